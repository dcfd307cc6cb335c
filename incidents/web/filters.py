"""What every template may use: filters that put values into words, and the names that each page needs."""

from importlib.metadata import version
from typing import Any

from flask import Flask, current_app, g
from flask_wtf.csrf import generate_csrf

from incidents.domain.dates import UncertainDate
from incidents.services import chronicle
from incidents.services.settings import current as settings
from incidents.web import assets, gate, i18n, words

FILTERS = (
    words.best,
    words.claim_words,
    words.count_words,
    words.date_words,
    words.day_words,
    words.in_its_language,
    words.is_web_address,
    words.isolated,
    words.link,
    words.moment_words,
    words.number_words,
    words.place_words,
    words.precision_words,
    words.source_words,
    words.summary_words,
    words.time_words,
)


def init_app(app: Flask) -> None:
    """Give templates their filters and names."""
    for one in FILTERS:
        app.jinja_env.filters[one.__name__] = one
    app.jinja_env.filters["said"] = i18n.say
    app.jinja_env.filters["digits"] = i18n.digits
    app.jinja_env.globals.update(static_url=assets.static_url, figure_words=words.figure_words, say=i18n.say)
    app.jinja_env.globals["csrf_token"] = generate_csrf
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_names)
    app.extensions["incidents_version"] = version("incidents")


def _names() -> dict[str, Any]:
    return {
        "lang": i18n.language(),
        "text_direction": i18n.text_direction(),
        "language_links": i18n.language_links(),
        "actor": gate.actor(),
        "may": gate.may,
        "demonstration": settings().demonstration,
        "app_version": _version(),
        "history_checked": _history_checked(),
    }


def _version() -> str:
    return str(current_app.extensions["incidents_version"])


def _history_checked() -> str | None:
    """The day on which the history was last found whole."""
    if "history_checked" not in g:
        checked = chronicle.last_checked()
        g.history_checked = words.date_words(UncertainDate.from_edtf(checked[:10])) if checked else None
    found: str | None = g.history_checked
    return found
