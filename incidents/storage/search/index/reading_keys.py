"""The codes of findings, read into sets of rows and into lists by row."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from sqlalchemy import ColumnElement, select

from incidents.domain.criteria import CHOICES
from incidents.storage.models.finding import FindingKeyRow
from incidents.storage.search.index.bits import Bits, Numbers, bits_of, packed, rows_of
from incidents.storage.search.index.rows_by_finding import RowsByFinding
from incidents.storage.search.index.segment import Terms
from incidents.storage.search.index.snapshot import Snapshot, in_parts, joined, parsed

#: Asked of SQL: nearly every record has articles of its own.
NEVER_KEPT = frozenset({"article"})
_SHORT = 2**16


def read_terms(snapshot: Snapshot, of: RowsByFinding, few: Numbers | None, most: int) -> Terms:
    """The codes of the findings of a segment; `few` names the findings where it is not all of them.

    Parameters with more than `most` codes are left out.
    """
    postings: dict[tuple[str, str], Bits] = {}
    for param, code, found in _found(snapshot, few):
        rows, _ = of.find(found)
        if len(rows):
            postings[param, code] = postings.get((param, code), Bits()) | bits_of(rows)
    codes = Counter(param for param, _ in postings)
    left_out = NEVER_KEPT | {param for param, amount in codes.items() if amount > most}
    kept = {name: packed(postings[name]) for name in sorted(postings) if name[0] not in left_out}
    starts, terms = _by_row(list(kept.values()), of.size)
    numbers: dict[str, dict[str, int]] = {}
    for number, (param, code) in enumerate(kept):
        numbers.setdefault(param, {})[code] = number
    return Terms(
        names=tuple(kept),
        numbers=numbers,
        bits=tuple(kept.values()),
        starts=starts,
        terms=terms,
        left_out=left_out,
    )


def _found(snapshot: Snapshot, few: Numbers | None) -> Iterator[tuple[str, str, Numbers]]:
    """Parameter, code and the findings that have it, of all audiences; a parameter at a time."""
    key = FindingKeyRow
    query = select(key.param, key.code, joined(key.finding_id)).group_by(key.param, key.code)
    chosen: list[ColumnElement[bool]]
    if few is not None:
        chosen = [key.finding_id.in_(part) for part in in_parts(few)]
    else:
        chosen = [key.param == param for param in CHOICES if param not in NEVER_KEPT]
    for holds in chosen:
        for params, codes, found in snapshot.chunks(query.where(holds)):
            for param, code, text in zip(params, codes, found, strict=True):
                if param not in NEVER_KEPT:
                    yield param, code, parsed(text)


def _by_row(postings: list[Bits], size: int) -> tuple[Numbers, Numbers]:
    """For each row where its codes begin, and the codes of all rows one after another."""
    starts = np.zeros(size + 1, dtype=np.int32)
    for held in postings:
        starts[rows_of(held) + 1] += 1
    np.cumsum(starts, out=starts)
    terms = np.empty(int(starts[-1]), dtype=np.uint16 if len(postings) < _SHORT else np.uint32)
    free = starts[:-1].copy()
    for number, held in enumerate(postings):
        rows = rows_of(held)
        terms[free[rows]] = number
        free[rows] += 1
    return starts, terms
