"""What every template may use: filters that put values into words, and the names that each page needs."""

from datetime import datetime
from importlib.metadata import version
from typing import Any

from flask import Flask, current_app, g
from flask_wtf.csrf import generate_csrf

from incidents.domain.dates import UncertainDate
from incidents.domain.moments import day_of
from incidents.services import chronicle, locating, upkeep
from incidents.services.settings import current as settings
from incidents.web.assets import static_url
from incidents.web.gate import actor, may
from incidents.web.i18n import counted, digits, language, language_links, say, text_direction, told
from incidents.web.words import (
    best,
    claim_words,
    count_words,
    date_words,
    day_words,
    figure_words,
    in_its_language,
    is_web_address,
    isolated,
    link,
    moment_words,
    number_words,
    place_words,
    precision_words,
    source_words,
    summary_words,
    time_words,
)

FILTERS = (
    best,
    claim_words,
    count_words,
    date_words,
    day_of,
    day_words,
    in_its_language,
    is_web_address,
    isolated,
    link,
    moment_words,
    number_words,
    place_words,
    precision_words,
    source_words,
    summary_words,
    time_words,
)


def init_app(app: Flask) -> None:
    """Give templates their filters and names."""
    for one in FILTERS:
        app.jinja_env.filters[one.__name__] = one
    app.jinja_env.filters["said"] = say
    app.jinja_env.filters["digits"] = digits
    app.jinja_env.globals.update(static_url=static_url, figure_words=figure_words, say=say)
    app.jinja_env.globals["csrf_token"] = generate_csrf
    app.jinja_env.globals.update({"_": told, "gettext": told, "ngettext": counted})  # as theirs, without their detours
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_names)
    app.extensions["incidents_version"] = version("incidents")


def _names() -> dict[str, Any]:
    return {
        "lang": language(),
        "text_direction": text_direction(),
        "language_links": language_links(),
        "actor": actor(),
        "may": may,
        "demonstration": settings().demonstration,
        "invented": upkeep.is_invented(),
        "outside_domain": locating.outside_domain(),
        "app_version": _version(),
        "history_checked": _history_checked(),
    }


def _version() -> str:
    return str(current_app.extensions["incidents_version"])


def _history_checked() -> str | None:
    """The day on which the history was last found whole."""
    if "history_checked" not in g:
        checked = chronicle.last_checked()
        g.history_checked = date_words(UncertainDate.day(day_of(datetime.fromisoformat(checked)))) if checked else None
    found: str | None = g.history_checked
    return found
