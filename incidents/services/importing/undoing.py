"""Taking a batch back: what it made is set aside, what it changed says again what it said; what people did stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from incidents.domain.access import Action, Actor
from incidents.domain.batches import Batch, BatchLine, BatchState, Problem, RowState
from incidents.domain.codec import from_plain
from incidents.domain.errors import Conflict
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import N_, Status
from incidents.services import disclosing
from incidents.services.importing import listing
from incidents.services.importing.bringing import turn_file
from incidents.services.importing.work import FEW, Told
from incidents.storage import batches, external_codes, history, incidents, standing, turn
from incidents.storage.db import Session, transaction
from incidents.storage.external_codes import Bound

_REASON = "import undone"
_OPEN = frozenset({BatchState.RUNNING, BatchState.DONE, BatchState.UNDOING})
_PUBLISHED = N_("%(code)s is published, so it stays. Withdraw it first.")
_CHANGED = N_("%(code)s was changed since, so it stays.")
_WRITTEN = (RowState.NEW, RowState.CHANGED)


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Some rows of a batch: those that can be undone, and those that are left, each with the reason."""

    made: tuple[BatchLine, ...]
    changed: tuple[BatchLine, ...]
    left: tuple[BatchLine, ...]


def undo(code: str, by: Actor, *, told: Told = lambda _done, _rows: None) -> Batch:
    """Take back all that a batch wrote, some rows at a time; a run that was stopped is gone on with.

    Published records, and those that somebody changed since, are left and named. Conflict: there is nothing to undo.
    """
    by.require(Action.IMPORT)
    with turn.held(turn_file(), code):
        found = batches.batch(code)
        if found.state not in _OPEN:
            raise Conflict(N_("There is nothing to undo: this import was not brought in, or was undone already."))
        _begin(code, by)
        done, rows = 0, found.counts.new + found.counts.changed
        while lines := batches.lines(code, states=_WRITTEN, limit=FEW, pending=True):
            _take_back(found, lines, by)
            done += len(lines)
            told(done, rows)
        _end(code, by)
    return batches.batch(code)


def _begin(code: str, by: Actor) -> None:
    with transaction(by) as session:
        batches.settle(session, code, BatchState.UNDOING)


def _take_back(batch: Batch, lines: tuple[BatchLine, ...], by: Actor) -> None:
    with transaction(by) as session:
        part = _parted(lines, standing.versions(session, [line.incident for line in lines]))
        standing.set_aside(session, [line.incident for line in part.made], _REASON, by)
        standing.put_back(session, {line.incident: _before(line) for line in part.changed}, by)
        disclosing.refresh_team_all(session, list(dict.fromkeys(line.incident for line in (*part.made, *part.changed))))
        external_codes.free(session, batch.dataset, [line.external for line in part.made])
        _bind_again(session, batch, part.changed)
        batches.mark_undone(session, batch.code, (*part.made, *part.changed, *part.left))
        content = {
            "set aside": [line.incident for line in part.made],
            "put back": [line.incident for line in part.changed],
        }
        history.append(session, by, "rows undone", ("import", batch.code), content | {"left": _codes(part.left)})


def _end(code: str, by: Actor) -> None:
    left = _codes(line for line in batches.every_line(code, states=_WRITTEN) if _is_left(line))
    with transaction(by) as session:
        counts = batches.batch(code).counts
        stay = listing.take_back(session, counts.beside, by)
        counts = replace(counts, left=left, failure=None, beside=stay)
        batches.progress(session, code, counts, state=BatchState.UNDONE, ended=True)
        content = {"left": list(left), "lists left": [one.code for one in stay]}
        history.append(session, by, "import undone", ("import", code), content)


def _parted(lines: Iterable[BatchLine], now: Mapping[str, tuple[int, Status]]) -> _Part:
    made, changed, left = list[BatchLine](), list[BatchLine](), list[BatchLine]()
    for line in lines:
        version, status = now[line.incident]
        if version != line.version:
            message = _PUBLISHED if status == Status.PUBLISHED else _CHANGED
            problem = Problem(column="", message=message, params={"code": line.incident})
            left.append(replace(line, problems=(*line.problems, problem)))
        else:
            (made if line.state == RowState.NEW else changed).append(line)
    return _Part(made=tuple(made), changed=tuple(changed), left=tuple(left))


def _before(line: BatchLine) -> tuple[Draft, Status, int]:
    before = line.before or {}
    return from_plain(Draft, before["content"]), Status(before["status"]), before["revision"]


def _bind_again(session: Session, batch: Batch, changed: tuple[BatchLine, ...]) -> None:
    """Let each code say again what the edition before had said; that edition can be undone in its turn."""
    versions = standing.versions(session, [line.incident for line in changed])
    numbers = incidents.numbers(session, [line.incident for line in changed])
    for line in changed:
        before = line.before or {}
        bound = Bound(
            external=line.external, incident=numbers[line.incident], digest=before["digest"], said=before["said"]
        )
        earlier = batches.number(session, before["batch"]) if before["batch"] else None
        external_codes.bind(session, batch.dataset, earlier, [bound])
        if before["batch"]:
            batches.stand_at(session, before["batch"], line, versions[line.incident][0])


def _is_left(line: BatchLine) -> bool:
    return any(problem.message in {_PUBLISHED, _CHANGED} for problem in line.problems)


def _codes(lines: Iterable[BatchLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.incident for line in lines))
