"""When invented incidents happened: in waves from 2003 to 2026, known to the day or less exactly, or not at all."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

from incidents.domain.dates import DateQualifier, UncertainDate
from incidents.services.synthetic.draws import Weighted

FIRST, LAST = date(2003, 3, 1), date(2026, 6, 30)
#: How much more than on a quiet day was invented for a year; months within a year rise and fall.
_YEARS = {
    2003: 2,
    2004: 4,
    2005: 5,
    2006: 9,
    2007: 8,
    2008: 4,
    2013: 4,
    2014: 9,
    2015: 7,
    2016: 6,
    2017: 4,
    2019: 5,
    2020: 4,
}
_SEASON = (1.0, 1.2, 0.8, 0.9, 1.1, 1.3, 1.0, 1.2, 0.9, 1.6, 1.5, 0.9)
#: How the day of a story is known → how often; the number is that of its days.
SPANS = Weighted((1, 1, 2, 4, 7, 30, 365, 0), (0.66, 0.02, 0.08, 0.05, 0.05, 0.08, 0.03, 0.03))
_MONTH, _YEAR, _UNDATED = 30, 365, 0


def waves() -> Weighted[int]:
    """Every day of those years as its ordinal, more often in a wave."""
    days = range(FIRST.toordinal(), LAST.toordinal() + 1)
    return Weighted(days, [_weight(date.fromordinal(each)) for each in days])


def _weight(day: date) -> float:
    return _YEARS.get(day.year, 1) * _SEASON[day.month - 1]


def around(anchor: int, span: int, qualifier: DateQualifier, *, lasting: bool) -> tuple[UncertainDate | None, int]:
    """The uncertain date of so many days from a day on, and the ordinal of its last day; undated for 0 days."""
    day = date.fromordinal(anchor)
    if span == _UNDATED:
        return None, anchor
    first, last = day, day + timedelta(days=span - 1)
    if span == _MONTH:
        first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    elif span == _YEAR:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return UncertainDate.span(first, last, qualifier=qualifier, lasting=lasting), last.toordinal()


def qualifier(draw: Random) -> DateQualifier:
    """Mostly none."""
    return draw.choices(tuple(DateQualifier), weights=(90, 5, 4, 1))[0]
