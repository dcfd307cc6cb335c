"""What every answer says to the browser, and which callers are heard at all."""

import secrets
from urllib.parse import urlsplit

from flask import Flask, g, request
from werkzeug.exceptions import BadRequest, Forbidden, NotFound
from werkzeug.wrappers import Response

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
#: The map's own frame: nothing but what the view itself wrote runs in it, and it fetches nothing.
FRAME_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self'; "
    "sandbox allow-scripts allow-top-navigation-by-user-activation"
)
#: Files that came from outside: whatever is in them, a browser that shows one runs nothing and loads nothing.
DOWNLOAD_POLICY = "sandbox; default-src 'none'"
DOWNLOADS = frozenset({"articles.copy_file"})
FRAMES = frozenset({"explore.map_frame"})
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
        "payment=(), usb=()"
    ),
    "X-Robots-Tag": "noindex",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=300"


def init_app(app: Flask) -> None:
    """Hear callers of this site only, and answer each with the headers of the house."""
    app.before_request(_hear)
    app.after_request(_say)


def frame_nonce() -> str:
    """The nonce of this answer's inline parts; for the map's frame alone."""
    if "frame_nonce" not in g:
        g.frame_nonce = secrets.token_urlsafe(16)
    return str(g.frame_nonce)


def _hear() -> None:
    """Refuse what another site sends in a reader's name (WEB-1).

    Browsers say so in `Sec-Fetch-Site`. Older ones send `Origin`, which `no-referrer` turns into "null" for our own
    forms too: those rest on the token alone.
    """
    if "\0" in request.path:  # no code holds one, and PostgreSQL takes none
        raise NotFound
    if any("\0" in text for pair in request.args.items(multi=True) for text in pair):
        raise BadRequest
    if request.method in SAFE:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "null")
    from_elsewhere = site not in {"same-origin", "none"} if site else _host(origin) not in {"null", request.host}
    if from_elsewhere:
        raise Forbidden


def _host(origin: str) -> str:
    try:
        return "null" if origin == "null" else urlsplit(origin).netloc
    except ValueError:
        return ""


def _say(response: Response) -> Response:
    response.headers.update(COMMON)
    if request.endpoint == "static" and response.status_code in {200, 206, 304}:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # the map's frame has no origin of its own
        response.headers["Cache-Control"] = _FOR_EVER if "v" in request.args else _FOR_NOW
        response.headers.pop("Set-Cookie", None)
        return response
    framed = request.endpoint in FRAMES and response.status_code == 200  # noqa: PLR2004 - HTTP's own word for "fine"
    policy = DOWNLOAD_POLICY if request.endpoint in DOWNLOADS else POLICY
    response.headers["Content-Security-Policy"] = FRAME_POLICY.format(nonce=frame_nonce()) if framed else policy
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
