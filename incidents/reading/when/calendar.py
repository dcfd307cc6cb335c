"""From day, month and year, or from words counted from a day, to the days meant. None where the calendar has none."""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Hijri
from hijridate.convert import Gregorian

from incidents.domain.dates import DateQualifier, UncertainDate

DAY = timedelta(days=1)
_WEEK = 7
_YEARS_BACK = 5  # as far as the 29th of February may lie back
#: Parts of a month, first and last day (0: to its end): thirds, then weeks.
_PARTS = {1: (1, 10), 2: (11, 20), 3: (21, 0), 4: (1, 7), 5: (8, 14), 6: (15, 21), 7: (22, 0)}
_LAST_MONTH = 12


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar."""
    return date(year, month, day) if 1 <= month <= _LAST_MONTH and 1 <= day <= monthrange(year, month)[1] else None


def latest(month: int, day: int, base: date) -> date | None:
    """The day of this name that is nearest before `base`, or `base` itself."""
    years = range(base.year, base.year - _YEARS_BACK, -1)
    found = (day_of(year, month, day) for year in years)
    return next((one for one in found if one is not None and one <= base), None)


def nearest(month: int, day: int, base: date) -> date | None:
    """The day of this name that is nearest to `base`, before or after it."""
    found = [day_of(base.year + step, month, day) for step in (-1, 0, 1)]
    return min((one for one in found if one is not None), key=lambda one: abs(one - base), default=None)


def latest_month(month: int, base: date) -> UncertainDate:
    """The month of this name that began last before `base`."""
    return UncertainDate.month(base.year if month <= base.month else base.year - 1, month)


def latest_weekday(number: int, base: date, *, before: bool = False) -> date:
    """The latest such day up to `base` (0 is Monday); with `before`, the latest before it."""
    start = base - DAY if before else base
    return start - (start.weekday() - number) % _WEEK * DAY


def week_before(base: date) -> UncertainDate:
    """The week, Monday to Sunday, before the one that `base` lies in."""
    monday = base - base.weekday() * DAY - _WEEK * DAY
    return UncertainDate.span(monday, monday + 6 * DAY)


def month_before(base: date) -> UncertainDate:
    """The month before the one that `base` lies in."""
    last = base.replace(day=1) - DAY
    return UncertainDate.month(last.year, last.month)


def part(month: UncertainDate, which: int) -> UncertainDate:
    """Early, mid, late (the 1st to the 10th, the 11th to the 20th, what is left), or one of the month's weeks."""
    first, last = _PARTS[which]
    end = month.earliest.replace(day=last) if last else month.latest
    return UncertainDate.span(month.earliest.replace(day=first), end)


def hijri(year: int, month: int, day: int) -> UncertainDate | None:
    """A day, or with day 0 a month, of the Hijri calendar; marked as approximate: the moon is sighted, not reckoned."""
    try:
        first = Hijri(year, month, day or 1)
        last = Hijri(year, month, day or first.month_length())
    except (ValueError, OverflowError):
        return None
    begin, end = (date(*one.to_gregorian().datetuple()) for one in (first, last))
    return UncertainDate.span(begin, end, qualifier=DateQualifier.APPROXIMATE)


def latest_hijri(month: int, day: int, base: date) -> UncertainDate | None:
    """The Hijri day of this name nearest before `base`."""
    try:
        year = Gregorian.fromdate(base).to_hijri().year
    except (ValueError, OverflowError):
        return None
    found = (hijri(year - back, month, day) for back in (0, 1))
    return next((one for one in found if one is not None and one.earliest <= base), None)
