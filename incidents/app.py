"""The composition root: the one module that knows every other. `create_app` builds, wires and returns."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from incidents import paths
from incidents.config import Config, Misconfigured, for_demonstration, load
from incidents.services import settings
from incidents.storage.db import db, options, prepare
from incidents.storage.search.answering import INDEX_FROM
from incidents.web import assembly
from incidents.web.addresses import Application
from incidents.web.settings import WebConfig

__all__ = ["Config", "Misconfigured", "create_app", "open_demonstration", "open_site"]

_FORM_PARTS = 2000


def create_app(config: Config, *, entrance: str = "") -> Flask:
    """The application for these settings; `entrance` is the one-time token of the demonstration's door."""
    app = Application(
        "incidents",
        template_folder=str(paths.templates()),
        static_folder=str(paths.static()),
        instance_path=str(config.instance.resolve()),
    )
    app.jinja_env.undefined = StrictUndefined
    app.config.from_mapping(_flask_settings(config))
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    settings.use(
        settings.Settings(
            data=paths.data(),
            static=paths.static(),
            files=config.instance.resolve() / "files",
            capture=config.capture,
            prefix=config.prefix,
            contact=config.contact,
            geocoder=config.geocoder,
            geocoder_agent=config.geocoder_agent,
            demonstration=config.demonstration,
            imports=config.instance.resolve() / "imports",
            keys=config.instance.resolve(),
        )
    )
    assembly.init_app(app, _web_settings(config, entrance))
    return app


def open_site(given: Mapping[str, Any] | None = None) -> tuple[Flask, Config]:
    """The application of this installation; `given` overrules its settings, as a command's options do."""
    config = load(paths.instance(), given=given or {})
    return create_app(config), config


def open_demonstration(port: int, entrance: str) -> tuple[Flask, Config]:
    """The application of the demonstration, whatever this installation's settings say."""
    config = for_demonstration(paths.instance(), port=port)
    return create_app(config, entrance=entrance), config


def _web_settings(config: Config, entrance: str) -> WebConfig:
    return WebConfig(
        languages=config.languages,
        translations=paths.translations(),
        demo=config.demonstration,
        entrance=entrance,
        idle=timedelta(minutes=config.idle_minutes),
        longest=timedelta(hours=config.session_hours),
    )


def _flask_settings(config: Config) -> dict[str, Any]:
    prefix = "__Host-" if config.secure_cookies else ""
    return {
        "SECRET_KEY": config.secret_key,
        "SQLALCHEMY_DATABASE_URI": config.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {
            **options(config.database_url),
            "execution_options": {INDEX_FROM: config.index_from},
        },
        "SESSION_COOKIE_NAME": f"{prefix}incidents",
        "SESSION_COOKIE_SECURE": config.secure_cookies,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=config.session_hours),
        "MAX_CONTENT_LENGTH": config.max_content_length,
        "MAX_FORM_MEMORY_SIZE": config.max_content_length,
        "MAX_FORM_PARTS": _FORM_PARTS,
        "TRUSTED_HOSTS": list(config.hosts),
    }
