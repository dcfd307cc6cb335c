"""How far the log of changes has come: what an answer that is kept is valid for."""

from sqlalchemy import func, select

from incidents.storage import moment
from incidents.storage.db import db, session
from incidents.storage.models.finding import ChangeRow

Stamp = tuple[str, int]
_NEWEST = select(func.max(ChangeRow.__table__.c.seq))


def newest() -> int:
    """The number of the last change to any finding; 0 before the first."""
    return moment.once("newest change", lambda: session().scalar(_NEWEST) or 0)


def stamp() -> Stamp:
    """The same, and of which database."""
    return str(db.engine.url), newest()
