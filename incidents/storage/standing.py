"""Where imported records stand: set aside by an undo, taken up by the next import, put back as they were before."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from incidents.domain.access import Actor
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import Status
from incidents.storage import bulk, incident_writing
from incidents.storage.db import now
from incidents.storage.models.incident import IncidentRow, StepRow


def set_aside(current: Session, codes: Sequence[str], reason: str, by: Actor) -> None:
    """Let records stand as not accepted, with the reason; nothing of them is deleted."""
    _step(current, codes, Status.REJECTED, reason, by)
    values = {"status": Status.REJECTED.value, "version": IncidentRow.version + 1, "changed": now()}
    current.execute(update(IncidentRow).where(IncidentRow.code.in_(codes)).values(**values))
    current.expire_all()


def take_up(current: Session, codes: Sequence[str], reason: str, by: Actor) -> None:
    """Keep the step of records that were set aside and become drafts again in the same transaction."""
    _step(current, codes, Status.DRAFT, reason, by)


def note(current: Session, reasons: Mapping[str, str], by: Actor) -> None:
    """Keep a sentence beside new drafts, code → sentence, where the team reads why a record stands as it does."""
    query = select(IncidentRow.code, IncidentRow.id).where(IncidentRow.code.in_(list(reasons)))
    draft = {"at": now(), "account_id": by.account or None, "old": Status.DRAFT.value, "new": Status.DRAFT.value}
    rows = [{"incident_id": number, **draft, "reason": reasons[code]} for code, number in current.execute(query)]
    bulk.insert_all(current, StepRow, rows)


def put_back(current: Session, before: Mapping[str, tuple[Draft, Status, int]], by: Actor) -> None:
    """Let records say again what they said: code → draft, status and revision."""
    incident_writing.amend_all(current, {code: (draft, status) for code, (draft, status, _) in before.items()}, by)
    for code, (_, _, revision) in before.items():
        current.execute(update(IncidentRow).where(IncidentRow.code == code).values(revision=revision))
    current.expire_all()


def versions(current: Session, codes: Iterable[str]) -> dict[str, tuple[int, Status]]:
    """Code → version and status of each record."""
    query = select(IncidentRow.code, IncidentRow.version, IncidentRow.status)
    found = current.execute(query.where(IncidentRow.code.in_(list(codes)))).all()
    return {code: (version, Status(status)) for code, version, status in found}


def _step(current: Session, codes: Sequence[str], new: Status, reason: str, by: Actor) -> None:
    query = select(IncidentRow.id, IncidentRow.status).where(IncidentRow.code.in_(codes))
    current.add_all(
        StepRow(incident_id=number, at=now(), account_id=by.account or None, old=old, new=new.value, reason=reason)
        for number, old in current.execute(query).all()
    )
    current.flush()
