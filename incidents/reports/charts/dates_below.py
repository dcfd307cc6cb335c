"""Months and years written under the steps of a time axis, as many as have room."""

from collections.abc import Sequence

from incidents.reports.charts.groups import Group
from incidents.reports.charts.lettering import size_of, width
from incidents.reports.charts.pen import Pen

_YEAR = 12  # months
_MONTHS, _YEARS = (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_FIRST_LINE, _SECOND_LINE = 357, 381
_SPARE = 8.0  # pixels between one caption and the next


def captions(pen: Pen, series: Sequence[Group], axis: tuple[float, float], *, by_month: bool) -> None:
    """Names under the steps; `axis` is where the first one begins and how wide each is, in pixels."""
    if by_month:
        _months(pen, series, axis)
    _years(pen, series, axis, line=_SECOND_LINE if by_month else _FIRST_LINE, by_month=by_month)


def _months(pen: Pen, series: Sequence[Group], axis: tuple[float, float]) -> None:
    words, (left, pace) = pen.words, axis
    names = [words.month_name(one.begins) if one.begins else "" for one in series]
    widest = max(width(name, size_of(words.lang)) for name in names) + 6
    every = next((step for step in _MONTHS if step * pace >= widest), 0)
    for index, one in enumerate(series):
        if every and one.begins and (one.begins.month - 1) % every == 0:
            pen.text(names[index], (left + pace * (index + 0.5), _FIRST_LINE), "soft")


def _years(pen: Pen, series: Sequence[Group], axis: tuple[float, float], *, line: float, by_month: bool) -> None:
    """A year where it begins; of many the round ones."""
    words, (left, pace) = pen.words, axis
    letters = size_of(words.lang)
    widest = width(words.year(2000), letters, bold=True) + _SPARE
    long = pace * _YEAR if by_month else pace
    every = next((step for step in _YEARS if step * long >= widest), _YEARS[-1])
    free = 0.0
    for index, one in enumerate(series):
        if not one.begins or not _begins_here(one, index, every, by_month=by_month):
            continue
        year = words.year(one.begins.year)
        half = width(year, letters, bold=True) / 2
        x = max(left + pace * (index + 0.5), half)
        if x - half >= free:
            pen.text(year, (x, line), "b")
            free = x + half + _SPARE


def _begins_here(one: Group, index: int, every: int, *, by_month: bool) -> bool:
    if one.begins is None or (by_month and index and one.begins.month != 1):
        return False
    return index == 0 or one.begins.year % every == 0
