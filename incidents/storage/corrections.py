"""What became of published records since: published again after an amendment, withdrawn, or merged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Exists, exists, or_, select
from sqlalchemy.orm import aliased

from incidents.domain.moments import day_of
from incidents.domain.text import Trilingual
from incidents.storage.db import session
from incidents.storage.incident_values import led_on
from incidents.storage.models.history import HistoryRow

_PUBLISHED, _MERGED, _INCIDENT = "published", "merged", "incident"
_MARK = 16  # of 64 digits
_ALWAYS = ("withdrawn", _MERGED, "merge undone")


@dataclass(frozen=True)
class Correction:
    """A change of a published record: when, which record, and the deed; `into` is where a merged one leads now."""

    day: date
    code: str
    deed: str
    into: str = ""


def latest(limit: int) -> tuple[Correction, ...]:
    """The newest first. Reasons and names are not for the public and are not read."""
    again = _again(aliased(HistoryRow))
    query = (
        select(HistoryRow.at, HistoryRow.code, HistoryRow.deed)
        .where(HistoryRow.public, HistoryRow.kind == _INCIDENT)
        .where(or_(HistoryRow.deed.in_(_ALWAYS), (HistoryRow.deed == _PUBLISHED) & again))
        .order_by(HistoryRow.seq.desc())
        .limit(limit)
    )
    rows = session().execute(query).all()
    into = _into((code, deed) for _, code, deed in rows)
    return tuple(
        Correction(day_of(datetime.fromisoformat(at)), code, deed, into.get(code, "") if deed == _MERGED else "")
        for at, code, deed in rows
    )


def _into(deeds: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Where merged records lead now, of (code, deed)."""
    return led_on(session(), (code for code, deed in deeds if deed == _MERGED))


def _again(earlier: type[HistoryRow]) -> Exists:
    """That the record of a deed was published once before it."""
    return exists().where(
        earlier.kind == _INCIDENT,
        earlier.code == HistoryRow.code,
        earlier.deed == _PUBLISHED,
        earlier.seq < HistoryRow.seq,
    )


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """A public deed on a record: the moment in UTC, `again` for a later publication.

    `mark` is the beginning of its hash: its own for ever, and no count of the deeds that the public is not told of.
    `title` is filled in for readers who may see it; `into` is blank where nothing leads on.
    """

    mark: str
    at: datetime
    code: str
    deed: str
    again: bool
    into: str
    title: Trilingual = field(default_factory=Trilingual)


def announced(after: int, limit: int) -> tuple[Announcement, ...]:
    """What was published, withdrawn, merged or separated after the deed of this number, the newest first."""
    query = (
        select(
            HistoryRow.hash, HistoryRow.at, HistoryRow.code, HistoryRow.deed,
            _again(aliased(HistoryRow)).label("again"),
        )
        .where(HistoryRow.public, HistoryRow.kind == _INCIDENT, HistoryRow.seq > after)
        .where(HistoryRow.deed.in_((*_ALWAYS, _PUBLISHED)))
        .order_by(HistoryRow.seq.desc())
        .limit(limit)
    )  # fmt: skip
    rows = session().execute(query).all()
    into = _into((row.code, row.deed) for row in rows)
    return tuple(
        Announcement(
            mark=row.hash[:_MARK],
            at=datetime.fromisoformat(row.at),
            code=row.code,
            deed=row.deed,
            again=bool(row.again) and row.deed == _PUBLISHED,
            into=into.get(row.code, "") if row.deed == _MERGED else "",
        )
        for row in rows
    )
