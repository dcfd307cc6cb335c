"""The dot strip: one number, and where it comes from.

Time runs across, people stand up from zero, and each reported figure is a mark that leads to its row in the table.
The tinted band is the published range. The layout follows from the claims of any incident; nothing is placed by hand.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from incidents.domain.incident import Figure, Record
from incidents.domain.vocabulary import N_
from incidents.reports.charts import marks, svg
from incidents.reports.charts.across import Band
from incidents.reports.charts.dots import Dot, dots
from incidents.reports.charts.layout import Bracket, Layout, Placed, Size, lay_out, unit_of
from incidents.reports.charts.marks import Shape
from incidents.reports.charts.pen import Pen
from incidents.reports.charts.placing import Label
from incidents.reports.charts.svg import add, figure
from incidents.reports.charts.words import Words

_BIG_LEADING = 30.0


class Key(NamedTuple):
    """One entry of the key: the mark as SVG, and what it means."""

    svg: str
    text: str


def strips(shown: Figure, record: Record, words: Words, *, subject: str, page: str = "") -> str:
    """The drawing for a wide page, a middle one and a phone; the stylesheet shows the one that fits."""
    return "".join(strip(shown, record, words, subject=subject, page=page, size=size) for size in Size)


def strip(shown: Figure, record: Record, words: Words, *, subject: str, page: str = "", size: Size = Size.WIDE) -> str:
    """The strip of one figure as inline SVG, "" where no source gives a number that could be plotted.

    `subject` names the incident in the title that is read aloud; `page` is the address of the table that the marks lead
    to, where it is not on the page of the strip.
    """
    layout = lay_out(shown, record, words, size)
    return "" if layout is None else _Drawing(layout, shown, words, page).whole(subject)


def strip_keys(shown: Figure, record: Record, words: Words) -> tuple[Key, ...]:
    """What the marks of this strip mean; only the marks it uses."""
    every = dots(shown, record, words)
    claims = {claim.number: claim for claim in record.content.claims}
    keys = []
    for shape in Shape:
        used = [claims[dot.number] for dot in every if dot.shape is shape]
        if used:
            keys.append(Key(marks.alone(shape, shown.line.outcome), words.say(marks.meaning(shape, used))))
    if any(dot.open for dot in every):
        keys.append(Key(marks.arrow_alone(up=True), words.say(marks.OR_MORE)))
    if any(dot.capped for dot in every):
        keys.append(Key(marks.arrow_alone(up=False), words.say(marks.OR_FEWER)))
    return tuple(keys)


def strip_notes(shown: Figure, record: Record, words: Words) -> tuple[str, ...]:
    """The sentences under a strip: on its time axis, and on the short forms it writes."""
    layout, every = lay_out(shown, record, words, Size.WIDE), dots(shown, record, words)
    jumps = layout is not None and len(_runs(layout.bands)) > 1
    examples = {dot.short.strip(words.number(dot.people)): dot for dot in reversed(every) if dot.short != dot.said}
    return (
        *([words.say(N_("Gaps between columns: time not to scale."))] if jumps else []),
        *(words.say(N_("%(short)s means “%(long)s”."), short=dot.short, long=dot.said) for dot in examples.values()),
    )


def row_marks(shown: Figure, record: Record, words: Words) -> dict[int, str]:
    """The mark of each claim of the line by its number, as the strip draws it: for the rows of the table of figures."""
    found = {dot.number: dot.shape for dot in reversed(dots(shown, record, words))}
    return {
        verdict.claim: marks.alone(found.get(verdict.claim, marks.shape_of(verdict)), shown.line.outcome)
        for verdict in shown.line.verdicts
    }


class _Drawing:
    """Turns a layout into SVG."""

    def __init__(self, layout: Layout, shown: Figure, words: Words, page: str) -> None:
        self._layout, self._line, self._unit, self._page = layout, shown.line, unit_of(shown), page
        class_ = f"plot {layout.size.css}{marks.kind_of(shown.line.outcome)}"
        self._pen = Pen(words, layout.size.across, layout.height, class_)
        self._words = words
        self._edges = [layout.scale.y(edge) for edge in layout.edges]

    def whole(self, subject: str) -> str:
        """The finished drawing."""
        root, layout = self._pen.root, self._layout
        key = f"strip-{self._line.outcome}-{self._line.group}-{layout.size.css}"
        title = self._words.say(N_("Reported figures, %(subject)s"), subject=subject)
        svg.titled(root, key, title, self._told())
        self._ground()
        self._foot()
        self._heads()
        if layout.bracket:
            self._bracket(layout.bracket)
        for placed in layout.placed:
            self._mark(placed)
        for placed in layout.placed:
            if placed.label:
                self._label(placed.label, "of-kind halo" if placed.dot.counted else "soft halo", placed.spot.x)
        return svg.markup(root)

    def _told(self) -> str:
        """The drawing in a sentence."""
        counted = {placed.dot.number: placed.dot.counted for placed in self._layout.placed}
        number, yes = self._words.number, sum(counted.values())
        return self._words.say(
            N_("Figures that count: %(counted)s. Not counted: %(others)s. The table says why for each."),
            counted=number(yes),
            others=number(len(counted) - yes),
        )

    def _ground(self) -> None:
        layout, pen, scale = self._layout, self._pen, self._layout.scale
        runs = _runs(layout.bands)
        if len(self._edges) > 1:
            for left, right in runs:
                pen.block(left, right, self._edges[1], self._edges[0], "band")
        pen.across(runs, [scale.y(tick) for tick in scale.ticks[1:]], "grid")
        borders = [two.left for one, two in pairwise(layout.bands) if one.right == two.left]
        pen.upright(borders, scale.top, scale.bottom, "grid")
        pen.across(runs, self._edges, "edge")
        pen.across(runs, [scale.bottom], "axis")
        for tick in scale.ticks:
            pen.text(self._words.number(tick), (layout.left - 8, scale.y(tick) + 5), "soft", anchor="right")

    def _foot(self) -> None:
        bottom, pen = self._layout.scale.bottom, self._pen
        pen.upright(self._layout.foot.ticks, bottom, bottom + 5, "axis")
        for one in self._layout.foot.written:
            if one.lead is not None:
                pen.upright([one.lead], bottom, bottom + one.drop - 16, "grid")
            pen.text(one.text, (one.x, bottom + one.drop), "b" if one.bold else "soft")

    def _heads(self) -> None:
        layout, pen = self._layout, self._pen
        pen.text(self._words.say(self._unit), (0, 18), "b", anchor="left")
        if layout.size.is_narrow:
            for line in layout.big:
                pen.text(line, (layout.right, 18), "big", anchor="right")
            return
        below = _BIG_LEADING * (len(layout.big) - 1)
        middle = sum(self._edges) / max(len(self._edges), 1)
        first = min(max(middle + 10 - below / 2, layout.scale.top), layout.scale.bottom - below)
        for index, line in enumerate(layout.big):
            pen.text(line, (layout.right + 12, first + _BIG_LEADING * index), "big", anchor="left")

    def _bracket(self, bracket: Bracket) -> None:
        left, right = (figure(self._pen.x(x)) for x in (bracket.left, bracket.right))
        y, low = figure(bracket.y), figure(bracket.y + 7)
        add(self._pen.root, "path", class_="lead-line", d=f"M{left} {low}V{y}H{right}V{low}")
        self._label(bracket.text, "soft halo", bracket.text.x)

    def _mark(self, placed: Placed) -> None:
        dot, spot, x = placed.dot, placed.spot, self._pen.x(placed.spot.x)
        link = add(self._pen.root, "a", href=f"{self._page}#f-{dot.number}")
        add(link, "title", dot.title)
        add(link, "circle", cx=x, cy=spot.y, r=spot.radius + 5, fill="none", pointer_events="all")
        tail = "up of-kind" if dot.counted else "up"
        reach = _reach(dot, placed)
        if reach is not None:
            marks.stem(link, x, spot.y, reach, tail, head=not dot.upper)
        marks.draw(link, dot.shape, x, spot.y, spot.radius)

    def _label(self, label: Label, class_: str, x: float) -> None:
        if label.lead:
            self._pen.upright([x], *label.lead, "lead-line")
        middle = (label.box.top + label.box.bottom) / 2
        inside = len(self._edges) > 1 and self._edges[1] < middle < self._edges[0]
        for line, baseline in zip(label.lines, label.baselines, strict=True):
            classes = [class_, *(["b"] if line.bold else []), *(["on-band"] if inside else [])]
            self._pen.text(line.text, (label.x, baseline), " ".join(classes), anchor=label.anchor, lang=line.lang)


def _reach(dot: Dot, placed: Placed) -> float | None:
    """Where the line from a mark ends: at the top of its range, or as an arrow for "or more" and "or fewer"."""
    if dot.upper or dot.open:
        return placed.spot.y - placed.spot.up
    return placed.spot.y + placed.spot.down if dot.capped else None


def _runs(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """Columns that follow one another without a jump, as one stretch each."""
    jumps = [0, *(int(one.right != two.left) for one, two in pairwise(bands))]
    numbered = [(sum(jumps[: index + 1]), band) for index, band in enumerate(bands)]
    runs = [[band for _, band in run] for _, run in groupby(numbered, key=lambda pair: pair[0])]
    return [(run[0].left, run[-1].right) for run in runs]
