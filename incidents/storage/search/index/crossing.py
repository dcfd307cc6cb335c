"""Any two things crossed: what the rows of a code of one hold together with those of a code of the other."""

from collections import defaultdict
from collections.abc import Iterator

from incidents.storage.search.crossed import YEAR, Axis, Crossing
from incidents.storage.search.index.bits import Bits, bits_where
from incidents.storage.search.index.choosing import Share, among, share_of
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.segment import Segment
from incidents.storage.search.index.state import State


def crossed(state: State, rows: Rows, down: Axis, across: Axis) -> tuple[Crossing, ...]:
    """The crossings that hold a record, ordered by the codes of row and column."""
    shares: dict[tuple[str, str], Share] = defaultdict(Share)
    for part, found in zip(state.parts, rows, strict=True):
        for row, column, share in _crossings(
            part.segment, found, (down, across), int(state.limits.few * part.segment.size)
        ):
            shares[row, column].add(share)
    return tuple(
        Crossing(row, column, one.incidents, one.low, one.high, one.open > 0, one.numbered)
        for (row, column), one in sorted(shares.items())
    )


def _crossings(segment: Segment, found: Bits, axes: tuple[Axis, Axis], few: int) -> Iterator[tuple[str, str, Share]]:
    down, across = axes
    columns = list(_sides(segment, across))
    for row, of_row in _sides(segment, down):
        held = of_row & found
        killed = among(segment.killed, held)
        for column, of_column in columns:
            share = share_of(killed, of_column, held, few)
            if share.incidents:
                yield row, column, share


def _sides(segment: Segment, axis: Axis) -> Iterator[tuple[str, Bits]]:
    """The codes of an axis and their rows."""
    for code in dict.fromkeys(axis.codes):
        if axis.param == YEAR:
            yield code, bits_where(segment.year == int(code))
        else:
            yield code, segment.terms.any_of(axis.param, [code])
