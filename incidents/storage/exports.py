"""Exports: visitors' downloads counted by day, a selection at one moment, and the team's records in bulk."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Date, bindparam, select, text
from sqlalchemy.orm import Session

from incidents.domain.criteria import Criteria
from incidents.domain.incident import Record
from incidents.domain.moments import today
from incidents.domain.vocabulary import Audience
from incidents.storage import incidents
from incidents.storage.db import session
from incidents.storage.models.finding import FindingRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.plain_rows import by_number, every_column
from incidents.storage.search.conditions import conditions

_AT_ONCE = 1000

_COUNT = text(
    "INSERT INTO export_tally (day, format, exports) VALUES (:day, :form, 1)"
    " ON CONFLICT (day, format) DO UPDATE SET exports = export_tally.exports + 1"
).bindparams(bindparam("day", type_=Date))


def count_visit(current: Session, form: str) -> None:
    """Count one more download by a visitor today, in this format; nothing else is kept of it."""
    current.execute(_COUNT, {"day": today(), "form": form})


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read inside is read of one moment, while others go on writing: `storage.db.options` sees to it."""
    current = session()
    if current.new or current.dirty or current.deleted:
        raise RuntimeError("A change was made outside of a transaction.")
    current.rollback()
    try:
        yield
    finally:
        current.rollback()


def selection(criteria: Criteria, audience: Audience, at_once: int = _AT_ONCE) -> Iterator[Sequence[int]]:
    """The row numbers of the incidents that answer a question, `at_once` of them each time, in the order of date.

    It is asked once and read as it is needed, so that memory stays flat.
    """
    query = select(FindingRow.incident_id).where(*conditions(criteria, audience))
    order = FindingRow.earliest.asc().nulls_last(), FindingRow.incident_id
    yield from session().scalars(query.order_by(*order), execution_options={"yield_per": at_once}).partitions()


def holds_any(criteria: Criteria, audience: Audience, codes: Sequence[str]) -> bool:
    """Whether any of these incidents answers a question."""
    return _is_any(FindingRow.code.in_(codes), *conditions(criteria, audience))


def meet(one: Criteria, other: Criteria, audience: Audience) -> bool:
    """Whether any incident answers both of two questions."""
    return _is_any(*conditions(one, audience), *conditions(other, audience))


def _is_any(*holds: ColumnElement[bool]) -> bool:
    return session().scalar(select(FindingRow.id).where(*holds).limit(1)) is not None


def read_team(numbers: Sequence[int]) -> tuple[Record, ...]:
    """The team's copies of incidents by row number, in the order given."""
    heads = by_number(session(), IncidentRow, numbers)
    return incidents.records(session(), [heads[number] for number in numbers if number in heads])


def team_records(codes: list[str]) -> tuple[Record, ...]:
    """The team's copies of some incidents, in the order given."""
    heads = session().execute(every_column(IncidentRow).where(IncidentRow.code.in_(codes))).all()
    found = {record.code: record for record in incidents.records(session(), heads)}
    return tuple(found[code] for code in codes if code in found)
