"""Files handed in to be brought in, and the batches that came of them, for those who may import."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import IO

from incidents.domain.access import Action, Actor
from incidents.domain.batches import Batch, BatchLine, BatchState, Problem, Reading, RowState
from incidents.domain.errors import IncidentError, Refused
from incidents.domain.vocabulary import N_
from incidents.services.importing import opening
from incidents.services.importing.bringing import turn_file
from incidents.services.importing.opening import Opened
from incidents.storage import batches, history, turn
from incidents.storage.db import transaction

_NEWEST = 100
_WORKING = frozenset({BatchState.RUNNING, BatchState.UNDOING})


def hand_in(source: IO[bytes], name: str, reading: Reading, by: Actor) -> str:
    """Keep a file, and a batch that waits to be brought in; returns its code. Refused: there is no table in it."""
    sha256, name = opening.keep(source, by), _plain_name(name)
    _open(sha256, name, reading)
    with transaction(by) as session:
        code = batches.add(session, name, sha256, reading, by)
        history.append(session, by, "file handed in", ("import", code), {"file": name, "sha256": sha256})
    return code


def to_go_on_with(source: IO[bytes], name: str, reading: Reading, by: Actor) -> str:
    """The batch of this file that was stopped half way, else a new one that waits.

    Refused: there is no table in it, or none that a preset knows.
    """
    sha256 = opening.keep(source, by)
    _open(sha256, _plain_name(name), reading).check()
    stopped = [one for one in batches.unfinished(sha256) if one.reading == reading]
    if stopped:
        return stopped[0].code
    source.seek(0)
    return hand_in(source, name, reading, by)


def batch(code: str, by: Actor) -> Batch:
    """One batch."""
    by.require(Action.IMPORT)
    return batches.batch(code)


def newest(by: Actor) -> tuple[Batch, ...]:
    """The batches that were begun last, newest first."""
    by.require(Action.IMPORT)
    return batches.newest(_NEWEST)


def lines(
    code: str, by: Actor, *, states: Sequence[RowState] = (), after: int = 0, limit: int = 100
) -> tuple[BatchLine, ...]:
    """Rows of a batch in the order of the file."""
    by.require(Action.IMPORT)
    return batches.lines(code, states=states, after=after, limit=limit)


def every_line(code: str, by: Actor, *, states: Sequence[RowState] = ()) -> Iterator[BatchLine]:
    """All rows of a batch, of some states or of all."""
    by.require(Action.IMPORT)
    return batches.every_line(code, states=states)


def at_work() -> str:
    """The code of the batch that an import, a dry run or an undoing is at, on this machine; blank for none."""
    return turn.holder(turn_file())


def is_stopped(found: Batch) -> bool:
    """Whether a batch was left half way: nobody is at it, and it is not at its end."""
    return found.state in _WORKING and at_work() != found.code


def note_failure(code: str, problem: IncidentError, by: Actor) -> None:
    """Keep why a run behind the page could not go on, so that the page can say so."""
    kept = Problem.of(Refused(problem.message, **problem.params), {})
    with transaction() as session:
        batches.progress(session, code, replace(batches.batch(code).counts, failure=kept))
        history.append(session, by, "import stopped", ("import", code), {"reason": str(problem)})


def discard(code: str, by: Actor) -> None:
    """Forget a batch that waits, and its file. Refused: one that was brought in stays, with its report."""
    by.require(Action.IMPORT)
    found = batches.batch(code)
    if found.state != BatchState.WAITING:
        raise Refused(N_("This import was brought in already."))
    with transaction(by) as session:
        batches.forget(session, code)
        history.append(session, by, "file discarded", ("import", code), {"sha256": found.sha256})
    if not batches.is_known(found.sha256):
        opening.drop(found.sha256)


def _open(sha256: str, name: str, reading: Reading) -> Opened:
    """The table in a file that was kept just now; one that holds none is not kept."""
    try:
        return opening.open_file(opening.path_of(sha256), name, reading)
    except Refused:
        if not batches.is_known(sha256):
            opening.drop(sha256)
        raise


def _plain_name(name: str) -> str:
    return PurePath(name.replace("\\", "/")).name or "file"
