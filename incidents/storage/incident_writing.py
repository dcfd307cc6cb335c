"""Working copies of incidents written, one or many at a time, by the one way there is."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.incident import Draft, Record
from incidents.domain.moments import day_of
from incidents.domain.vocabulary import Audience, Grade, Status
from incidents.storage import bulk, incident_rows
from incidents.storage.db import now
from incidents.storage.incident_columns import head
from incidents.storage.incident_filling import filled
from incidents.storage.incident_values import drafts, forwards
from incidents.storage.models.account import AccountRow
from incidents.storage.models.incident import IncidentRow, TouchRow

#: Where a new incident stands.
FIRST_VERSION = FIRST_REVISION = 1
_NEW = {
    "status": Status.DRAFT.value,
    "grade": Grade.PROVISIONAL.value,
    "version": FIRST_VERSION,
    "revision": FIRST_REVISION,
}


def add_all(current: Session, new: Mapping[str, Draft], by: Actor) -> dict[int, Record]:
    """Keep new incidents, code → draft, each table written once; row number → the record as it is read back.

    Refused: a code that is not known.
    """
    moment = now()
    numbered = dict(zip(bulk.numbers(current, IncidentRow, len(new)), new.items(), strict=True))
    content_of = {number: draft for number, (_, draft) in numbered.items()}
    heads = [{"id": number, "code": code, **_NEW, "created": moment, "changed": moment, **head(draft)}
             for number, (code, draft) in numbered.items()]  # fmt: skip
    bulk.insert_all(current, IncidentRow, heads)
    incident_rows.add_parts(current, content_of, entered_by=by.account or None)
    contents = filled(current, content_of)
    incident_rows.add_lines(current, contents)
    touched = [
        {"incident_id": number, "revision": FIRST_REVISION, "account_id": by.account or 0} for number in numbered
    ]
    bulk.insert_all(current, TouchRow, touched)
    return _records(current, {number: (code, contents[number]) for number, (code, _) in numbered.items()}, moment, by)


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


def _records(current: Session, new: Mapping[int, tuple[str, Draft]], moment: datetime, by: Actor) -> dict[int, Record]:
    """New incidents as they are read back."""
    authors = tuple(current.scalars(select(AccountRow.name).where(AccountRow.id == (by.account or 0))))
    led = forwards(current, [code for code, _ in new.values()])
    return {
        number: Record(
            code=code,
            audience=Audience.TEAM,
            version=FIRST_VERSION,
            revision=FIRST_REVISION,
            status=Status.DRAFT,
            grade=Grade.PROVISIONAL,
            content=content,
            created=day_of(moment),
            changed=moment,
            contributors=authors,
            forwarded_to=led.get(code, ""),
        )
        for number, (code, content) in new.items()
    }


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
    bulk.insert_all(current, TouchRow, new)
