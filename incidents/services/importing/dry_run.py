"""A dry run over a file that is not handed in: nothing at all is kept."""

from dataclasses import dataclass, replace
from pathlib import Path

from incidents.domain.access import Action, Actor
from incidents.domain.batches import Batch, BatchLine, BatchState, Counts, Reading, RowState
from incidents.services.importing import checking, opening, work
from incidents.services.importing.work import Told
from incidents.storage.db import now


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What would become of the rows of a file."""

    preset: str
    counts: Counts
    refused: tuple[BatchLine, ...]


def look_at(path: Path, reading: Reading, by: Actor, *, told: Told = lambda _done, _rows: None) -> Looked:
    """Read a file as it would be brought in. Refused: it cannot be read."""
    by.require(Action.IMPORT)
    opened = opening.open_file(path, path.name, reading)
    ready = work.on(_batch(path, reading, by), opened, by)
    counts, refused = Counts(), list[BatchLine]()
    for rows in checking.look(ready, by):
        counts = checking.tally(counts, rows, ready)
        refused += [checking.line_of(one) for one in rows if one.state == RowState.REFUSED]
        told(counts.rows, 0)
    return Looked(preset=ready.preset, counts=replace(counts, unknown=ready.unknown()), refused=tuple(refused))


def _batch(path: Path, reading: Reading, by: Actor) -> Batch:
    return Batch(
        code="", at=now(), by=by.name, file_name=path.name, sha256="", dataset="", preset="", reading=reading,
        state=BatchState.WAITING,
    )  # fmt: skip
