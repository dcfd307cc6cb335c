"""A selection on the grid of a map, by governorate, and as every cell of a grid."""

from collections.abc import Iterator
from functools import partial, reduce

import numpy as np

from incidents.domain import mercator
from incidents.storage.search.cells import MOST_CELLS, MOST_WHOLE, AreaSums, CellSums, WholeCells, WindowSums, shift
from incidents.storage.search.index.adding import added
from incidents.storage.search.index.bits import Numbers, rows_of
from incidents.storage.search.index.gathering import Groups, gathered, grouped, told
from incidents.storage.search.index.marks import Mark, is_so
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.segment import Segment
from incidents.storage.search.index.state import State


def window(state: State, rows: Rows, zoom: int) -> WindowSums:
    """Cells of a quarter of a map tile, and the governorates of what is not placed."""
    areas = tuple(area for area in governorates(state, rows) if not area.placed)
    placed = _placed(state, rows)
    bits = _fitting(placed, mercator.BITS - shift(zoom), MOST_CELLS)
    cells = tuple(_cells(placed, bits))
    total = sum(one.incidents for one in (*cells, *areas))
    return WindowSums(zoom=zoom - (mercator.BITS - shift(zoom) - bits), total=total, cells=cells, areas=areas)


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
    parts = [Groups.of(_codes(segment, held, bits), partial(_whole_columns, segment, held)) for segment, held in placed]
    cells = list(_all(parts))
    return WholeCells(
        bits=bits,
        columns=tuple(code & (1 << bits) - 1 for code, _ in cells),
        rows=tuple(code >> bits for code, _ in cells),
        incidents=tuple(sums[0] for _, sums in cells),
        killed=tuple(sums[1] if sums[2] else None for _, sums in cells),
    )


def _placed(state: State, rows: Rows) -> list[tuple[Segment, Numbers]]:
    return [(part.segment, rows_of(found & part.segment.placed)) for part, found in zip(state.parts, rows, strict=True)]


def _codes(segment: Segment, rows: Numbers, bits: int) -> Numbers:
    """The cell of each row: its row on the grid, then its column, in `bits` bits each."""
    less = mercator.BITS - bits
    return (segment.y[rows].astype(np.int64) >> less << bits) | (segment.x[rows] >> less)


def _fitting(placed: list[tuple[Segment, Numbers]], bits: int, most: int) -> int:
    """The bits asked for, or the most below them with which so many cells suffice."""
    codes = np.concatenate([np.empty(0, dtype=np.int64), *(_codes(segment, held, bits) for segment, held in placed)])
    known, _ = grouped(codes)
    while len(known) > most:
        row, column = known >> bits, known & (1 << bits) - 1
        bits -= 1
        known, _ = grouped((row >> 1 << bits) | (column >> 1))
    return bits


def _cells(placed: list[tuple[Segment, Numbers]], bits: int) -> Iterator[CellSums]:
    parts = [Groups.of(_codes(segment, held, bits), partial(_cell_columns, segment, held)) for segment, held in placed]
    for code, (sum_x, sum_y, incident, *sums) in _all(parts):
        of = told(tuple(sums))
        single = incident if of["incidents"] == 1 else None
        yield CellSums(
            column=code & (1 << bits) - 1, row=code >> bits, sum_x=sum_x, sum_y=sum_y, single=single, **of
        )  # fmt: skip


def _cell_columns(segment: Segment, rows: Numbers, places: Numbers, amount: int) -> Iterator[Numbers]:
    """The sums of the plane, an incident of each cell (the one, where it is alone), and what is told of any group."""
    yield added(places, segment.x[rows], amount)
    yield added(places, segment.y[rows], amount)
    incident = np.zeros(amount, dtype=np.int64)
    incident[places] = segment.incident[rows]
    yield incident
    yield from gathered(segment, rows, places, amount)


def _whole_columns(segment: Segment, rows: Numbers, places: Numbers, amount: int) -> Iterator[Numbers]:
    yield np.bincount(places, minlength=amount)
    yield added(places, segment.killed.high[rows], amount)
    yield added(places, is_so(segment.marks[rows], Mark.KILLED_GIVEN), amount)


def _all(parts: list[Groups]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each group of all segments and its sums."""
    if parts:
        groups = reduce(Groups.joined, parts)
        yield from zip(
            groups.numbers.tolist(), zip(*(column.tolist() for column in groups.sums), strict=True), strict=True
        )
