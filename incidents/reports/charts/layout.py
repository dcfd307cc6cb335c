"""Where everything of the strip stands, in pixels, as read from left to right; drawing mirrors it where need be."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from incidents.domain.incident import Figure, Record
from incidents.domain.vocabulary import N_
from incidents.reports.charts.across import Band, positions, share
from incidents.reports.charts.axis import Foot, foot
from incidents.reports.charts.dots import Dot, dots, highest, range_words
from incidents.reports.charts.lettering import BIG, BIG_NARROW, Box, shortened, size_of, width
from incidents.reports.charts.marks import Shape
from incidents.reports.charts.placing import Label, Line, Spot, place
from incidents.reports.charts.scale import Scale, steps
from incidents.reports.charts.timeline import Column, caption, columns
from incidents.reports.charts.words import Words

_TAIL = 30.0  # pixels that the arrow of "or more" reaches
_FEW, _LOW = 4, 5  # dots and people at which a lower drawing is enough
_NAME = 24  # letters of a source beside its mark
_JUMP = 8.0  # pixels left free where time jumps
_RISES, _OFF_EDGE = (10.0, 16.0, 24.0, 32.0, 40.0), 5.0


class Size(Enum):
    """The three drawings, by the room they are made for: name, pixels across and up, radius, columns at most."""

    WIDE = ("wideplot", 1140, 362, 6.5, 10)
    MIDDLE = ("middleplot", 680, 330, 6.5, 8)
    NARROW = ("narrow", 358, 306, 5.0, 8)

    def __init__(self, css: str, across: int, up: int, radius: float, columns: int) -> None:
        self.css, self.across, self.up, self.radius, self.columns = css, across, up, radius, columns

    @property
    def is_narrow(self) -> bool:
        """Whether marks carry their number alone, and captions one line."""
        return self is Size.NARROW


@dataclass(frozen=True)
class Placed:
    """A dot where it stands, with its label if one found room."""

    dot: Dot
    spot: Spot
    label: Label | None


@dataclass(frozen=True)
class Bracket:
    """The span of the first day's reports: a line from `left` to `right` at `y`, and its words."""

    left: float
    right: float
    y: float
    text: Label


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A strip, ready to draw. `edges` are the range in people, `big` its words line by line."""

    size: Size
    scale: Scale
    left: float
    right: float
    bands: tuple[Band, ...]
    foot: Foot
    placed: tuple[Placed, ...]
    edges: tuple[int, ...]
    big: tuple[str, ...]
    bracket: Bracket | None
    height: float


def lay_out(figure: Figure, record: Record, words: Words, size: Size) -> Layout | None:
    """The strip of a figure; None where no source gives a number that could be plotted."""
    every = dots(figure, record, words)
    if not every:
        return None
    edges = _edges(figure, every)
    scale = _scale(every, edges, size)
    big = _big(range_words(figure, record, words), words, size)
    left = 12 + max(width(words.number(tick), size_of(words.lang)) for tick in scale.ticks)
    right = size.across - (4 if size.is_narrow else 14 + max((width(line, BIG) for line in big), default=0))
    bands = _bands(columns(every, size.columns), words, size, (left, right))
    spots = _spots(bands, scale, words, size)
    heads = _heads(words, figure, big, size, right)
    room = Box(left + 1, 2, right + 3, scale.bottom - 3)
    heights = [scale.y(edge) for edge in edges]
    labels = place([spot for _, spot in spots], heads, room, heights)
    placed = tuple(Placed(dot, spot, label) for (dot, spot), label in zip(spots, labels, strict=True))
    foot_ = foot(bands, words, size.across, narrow=size.is_narrow)
    return Layout(
        size=size,
        scale=scale,
        left=left,
        right=right,
        bands=bands,
        foot=foot_,
        placed=placed,
        edges=edges,
        big=big,
        bracket=bracket(figure, placed, words, (heads, room), heights),
        height=scale.bottom + foot_.height,
    )


def _edges(figure: Figure, every: Sequence[Dot]) -> tuple[int, ...]:
    """The ends of the range as plotted: an end that a figure sets stands at that figure's own height."""
    own, line = figure.setting, figure.line
    said = {dot.number: dot for dot in every if dot.shape is Shape.COUNTED}
    low = said[line.low].people if not (own and own.min is not None) and line.low in said else figure.count.min
    high = said[line.high].most if not (own and own.max is not None) and line.high in said else figure.count.most
    return tuple(sorted({edge for edge in (low, high) if edge is not None}))


def _scale(every: Sequence[Dot], edges: Sequence[int], size: Size) -> Scale:
    most = max(highest(every), *edges) if edges else highest(every)
    low = len(every) <= _FEW or most <= _LOW
    top = 36.0 if size.is_narrow else 46.0
    return Scale(steps(most, 5 if low else 6), top, top + (min(size.up, 220) if low else size.up))


def _big(ends: tuple[str, str] | None, words: Words, size: Size) -> tuple[str, ...]:
    """The range in large letters: on one line above a narrow drawing, on a few short ones beside a wide one."""
    if ends is None:
        return ()
    low, high = ends
    if size.is_narrow:
        return (low if low == high else words.say(N_("%(low)s to %(high)s"), low=low, high=high),)
    return _folded(low) if low == high else (*_folded(low), *_folded(words.say(N_("to %(high)s"), high=high)))


def _folded(text: str) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", BIG) <= 120:  # noqa: PLR2004 - pixels beside the drawing
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _heads(words: Words, figure: Figure, big: Sequence[str], size: Size, right: float) -> list[Box]:
    """The room of what stands above the drawing."""
    letters = size_of(words.lang)
    unit = width(words.say(unit_of(figure)), letters, bold=True)
    found = [Box.of_line(0, 18, unit, letters, anchor="left")]
    if size.is_narrow and big:
        found.append(Box.of_line(right, 18, width(big[0], BIG_NARROW), BIG_NARROW, anchor="right"))
    return found


def unit_of(figure: Figure) -> str:
    """What the scale counts (a msgid)."""
    return {"killed": N_("Killed"), "injured": N_("Injured")}.get(figure.line.outcome, N_("People"))


def _bands(every: Sequence[Column], words: Words, size: Size, ends: tuple[float, float]) -> tuple[Band, ...]:
    needs = [_need(column, every[index - 1] if index else None, words, size) for index, column in enumerate(every)]
    jump = _JUMP / 2 if size.is_narrow else _JUMP
    gaps = [0.0, *(0.0 if two.follows(one) else jump for one, two in pairwise(every))]
    return share(every, needs, *ends, gaps)


def _need(column: Column, before: Column | None, words: Words, size: Size) -> float:
    """The least width of a column: for its caption, and for its dots side by side."""
    letters, text = size_of(words.lang), caption(column, before, words)
    said = max(width(text.main, letters, bold=not size.is_narrow), width(text.more, letters))
    pace = 2 * size.radius + (5 if size.is_narrow else 14)
    names = [line.width for dot in column.dots if dot.counted for line in _forms(dot, size, words)[0]]
    beside = [min(said, 34.0)] if size.is_narrow else [said + 14, *(name + 8 for name in names)]
    return max(len(column.dots) * pace, *beside, 24.0)


def _forms(dot: Dot, size: Size, words: Words) -> tuple[tuple[Line, ...], ...]:
    """What may be written beside a dot, from full to brief."""
    brief = (Line(dot.short, words.lang, bold=dot.counted),)
    if dot.shape is not Shape.COUNTED or size.is_narrow:
        return (brief,)
    said, (name, lang) = Line(dot.said, words.lang, bold=True), dot.source
    return ((said, Line(shortened(name, _NAME), lang)), (said,), brief)


def _spots(bands: Sequence[Band], scale: Scale, words: Words, size: Size) -> list[tuple[Dot, Spot]]:
    heights = {dot: scale.y(dot.people) for band in bands for dot in band.column.dots}
    every = [pair for band in bands for pair in positions(band, heights, size.radius)]
    return [(dot, _spot(dot, x, scale, words, size)) for dot, x in every]


def _spot(dot: Dot, x: float, scale: Scale, words: Words, size: Size) -> Spot:
    radius = size.radius + (1 if dot.counted else 0)
    y = scale.y(dot.people)
    tail = _TAIL - (4 if size.is_narrow else 0)
    stretch = y - scale.y(dot.upper) if dot.upper else tail if dot.open else radius
    return Spot(
        x=x,
        y=y,
        up=max(radius, stretch),
        down=tail if dot.capped else radius,
        radius=radius,
        forms=_forms(dot, size, words),
        weight=int(dot.shape is Shape.COUNTED),
    )


def _first_day(early: Sequence[Dot], words: Words) -> str:
    low, high = min(dot.people for dot in early), max(early, key=lambda dot: (dot.most, dot.open))
    if low == high.most:
        return words.say(N_("First-day reports: %(range)s"), range=high.said)
    said = high.said if high.open else words.number(high.most)
    both = words.say(N_("%(low)s to %(high)s"), low=words.number(low), high=said)
    return words.say(N_("First-day reports: %(range)s"), range=both)


def bracket(
    figure: Figure, placed: Sequence[Placed], words: Words, walls: tuple[Sequence[Box], Box], edges: Sequence[float]
) -> Bracket | None:
    """The first day's reports, held together above their marks; None where there is no room for it."""
    early = [one for one in placed if one.dot.early]
    if figure.line.first is None or not early:
        return None
    left, right = min(one.spot.x for one in early) - 10, max(one.spot.x for one in early) + 10
    taken, room = walls
    drawn = [*(one.spot.box for one in placed), *(one.label.box for one in placed if one.label)]
    boxes, top = [*taken, *drawn], min(box.top for box in drawn if box.meets(Box(left, room.top, right, room.bottom)))
    line = Line(_first_day([one.dot for one in early], words), words.lang)
    for y in (top - rise for rise in _RISES if not any(abs(top - rise - edge) < _OFF_EDGE for edge in edges)):
        for x, anchor in (((left + right) / 2, "middle"), (left, "left"), (right, "right")):
            box = Box.of_line(x, y - 9, line.width, line.size, anchor=anchor)
            if box.within(room) and not any(box.meets(other) for other in boxes):
                return Bracket(left, right, y, Label((line,), x, (y - 9,), anchor, box))
    return None
