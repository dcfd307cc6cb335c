"""Pages and the API: parse, call one service, render."""

from flask import Flask
from flask_wtf import CSRFProtect

from incidents.domain.accounts import Lifetime
from incidents.web import (
    accounts,
    api,
    articles,
    demo,
    errors,
    explore,
    filters,
    gate,
    headers,
    health,
    history,
    i18n,
    incidents,
    lists,
    pages,
    review,
    vocabulary,
)
from incidents.web.settings import WebConfig

__all__ = ["WebConfig", "init_app"]

_PARTS = (pages, explore, incidents, articles, lists, review, history, vocabulary, accounts, api, health)


def init_app(app: Flask, config: WebConfig) -> None:
    """Hang everything of the web on the application. The order of the first four is the order they are asked in."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # an account of an incident may take an afternoon to write
        WTF_CSRF_SSL_STRICT=False,  # it asks for the referrer, which we never send; headers.py asks for more
    )
    i18n.init_app(app, languages=config.languages, translations=config.translations)
    headers.init_app(app)
    accounts.init_app(app)
    gate.init_app(app, Lifetime(idle=config.idle, whole=config.longest))
    CSRFProtect(app)
    errors.init_app(app, accounts.signing_in.keep_typed)
    filters.init_app(app)
    for part in _PARTS:
        app.register_blueprint(part.blueprint)
    if config.demo:
        demo.init_demo(app, config.entrance)
