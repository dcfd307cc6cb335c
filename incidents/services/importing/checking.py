"""A dry run: every row of a file beside the database, nothing of it kept but what was found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from incidents.domain.access import Action, Actor
from incidents.domain.batches import Batch, BatchLine, BatchState, Counts, Reading, RowState
from incidents.domain.errors import Conflict, Refused
from incidents.domain.vocabulary import N_
from incidents.services.importing import facing, opening, sorting, work
from incidents.services.importing.bringing import turn_file
from incidents.services.importing.calm import few_collections
from incidents.services.importing.drafting import Edition
from incidents.services.importing.figures import counted
from incidents.services.importing.likely import Search, is_likely
from incidents.services.importing.opening import Opened
from incidents.services.importing.sorting import Sorted
from incidents.services.importing.work import Told, Work
from incidents.storage import batches, turn
from incidents.storage.db import session, transaction

_MOST_KEPT = 2000
_MOST_LIKENED = 1000


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A file as it would be brought in: the table that was found, and its first rows."""

    opened: Opened
    rows: tuple[Sorted, ...]


def preview(code: str, by: Actor, count: int) -> Preview:
    """The first rows of a batch's file. Refused: it cannot be read as it was chosen."""
    by.require(Action.IMPORT)
    batch = batches.batch(code)
    opened = opening.open_batch(batch)
    if opened.preset is None or opened.preset.missing(opened.table.columns):
        return Preview(opened=opened, rows=())
    ready = work.on(batch, opened, by)
    first = next(look(ready, by, likened=0), [])
    return Preview(opened=opened, rows=tuple(first[:count]))


def look(ready: Work, by: Actor, *, likened: int = _MOST_LIKENED) -> Iterator[list[Sorted]]:
    """Every row and what would become of it, some at a time; `likened` new rows are compared with what is here.

    Refused: the file cannot be read.
    """
    search = Search(ready.source.code, by, likened)
    cited: dict[str, str] = {}
    edition = Edition(batch="", dataset=ready.source.code, article="", as_of=ready.as_of, articles=cited)
    for chunk in ready.chunks():
        for _, draft in chunk:
            cited |= {one.code: one.code for one in draft.articles}
        rows = facing.beside(session(), ready.source.code, sorting.read(chunk, ready.seen))
        yield [_tried(one, ready, edition, search) for one in rows]


def check(code: str, by: Actor, *, told: Told = lambda _done, _rows: None) -> Batch:
    """Read the whole file of a waiting batch, and keep what would become of its rows.

    Conflict: another import runs, or this one was brought in. Refused: the file cannot be read.
    """
    by.require(Action.IMPORT)
    with turn.held(turn_file(), code), few_collections():
        ready = work.prepare(code, by)
        if ready.batch.state != BatchState.WAITING:
            raise Conflict(N_("This import was brought in already."))
        _anew(ready.batch, ready.batch.reading, by)
        counts, kept = Counts(), 0
        for rows in look(ready, by):
            counts = tally(counts, rows, ready)
            odd = [line_of(one) for one in rows if one.problems or one.state == RowState.DUPLICATE]
            _note(code, counts, odd[: max(0, _MOST_KEPT - kept)], by)
            kept += len(odd)
            told(counts.rows, 0)
        with transaction(by) as current:
            counts = replace(counts, unknown=ready.unknown())
            batches.progress(current, code, counts, ended=True, rows=counts.rows)
    return batches.batch(code)


def read_anew(code: str, reading: Reading, by: Actor) -> Batch:
    """Keep how a waiting batch is to be read from now on. Conflict: it was brought in meanwhile."""
    by.require(Action.IMPORT)
    found = batches.batch(code)
    if found.state != BatchState.WAITING:
        raise Conflict(N_("This import was brought in already."))
    _anew(found, reading, by)
    return batches.batch(code)


def tally(counts: Counts, rows: list[Sorted], ready: Work) -> Counts:
    """With some more rows, and how many of them may be an incident that is here."""
    alike = sum(any(map(is_likely, one.problems)) for one in rows)
    added = counted(counts, ((one.state, one.draft) for one in rows), ready.as_of)
    return replace(added, alike=counts.alike + alike)


def line_of(one: Sorted) -> BatchLine:
    """A row as it is told: what would become of it, and what is wrong with it."""
    incident = one.known.incident if one.known else ""
    return BatchLine(
        number=one.row.number, external=one.draft.external, state=one.state, incident=incident, problems=one.problems
    )


def _tried(one: Sorted, ready: Work, edition: Edition, search: Search) -> Sorted:
    """A row that could be kept, drafted as it would be: a place or a term may still refuse it."""
    if one.state not in {RowState.NEW, RowState.CHANGED}:
        return one
    try:
        draft = ready.drafter.draft(one.draft, one.row.number, edition)
    except Refused as refusal:
        return one.refused(refusal)
    if one.known is not None:
        return one
    return replace(one, problems=(*one.problems, *search.likely(draft)))


def _anew(found: Batch, reading: Reading, by: Actor) -> None:
    with transaction(by) as current:
        batches.read_anew(current, found.code, reading)


def _note(code: str, counts: Counts, odd: list[BatchLine], by: Actor) -> None:
    with transaction(by) as current:
        batches.keep_lines(current, code, odd)
        batches.progress(current, code, counts)
