"""A selection on the grid of a map, by governorate, and as every cell of a grid."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial, reduce

import numpy as np

from incidents.domain import mercator
from incidents.storage.search.cells import MOST_CELLS, MOST_WHOLE, AreaSums, CellSums, WholeCells, WindowSums, shift
from incidents.storage.search.index.adding import added
from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.gathering import Groups, gathered, grouped, told
from incidents.storage.search.index.marks import Mark, is_so
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.recounting import Recounting
from incidents.storage.search.index.segment import Segment
from incidents.storage.search.index.state import Part, State


def window(state: State, rows: Rows, zoom: int, earlier: Recounting) -> WindowSums:
    """Cells of a quarter of a map tile, and the governorates of what is not placed."""
    unplaced = tuple(found - part.segment.placed for part, found in zip(state.parts, rows, strict=True))
    areas = governorates(state, unplaced)
    wanted = mercator.BITS - shift(zoom)
    placed = [
        _Windowed(part.segment, found & part.segment.placed, wanted, earlier) for part, found in _parts(state, rows)
    ]
    bits = _fitting(placed, wanted, MOST_CELLS)
    cells = tuple(_cells(placed, bits))
    total = sum(one.incidents for one in (*cells, *areas))
    return WindowSums(zoom=zoom - (wanted - bits), total=total, cells=cells, areas=areas)


def governorates(state: State, rows: Rows) -> tuple[AreaSums, ...]:
    """The selection by governorate, placed incidents apart from the others."""
    names = sorted({name for part in state.parts for name in part.segment.areas})
    number = {name: place for place, name in enumerate(names)}
    parts = []
    for part, found in zip(state.parts, rows, strict=True):
        segment, held = part.segment, rows_of(found)
        own = np.array([number[name] for name in segment.areas], dtype=np.int64)
        placed = is_so(segment.marks[held], Mark.PLACED)
        parts.append(Groups.of(own[segment.area[held]] * 2 + placed, partial(gathered, segment, held)))
    return tuple(
        AreaSums(governorate=names[group // 2], placed=bool(group % 2), **told(sums)) for group, sums in _all(parts)
    )


def whole(state: State, rows: Rows, bits: int) -> WholeCells:
    """Every cell of a grid of `2**bits` a side that holds a placed incident; of a coarser one where they are many."""
    placed = _placed(state, rows)
    bits = _fitting(placed, bits, MOST_WHOLE)
    cells = list(_all([held.groups(bits, _whole_columns) for held in placed]))
    return WholeCells(
        bits=bits,
        columns=tuple(code & (1 << bits) - 1 for code, _ in cells),
        rows=tuple(code >> bits for code, _ in cells),
        incidents=tuple(sums[0] for _, sums in cells),
        killed=tuple(sums[1] if sums[2] else None for _, sums in cells),
    )


@dataclass(frozen=True)
class _Placed:
    """The placed rows found of a segment; the spot of each; how many are at each spot; and the spots there are."""

    segment: Segment
    rows: Numbers
    spot: Numbers
    here: Numbers
    spots: Numbers

    @classmethod
    def of(cls, segment: Segment, rows: Numbers) -> "_Placed":
        """What is held of a segment."""
        spot = segment.spots.of[rows]
        here = np.bincount(spot, minlength=len(segment.spots.x))
        spots = np.flatnonzero(here)
        return cls(segment, rows, spot, here[spots], spots)

    def codes(self, bits: int) -> Numbers:
        """The cell of each spot: its row on the grid, then its column, in `bits` bits each."""
        less, spots = mercator.BITS - bits, self.segment.spots
        return (spots.y[self.spots].astype(np.int64) >> less << bits) | (spots.x[self.spots] >> less)

    def groups(self, bits: int, columns: "_Columns") -> Groups:
        """The cells, and the sums that `columns` gives from the cell of each spot and how many cells there are."""
        return Groups.of(self.codes(bits), partial(columns, self))

    def of_rows(self, cells: Numbers) -> Numbers:
        """The cell of each row, from that of each spot."""
        of_spot = np.zeros(len(self.segment.spots.x), dtype=np.intp)
        of_spot[self.spots] = cells
        return of_spot[self.spot]


_Columns = Callable[[_Placed, Numbers, int], Iterable[Numbers]]


class _Windowed:
    """The placed rows found of a segment on the grid of a window: counted before, a few aside, or looked at now."""

    def __init__(self, segment: Segment, found: Bits, wanted: int, earlier: Recounting) -> None:
        self._segment, self._wanted, self._earlier = segment, wanted, earlier
        self._found = found & segment.placed
        self._known = earlier.counted((segment.serial, wanted), self._found, self._counted)

    @cached_property
    def _held(self) -> _Placed:
        return _Placed.of(self._segment, rows_of(self._found))

    def _counted(self, rows: Bits) -> Groups:
        return _Placed.of(self._segment, rows_of(rows)).groups(self._wanted, _cell_columns)

    def codes(self, bits: int) -> Numbers:
        """The cells that hold a row, some of them more than once."""
        return self._known.numbers if self._known and bits == self._wanted else self._held.codes(bits)

    def groups(self, bits: int) -> Groups:
        """The cells and their sums; those of the grid that was asked for are kept."""
        if self._known and bits == self._wanted:
            return self._known
        groups = self._held.groups(bits, _cell_columns)
        if bits == self._wanted:
            self._earlier.keep((self._segment.serial, bits), self._found, groups)
        return groups


def _parts(state: State, rows: Rows) -> Iterable[tuple[Part, Bits]]:
    return zip(state.parts, rows, strict=True)


def _placed(state: State, rows: Rows) -> list[_Placed]:
    return [_Placed.of(part.segment, rows_of(found & part.segment.placed)) for part, found in _parts(state, rows)]


def _fitting(placed: Sequence[_Placed | _Windowed], bits: int, most: int) -> int:
    """The bits asked for, or the most below them with which so many cells suffice."""
    known, _ = grouped(np.concatenate([np.empty(0, dtype=np.int64), *(held.codes(bits) for held in placed)]))
    while len(known) > most:
        row, column = known >> bits, known & (1 << bits) - 1
        bits -= 1
        known, _ = grouped((row >> 1 << bits) | (column >> 1))
    return bits


def _cells(placed: Sequence[_Windowed], bits: int) -> Iterator[CellSums]:
    for code, (sum_x, sum_y, incidents, *sums) in _all([held.groups(bits) for held in placed]):
        of = told(tuple(sums))
        single = incidents if of["incidents"] == 1 else None
        yield CellSums(
            column=code & (1 << bits) - 1, row=code >> bits, sum_x=sum_x, sum_y=sum_y, single=single, **of
        )  # fmt: skip


def _cell_columns(held: _Placed, cells: Numbers, amount: int) -> Iterator[Numbers]:
    """The sums of the plane, of the incidents' numbers (of one alone its own), and what is told of any group."""
    segment, of_rows = held.segment, held.of_rows(cells)
    for plane in (segment.spots.x, segment.spots.y):
        yield added(cells, plane[held.spots] * held.here, amount)
    yield added(of_rows, segment.incident[held.rows], amount)
    yield from gathered(segment, held.rows, of_rows, amount)


def _whole_columns(held: _Placed, cells: Numbers, amount: int) -> tuple[Numbers, ...]:
    ends, of_rows = held.segment.killed.ends, held.of_rows(cells)
    incidents, _, high, _, given = ends.sums(ends.of[held.rows], of_rows, amount)
    return incidents, high, given


def _all(parts: list[Groups]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each group of all segments and its sums."""
    if parts:
        groups = reduce(Groups.joined, parts)
        yield from zip(
            groups.numbers.tolist(), zip(*(column.tolist() for column in groups.sums), strict=True), strict=True
        )
