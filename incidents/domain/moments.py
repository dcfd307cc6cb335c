"""Spans of time on the clock of Iraq: when a figure was given, when an incident began."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

#: Iraq keeps UTC+3 all year; it has had no summer time since 2008.
BAGHDAD = timezone(timedelta(hours=3), "Asia/Baghdad")
_DAY = timedelta(days=1)
_MINUTE = "%Y-%m-%dT%H:%M"
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})$")


@dataclass(frozen=True)
class TimeSpan:
    """From `begin` to `end`, both possible; a day ends at the next midnight."""

    begin: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.begin:
            raise Refused(N_("The time span ends before it begins."), field="as_of")

    @classmethod
    def of(cls, when: UncertainDate) -> "TimeSpan":
        """All the hours of an uncertain date."""
        return cls(midnight(when.earliest), midnight(when.latest) + _DAY)

    @classmethod
    def between(cls, begin: str, end: str) -> "TimeSpan":
        """From two texts as `2019-11-28T09:00`, `2019-11-28`, `2019-11` or `2019`."""
        return cls(_edge(begin).begin, _edge(end or begin).end)

    def texts(self) -> tuple[str, str]:
        """The two texts that `between` reads back."""
        if self.begin == self.end:
            return (self.begin.strftime(_MINUTE),) * 2
        return _text(self.begin, end=False), _text(self.end, end=True)

    @property
    def whole_days(self) -> bool:
        """True where no hour was given."""
        return self.begin.time() == time() and self.end.time() == time()

    @property
    def first_day(self) -> date:
        """The day on which the span begins."""
        return day_of(self.begin)

    @property
    def last_day(self) -> date:
        """The day on which the span ends."""
        return day_of(self.end - timedelta(microseconds=1) if self.end > self.begin else self.end)


def in_iraq(moment: datetime) -> datetime:
    """A moment on the clock of Iraq; one without a zone is of UTC, as it is kept."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(BAGHDAD)


def day_of(moment: datetime) -> date:
    """The day in Iraq on which a moment lies: 22:30 UTC is of the next one."""
    return in_iraq(moment).date()


def today() -> date:
    """The day it is in Iraq."""
    return day_of(datetime.now(UTC))


def midnight(day: date) -> datetime:
    """The first moment of `day` in Iraq."""
    return datetime.combine(day, time(), BAGHDAD)


def first_moment(day: date) -> datetime:
    """The same in UTC without a zone, as moments are kept and compared."""
    return midnight(day).astimezone(UTC).replace(tzinfo=None)


def clock(text: str) -> time | None:
    """`"03:00"` as a time; None for a blank. Refused: anything else."""
    if not text.strip():
        return None
    found = _CLOCK.match(text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - hours and minutes of a day
        raise Refused(N_("“%(text)s” is not a time of day, such as 03:00."), field="time_from", text=text[:40])
    return time(int(found[1]), int(found[2]))


def _edge(text: str) -> TimeSpan:
    if "T" in text:
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=BAGHDAD)
        except ValueError as error:
            raise Refused(N_("“%(text)s” is not a date and time."), field="as_of", text=text[:40]) from error
        return TimeSpan(moment, moment)
    return TimeSpan.of(UncertainDate.from_edtf(text))


def _text(moment: datetime, *, end: bool) -> str:
    if moment.time() != time():
        return moment.strftime(_MINUTE)
    return (moment.date() - _DAY if end else moment.date()).isoformat()
