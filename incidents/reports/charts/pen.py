"""Drawing by places as read from left to right; for languages read from the right every place is mirrored."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from incidents.reports.charts import svg
from incidents.reports.charts.svg import add, figure
from incidents.reports.charts.words import Words

_ANCHOR = {"left": "start", "middle": "middle", "right": "end"}


class Pen:
    """Writes into an SVG drawing `across` pixels wide."""

    def __init__(self, words: Words, across: float, height: float, class_: str) -> None:
        self.words, self._across = words, across
        self.root = svg.element(
            "svg",
            class_=class_,
            viewBox=f"0 0 {figure(across)} {figure(height)}",
            width=across,
            height=height,
            role="group",
            lang=words.lang,
            direction="rtl" if words.rtl else "ltr",
        )

    def x(self, x: float) -> float:
        """Where a place stands in this language."""
        return self._across - x if self.words.rtl else x

    def text(self, text: str, at: tuple[float, float], class_: str, *, anchor: str = "middle", lang: str = "") -> None:
        """A line of text on the baseline `at`; `anchor` is the end of it that stands there."""
        made = add(self.root, "text", text, class_=class_, x=self.x(at[0]), y=at[1], text_anchor=_ANCHOR[anchor])
        if lang and lang != self.words.lang:
            made.set("lang", lang)

    def across(self, spans: Iterable[tuple[float, float]], heights: Iterable[float], class_: str) -> None:
        """Level lines over each span at each height, as one path."""
        stretches = list(spans)
        steps = [f"M{figure(self.x(a))} {figure(y)}H{figure(self.x(b))}" for y in heights for a, b in stretches]
        if steps:
            add(self.root, "path", class_=class_, d="".join(steps))

    def upright(self, places: Iterable[float], start: float, end: float, class_: str) -> None:
        """Upright lines from one height to another, as one path."""
        steps = [f"M{figure(self.x(x))} {figure(start)}V{figure(end)}" for x in places]
        if steps:
            add(self.root, "path", class_=class_, d="".join(steps))

    def block(self, left: float, right: float, top: float, bottom: float, class_: str) -> Element:
        """A rectangle."""
        start = min(self.x(left), self.x(right))
        return add(self.root, "rect", class_=class_, x=start, y=top, width=right - left, height=bottom - top)
