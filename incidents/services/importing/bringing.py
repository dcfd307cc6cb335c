"""Bringing a file in, chunk by chunk: each is one transaction with its rows in the ledger and one deed of the history.

A run that is killed leaves whole chunks or nothing; a second run of the same batch goes on behind the last one.
"""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from incidents.domain.access import Action, Actor
from incidents.domain.batches import KEPT, Batch, BatchLine, BatchState, Counts, RowState
from incidents.domain.codec import to_plain
from incidents.domain.errors import Conflict, Refused
from incidents.domain.vocabulary import N_
from incidents.services.importing import citing, facing, linking, listing, shelving, sorting, work, writing
from incidents.services.importing.calm import few_collections
from incidents.services.importing.drafting import Edition
from incidents.services.importing.figures import counted
from incidents.services.importing.sorting import Sorted
from incidents.services.importing.work import Told, Work
from incidents.services.settings import current as settings
from incidents.storage import batches, history, turn
from incidents.storage.db import transaction

#: Between two chunks, so that others who wait to write get their turn.
BREATH_S = 0.1
_CHUNK_IS_IN = "rows imported"


@dataclass(frozen=True, kw_only=True)
class _Run:
    """A run that is under way: its edition, and the articles that rows name."""

    work: Work
    shelf: citing.Shelf
    article: str
    by: Actor
    rows: int

    @property
    def edition(self) -> Edition:
        """What every draft of the file is tied to."""
        return Edition(
            batch=self.work.batch.code,
            dataset=self.work.source.code,
            article=self.article,
            as_of=self.work.as_of,
            articles=self.shelf.known,
        )


def turn_file() -> Path:
    """What the one import that runs holds."""
    return settings().imports / "turn"


def bring_in(code: str, by: Actor, *, told: Told = lambda _done, _rows: None, breath: float = BREATH_S) -> Batch:
    """Bring in what a batch waits with, or go on where a run was stopped; `told` hears how many rows are kept, of all.

    Conflict: another import runs, or this one is done. Refused: the file cannot be read to its end; then nothing is
    kept of it.
    """
    by.require(Action.IMPORT)
    with turn.held(turn_file(), code), few_collections():
        ready = work.prepare(code, by)
        if ready.batch.state not in {BatchState.WAITING, BatchState.RUNNING}:
            raise Conflict(N_("This import was brought in already."))
        run = _begun(ready, by)
        after, counts = batches.last_line(code), replace(batches.batch(code).counts, failure=None)
        work.remember(ready.seen, batches.every_line(code))
        links = linking.Links()
        for chunk in ready.chunks():
            links.note(chunk)
            rest = [pair for pair in chunk if pair[0].number > after]
            if rest:
                counts = _kept_in_parts(run, sorting.read(rest, ready.seen), counts)
                time.sleep(breath)
            told(counts.rows, run.rows)
        _end(run, links, counts)
    return batches.batch(code)


def _begun(ready: Work, by: Actor) -> _Run:
    """Let the batch run; the edition's article is kept the first time."""
    batch = ready.batch
    if batch.state == BatchState.RUNNING:
        return _Run(work=ready, shelf=citing.Shelf(), article=batch.article, by=by, rows=batch.rows)
    rows = batch.rows if batch.looked_through else ready.opened.count()
    if not rows:
        raise Refused(N_("There is no row in this file."), field="file")
    with transaction(by) as session:
        article = citing.edition(session, batch, ready.source, by)
        batches.begin(session, batch.code, preset=ready.preset, dataset=ready.source.code, article=article)
        batches.progress(session, batch.code, Counts(), rows=rows)
        content = {"file": batch.file_name, "sha256": batch.sha256, "preset": ready.preset, "article": article}
        history.append(session, by, "import begun", ("import", batch.code), content | ready.new.keep(session))
    return _Run(work=ready, shelf=citing.Shelf(), article=article, by=by, rows=rows)


def _kept_in_parts(run: _Run, read: list[Sorted], counts: Counts) -> Counts:
    """One chunk; where a row of it cannot be kept beside what is here, the halves by themselves, and that row refused.

    Refused or Conflict: no row may be kept at all.
    """
    try:
        return _kept(run, read, counts)
    except (Conflict, Refused) as fault:
        run.shelf.forget()
        if len(read) > 1:
            half = len(read) // 2
            return _kept_in_parts(run, read[half:], _kept_in_parts(run, read[:half], counts))
        if read[0].state == RowState.REFUSED:
            raise
        return _kept(run, [read[0].refused(Refused(fault.message, **fault.params))], counts)


def _kept(run: _Run, read: list[Sorted], counts: Counts) -> Counts:
    """One chunk: all of it, with its ledger and its deed, or nothing."""
    ready, code = run.work, run.work.batch.code
    with transaction(run.by) as session:
        rows = facing.beside(session, ready.source.code, read)
        cited = run.shelf.bring(session, [one.draft for one in rows if one.state in KEPT], run.by)
        lines = writing.write(session, rows, run.by, drafter=ready.drafter, edition=run.edition)
        entry = history.append(session, run.by, _CHUNK_IS_IN, ("import", code), _deed(lines, cited))
        batches.keep_lines(session, code, lines, entry=entry)
        became = ((line.state, one.draft) for line, one in zip(lines, rows, strict=True))
        counts = counted(counts, became, ready.as_of)
        batches.progress(session, code, counts)
    return counts


def _deed(lines: tuple[BatchLine, ...], cited: list[str]) -> dict[str, object]:
    """What the history keeps of a chunk: which rows, a digest over what became of each, the records written."""
    became = [[line.number, line.external, line.state.value, line.incident, line.digest] for line in lines]
    written = {
        state.value: [line.incident for line in lines if line.state == state]
        for state in (RowState.NEW, RowState.CHANGED)
    }
    rows = f"{lines[0].number}-{lines[-1].number}"
    return {"rows": rows, "sha256": sorting.sha256_of(became), "articles": cited, **written}


def _end(run: _Run, links: linking.Links, counts: Counts) -> None:
    """Tie records to one another where the file does, and let the batch be done."""
    code = run.work.batch.code
    refused = shelving.shelve(run.work, run.shelf, run.by)
    counts = replace(counts, unknown=run.work.unknown())
    with transaction(run.by) as session:
        links.keep(session, code, run.work.source.code)
        came = listing.keep(session, run.work.lists(), run.work.source.code, run.by)
        counts = replace(counts, beside=(*refused, *came))
        batches.progress(session, code, counts, state=BatchState.DONE, ended=True)
        content = {"counts": to_plain(replace(counts, unknown=())), **_together(code)}
        history.append(session, run.by, "imported", ("import", code), content)


def _together(code: str) -> dict[str, object]:
    """How many deeds brought the rows in, and a digest over the digests that these hold, in their order."""
    chunks = history.digests(("import", code), _CHUNK_IS_IN)
    return {"chunks": len(chunks), "sha256": sorting.sha256_of(chunks)}
