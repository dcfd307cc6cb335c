"""The range of people along time as a band: its lower edge the fewest reported, its upper edge the most.

Neighbours that give a number are one piece; where none is given the band is broken, and a number of nobody is a line on
the ground. A broken upper edge says "or more".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from incidents.domain.counts import Count
from incidents.reports.charts.pen import Pen
from incidents.reports.charts.scale import Scale
from incidents.reports.charts.svg import add, figure


@dataclass(frozen=True)
class Part:
    """The people of one step of time, from `left` to `right` as read from the left, in pixels."""

    left: float
    right: float
    people: Count


def ground(pen: Pen, scale: Scale, parts: Sequence[Part]) -> None:
    """The areas of the band, one for each run of neighbours, and its upright sides."""
    for run in runs(parts):
        lows, highs = [_low(part, scale) for part in run], [_high(part, scale) for part in run]
        there = [f"L{_at(pen, x, y)}" for part, y in zip(run, highs, strict=True) for x in (part.left, part.right)]
        back = [f"L{_at(pen, x, y)}" for part, y in _reversed(run, lows) for x in (part.right, part.left)]
        add(pen.root, "path", class_="band", d="M" + "".join([*there, *back])[1:] + "Z")
        _sides(pen, run, lows, highs)


def edges(link: Element, pen: Pen, scale: Scale, part: Part) -> None:
    """The edges of one step: two lines, or a thick one where fewest and most are the same."""
    if part.people.most is None:
        return
    low, high = _low(part, scale), _high(part, scale)
    broken = " open" if part.people.open else ""
    if low - high < 1:
        _level(link, pen, part, low, f"point{broken}")
        return
    _level(link, pen, part, low, "edge")
    _level(link, pen, part, high, f"edge{broken}")


def runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts that give a number, cut where a neighbour gives none."""
    run: list[Part] = []
    for part in parts:
        if part.people.most is None:
            if run:
                yield run
            run = []
        else:
            run.append(part)
    if run:
        yield run


def _sides(pen: Pen, run: Sequence[Part], lows: Sequence[float], highs: Sequence[float]) -> None:
    """Where the band begins, where it ends, and the steps of both edges in between."""
    sides = [(run[0].left, lows[0], highs[0]), (run[-1].right, lows[-1], highs[-1])]
    for level in (lows, highs):
        sides += [(part.right, one, two) for part, (one, two) in zip(run, pairwise(level), strict=False)]
    lines = [f"M{_at(pen, x, one)}V{figure(two)}" for x, one, two in sides if abs(one - two) >= 1]
    if lines:
        add(pen.root, "path", class_="join", d="".join(lines))


def _level(link: Element, pen: Pen, part: Part, y: float, class_: str) -> None:
    add(link, "path", class_=class_, d=f"M{_at(pen, part.left, y)}H{figure(pen.x(part.right))}")


def _reversed(run: Sequence[Part], heights: Sequence[float]) -> Iterator[tuple[Part, float]]:
    return zip(reversed(run), reversed(heights), strict=True)


def _at(pen: Pen, x: float, y: float) -> str:
    return f"{figure(pen.x(x))} {figure(y)}"


def _low(part: Part, scale: Scale) -> float:
    return scale.y(part.people.min or 0)


def _high(part: Part, scale: Scale) -> float:
    return scale.y(part.people.most or 0)
