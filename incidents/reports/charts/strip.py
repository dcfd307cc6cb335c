"""The dot strip: one number, and where it comes from.

Time runs across, people stand up from zero, and each reported figure is a mark that leads to its row in the table.
The tinted band is the published range. The layout follows from the claims of any incident; nothing is drawn by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from incidents.domain.incident import Figure, Record
from incidents.domain.rule import Verdict
from incidents.domain.vocabulary import N_
from incidents.reports.charts import marks, svg
from incidents.reports.charts.across import Band
from incidents.reports.charts.dots import Dot, dots
from incidents.reports.charts.layout import Bracket, Layout, Placed, Size, lay_out, unit_of
from incidents.reports.charts.marks import Shape
from incidents.reports.charts.placing import Label
from incidents.reports.charts.svg import add
from incidents.reports.charts.words import Words

_ANCHOR = {"left": "start", "middle": "middle", "right": "end"}


@dataclass(frozen=True)
class Key:
    """One entry of the key: the mark as SVG, and what it means."""

    svg: str
    text: str


def strips(figure: Figure, record: Record, words: Words, *, subject: str) -> str:
    """The drawing for a wide page, a middle one and a phone; the stylesheet shows the one that fits."""
    return "".join(strip(figure, record, words, subject=subject, size=size) for size in Size)


def strip(figure: Figure, record: Record, words: Words, *, subject: str, size: Size = Size.WIDE) -> str:
    """The strip of one figure as inline SVG, "" where nothing can be plotted.

    `subject` names the incident in the title read aloud.
    """
    layout = lay_out(figure, record, words, size)
    return "" if layout is None else _Drawing(layout, words).whole(figure, record, subject)


def strip_keys(figure: Figure, record: Record, words: Words) -> tuple[Key, ...]:
    """What the marks of this strip mean; only the marks it uses."""
    every = dots(figure, record, words)
    claims = {claim.number: claim for claim in record.content.claims}
    keys = []
    for shape in Shape:
        used = [claims[dot.number] for dot in every if dot.shape is shape]
        if used:
            keys.append(Key(marks.alone(shape, figure.line.outcome), words.say(marks.meaning(shape, used))))
    if any(dot.open for dot in every):
        keys.append(Key(marks.arrow_alone(up=True), words.say(marks.OR_MORE)))
    if any(dot.capped for dot in every):
        keys.append(Key(marks.arrow_alone(up=False), words.say(marks.OR_FEWER)))
    return tuple(keys)


def strip_notes(figure: Figure, record: Record, words: Words) -> tuple[str, ...]:
    """The sentences under a strip: on its time axis, and on the short forms it writes."""
    layout, every = lay_out(figure, record, words, Size.WIDE), dots(figure, record, words)
    found = []
    if layout is not None and len(layout.bands) > 1:
        found.append(words.say(N_("Gaps between columns: time not to scale.")))
    short = [dot for dot in every if dot.short != dot.said]
    for dot in {dot.short[-1] == "+": dot for dot in reversed(short)}.values():
        found.append(words.say(N_("%(short)s means “%(long)s”."), short=dot.short, long=dot.said))
    return tuple(found)


def mark(verdict: Verdict, outcome: str, *, added: bool = False) -> str:
    """The mark of one row of the table of figures; `added`: it counts as one group among several of its source."""
    return marks.alone(marks.shape_of(verdict, added=added), outcome)


class _Drawing:
    """Turns a layout into SVG, mirrored for languages read from the right."""

    def __init__(self, layout: Layout, words: Words) -> None:
        self._layout, self._words = layout, words

    def _x(self, x: float) -> float:
        return self._layout.size.across - x if self._words.rtl else x

    def whole(self, figure: Figure, record: Record, subject: str) -> str:
        """The finished drawing."""
        layout, words = self._layout, self._words
        outcome = figure.line.outcome
        root = svg.element(
            "svg",
            class_=f"plot {layout.size.css}{marks.kind_of(outcome)}",
            viewBox=f"0 0 {layout.size.across} {svg.figure(layout.height)}",
            width=layout.size.across,
            height=layout.height,
            role="group",
            lang=words.lang,
            direction="rtl" if words.rtl else "ltr",
        )
        key = f"strip-{outcome}-{figure.line.group}-{layout.size.css}"
        svg.titled(root, key, words.say(N_("Reported figures for %(subject)s"), subject=subject), self._told(record))
        self._ground(root)
        self._foot(root)
        self._heads(root, figure)
        if layout.bracket:
            self._bracket(root, layout.bracket)
        for placed in layout.placed:
            self._mark(root, placed)
        for placed in layout.placed:
            if placed.label:
                self._label(root, placed.label, self._class(placed.dot), placed.spot.x)
        return svg.markup(root)

    def _told(self, record: Record) -> str:
        """The drawing in a sentence."""
        shown = {placed.dot.number: placed.dot.counted for placed in self._layout.placed}
        counted = sum(shown.values())
        number = self._words.number
        told = self._words.say(
            N_("Figures that count: %(counted)s. Not counted: %(left)s. The table says why for each."),
            counted=number(counted),
            left=number(len(shown) - counted),
        )
        return told if record.content.claims else ""

    def _ground(self, root: Element) -> None:
        layout = self._layout
        runs = _runs(layout.bands)
        heights = [layout.scale.y(edge) for edge in layout.edges]
        if len(heights) > 1:
            for left, right in runs:
                start = min(self._x(left), self._x(right))
                add(root, "rect", class_="band", x=start, y=heights[1], width=right - left, height=heights[0] - heights[1])
        add(root, "path", class_="grid", d=self._across(runs, [layout.scale.y(tick) for tick in layout.scale.ticks[1:]]))
        borders = [two.left for one, two in zip(layout.bands, layout.bands[1:], strict=False) if one.right == two.left]
        if borders:
            lines = "".join(f"M{svg.figure(self._x(x))} {svg.figure(layout.scale.top)}V{svg.figure(layout.scale.bottom)}" for x in borders)
            add(root, "path", class_="grid", d=lines)
        if heights:
            add(root, "path", class_="edge", d=self._across(runs, heights))
        add(root, "path", class_="axis", d=self._across(runs, [layout.scale.bottom]))
        for tick in layout.scale.ticks:
            middle = layout.scale.y(tick) + 5
            self._text(root, self._words.number(tick), layout.left - 8, middle, "soft", anchor="right")

    def _across(self, runs: Sequence[tuple[float, float]], heights: Sequence[float]) -> str:
        return "".join(
            f"M{svg.figure(self._x(left))} {svg.figure(y)}H{svg.figure(self._x(right))}" for y in heights for left, right in runs
        )

    def _foot(self, root: Element) -> None:
        bottom = self._layout.scale.bottom
        for x in self._layout.foot.ticks:
            add(root, "path", class_="axis", d=f"M{svg.figure(self._x(x))} {svg.figure(bottom)}v5")
        for one in self._layout.foot.written:
            if one.lead is not None:
                end = svg.figure(bottom + one.drop - 16)
                add(root, "path", class_="grid", d=f"M{svg.figure(self._x(one.lead))} {svg.figure(bottom)}V{end}")
            self._text(root, one.text, one.x, bottom + one.drop, "b" if one.bold else "soft")

    def _heads(self, root: Element, figure: Figure) -> None:
        layout = self._layout
        self._text(root, self._words.say(unit_of(figure)), 0, 18, "b", anchor="left")
        if not layout.big:
            return
        if layout.size.is_narrow:
            self._text(root, layout.big[0], layout.right, 18, "big", anchor="right")
            return
        middle = sum(layout.scale.y(edge) for edge in layout.edges) / max(len(layout.edges), 1)
        first = middle + 10 - 15 * (len(layout.big) - 1)
        first = min(max(first, layout.scale.top), layout.scale.bottom - 30 * (len(layout.big) - 1))
        for index, line in enumerate(layout.big):
            self._text(root, line, layout.right + 12, first + 30 * index, "big", anchor="left")

    def _bracket(self, root: Element, bracket: Bracket) -> None:
        left, right = (svg.figure(self._x(x)) for x in (bracket.left, bracket.right))
        y, low = svg.figure(bracket.y), svg.figure(bracket.y + 7)
        add(root, "path", class_="lead-line", d=f"M{left} {low}V{y}H{right}V{low}")
        self._label(root, bracket.text, "soft halo", bracket.text.x)

    def _mark(self, root: Element, placed: Placed) -> None:
        dot, spot, x = placed.dot, placed.spot, self._x(placed.spot.x)
        link = add(root, "a", href=f"#f-{dot.number}")
        add(link, "title", dot.title)
        add(link, "circle", cx=x, cy=spot.y, r=spot.radius + 5, fill="none", pointer_events="all")
        tail = "up of-kind" if dot.counted else "up"
        if dot.upper:
            marks.stem(link, x, spot.y, spot.y - spot.up, tail, head=False)
        elif dot.open:
            marks.stem(link, x, spot.y, spot.y - spot.up, tail)
        elif dot.capped:
            marks.stem(link, x, spot.y, spot.y + spot.down, tail)
        marks.draw(link, dot.shape, x, spot.y, spot.radius)

    def _class(self, dot: Dot) -> str:
        return "of-kind halo" if dot.counted else "soft halo"

    def _label(self, root: Element, label: Label, class_: str, x: float) -> None:
        if label.lead:
            start, end = (svg.figure(y) for y in label.lead)
            add(root, "path", class_="lead-line", d=f"M{svg.figure(self._x(x))} {start}V{end}")
        for line, baseline in zip(label.lines, label.baselines, strict=True):
            bold = f"{class_}{' b' if line.bold else ''}{self._on_band(label)}"
            self._text(root, line.text, label.x, baseline, bold, anchor=label.anchor, lang=line.lang)

    def _on_band(self, label: Label) -> str:
        heights = [self._layout.scale.y(edge) for edge in self._layout.edges]
        middle = (label.box.top + label.box.bottom) / 2
        return " on-band" if len(heights) > 1 and heights[1] < middle < heights[0] else ""

    def _text(
        self, root: Element, text: str, x: float, y: float, class_: str, *, anchor: str = "middle", lang: str = ""
    ) -> None:
        made = add(root, "text", text, class_=class_, x=self._x(x), y=y, text_anchor=_ANCHOR[anchor])
        if lang and lang != self._words.lang:
            made.set("lang", lang)


def _runs(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """Columns that follow one another without a jump, as one stretch each."""
    jumps = [0, *(int(one.right != two.left) for one, two in zip(bands, bands[1:], strict=False))]
    numbered = [(sum(jumps[: index + 1]), band) for index, band in enumerate(bands)]
    runs = [[band for _, band in run] for _, run in groupby(numbered, key=lambda pair: pair[0])]
    return [(run[0].left, run[-1].right) for run in runs]
