"""The gate: who asks, and whether what they ask for is open to them. Closed unless opened.

Every view says what it needs, with `@needs(Action.X)` or `@open_to_all`; one that says nothing is refused. This module
alone reads `current_user`, and turns it into a frozen Actor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, current_app, g, redirect, request, session, url_for
from flask_security import current_user
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from incidents.domain.access import Action, Actor
from incidents.domain.accounts import Lifetime, SignedIn
from incidents.domain.errors import NotAllowed
from incidents.domain.vocabulary import N_
from incidents.services import accounts, programs

__all__ = ["Need", "SignInNeeded", "actor", "hold", "init_app", "may", "need_of", "needs", "open_to_all", "release"]

View = TypeVar("View", bound=Callable[..., Any])
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_TOKEN = "token"  # noqa: S105 - its name in the cookie
_USER = "_user_id"  # where Flask-Login looks
_NEED = "need"
_PROGRAMS = "/api/"


@dataclass(frozen=True)
class Need:
    """What a view asks for: `read` for methods that change nothing, `write` for the others; None is open to all."""

    read: Action | None
    write: Action | None


class SignInNeeded(Unauthorized):
    """What was sent needs an account; the sign-in page answers, and keeps what was typed."""


def needs(read: Action, *, write: Action | None = None) -> Callable[[View], View]:
    """The view is open to those who may do `read`; to change something, `write`, where that is another action."""

    def declare(view: View) -> View:
        view.__dict__[_NEED] = Need(read, write or read)
        return view

    return declare


def open_to_all(view: View) -> View:
    """The view is open to everyone, also while the site asks everyone to sign in."""
    view.__dict__[_NEED] = Need(None, None)
    return view


def need_of(app: Flask, endpoint: str) -> Need | None:
    """What an endpoint declared; None where it declared nothing."""
    if endpoint == "static":
        return Need(None, None)
    found = getattr(app.view_functions[endpoint], _NEED, None)
    return found if isinstance(found, Need) else None


def init_app(app: Flask, lifetime: Lifetime) -> None:
    """Stand before every request."""
    app.extensions["incidents_lifetime"] = lifetime
    app.before_request(_ask)


def actor() -> Actor:
    """Who asks, for the length of this request."""
    if "actor" not in g:
        g.actor = _by_token() if _for_programs() else _signed_in() or accounts.visitor()
    found: Actor = g.actor
    return found


def may(action: str) -> bool:
    """Whether who asks may do this; for templates, by the action's name."""
    return actor().may(Action(action))


def hold(begun: SignedIn) -> None:
    """Give the browser the session that has begun; nothing of an earlier one is left."""
    session.clear()
    session[_TOKEN], session[_USER], session["_fresh"] = begun.token, begun.mark, True
    session.permanent = False
    g.pop("actor", None)
    g.pop("_login_user", None)


def release() -> None:
    """End the session of this browser, here and on the server."""
    if token := session.get(_TOKEN, ""):
        accounts.sign_out(token)
    session.clear()
    g.pop("actor", None)
    g.pop("_login_user", None)


def _signed_in() -> Actor | None:
    """The holder of the session, if the server still keeps it and Flask-Security knows the same person."""
    token = session.get(_TOKEN, "")
    found = accounts.actor_of(token, current_app.extensions["incidents_lifetime"]) if token else None
    if found is not None and current_user.is_authenticated and current_user.get_id() == found[1]:
        return found[0]
    for name in (_TOKEN, _USER, "_fresh"):
        session.pop(name, None)
    return None


def _for_programs() -> bool:
    return request.path.startswith(_PROGRAMS)


def _by_token() -> Actor:
    """For whom a program asks. Without a token it reads as the browser that asks may, and writes as nobody.

    So no page of another site can write here in a reader's name. A token that opens nothing is said to.
    """
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    if not scheme:
        return (_signed_in() if request.method in SAFE else None) or accounts.visitor()
    found = programs.actor_of(text.strip()) if scheme.lower() == "bearer" else None
    if found is None:
        raise SignInNeeded
    return found


def _ask() -> Response | None:
    """Let through, lead to the sign-in page, or refuse."""
    if request.endpoint is None:
        return None  # no such address, or not with this method: the error page says so
    need = need_of(current_app, request.endpoint)
    if need is None:
        current_app.logger.error("The view %s says nothing of what it needs.", request.endpoint)
        raise NotAllowed(N_("This page is not open."))
    action = need.read if request.method in SAFE else need.write
    if action is None or actor().may(action):
        return None
    if actor().signed_in:
        raise NotAllowed(N_("Your account is not set up for this. A manager can change that."))
    if request.method not in SAFE or _for_programs():
        raise SignInNeeded
    back = request.full_path if request.query_string else request.path
    return redirect(url_for("accounts.sign_in", next=back), 303)
