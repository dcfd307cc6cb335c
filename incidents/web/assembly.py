"""Hangs everything of the web on the application; knows every room, and no room knows it."""

from flask import Flask
from flask_wtf import CSRFProtect

from incidents.domain.accounts import Lifetime
from incidents.services.desk import Desk
from incidents.web import demo, errors, filters, fragments, gate, headers, health, i18n, sizes
from incidents.web.accounts import routes as accounts
from incidents.web.accounts.blueprint import init_app as set_up_sign_in
from incidents.web.accounts.signing_in import keep_typed
from incidents.web.api import routes as api
from incidents.web.articles import routes as articles
from incidents.web.citing import routes as citing
from incidents.web.desk import routes as desk
from incidents.web.desk.blueprint import furnish
from incidents.web.explore import routes as explore
from incidents.web.history import daily
from incidents.web.history import views as history
from incidents.web.imports import routes as imports
from incidents.web.incidents import routes as incidents
from incidents.web.lists import routes as lists
from incidents.web.pages import routes as pages
from incidents.web.releases import routes as releases
from incidents.web.review import routes as review
from incidents.web.settings import WebConfig
from incidents.web.views import routes as views
from incidents.web.vocabulary import views as vocabulary

_ROOMS = (
    pages,
    explore,
    incidents,
    desk,
    articles,
    lists,
    views,
    releases,
    citing,
    review,
    imports,
    history,
    vocabulary,
    accounts,
    api,
    health,
)


def init_app(app: Flask, config: WebConfig) -> None:
    """Set up the web. The order of the first five is the order in which they are asked."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # an account of an incident may take an afternoon to write
        WTF_CSRF_SSL_STRICT=False,  # it asks for the referrer, which we never send; headers.py asks for more
    )
    i18n.init_app(app, languages=config.languages, translations=config.translations)
    headers.init_app(app)
    set_up_sign_in(app)
    sizes.init_app(app)
    gate.init_app(app, Lifetime(idle=config.idle, whole=config.longest))
    CSRFProtect(app).exempt(api.blueprint)  # a browser's session writes nothing there: the gate asks for a token
    errors.init_app(app, keep_typed)
    filters.init_app(app)
    daily.init_app(app)
    fragments.init_app(app)
    furnish(app, Desk())
    for room in _ROOMS:
        app.register_blueprint(room.blueprint)
    if config.demo:
        demo.init_demo(app, config.entrance)
