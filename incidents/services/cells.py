"""What a map's window holds, gathered into cells of a grid; single incidents where there are few."""

import gzip
from dataclasses import dataclass

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Summary
from incidents.domain.mercator import unproject
from incidents.domain.places import Point
from incidents.domain.vocabulary import DataKind
from incidents.storage.search import cells as gathering
from incidents.storage.search import packing
from incidents.storage.search.answering import Answers, answers
from incidents.storage.search.cells import DEEPEST_ZOOM, AreaSums, CellSums, WindowSums

__all__ = ["DEEPEST_ZOOM", "FEW", "MOST_BYTES", "Cell", "Whole", "Window", "gathered", "kinds", "whole", "window"]

#: Up to this many placed incidents are told one by one.
FEW = 200
#: The finest grid of a whole selection is of 38 m; it is made coarser until the packed cells are small enough.
_FINEST_BITS, _COARSEST_BITS = 20, 8
#: What the packed cells of a whole selection may weigh, compressed.
MOST_BYTES = 400_000
_LEVEL = 6


@dataclass(frozen=True)
class Cell:
    """The placed incidents of a cell: their middle, their sums, and the code where it is one alone."""

    centre: Point
    sums: CellSums
    code: str = ""


@dataclass(frozen=True)
class Window:
    """The incidents of a window: `singles` where there are few, else `cells`; `areas` are those without a point."""

    zoom: int
    total: int
    cells: tuple[Cell, ...]
    singles: tuple[Summary, ...]
    areas: tuple[AreaSums, ...]


@dataclass(frozen=True)
class Whole:
    """Every cell of a selection as bytes, plain and by gzip."""

    packed: bytes
    compressed: bytes


def window(criteria: Criteria, zoom: int, by: Actor, *, few: int = FEW) -> Window:
    """The incidents that answer, on a grid of a quarter of a map tile at `zoom` (0 the earth, 19 a house).

    Up to `few` placed ones are told one by one. `Window.zoom` is above the one asked for where there were too many
    cells.
    """
    by.require(Action.READ_PUBLIC)
    asked = answers(by.audience, criteria)
    found = asked.window(criteria, zoom)
    singles: tuple[Summary, ...] = ()
    if _placed(found) <= few:
        singles, found = asked.placed(criteria, few), asked.window(criteria, zoom)  # in this order of one moment
    one_by_one = _placed(found) <= few
    return Window(
        zoom=found.zoom,
        total=found.total,
        cells=() if one_by_one else _cells(found, asked),
        singles=singles if one_by_one else (),
        areas=found.areas,
    )


def gathered(criteria: Criteria, zoom: int, by: Actor) -> tuple[Cell, ...]:
    """The placed incidents that answer as cells, however few they are; codes are not told."""
    by.require(Action.READ_PUBLIC)
    found = answers(by.audience, criteria).window(criteria, zoom)
    return tuple(_cell(cell, "") for cell in found.cells)


def whole(criteria: Criteria, by: Actor) -> Whole:
    """All placed incidents that answer as packed cells; `storage/search/packing.py` tells how they are written.

    The grid is the finest of up to 20 bits (38 m at the equator) with which the answer keeps to `MOST_BYTES`.
    """
    by.require(Action.READ_PUBLIC)
    asked, bits = answers(by.audience, criteria), _FINEST_BITS
    while True:
        found = asked.whole(criteria, bits)
        packed = packing.pack(found)
        compressed = gzip.compress(packed, _LEVEL, mtime=0)
        if len(compressed) <= MOST_BYTES or found.bits <= _COARSEST_BITS:
            return Whole(packed, compressed)
        bits = found.bits - 1


def kinds(criteria: Criteria, by: Actor) -> tuple[DataKind, ...]:
    """The kinds of data among the incidents that answer."""
    by.require(Action.READ_PUBLIC)
    return gathering.kinds(criteria, by.audience)


def _placed(found: WindowSums) -> int:
    return sum(cell.incidents for cell in found.cells)


def _cells(found: WindowSums, asked: Answers) -> tuple[Cell, ...]:
    alone = tuple(cell.single for cell in found.cells if cell.single is not None)
    codes = asked.codes_of(alone)
    return tuple(_cell(cell, codes.get(cell.single or 0, "")) for cell in found.cells)


def _cell(sums: CellSums, code: str) -> Cell:
    return Cell(unproject(sums.sum_x / sums.incidents, sums.sum_y / sums.incidents), sums, code)
