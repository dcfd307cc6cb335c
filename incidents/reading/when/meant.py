"""The days that a date means, how sure that is and why, and what days are counted from."""

from dataclasses import dataclass
from datetime import date

from incidents.domain.dates import UncertainDate
from incidents.domain.vocabulary import N_
from incidents.reading.when.calendar import day_of, hijri, latest, latest_hijri, nearest
from incidents.reading.when.parts import HIJRI, MONTH_YEAR
from incidents.reading.when.row import Item

WRITTEN, NO_YEAR, COUNTED, FROM_TEXT, HIJRI_DAY, BARE_YEAR = (
    N_("A date written out."),
    N_("A date without its year; the year is taken from the date of publication."),
    N_("Counted from the date of publication."),
    N_("Counted from the date that the text names before."),
    N_("Converted from the Hijri calendar, which may differ by a day."),
    N_("A year named by itself."),
)
_SURE = {WRITTEN: 0.95, NO_YEAR: 0.85, COUNTED: 0.85, FROM_TEXT: 0.6, HIJRI_DAY: 0.7, BARE_YEAR: 0.3}
LOOSE = 0.6  # weeks and months counted back: papers count them differently


@dataclass(frozen=True)
class Clock:
    """What days are counted from: `base` the day of publication, `year_near` a day to take a missing year from where
    that is not known, `named` the day that the text named last."""

    base: date | None = None
    year_near: date | None = None
    named: date | None = None


@dataclass(frozen=True)
class Meant:
    """The days meant, how sure that is, and why."""

    when: UncertainDate
    why: str
    confidence: float

    @classmethod
    def by(cls, why: str, when: UncertainDate | None) -> "Meant | None":
        """None where the calendar has no such day."""
        return cls(when, why, _SURE[why]) if when is not None else None


def point(item: Item, clock: Clock) -> Meant | None:
    """The day or month of one put-together item."""
    year, month, day = item.values
    if item.letter == HIJRI:
        found = hijri(year, month, day) if year else _hijri_without_year(month, day, clock)
        return Meant.by(HIJRI_DAY, found)
    if item.letter == "j":
        return Meant.by(HIJRI_DAY, hijri(year, month, 0))
    if item.letter == MONTH_YEAR:
        return Meant.by(WRITTEN, UncertainDate.month(year, month))
    if year:
        return day_meant(WRITTEN, day_of(year, month, day))
    if clock.base is not None:
        return day_meant(NO_YEAR, latest(month, day, clock.base))
    return day_meant(NO_YEAR, nearest(month, day, clock.year_near)) if clock.year_near else None


def day_meant(why: str, day: date | None) -> Meant | None:
    """One day; None where the calendar has none."""
    return Meant.by(why, UncertainDate.day(day)) if day is not None else None


def _hijri_without_year(month: int, day: int, clock: Clock) -> UncertainDate | None:
    return latest_hijri(month, day, clock.base) if clock.base else None
