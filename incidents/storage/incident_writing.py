"""Working copies of incidents written, one or many at a time, by the one way there is."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import Grade, Status
from incidents.storage import incident_rows
from incidents.storage.db import now
from incidents.storage.incident_values import drafts
from incidents.storage.models.incident import IncidentRow, TouchRow


def add_all(current: Session, new: Mapping[str, Draft], by: Actor) -> None:
    """Keep new incidents, code → draft, all of them as `add` keeps one."""
    moment = now()
    rows = {code: _new(code, moment) for code in new}
    for code, row in rows.items():
        incident_rows.fill_head(row, new[code])
    current.add_all(rows.values())
    current.flush()
    _write(current, [(row, new[code]) for code, row in rows.items()], by)


def free_codes(current: Session, prefix: str, count: int) -> list[str]:
    """So many codes that no incident has; among many thousands, one made at random is now and then taken."""
    found: set[str] = set()
    while len(found) < count:
        made = {codes.make(prefix) for _ in range(count - len(found))}
        found |= made - set(current.scalars(select(IncidentRow.code).where(IncidentRow.code.in_(made))))
    return list(found)


def amend_all(current: Session, changes: Mapping[str, tuple[Draft, Status]], by: Actor) -> None:
    """Save the working copies of some incidents anew, code → draft and new status, as they stand in this transaction.

    Versions are for the caller to look at: it has read these records inside the same transaction.
    """
    moment, saved = now(), list[tuple[IncidentRow, Draft]]()
    for row in current.scalars(select(IncidentRow).where(IncidentRow.code.in_(changes))):
        draft, status = changes[row.code]
        if row.status in {Status.PUBLISHED.value, Status.WITHDRAWN.value}:
            row.revision += 1
        row.status, row.version, row.changed = status.value, row.version + 1, moment
        incident_rows.fill_head(row, draft)
        saved.append((row, draft))
    current.flush()
    _write(current, saved, by)


def _new(code: str, moment: datetime) -> IncidentRow:
    return IncidentRow(
        code=code,
        status=Status.DRAFT.value,
        grade=Grade.PROVISIONAL.value,
        created=moment,
        changed=moment,
        version=1,
        revision=1,
    )


def _write(current: Session, saved: Sequence[tuple[IncidentRow, Draft]], by: Actor) -> None:
    incident_rows.write_parts(current, {row.id: draft for row, draft in saved}, entered_by=by.account or None)
    current.flush()
    incident_rows.write_lines(current, drafts(current, [row for row, _ in saved]))
    _touch(current, [row for row, _ in saved], by.account or 0)
    current.flush()


def _touch(current: Session, rows: Sequence[IncidentRow], account: int) -> None:
    """Keep that an account worked on the current revision of some incidents."""
    query = select(TouchRow.incident_id, TouchRow.revision).where(TouchRow.account_id == account)
    known = set(current.execute(query.where(TouchRow.incident_id.in_([row.id for row in rows]))).all())
    new = [
        {"incident_id": row.id, "revision": row.revision, "account_id": account}
        for row in rows
        if (row.id, row.revision) not in known
    ]
    if new:
        current.execute(insert(TouchRow), new)
