"""The codes of findings, read into sets of rows and into mixes."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import ColumnElement, select

from incidents.domain.criteria import CHOICES
from incidents.storage.models.finding import FindingKeyRow
from incidents.storage.search.index.bits import Bits, Numbers, bits_of, packed
from incidents.storage.search.index.mixes import mixes_of
from incidents.storage.search.index.rows_by_finding import RowsByFinding
from incidents.storage.search.index.segment import Terms
from incidents.storage.search.index.snapshot import Snapshot, in_parts, joined, parsed

#: Asked of SQL: nearly every record has articles of its own.
NEVER_KEPT = frozenset({"article"})


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
    kept: dict[str, dict[str, Bits]] = {}
    for param, code in sorted(postings):
        if param not in left_out:
            kept.setdefault(param, {})[code] = packed(postings[param, code])
    return Terms(
        bits=kept,
        mixes=mixes_of(kept, of.size),
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
