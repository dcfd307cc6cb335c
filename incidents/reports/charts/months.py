"""Records and people by month, on one time axis: records stand above, the range of people below."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from incidents.domain.vocabulary import N_
from incidents.reports.charts import svg
from incidents.reports.charts.bars import PEOPLE, Chart, Group, chart, rectangle, told
from incidents.reports.charts.layout import Size
from incidents.reports.charts.lettering import size_of, width
from incidents.reports.charts.marks import kind_of
from incidents.reports.charts.pen import Pen
from incidents.reports.charts.scale import Scale, steps
from incidents.reports.charts.svg import add, figure
from incidents.reports.charts.words import Words

_YEAR = 12  # months


def months(series: Sequence[Group], words: Words, *, outcome: str) -> Chart:
    """Records and people by month; a month in between that has none keeps its place."""
    every = _without_gaps(series, words)
    draw = partial(_upright, every, words, outcome=outcome)
    return chart(every, words, outcome, "".join(draw(size) for size in Size))


def _without_gaps(series: Sequence[Group], words: Words) -> list[Group]:
    found = {one.month.replace(day=1): one for one in series if one.month}
    if not found:
        return []
    every, month, last = [], min(found), max(found)
    while month <= last:
        every.append(replace(found.get(month, Group()), month=month, label=words.month(month)))
        month = date(month.year + month.month // _YEAR, month.month % _YEAR + 1, 1)
    return every


def _upright(series: Sequence[Group], words: Words, size: Size, *, outcome: str) -> str:
    """Months across: records above, the range of people below."""
    if not series:
        return ""
    return _Months(series, words, size, outcome).whole()


class _Months:
    """One drawing of months, in two rows that share their time axis."""

    def __init__(self, series: Sequence[Group], words: Words, size: Size, outcome: str) -> None:
        self._series, self._words, self._outcome, self._size = series, words, outcome, size
        self._records = Scale(steps(max(one.records for one in series), 4), 44, 164)
        self._people = Scale(steps(max(one.people.most or 0 for one in series), 4), 214, 334)
        ticks = (*self._records.ticks, *self._people.ticks)
        self._left = 12 + max(width(words.number(tick), size_of(words.lang)) for tick in ticks)
        self._pace = (size.across - 4 - self._left) / len(series)
        self._thick = min(max(self._pace * 0.6, 2.0), 56.0)
        self._pen = Pen(words, size.across, 392, f"plot {size.css}{kind_of(outcome)}")

    def whole(self) -> str:
        """The finished drawing."""
        svg.titled(self._pen.root, f"months-{self._outcome}-{self._size.css}", self._words.say(N_("By month")))
        self._ground(self._records, N_("Records"))
        self._ground(self._people, PEOPLE.get(self._outcome, N_("People reported")))
        for index, one in enumerate(self._series):
            self._month(one, self._left + self._pace * (index + 0.5))
        self._captions()
        return svg.markup(self._pen.root)

    def _ground(self, scale: Scale, name: str) -> None:
        pen, right = self._pen, self._size.across - 4
        pen.text(self._words.say(name), (0, scale.top - 22), "b", anchor="left")
        pen.across([(self._left, right)], [scale.y(tick) for tick in scale.ticks[1:]], "grid")
        pen.across([(self._left, right)], [scale.bottom], "axis")
        for tick in scale.ticks:
            pen.text(self._words.number(tick), (self._left - 8, scale.y(tick) + 5), "soft", anchor="right")

    def _month(self, one: Group, x: float) -> None:
        if not one.records:
            return
        link = add(self._pen.root, "a", href=one.href) if one.href else add(self._pen.root, "g")
        add(link, "title", told(one, self._words))
        left, height = min(self._pen.x(x - self._thick / 2), self._pen.x(x + self._thick / 2)), self._records.y
        filled = height(one.records - one.without_number)
        if one.without_number:
            rectangle(link, left, height(one.records), self._thick, filled - height(one.records), "bar none")
        rectangle(link, left, filled, self._thick, self._records.bottom - filled, "bar")
        top = one.people.most
        if top is not None:
            low, high = self._people.y(one.people.min or 0), self._people.y(top)
            if low - high < 1:
                line = f"M{figure(left)} {figure(low)}h{figure(self._thick)}"
                add(link, "path", class_="point", d=line)
            else:
                rectangle(link, left, high, self._thick, low - high, "span")
        self._numbers(one, x)

    def _numbers(self, one: Group, x: float) -> None:
        """The number over its bar, where a month is wide enough for it."""
        letters = size_of(self._words.lang)
        count, people = self._words.number(one.records), self._words.count(one.people)
        if width(count, letters) < self._pace - 2:
            self._pen.text(count, (x, self._records.y(one.records) - 6), "halo")
        if people and width(people, letters) < self._pace - 4:
            self._pen.text(people, (x, self._people.y(one.people.most or 0) - 8), "of-kind halo")

    def _captions(self) -> None:
        """Months under the bars, as many as have room; a year where it begins."""
        words, letters = self._words, size_of(self._words.lang)
        names = [words.month_name(one.month) for one in self._series if one.month]
        widest = max(width(name, letters) for name in names) + 6
        every = next((step for step in (1, 2, 3, 6, _YEAR) if step * self._pace >= widest), 0)
        free = 0.0
        for index, one in enumerate(self._series):
            x, month = self._left + self._pace * (index + 0.5), one.month
            if month and 0 < every < _YEAR and (month.month - 1) % every == 0:
                self._pen.text(names[index], (x, 357), "soft")
            year = words.year(month.year) if month and (index == 0 or month.month == 1) else ""
            if year and x - width(year, letters) / 2 >= free:
                self._pen.text(year, (max(x, width(year, letters) / 2), 381), "b")
                free = x + width(year, letters) / 2 + 8
