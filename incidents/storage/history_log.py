"""The history as a Merkle log (RFC 6962): its rows in their order are the leaves, read in one pass.

The leaf of a row is the JSON body that its own hash is of. Contents, which can be erased, are no part of it.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.errors import Conflict
from incidents.domain.merkle import Frontier, Growth, Span, leaf_hash
from incidents.domain.vocabulary import N_
from incidents.storage.db import session
from incidents.storage.history import FIELDS, GENESIS, body_of, canonical, head
from incidents.storage.models.history import HistoryContentRow, HistoryRow

_NAMES = (*FIELDS, "hash")
_COLUMNS = tuple(HistoryRow.__table__.columns[name] for name in _NAMES)
_BATCH = 5000
_MANY = 500
_BROKEN = N_("The history is not whole, so no checkpoint was signed. See what is wrong with: incidents verify")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one pass over the rows found.

    `roots` by size, as far as there are rows; `nodes` are the hashes of the spans that were asked for. `astray` is the
    first entry, counted from 1, that does not follow from the bodies before it, so that something differs at or before
    it; None where each follows.
    """

    size: int
    roots: Mapping[int, bytes]
    nodes: Mapping[Span, bytes]
    astray: int | None


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A row as it is shown to be in the log: the bytes of its leaf, and its content as far as it is kept.

    `commitment` in the body is HMAC-SHA256(salt, content) in hexadecimal, as the salt is; `content` are the bytes of
    its JSON, None where it was erased.
    """

    seq: int
    body: bytes
    salt: str
    content: bytes | None


def read(sizes: Collection[int] = (), spans: Collection[Span] = (), upto: int | None = None) -> Reading:
    """Read the rows once, all or the first `upto`: their roots at some sizes, and the hashes of some spans."""
    growth, asked = Growth(wanted=spans), frozenset(sizes)
    roots = {0: growth.root} if 0 in asked else {}
    astray, before = None, GENESIS
    for row, body in _rows(session(), 0, upto):
        growth.add(leaf_hash(body))
        if astray is None and (row["previous"], row["seq"]) != (before, growth.size):
            astray = growth.size
        before = hashlib.sha256(body).hexdigest()
        if growth.size in asked:
            roots[growth.size] = growth.root
    return Reading(size=growth.size, roots=roots, nodes=growth.found, astray=astray)


def grown(current: Session, start: Frontier) -> Frontier:
    """The tree as it is now, from where it was: the new rows alone are read.

    Conflict: they do not follow one another, or do not follow the row that the start ends with.
    """
    previous = _hash_at(current, start.size)
    growth = Growth(start)
    for row, body in _rows(current, start.size, None):
        whole = row["hash"] == hashlib.sha256(body).hexdigest()
        if not whole or (row["previous"], row["seq"]) != (previous, growth.size + 1):
            raise Conflict(_BROKEN)
        previous = row["hash"]
        growth.add(leaf_hash(body))
    if (growth.size, previous) != head(current):
        raise Conflict(_BROKEN)
    return growth.frontier


def deeds(seqs: Collection[int]) -> Iterator[Deed]:
    """Some rows as they stand in the log, in their order."""
    wanted = sorted(seqs)
    for start in range(0, len(wanted), _MANY):
        query = (
            select(*_COLUMNS, HistoryContentRow.salt, HistoryContentRow.content)
            .outerjoin(HistoryContentRow, HistoryContentRow.seq == HistoryRow.seq)
            .where(HistoryRow.seq.in_(wanted[start : start + _MANY]))
        )
        for *values, salt, content in session().execute(query.order_by(HistoryRow.seq)):
            plain = dict(zip(_NAMES, values, strict=True))
            kept = None if content is None else canonical(content)
            yield Deed(seq=plain["seq"], body=body_of(plain), salt=salt or "", content=kept)


def newest_deeds(kind: str, codes: Collection[str], deed: str, upto: int) -> dict[str, int]:
    """Code → number of the newest public deed of one kind on it, among the first `upto` entries."""
    found: dict[str, int] = {}
    wanted = sorted(codes)
    for start in range(0, len(wanted), _MANY):
        query = select(HistoryRow.code, HistoryRow.seq).where(
            HistoryRow.kind == kind,
            HistoryRow.code.in_(wanted[start : start + _MANY]),
            HistoryRow.deed == deed,
            HistoryRow.public,
            HistoryRow.seq <= upto,
        )
        found |= dict(session().execute(query.order_by(HistoryRow.seq)).all())
    return found


def _rows(current: Session, after: int, upto: int | None) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Rows in their order, each with its body, some thousands at a time."""
    taken = 0
    while upto is None or taken < upto:
        most = _BATCH if upto is None else min(_BATCH, upto - taken)
        query = select(*_COLUMNS).where(HistoryRow.seq > after).order_by(HistoryRow.seq).limit(most)
        rows = current.execute(query).all()
        if not rows:
            return
        for row in rows:
            plain = dict(zip(_NAMES, row, strict=True))
            yield plain, body_of(plain)
        taken, after = taken + len(rows), rows[-1].seq


def _hash_at(current: Session, seq: int) -> str:
    if seq == 0:
        return GENESIS
    return current.scalar(select(HistoryRow.hash).where(HistoryRow.seq == seq)) or ""
