"""What became of published records since: published again after an amendment, withdrawn, or merged."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from incidents.storage.db import session
from incidents.storage.incidents import forwarded
from incidents.storage.models.history import HistoryRow

_PUBLISHED, _INCIDENT = "published", "incident"
_ALWAYS = ("withdrawn", "merged", "merge undone")


@dataclass(frozen=True)
class Correction:
    """A change of a published record: when, which record, and the deed; `into` is where a merged one leads now."""

    day: date
    code: str
    deed: str
    into: str = ""


def latest(limit: int) -> tuple[Correction, ...]:
    """The newest first. Reasons and names are not for the public and are not read."""
    earlier = aliased(HistoryRow)
    again = exists().where(
        earlier.kind == _INCIDENT,
        earlier.code == HistoryRow.code,
        earlier.deed == _PUBLISHED,
        earlier.seq < HistoryRow.seq,
    )
    query = (
        select(HistoryRow.at, HistoryRow.code, HistoryRow.deed)
        .where(HistoryRow.public, HistoryRow.kind == _INCIDENT)
        .where(or_(HistoryRow.deed.in_(_ALWAYS), (HistoryRow.deed == _PUBLISHED) & again))
        .order_by(HistoryRow.seq.desc())
        .limit(limit)
    )
    return tuple(
        Correction(date.fromisoformat(at[:10]), code, deed, (forwarded(code) or "") if deed == "merged" else "")
        for at, code, deed in session().execute(query).all()
    )
