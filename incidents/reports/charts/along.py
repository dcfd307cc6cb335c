"""Records and people along time, on one axis: records stand above, the range of people below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial

from incidents.domain.vocabulary import N_
from incidents.reports.charts import band, svg
from incidents.reports.charts.dates_below import captions
from incidents.reports.charts.groups import Chart, Group, chart, linked, people_of, rectangle
from incidents.reports.charts.layout import Size
from incidents.reports.charts.lettering import size_of, width
from incidents.reports.charts.marks import kind_of
from incidents.reports.charts.pen import Pen
from incidents.reports.charts.scale import Scale, steps
from incidents.reports.charts.words import Words

_DECEMBER = 12
_LEAST = 25.0  # pixels of a step: a finger needs 24 (WCAG 2.5.8); a narrow drawing grows rather than go below
_CAPTION = (
    N_("Ranges as reported, added end by end; not a death toll. Hollow: records that give no number."),
    N_("Broken upper edge: or more."),
)


class Pace(StrEnum):
    """How long a step of the axis is."""

    MONTH = "month"
    YEAR = "year"


def along(series: Sequence[Group], words: Words, *, outcome: str, pace: Pace) -> Chart:
    """Records and people by month or year; a step in between that has no record keeps its place."""
    every = list(_without_gaps(series, words, pace))
    draw = partial(_drawn, every, words, outcome=outcome, pace=pace)
    drawn = "".join(draw(size) for size in Size) if every else ""
    return chart(every, words, outcome, drawn, caption=" ".join(words.say(one) for one in _CAPTION))


def _without_gaps(series: Sequence[Group], words: Words, pace: Pace) -> Iterator[Group]:
    found = {one.begins: one for one in series if one.begins}
    name = words.month if pace is Pace.MONTH else lambda day: words.year(day.year)
    day, last = min(found, default=None), max(found, default=None)
    while day and last and day <= last:
        yield replace(found.get(day, Group()), begins=day, label=name(day))
        day = _next(day, pace)


def _next(day: date, pace: Pace) -> date | None:
    """The first day of the step after; None at the end of the calendar."""
    ends_year = pace is Pace.YEAR or day.month == _DECEMBER
    if ends_year and day.year == date.max.year:
        return None
    return date(day.year + 1, 1, 1) if ends_year else date(day.year, day.month + 1, 1)


def _drawn(series: Sequence[Group], words: Words, size: Size, *, outcome: str, pace: Pace) -> str:
    return _Along(series, words, size, outcome, pace).whole()


class _Along:
    """One drawing of steps, in two rows that share their time axis."""

    def __init__(self, series: Sequence[Group], words: Words, size: Size, outcome: str, pace: Pace) -> None:
        self._series, self._words, self._outcome, self._size, self._steps = series, words, outcome, size, pace
        self._records = Scale(steps(max(one.records for one in series), 4), 44, 164)
        self._people = Scale(steps(max(one.people.most or 0 for one in series), 4), 214, 334)
        ticks = (*self._records.ticks, *self._people.ticks)
        self._left = 12 + max(width(words.number(tick), size_of(words.lang)) for tick in ticks)
        least = self._left + 4 + (_LEAST * len(series) if size.is_narrow else 0)
        self._across = max(float(size.across), least)
        self._pace = (self._across - 4 - self._left) / len(series)
        self._thick = min(max(self._pace * 0.6, 1.5), 56.0)
        height = 392 if pace is Pace.MONTH else 368
        self._pen = Pen(words, self._across, height, f"plot {size.css}{kind_of(outcome)}")

    def whole(self) -> str:
        """The finished drawing."""
        words, series = self._words, self._series
        title = words.say(N_("By month") if self._steps is Pace.MONTH else N_("By year"))
        reach = words.say(
            N_("From %(first)s to %(last)s. The table below says the same in numbers."),
            first=series[0].label,
            last=series[-1].label,
        )
        key = f"along-{self._outcome}-{self._size.css}"
        svg.titled(self._pen.root, key, f"{people_of(self._outcome, words)}. {title}", reach)
        self._ground(self._records, words.say(N_("Records")))
        self._ground(self._people, people_of(self._outcome, words))
        parts = [self._part(index) for index in range(len(series))]
        band.ground(self._pen, self._people, parts)
        for one, part in zip(series, parts, strict=True):
            self._step(one, part)
        captions(self._pen, series, (self._left, self._pace), by_month=self._steps is Pace.MONTH)
        return svg.markup(self._pen.root)

    def _part(self, index: int) -> band.Part:
        left = self._left + self._pace * index
        return band.Part(left, left + self._pace, self._series[index].people)

    def _ground(self, scale: Scale, name: str) -> None:
        pen, right = self._pen, self._across - 4
        pen.text(name, (0, scale.top - 22), "b", anchor="left")
        pen.across([(self._left, right)], [scale.y(tick) for tick in scale.ticks[1:]], "grid")
        pen.across([(self._left, right)], [scale.bottom], "axis")
        for tick in scale.ticks:
            pen.text(self._words.number(tick), (self._left - 8, scale.y(tick) + 5), "soft", anchor="right")

    def _step(self, one: Group, part: band.Part) -> None:
        if not one.records:
            return
        pen, height = self._pen, self._records.y
        link = linked(pen.root, one, self._words)
        edge, x = min(pen.x(part.left), pen.x(part.right)), (part.left + part.right) / 2
        rectangle(link, edge, self._records.top, self._pace, self._people.bottom - self._records.top, "hit")
        left = pen.x(x) - self._thick / 2
        filled = height(one.records - one.without_number)
        if one.without_number:
            rectangle(link, left, height(one.records), self._thick, filled - height(one.records), "bar none")
        rectangle(link, left, filled, self._thick, self._records.bottom - filled, "bar")
        band.edges(link, pen, self._people, part)
        self._numbers(one, x)

    def _numbers(self, one: Group, x: float) -> None:
        """The number over its bar, where a step is wide enough for it."""
        letters = size_of(self._words.lang)
        count, people = self._words.number(one.records), self._words.count(one.people)
        if width(count, letters) < self._pace - 2:
            self._pen.text(count, (x, self._records.y(one.records) - 6), "halo")
        if people and width(people, letters) < self._pace - 4:
            self._pen.text(people, (x, self._people.y(one.people.most or 0) - 8), "of-kind halo")
