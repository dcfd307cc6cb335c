"""Parts of a page that are the same for everybody who reads a language: drawn once, and kept."""

from collections.abc import Hashable
from functools import lru_cache, partial
from typing import Any

from flask import Flask, current_app, request
from markupsafe import Markup

from incidents.web.i18n import language

_DRAWN = "incidents_fragments"
_KEPT = 256
#: What Flask lets every template see, and a part that is kept must not.
_HIDDEN = ("request", "session", "g", "config")


def init_app(app: Flask) -> None:
    """Let templates say `fragment("layouts/_footer.html", checked=…)`."""
    app.extensions[_DRAWN] = lru_cache(maxsize=_KEPT)(partial(_drawn, app))
    app.jinja_env.globals["fragment"] = fragment


def fragment(name: str, **given: Hashable) -> Markup:
    """A template drawn from what is given to it and nothing else: it does not know who asks, nor for what.

    A template that is changed under a running server is noticed in debug mode only.
    """
    asked = (name, language(), request.script_root, tuple(sorted(given.items())))
    if current_app.debug:
        return _drawn(current_app, *asked)
    found: Markup = current_app.extensions[_DRAWN](*asked)
    return found


def _drawn(app: Flask, name: str, _lang: str, _root: str, given: tuple[tuple[str, Any], ...]) -> Markup:
    hidden = {each: app.jinja_env.undefined(name=each) for each in _HIDDEN}
    return Markup(app.jinja_env.get_template(name).render({**hidden, **dict(given)}))  # noqa: S704 - a template of ours
