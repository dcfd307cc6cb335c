"""Merges kept: both records as they were, what followed from one to the other, and the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session, aliased

from incidents.domain.access import Actor
from incidents.domain.codec import from_plain, to_plain
from incidents.domain.errors import NotFound
from incidents.domain.incident import Draft, Record, typed
from incidents.domain.vocabulary import N_, Status
from incidents.storage import incident_rows, publications
from incidents.storage.db import now, session
from incidents.storage.incident_values import drafts
from incidents.storage.incidents import forward
from incidents.storage.models.claim import ClaimRow
from incidents.storage.models.incident import ForwardRow, IncidentRow, StepRow, TouchRow
from incidents.storage.models.match import MergeRow

Plain = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Merge:
    """One merge. `before` is what undoing it needs; `undone` is when that was done."""

    number: int
    kept: str
    gone: str
    at: datetime
    reason: str
    before: Mapping[str, Any]
    undone: datetime | None


def lock(current: Session, codes: Sequence[str]) -> dict[str, IncidentRow]:
    """Code → row, locked until the transaction ends, always in one order. NotFound where one is missing."""
    query = select(IncidentRow).where(IncidentRow.code.in_(codes)).order_by(IncidentRow.id).with_for_update()
    found = {row.code: row for row in current.scalars(query.execution_options(populate_existing=True))}
    if set(found) != set(codes):
        raise NotFound(N_("There is no such record."))
    return found


def snapshot(current: Session, record: Record) -> Plain:
    """A record as it is, with who entered its figures and who worked on it."""
    row = _row(current, record.code)
    writers = current.execute(
        select(ClaimRow.number, ClaimRow.entered_by_id).where(ClaimRow.incident_id == row.id).order_by(ClaimRow.number)
    )
    touches = select(TouchRow.revision, TouchRow.account_id).where(TouchRow.incident_id == row.id)
    return {
        "version": row.version,
        "revision": row.revision,
        "status": row.status,
        "grade": row.grade,
        "grade_reason": row.grade_reason,
        "content": to_plain(typed(record.content)),
        "writers": [list(pair) for pair in writers],
        "touches": [list(pair) for pair in current.execute(touches)],
        "publication": publications.standing(current, record.code),
    }


def hand_over(current: Session, kept: str, gone: str, numbers: Mapping[int, int]) -> None:
    """The figures that came in stay those of who entered them, and nobody may review what they wrote themselves."""
    target, source = _row(current, kept), _row(current, gone)
    writers = select(ClaimRow.number, ClaimRow.entered_by_id).where(ClaimRow.incident_id == source.id)
    for number, writer in current.execute(writers).all():
        where = (ClaimRow.incident_id == target.id, ClaimRow.number == numbers[number])
        current.execute(update(ClaimRow).where(*where).values(entered_by_id=writer))
    worked = select(TouchRow.account_id).where(TouchRow.incident_id == source.id, TouchRow.revision == source.revision)
    known = select(TouchRow.account_id).where(TouchRow.incident_id == target.id, TouchRow.revision == target.revision)
    for account in set(current.scalars(worked)) - set(current.scalars(known)):
        current.execute(insert(TouchRow).values(incident_id=target.id, revision=target.revision, account_id=account))
    current.flush()


def retire(current: Session, gone: str, kept: str, by: Actor, reason: str) -> None:
    """The record that goes is no longer worked on, and its code leads on."""
    _step(current, _row(current, gone), Status.REJECTED, by, reason)
    forward(current, gone, kept)


def keep(current: Session, pair: tuple[str, str], reason: str, before: Plain, by: Actor) -> int:
    """Keep a merge of (kept, gone) and return its number; the versions that both have now are kept with it."""
    kept, gone = (_row(current, code) for code in pair)
    after = {"kept": kept.version, "gone": gone.version}
    row = MergeRow(kept_id=kept.id, gone_id=gone.id, at=now(), account_id=by.account or None, reason=reason)
    row.before = {**before, "after": after}
    current.add(row)
    current.flush()
    return row.id


def restore(current: Session, code: str, before: Plain, by: Actor, reason: str) -> None:
    """Bring a record back as it was; only its version goes on, so that no older text can be saved over it."""
    row = _row(current, code)
    draft = from_plain(Draft, before["content"])
    incident_rows.fill_head(row, draft)
    incident_rows.write_parts(current, {row.id: draft}, entered_by=None)
    if row.status != before["status"]:
        _step(current, row, Status(before["status"]), by, reason)
    row.revision, row.grade, row.grade_reason = before["revision"], before["grade"], before["grade_reason"]
    row.version += 1
    row.changed = now()
    for number, writer in before["writers"]:
        where = (ClaimRow.incident_id == row.id, ClaimRow.number == number)
        current.execute(update(ClaimRow).where(*where).values(entered_by_id=writer))
    current.execute(delete(TouchRow).where(TouchRow.incident_id == row.id))
    touches = [
        {"incident_id": row.id, "revision": revision, "account_id": account}
        for revision, account in before["touches"]
    ]  # fmt: skip
    if touches:
        current.execute(insert(TouchRow), touches)
    current.flush()
    incident_rows.write_lines(current, drafts(current, [row]))
    current.flush()


def stop_forwarding(current: Session, code: str) -> None:
    """Let a code lead to its own record again."""
    _row(current, code).forwarded_to_id = None
    current.execute(delete(ForwardRow).where(ForwardRow.code == code))
    current.flush()


def mark_undone(current: Session, number: int, by: Actor) -> None:
    """Keep that a merge was undone, when and by whom."""
    row = current.get_one(MergeRow, number)
    row.undone, row.undone_by_id = now(), by.account or None
    current.flush()


def merge(number: int) -> Merge:
    """One merge. NotFound if there is none of this number."""
    found = _merges(MergeRow.id == number)
    if not found:
        raise NotFound(N_("There is no such merge."))
    return found[0]


def into(code: str) -> tuple[Merge, ...]:
    """The merges into a record that stand, the newest first."""
    return _merges(IncidentRow.code == code, MergeRow.undone.is_(None))


def leads_away(code: str) -> bool:
    """Whether a record was merged into another one, and that stands."""
    gone = select(IncidentRow.id).where(IncidentRow.code == code).scalar_subquery()
    return session().scalar(select(MergeRow.id).where(MergeRow.gone_id == gone, MergeRow.undone.is_(None))) is not None


def _merges(*where: Any) -> tuple[Merge, ...]:
    gone = aliased(IncidentRow)
    query = (
        select(MergeRow, IncidentRow.code, gone.code)
        .join(IncidentRow, IncidentRow.id == MergeRow.kept_id)
        .join(gone, gone.id == MergeRow.gone_id)
        .where(*where)
        .order_by(MergeRow.id.desc())
    )
    return tuple(
        Merge(
            number=row.id, kept=kept, gone=code, at=row.at, reason=row.reason, before=row.before, undone=row.undone
        )
        for row, kept, code in session().execute(query.execution_options(populate_existing=True))
    )  # fmt: skip


def _step(current: Session, row: IncidentRow, new: Status, by: Actor, reason: str) -> None:
    old, row.status = row.status, new.value
    row.version += 1
    row.changed = now()
    step = StepRow(incident_id=row.id, at=row.changed, account_id=by.account or None, old=old, new=new.value)
    step.reason = reason
    current.add(step)
    current.flush()


def _row(current: Session, code: str) -> IncidentRow:
    row = current.scalars(select(IncidentRow).where(IncidentRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such record."))
    return row
