"""Exports: visitors' downloads counted by day, and the team's records in bulk."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.incident import Record
from incidents.storage import incidents
from incidents.storage.db import session
from incidents.storage.models.history import ExportTallyRow
from incidents.storage.models.incident import IncidentRow


def count_visit(current: Session, form: str) -> None:
    """Count one more download by a visitor today, in this format; nothing else is kept of it."""
    day = datetime.now(UTC).date()
    row = current.get(ExportTallyRow, (day, form), with_for_update=True)
    if row is None:
        current.add(ExportTallyRow(day=day, format=form, exports=1))
    else:
        row.exports += 1
    current.flush()


def team_records(codes: list[str]) -> tuple[Record, ...]:
    """The team's copies of some incidents, in the order given."""
    rows = session().scalars(select(IncidentRow).where(IncidentRow.code.in_(codes))).all()
    found = {record.code: record for record in incidents.records(session(), rows)}
    return tuple(found[code] for code in codes if code in found)
