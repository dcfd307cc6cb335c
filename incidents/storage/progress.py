"""How far everything has come of which something is kept between pages: asked for in one statement, once a request."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from incidents.storage import moment
from incidents.storage.db import db, is_writing, session

_ASKED = text("""
    SELECT (SELECT max(seq) FROM history_head) AS deeds, (SELECT max(checked_at) FROM history_head) AS checked,
        (SELECT max(seq) FROM change_log) AS change, (SELECT max(id) FROM place) AS newest_place,
        (SELECT count(*) FROM place) AS places, (SELECT count(*) FROM term) AS terms,
        (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM actor) AS actors""")


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The newest deed, change of a finding and place by number, 0 before the first; and how many of each there are.

    `database` is its address; `checked` is when the history was last found whole, as ISO text, blank for never.
    """

    database: str
    deeds: int
    checked: str
    change: int
    newest_place: int
    places: int
    terms: int
    sources: int
    actors: int


def progress() -> Progress:
    """How far the database has come at this moment."""
    return moment.once("progress", _progress)


def stamp() -> Hashable:
    """What an answer that is kept is valid for; nothing else is it inside of a transaction that writes."""
    return object() if is_writing() else progress()


def _progress() -> Progress:
    found: Any = session().execute(_ASKED).one()
    return Progress(
        database=str(db.engine.url),
        deeds=found.deeds or 0,
        checked=found.checked or "",
        change=found.change or 0,
        newest_place=found.newest_place or 0,
        places=found.places,
        terms=found.terms,
        sources=found.sources,
        actors=found.actors,
    )
