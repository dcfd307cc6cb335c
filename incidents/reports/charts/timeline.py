"""Time across the strip: columns of days, months and years, to scale within a column, never between columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import IntEnum
from itertools import pairwise

from incidents.domain.moments import TimeSpan, midnight
from incidents.domain.vocabulary import N_
from incidents.reports.charts.dots import Dot
from incidents.reports.charts.words import Words

_DAY = timedelta(days=1)
_NEAR = timedelta(days=14)
_SHORT_SPAN, _MONTH = 6, 31  # days
_FINER = 3  # a moment is placed to scale where its span is a third of the column's at most


class Kind(IntEnum):
    """What a column holds; of two that end on the same day the finer stands first."""

    HOURS = 0
    DAY = 1
    MONTH = 2
    YEAR = 3
    DAYS = 4
    UNDATED = 5


@dataclass(frozen=True)
class Column:
    """Dots given between the `first` and the `last` day, both included."""

    kind: Kind
    first: date
    last: date
    dots: tuple[Dot, ...] = field(default=(), compare=False)

    @property
    def begin(self) -> datetime:
        """The moment at the column's start: for hours, the full hour before the first dot."""
        if self.kind is Kind.HOURS:
            return min(dot.span.begin for dot in self.dots if dot.span).replace(minute=0)
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        """The moment at the column's end: for hours, the full hour after the last dot."""
        if self.kind is Kind.HOURS:
            latest = max(dot.span.end for dot in self.dots if dot.span)
            return latest.replace(minute=0) + timedelta(hours=1)
        return midnight(self.last) + _DAY

    @property
    def to_scale(self) -> bool:
        """Whether every dot is known finely enough to stand at its own moment."""
        if self.kind in {Kind.DAY, Kind.UNDATED}:
            return False
        whole = self.end - self.begin
        return self.kind is Kind.HOURS or all(
            dot.span and (dot.span.end - dot.span.begin) * _FINER <= whole for dot in self.dots
        )

    def follows(self, other: "Column") -> bool:
        """Whether no day is left out between the two."""
        days_apart = (self.first - other.last).days
        return self.kind is not Kind.UNDATED and 0 <= days_apart <= 1


def columns(every: Iterable[Dot], at_most: int) -> tuple[Column, ...]:
    """The columns from first to last, `at_most` of them; what has no date stands at the end."""
    made: dict[Column, list[Dot]] = {}
    for dot in every:
        made.setdefault(_column_of(dot.span), []).append(dot)
    found = [replace(column, dots=_in_order(inside)) for column, inside in made.items()]
    dated = sorted((one for one in found if one.kind is not Kind.UNDATED), key=_place)
    undated = [one for one in found if one.kind is Kind.UNDATED]
    return (*_fewer(_years(dated), at_most - len(undated)), *undated)


def _place(column: Column) -> tuple[date, Kind, date]:
    return column.last, column.kind, column.first


def _in_order(every: Iterable[Dot]) -> tuple[Dot, ...]:
    return tuple(sorted(every, key=lambda dot: (middle(dot.span), not dot.early, dot.number)))


def middle(span: TimeSpan | None) -> float:
    """The middle of a span in seconds; 0 where there is none."""
    return (span.begin.timestamp() + span.end.timestamp()) / 2 if span else 0.0


def _column_of(span: TimeSpan | None) -> Column:
    if span is None:
        return Column(Kind.UNDATED, date.max, date.max)
    first, last = span.first_day, span.last_day
    days = (last - first).days + 1
    if days <= 1 and not span.whole_days:
        return Column(Kind.HOURS, last, last)
    if days <= _SHORT_SPAN:
        return Column(Kind.DAY, last, last)
    if days <= _MONTH and first.month == last.month:
        return Column(Kind.MONTH, last.replace(day=1), _month_end(last))
    return Column(Kind.YEAR, date(last.year, 1, 1), date(last.year, 12, 31))


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY


def _years(dated: Sequence[Column]) -> list[Column]:
    """What was said in later years, and not within a fortnight of the first report, stands by years."""
    if not dated:
        return []
    start, made = dated[0].last, dict[Column, Column]()
    for column in dated:
        away = column.last.year != start.year and column.first - start > _NEAR
        whole = replace(column, kind=Kind.YEAR, first=date(column.last.year, 1, 1), last=date(column.last.year, 12, 31))
        key = whole if away else column
        made[key] = replace(key, dots=_in_order((*made[key].dots, *column.dots)) if key in made else column.dots)
    return list(made.values())


def _fewer(dated: list[Column], at_most: int) -> list[Column]:
    """Neighbours are drawn together, those nearest in time first, until few enough are left."""
    while len(dated) > max(at_most, 1):
        apart = [(two.last - one.first, index) for index, (one, two) in enumerate(pairwise(dated))]
        index = min(apart)[1]
        one, two = dated[index : index + 2]
        first, last = min(one.first, two.first), max(one.last, two.last)
        kind = Kind.DAY if first == last else Kind.DAYS
        dated[index : index + 2] = [Column(kind, first, last, _in_order((*one.dots, *two.dots)))]
    return dated


@dataclass(frozen=True)
class Caption:
    """What stands under a column: its time, and what more there is to say of it."""

    main: str
    more: str = ""


def caption(column: Column, before: Column | None, words: Words) -> Caption:
    """The words under a column; the year is said once and again after a jump."""
    if column.kind is Kind.UNDATED:
        return Caption(words.say(N_("no date")))
    if column.kind is Kind.HOURS:
        return Caption(words.day_of_year(column.first))
    main = _main(column, words)
    if column.kind is Kind.DAY and before is not None and before.last == column.last:
        return Caption(main, words.say(N_("no hour given")))
    if column.kind is Kind.DAY and (before is None or not column.follows(before)):
        return Caption(main, words.year(column.first.year))
    return Caption(main, _doubt(column, words) or _only_day(column, words))


def _main(column: Column, words: Words) -> str:
    if column.kind is Kind.DAY:
        return words.day(column.first)
    if column.kind is Kind.MONTH:
        return words.month(column.first)
    if column.kind is Kind.YEAR:
        return words.year(column.first.year)
    return words.say(
        N_("%(low)s to %(high)s"), low=_end(column, column.first, words), high=_end(column, column.last, words)
    )


def _end(column: Column, day: date, words: Words) -> str:
    """One end of a column of several days: as a year where it begins and ends with one, as a month across years."""
    if (column.first.month, column.last.month) == (1, 12):
        return words.year(day.year)
    return words.day(day) if column.first.year == column.last.year else words.month(day)


def _doubt(column: Column, words: Words) -> str:
    return words.say(N_("date uncertain")) if all(dot.uncertain for dot in column.dots) else ""


def _only_day(column: Column, words: Words) -> str:
    """The day of a year's column where all of it was said on one day."""
    days = {dot.span.last_day for dot in column.dots if dot.span and dot.span.end - dot.span.begin <= _DAY}
    exact = all(dot.span and dot.span.end - dot.span.begin <= _DAY for dot in column.dots)
    return words.day(days.pop()) if column.kind is Kind.YEAR and exact and len(days) == 1 else ""


def hours(column: Column, pixels: float, label: float) -> tuple[datetime, ...]:
    """The hours to write under a column of hours that is `pixels` wide, where a label takes `label` pixels."""
    begin, end = column.begin, column.end
    total = (end - begin) / timedelta(hours=1)
    step = next((size for size in (1, 2, 3, 4, 6, 12) if pixels / total * size >= label), 0)
    if not step:
        return ()
    every = (begin + timedelta(hours=hour) for hour in range(0, 25, step))
    return tuple(moment for moment in every if moment <= end)
