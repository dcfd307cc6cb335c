"""Which of many points lie inside a polygon by the even-odd rule, in bounded time however it winds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from incidents.domain.areas import Outline

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Odd = npt.NDArray[np.bool_]

_FEW = 40  # edges; below, looking at each of them for all points is quicker than sorting the points
_STRIPS = 256
_MOST_PAIRS = 2_000_000
_ASIDE = 1 / np.pi - 0.5  # so that no border runs through points of few digits, on an edge that runs through them too


@dataclass(frozen=True)
class _Edges:
    """Lines from (x1, y1) to (x2, y2)."""

    x1: Numbers
    y1: Numbers
    x2: Numbers
    y2: Numbers

    def at(self, rows: Numbers, which: Places) -> Numbers:
        """Where the lines `which` stand in these rows."""
        slope = (self.x2[which] - self.x1[which]) / (self.y2[which] - self.y1[which])
        return self.x1[which] + (rows - self.y1[which]) * slope


@dataclass(frozen=True)
class _Pieces:
    """Edges cut at the borders of strips: the edge, its strip, the rows it goes through there."""

    edge: Places
    strip: Places
    low: Numbers
    high: Numbers


def odd_crossings(outlines: tuple[Outline, ...], x: Numbers, y: Numbers) -> Odd:
    """For each point whether a line from it to the east crosses the outlines an odd number of times."""
    edges = _edges(outlines)
    if len(edges.x1) <= _FEW:
        return _each(edges, x, y)
    points, back = np.unique(x + 1j * y, return_inverse=True)
    odd = _by_strips(edges, np.ascontiguousarray(points.real), np.ascontiguousarray(points.imag))
    found: Odd = odd[back]
    return found


def _edges(outlines: tuple[Outline, ...]) -> _Edges:
    lines = [(*here, *there) for one in outlines for here, there in zip(one, (*one[1:], one[0]), strict=True)]
    return _Edges(*np.array(lines, dtype=np.float64).T)


def _each(edges: _Edges, x: Numbers, y: Numbers) -> Odd:
    odd = np.zeros(len(x), dtype=np.bool_)
    for number, (one, other) in enumerate(zip(edges.y1, edges.y2, strict=True)):
        beside = np.flatnonzero((y >= min(one, other)) & (y < max(one, other)))
        if len(beside):  # a level line has none beside it
            odd[beside] ^= x[beside] < edges.at(y[beside], np.array([number]))
    return odd


def _by_strips(edges: _Edges, x: Numbers, y: Numbers) -> Odd:
    """The same, strip by strip from north to south: a line to the strip's eastern border meets few edges only.

    Beyond the border the crossings are odd exactly where the outlines, being closed, cross the border an odd number
    of times to the south. The borders are a matter of the polygon alone, so that the answer for a point is no matter
    of which other points are asked about.
    """
    wide = np.concatenate([edges.x1, edges.x2])
    borders = wide.min() + (np.arange(1, _STRIPS) + _ASIDE) / _STRIPS * np.ptp(wide)
    pieces, crossed = _cut(edges, borders)
    strips = np.searchsorted(borders, x)
    order = np.lexsort((y, strips))
    begins = np.searchsorted(strips[order], np.arange(_STRIPS + 1))
    firsts = np.searchsorted(pieces.strip, np.arange(_STRIPS + 1))
    odd = np.zeros(len(x), dtype=np.bool_)
    for strip in map(int, np.flatnonzero(np.diff(begins))):
        here = order[begins[strip] : begins[strip + 1]]
        beyond = np.searchsorted(crossed.get(strip, _NOWHERE), y[here], side="right")
        there = slice(firsts[strip], firsts[strip + 1])
        odd[here] = (beyond + _met(edges, pieces, there, (x[here], y[here]))) % 2 == 1
    return odd


def _cut(edges: _Edges, borders: Numbers) -> tuple[_Pieces, dict[int, Numbers]]:
    """The pieces sorted by strip, and for each strip the rows, sorted, in which its eastern border is crossed."""
    turned = edges.x1 > edges.x2
    west = np.searchsorted(borders, np.where(turned, edges.x2, edges.x1))
    east = np.searchsorted(borders, np.where(turned, edges.x1, edges.x2))
    amount = east - west + 1
    edge = np.repeat(np.arange(len(west)), amount)
    strip = np.arange(len(edge)) - np.repeat(np.cumsum(amount) - amount, amount) + west[edge]
    left = np.where(turned, edges.y2, edges.y1)[edge]
    right = np.where(turned, edges.y1, edges.y2)[edge]
    goes_on = strip < east[edge]
    right[goes_on] = _row_at(edges, edge[goes_on], borders[strip[goes_on]])
    left[1:][goes_on[:-1]] = right[:-1][goes_on[:-1]]
    order = np.argsort(strip, kind="stable")
    pieces = _Pieces(edge[order], strip[order], np.minimum(left, right)[order], np.maximum(left, right)[order])
    rows, at = right[goes_on], strip[goes_on]
    return pieces, {int(one): np.sort(rows[at == one]) for one in np.unique(at)}


def _row_at(edges: _Edges, which: Places, column: Numbers) -> Numbers:
    share = (column - edges.x1[which]) / (edges.x2[which] - edges.x1[which])
    return edges.y1[which] + share * (edges.y2[which] - edges.y1[which])


def _met(edges: _Edges, pieces: _Pieces, there: slice, points: tuple[Numbers, Numbers]) -> Places:
    """How many pieces of a strip lie east of each of its points; the points are sorted by row."""
    x, y = points
    met = np.zeros(len(x), dtype=np.intp)
    first = np.searchsorted(y, pieces.low[there])
    amount = np.searchsorted(y, pieces.high[there]) - first
    for some in _portions(amount):
        many = amount[some]
        which = np.repeat(pieces.edge[there][some], many)
        point = np.arange(len(which)) - np.repeat(np.cumsum(many) - many - first[some], many)
        met += np.bincount(point[x[point] < edges.at(y[point], which)], minlength=len(x))
    return met


def _portions(amount: Places) -> Iterator[slice]:
    """Neighbouring pieces that have at most so many points beside them together, or one piece alone."""
    portion = np.cumsum(amount) // _MOST_PAIRS
    starts = np.flatnonzero(np.diff(portion, prepend=-1))
    for begin, end in pairwise((*starts, len(amount))):
        yield slice(begin, end)


_NOWHERE: Numbers = np.empty(0)
