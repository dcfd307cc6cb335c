"""Where labels go: beside their marks, never over a mark or another label, each in the first place that is free."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from incidents.reports.charts.lettering import ASCENT, Box, size_of, width

_CLEAR, _ASIDE, _LEAD = 7.0, 9.0, 20.0  # pixels between a mark and its label: above or below, at a side, at most
_LEADING = 1.28
_TRIES = 8


@dataclass(frozen=True)
class Line:
    """One line of a label."""

    text: str
    lang: str
    bold: bool = False

    @property
    def size(self) -> int:
        """The type size in pixels."""
        return size_of(self.lang)

    @property
    def width(self) -> float:
        """The length in pixels."""
        return width(self.text, self.size, bold=self.bold)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A mark that wants a label: its middle, how far it reaches up and down, and its label from full to brief.

    Where `weight` is above 0 the label matters; `sideways` prefers a place beside the mark, as on a map.
    """

    x: float
    y: float
    up: float
    down: float
    radius: float
    forms: tuple[tuple[Line, ...], ...]
    weight: int = 0
    sideways: bool = False

    @property
    def box(self) -> Box:
        """The room of the mark with its arrow."""
        return Box(self.x - self.radius, self.y - self.up, self.x + self.radius, self.y + self.down)


@dataclass(frozen=True)
class Label:
    """A placed label: `anchor` (left, middle, right) stands at `x`; a baseline for each line."""

    lines: tuple[Line, ...]
    x: float
    baselines: tuple[float, ...]
    anchor: str
    box: Box
    lead: tuple[float, float] | None = None


def place(spots: Sequence[Spot], taken: Iterable[Box], room: Box, edges: Sequence[float]) -> list[Label | None]:
    """A label for each spot, or None where no place is free.

    Heavier spots choose first; one of weight that found nothing is moved to the front and all is tried again.
    `taken` is out of bounds, `room` is the whole of it; `edges` are heights that a label had better not cross.
    """
    order = sorted(range(len(spots)), key=lambda index: (-spots[index].weight, spots[index].x))
    walls = [*taken, *(spot.box.grown(1) for spot in spots)]
    best: dict[int, Label] = {}
    for _ in range(_TRIES):
        found = _run(order, spots, walls, room, edges)
        if _worth(found, spots) > _worth(best, spots):
            best = found
        missing = [index for index in order if index not in found and spots[index].weight]
        if not missing:
            break
        order = [*missing, *(index for index in order if index not in missing)]
    return [best.get(index) for index in range(len(spots))]


def _worth(found: dict[int, Label], spots: Sequence[Spot]) -> float:
    return sum(1 + 100 * spots[index].weight + len(label.lines) for index, label in found.items())


def _run(
    order: Sequence[int], spots: Sequence[Spot], walls: Sequence[Box], room: Box, edges: Sequence[float]
) -> dict[int, Label]:
    found: dict[int, Label] = {}
    for index in order:
        spot = spots[index]
        others = [wall for wall in walls if wall != spot.box.grown(1)] + [label.box for label in found.values()]
        chosen = _choose(spot, others, room, edges)
        if chosen is not None:
            found[index] = chosen
    return found


def _choose(spot: Spot, others: Sequence[Box], room: Box, edges: Sequence[float]) -> Label | None:
    for form in spot.forms:
        free = [
            (cost + _crossings(label.box, edges), rank, label)
            for rank, (cost, label) in enumerate(_candidates(spot, form))
            if label.box.within(room) and not any(label.box.meets(other) for other in others)
        ]
        if free:
            return min(free, key=lambda one: one[:2])[2]
    return None


def _crossings(box: Box, edges: Sequence[float]) -> float:
    return sum(2.5 for edge in edges if box.top < edge < box.bottom)


def _candidates(spot: Spot, lines: tuple[Line, ...]) -> Iterator[tuple[float, Label]]:
    """Places from the best to the last, each with what it costs in looks."""
    above, below = spot.y - spot.up - _CLEAR, spot.y + spot.down + _CLEAR
    tall = spot.up > spot.radius
    yield 1.0 if tall else 0.0, _above(lines, spot.x, above, "middle")
    yield 0.5, _below(lines, spot.x, below, "middle")
    for anchor, side in (("left", 1), ("right", -1)):
        yield (-0.5 if spot.sideways else 2.0), _beside(lines, spot.x + side * (spot.radius + _ASIDE), spot.y, anchor)
        yield 3.0, _above(lines, spot.x - side * spot.radius, above, anchor)
        yield 3.0, _below(lines, spot.x - side * spot.radius, below, anchor)
    for step in () if spot.sideways else (1, 2):
        yield 4.0 + step, _above(lines, spot.x, above - step * _LEAD, "middle", (spot.y - spot.up, -1))
        yield 4.0 + step, _below(lines, spot.x, below + step * _LEAD, "middle", (spot.y + spot.down, 1))


def _above(
    lines: tuple[Line, ...], x: float, bottom: float, anchor: str, lead: tuple[float, int] | None = None
) -> Label:
    """A label whose last line stands on `bottom`."""
    after = [line.size * _LEADING for line in lines[1:]]
    baselines = tuple(bottom - sum(after[index:]) for index in range(len(lines)))
    return _label(lines, x, baselines, anchor, lead)


def _below(lines: tuple[Line, ...], x: float, top: float, anchor: str, lead: tuple[float, int] | None = None) -> Label:
    """A label whose first line hangs from `top`."""
    first = top + lines[0].size * ASCENT
    steps = [line.size * _LEADING for line in lines[1:]]
    baselines = tuple(first + sum(steps[:index]) for index in range(len(lines)))
    return _label(lines, x, baselines, anchor, lead)


def _beside(lines: tuple[Line, ...], x: float, y: float, anchor: str) -> Label:
    """A label whose middle is as high as the mark's."""
    height = sum(line.size * _LEADING for line in lines[1:])
    return _below(lines, x, y - height / 2 - lines[0].size * ASCENT / 2, anchor)


def _label(
    lines: tuple[Line, ...], x: float, baselines: tuple[float, ...], anchor: str, lead: tuple[float, int] | None
) -> Label:
    boxes = [
        Box.of_line(x, baseline, line.width, line.size, anchor=anchor)
        for line, baseline in zip(lines, baselines, strict=True)
    ]
    box = Box.union(boxes)
    if lead is None:
        return Label(lines, x, baselines, anchor, box)
    start, way = lead
    return Label(lines, x, baselines, anchor, box, (start + way * 2, box.top if way > 0 else box.bottom))
