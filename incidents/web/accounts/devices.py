"""Browsers that signed in to an account before: their tries are counted apart from everybody else's (AUTH-5)."""

import hashlib
import secrets
from datetime import timedelta

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from incidents.domain.accounts import name_key

COOKIE = "device"
_KEPT_FOR = timedelta(days=180)


def known_device(name: str) -> str:
    """The mark of this browser, if it signed in to the account of this name before; else a blank."""
    try:
        device, owner = _serializer().loads(request.cookies.get(COOKIE, ""))
    except (BadSignature, ValueError, TypeError):
        return ""
    return str(device) if owner == _owner(name) else ""


def remember(response: Response, name: str) -> None:
    """Let this browser be known for the account of this name."""
    value = _serializer().dumps([known_device(name) or secrets.token_hex(16), _owner(name)])
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(COOKIE, str(value), max_age=_KEPT_FOR, secure=secure, httponly=True, samesite="Lax")


def _owner(name: str) -> str:
    """The account as the cookie names it: whoever finds the cookie does not read the user name in it."""
    secret = str(current_app.secret_key)
    return hashlib.sha256(f"{secret} {name_key(name)}".encode()).hexdigest()


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="device")
