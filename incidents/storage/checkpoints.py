"""Checkpoints as they are kept: each only added, the newest one asked for, all of them read."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.checkpoints import VerifierKey, read_checkpoint
from incidents.domain.errors import Refused
from incidents.domain.merkle import Frontier
from incidents.storage import signing
from incidents.storage.db import now, session
from incidents.storage.models.history import CheckpointRow

_BATCH = 1000


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A checkpoint as its row has it: `note` is what is handed out, `verifier` the key that checks its signature.

    `root` is hexadecimal, `nodes` are the hashes of the frontier, so too; `at` is ISO text in UTC. Nothing of it was
    checked.
    """

    size: int
    root: str
    note: str
    verifier: str
    nodes: tuple[str, ...]
    at: str


def newest() -> Kept | None:
    """The one of the longest history, if there is one."""
    row = session().scalars(select(CheckpointRow).order_by(CheckpointRow.size.desc()).limit(1)).first()
    return _kept(row) if row else None


def every() -> Iterator[Kept]:
    """All of them, the shortest history first."""
    after = -1
    while True:
        query = select(CheckpointRow).where(CheckpointRow.size > after).order_by(CheckpointRow.size).limit(_BATCH)
        rows = session().scalars(query).all()
        if not rows:
            return
        yield from map(_kept, rows)
        after = rows[-1].size


def add(current: Session, frontier: Frontier, note: str, verifier: str) -> Kept:
    """Keep one, inside the running transaction."""
    row = CheckpointRow(
        size=frontier.size,
        root=frontier.root.hex(),
        note=note,
        verifier=verifier,
        frontier=[node.hex() for node in frontier.nodes],
        at=now().isoformat() + "Z",
    )
    current.add(row)
    current.flush()
    return _kept(row)


def as_signed(kept: Kept) -> Frontier | None:
    """The frontier of a checkpoint, where all of its row is as it was signed with the key it names; else None."""
    try:
        key, signed = VerifierKey.parse(kept.verifier), read_checkpoint(kept.note.encode())
        frontier = Frontier(size=kept.size, nodes=tuple(map(bytes.fromhex, kept.nodes)))
    except (ValueError, Refused):
        return None
    said = signed.checkpoint
    here = (kept.size, kept.root, frontier.root) == (said.size, said.root.hex(), said.root)
    return frontier if here and signing.holds(signed, key) else None


def _kept(row: CheckpointRow) -> Kept:
    return Kept(
        size=row.size, root=row.root, note=row.note, verifier=row.verifier, nodes=tuple(row.frontier), at=row.at
    )
