"""A chunk of rows into the database, all of it in the running transaction, each table written once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.batches import BatchLine, RowState
from incidents.domain.codec import to_plain
from incidents.domain.disclosure import reads_whole
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft, Record, typed
from incidents.domain.verification import after_amendment
from incidents.domain.vocabulary import Status
from incidents.services import disclosing
from incidents.services.importing.drafting import Drafter, Edition, said_of
from incidents.services.importing.merging import merged
from incidents.services.importing.sorting import Sorted
from incidents.services.importing.stood import stood_words
from incidents.services.kinds import of_this_house
from incidents.services.recording import KEPT_FOR_FEW
from incidents.services.settings import current as settings
from incidents.storage import batches, exports, external_codes, incident_writing, incidents, standing
from incidents.storage.db import Session
from incidents.storage.external_codes import Bound

_TO_WRITE = frozenset({RowState.NEW, RowState.CHANGED})
_BROUGHT_BACK = "imported again"


@dataclass
class _Plan:
    """What a chunk will write, gathered row by row."""

    by: Actor
    records: Mapping[str, Record]
    free: Iterator[str]
    new: dict[str, Draft] = field(default_factory=dict)
    amended: dict[str, tuple[Draft, Status]] = field(default_factory=dict)
    back: list[str] = field(default_factory=list)
    said: dict[str, tuple[str, str, dict[str, Any]]] = field(default_factory=dict)
    stood: dict[str, str] = field(default_factory=dict)


def write(
    session: Session, rows: list[Sorted], by: Actor, *, drafter: Drafter, edition: Edition
) -> tuple[BatchLine, ...]:
    """Write what is new or changed among some rows, and return what became of each; nothing else is touched."""
    wanted = [one for one in rows if one.state in _TO_WRITE]
    known = [one.known.incident for one in wanted if one.known is not None]
    plan = _Plan(
        by=by,
        records={record.code: record for record in exports.team_records(known)} if known else {},
        free=iter(incident_writing.free_codes(session, settings().prefix, len(wanted) - len(known))),
    )
    lines = [_planned(plan, one, drafter=drafter, edition=edition) for one in rows]
    if plan.back:
        standing.take_up(session, plan.back, _BROUGHT_BACK, by)
    new = _added_now(session, plan.new, by) if plan.new else {}
    standing.note(session, plan.stood, by)
    incident_writing.amend_all(session, plan.amended, by)
    amended = disclosing.refresh_team_all(session, list(plan.amended)) if plan.amended else ()
    versions = {record.code: record.version for record in amended}
    numbers = {record.code: number for number, record in new.items()}
    numbers |= incidents.numbers(session, plan.amended) if plan.amended else {}
    bound = [
        Bound(external=external, incident=numbers[code], digest=digest, said=said)
        for external, (code, digest, said) in plan.said.items()
    ]
    external_codes.bind(session, edition.dataset, batches.number(session, edition.batch), bound)
    return tuple(
        replace(line, version=versions[line.incident]) if line.incident in versions and _wrote(line) else line
        for line in lines
    )


def _added_now(session: Session, new: Mapping[str, Draft], by: Actor) -> dict[int, Record]:
    """Keep new incidents and let the team find them; row number → record."""
    written = incident_writing.add_all(session, new, by)
    disclosing.show_new(session, written)
    return written


def _wrote(line: BatchLine) -> bool:
    return line.state in _TO_WRITE


def _planned(plan: _Plan, one: Sorted, *, drafter: Drafter, edition: Edition) -> BatchLine:
    if one.state not in _TO_WRITE:
        return _line(one, one.known.incident if one.known else "")
    try:
        _check_whole(plan, one)
        draft = drafter.draft(one.draft, one.row.number, edition)
    except Refused as refusal:
        return _line(one.refused(refusal), "")
    return _amended(plan, one, draft) if one.known is not None else _added(plan, one, draft)


def _check_whole(plan: _Plan, one: Sorted) -> None:
    """Refused: an amendment of a record of which a part is kept from whoever imports, who would be its author then."""
    if one.known is not None and not reads_whole(plan.by, plan.records[one.known.incident]):
        raise Refused(KEPT_FOR_FEW)


def _added(plan: _Plan, one: Sorted, draft: Draft) -> BatchLine:
    """A row of a record that is not here; one of ours, which no record here has, keeps its code."""
    external = one.draft.external
    own = codes.is_code(external) and external.startswith(f"{settings().prefix}-")
    code = external if own else next(plan.free)
    plan.new[code] = of_this_house(draft)
    if one.draft.stood is not None:
        plan.stood[code] = stood_words(one.draft.stood)
    plan.said[external] = (code, one.digest, said_of(draft))
    return _line(one, code, version=incident_writing.FIRST_VERSION)


def _amended(plan: _Plan, one: Sorted, draft: Draft) -> BatchLine:
    """A row of a record that is here: an amendment, or the return of one that an undo had set aside."""
    if one.known is None:
        raise RuntimeError("A row that leads to no record cannot amend one.")
    code = one.known.incident
    record = plan.records[code]
    content, status = plan.amended.get(code, (record.content, record.status))
    back = status == Status.REJECTED
    after, own = merged(content, draft, one.known.said)
    plan.amended[code] = (after, Status.DRAFT if back else after_amendment(status))
    plan.said[one.draft.external] = (code, one.digest, said_of(draft) | {"claims": list(own)})
    if back:
        plan.back.append(code)
        return _line(one, code)
    return replace(_line(one, code), before=_before(record, one))


def _before(record: Record, one: Sorted) -> dict[str, Any]:
    """A record, and what its data set had said, as they stood before the row."""
    known = one.known
    return {
        "content": to_plain(typed(record.content)),
        "status": record.status.value,
        "revision": record.revision,
        "digest": known.digest if known else "",
        "said": dict(known.said) if known else {},
        "batch": known.batch if known else "",
    }


def _line(one: Sorted, incident: str, *, version: int | None = None) -> BatchLine:
    return BatchLine(
        number=one.row.number,
        external=one.draft.external,
        digest=one.digest,
        state=one.state,
        incident=incident,
        problems=one.problems,
        version=version,
    )
