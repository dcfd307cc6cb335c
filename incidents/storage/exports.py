"""Exports: visitors' downloads counted by day, and the team's records in bulk."""

from datetime import UTC, datetime

from sqlalchemy import Date, bindparam, select, text
from sqlalchemy.orm import Session

from incidents.domain.incident import Record
from incidents.storage import incidents
from incidents.storage.db import session
from incidents.storage.models.incident import IncidentRow

_COUNT = text(
    "INSERT INTO export_tally (day, format, exports) VALUES (:day, :form, 1)"
    " ON CONFLICT (day, format) DO UPDATE SET exports = export_tally.exports + 1"
).bindparams(bindparam("day", type_=Date))


def count_visit(current: Session, form: str) -> None:
    """Count one more download by a visitor today, in this format; nothing else is kept of it."""
    current.execute(_COUNT, {"day": datetime.now(UTC).date(), "form": form})


def team_records(codes: list[str]) -> tuple[Record, ...]:
    """The team's copies of some incidents, in the order given."""
    rows = session().scalars(select(IncidentRow).where(IncidentRow.code.in_(codes))).all()
    found = {record.code: record for record in incidents.records(session(), rows)}
    return tuple(found[code] for code in codes if code in found)
