"""Bars: records by governorate, by cause, by outcome; beside each the people, as a range, and a table of the same.

A bar is filled for the records that give a number of people and hollow for those that give none, so that a missing
number is seen and never taken for zero.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from xml.etree.ElementTree import Element

from incidents.domain.vocabulary import N_
from incidents.reports.charts import svg
from incidents.reports.charts.groups import Chart, Group, chart, linked, people_of, rectangle
from incidents.reports.charts.layout import Size
from incidents.reports.charts.lettering import shortened, size_of, width
from incidents.reports.charts.marks import kind_of
from incidents.reports.charts.pen import Pen
from incidents.reports.charts.scale import steps
from incidents.reports.charts.svg import add, figure
from incidents.reports.charts.words import Words

_ROW, _THICK = 40.0, 16.0


def bars(series: Sequence[Group], words: Words, *, outcome: str, name: str) -> Chart:
    """Records and people by group, in the order given; `name` says what the groups are and makes ids unique."""
    draw = partial(_level, series, words, outcome=outcome, name=name)
    caption = N_("Ranges as reported, added end by end; not a death toll. Hollow: records that give no number.")
    return chart(series, words, outcome, "".join(draw(size) for size in Size), caption=words.say(caption))


def _level(series: Sequence[Group], words: Words, size: Size, *, outcome: str, name: str) -> str:
    """A row a group: its name, its records, its people."""
    if not series:
        return ""
    return _Rows(series, words, size, outcome, name).whole()


class _Rows:
    """One drawing of rows. A narrow one has the name on a line of its own."""

    def __init__(self, series: Sequence[Group], words: Words, size: Size, outcome: str, name: str) -> None:
        self._series, self._words, self._name, self._outcome = series, words, name, outcome
        letters, narrow = size_of(words.lang), size.is_narrow
        self._names = [shortened(one.label, 40 if narrow or size is Size.WIDE else 26) for one in series]
        said = max(width(words.count(one.people), letters) for one in series) + 12
        self._start = 0.0 if narrow else max(width(label, letters) for label in self._names) + 16
        self._row, self._lift = (64.0, 28.0) if narrow else (_ROW, 0.0)
        number = max(width(words.number(one.records), letters) for one in series) + 20
        room = size.across - self._start - number - said
        self._records = (self._start, self._start + room * 0.38)
        self._people = (self._records[1] + number, self._records[1] + number + room * 0.62)
        self._most = max(1, *(one.records for one in series))
        self._top = steps(max(one.people.most or 0 for one in series), 3)[-1]
        self._size = size
        self._pen = Pen(words, size.across, 40 + self._row * len(series), f"plot {size.css}{kind_of(outcome)}")

    def whole(self) -> str:
        """The finished drawing."""
        words, key = self._words, f"bars-{self._name}-{self._outcome}-{self._size.css}"
        svg.titled(self._pen.root, key, self._name, words.say(N_("The table below says the same in numbers.")))
        self._pen.text(words.say(N_("Records")), (self._records[0], 18), "b", anchor="left")
        self._pen.text(people_of(self._outcome, words), (self._people[0], 18), "b", anchor="left")
        for index, one in enumerate(self._series):
            self._group(one, self._names[index], 30 + self._row * index)
        return svg.markup(self._pen.root)

    def _group(self, one: Group, name: str, top: float) -> None:
        pen, middle = self._pen, top + self._lift + self._row / 2 - self._lift / 2
        pen.across([self._people], [middle] if one.people.known else [], "grid")
        link = linked(pen.root, one, self._words)
        rectangle(link, 0, top, self._size.across, self._row, "hit")
        at = (0, top + 20 if self._lift else middle + 5)
        pen.text(self._words.isolated(name), at, "", anchor="left")
        for left, right, class_ in self._record_bars(one):
            rectangle(link, min(pen.x(left), pen.x(right)), middle - _THICK / 2, right - left, _THICK, class_)
        end = self._across(self._records, one.records / self._most)
        pen.text(self._words.number(one.records), (end + 6, middle + 5), "soft", anchor="left")
        self._range(one, link, middle)

    def _record_bars(self, one: Group) -> Iterator[tuple[float, float, str]]:
        start, filled = self._records[0], self._across(self._records, (one.records - one.without_number) / self._most)
        yield start, filled, "bar"
        if one.without_number:
            yield filled, self._across(self._records, one.records / self._most), "bar none"

    def _range(self, one: Group, link: Element, middle: float) -> None:
        pen, top = self._pen, one.people.most
        if top is None:
            pen.text(self._words.say(N_("no number given")), (self._people[0], middle + 5), "soft", anchor="left")
            return
        low = self._across(self._people, (one.people.min or 0) / self._top)
        high = self._across(self._people, top / self._top)
        left = min(pen.x(low), pen.x(high))
        if high - low < 1:
            start = f"M{figure(left)} {figure(middle - _THICK / 2)}"
            add(link, "path", class_="point", d=f"{start}v{figure(_THICK)}")
        else:
            rectangle(link, left, middle - _THICK / 2, high - low, _THICK, "span")
        pen.text(self._words.count(one.people), (high + 8, middle + 5), "of-kind halo", anchor="left")

    @staticmethod
    def _across(ends: tuple[float, float], part: float) -> float:
        return ends[0] + (ends[1] - ends[0]) * part
