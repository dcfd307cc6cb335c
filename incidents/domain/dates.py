"""Dates as reports give them: the earliest and the latest day possible, how exact, how sure.

`UncertainDate` writes and reads the part of EDTF (ISO 8601-2) that the record needs: days, months and years (level 0),
the qualifiers `~`, `?` and `%` on a whole date (level 1), intervals `a/b` for what lasted, and `[a..b]` (level 2) for
one moment somewhere in a span.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import Self

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

_LONGEST = 40  # characters: two qualified days, two dots and two brackets are 26
_LAST_MONTH = 12
_END = r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)"
_EDTF = re.compile(rf"{_END}|{_END}/{_END}|\[{_END}\.\.{_END}\]", re.ASCII)
_OPEN = re.compile(r"/|\.\.|[\[\]]")


class Precision(IntEnum):
    """How exactly the day is known: UCDP's `date_prec` codes."""

    DAY = 1
    DAYS = 2  # two to six days
    WEEK = 3  # about a week; "early November", ten days, is one too
    MONTH = 4
    YEAR = 5


_LENGTHS = ((1, Precision.DAY), (6, Precision.DAYS), (11, Precision.WEEK), (31, Precision.MONTH))


class DateQualifier(StrEnum):
    """What is said of the date itself; the signs of EDTF level 1."""

    NONE = ""
    APPROXIMATE = "~"
    UNCERTAIN = "?"
    BOTH = "%"

    def joined(self, other: "DateQualifier") -> "DateQualifier":
        """The qualifier that says what both say."""
        if DateQualifier.NONE in {self, other} or self == other:
            return self or other
        return DateQualifier.BOTH


@dataclass(frozen=True)
class UncertainDate:
    """The days on which something may have happened, both ends included.

    `lasting` tells the two meanings of a span apart: True, it went on from the first day to the last; False, it was
    one moment on one of the days. `as_printed` keeps the words that were read, and is no part of the comparison.
    """

    earliest: date
    latest: date
    precision: Precision
    qualifier: DateQualifier = DateQualifier.NONE
    lasting: bool = False
    as_printed: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise Refused(
                N_("The dates are reversed: %(earliest)s comes after %(latest)s."),
                earliest=self.earliest.isoformat(),
                latest=self.latest.isoformat(),
            )
        if self.earliest == self.latest and self.lasting:
            object.__setattr__(self, "lasting", False)  # a single day has one meaning, so it gets one form

    @classmethod
    def span(
        cls,
        earliest: date,
        latest: date,
        *,
        qualifier: DateQualifier = DateQualifier.NONE,
        lasting: bool = False,
        as_printed: str = "",
    ) -> Self:
        """A date whose precision follows from its number of days."""
        days = (latest - earliest).days + 1
        precision = next((code for limit, code in _LENGTHS if days <= limit), Precision.YEAR)
        return cls(earliest, latest, precision, qualifier, lasting, as_printed)

    @classmethod
    def day(cls, when: date) -> Self:
        """One day, known."""
        return cls.span(when, when)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Some day of a month, 1 to 12; it spans the month's own days."""
        return cls.span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Self:
        """Some day of a year."""
        return cls.span(date(year, 1, 1), date(year, _LAST_MONTH, 31))

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """Read what `edtf` writes, and `2019-11-XX` for a day that is not known; Refused for all other text."""
        found = _EDTF.fullmatch(text) if len(text) <= _LONGEST else None
        if found is None:
            raise Refused(_why_not_edtf(text), text=text[:_LONGEST])
        parts = found.groups()
        if parts[0]:
            return cls._of_ends(parts[0:4], parts[0:4], lasting=False, text=text)
        if parts[4]:
            return cls._of_ends(parts[4:8], parts[8:12], lasting=True, text=text)
        return cls._of_ends(parts[12:16], parts[16:20], lasting=False, text=text)

    @classmethod
    def _of_ends(cls, first: tuple[str, ...], last: tuple[str, ...], *, lasting: bool, text: str) -> Self:
        if first[3] != last[3]:
            raise Refused(N_("Both ends of a span must carry the same sign: “%(text)s”."), text=text)
        begin, end = read_end(*first[:3]), read_end(*last[:3])
        return cls.span(begin.earliest, end.latest, qualifier=DateQualifier(first[3]), lasting=lasting, as_printed=text)

    @property
    def edtf(self) -> str:
        """The date as EDTF text; `from_edtf` gives back an equal span of days."""
        if not self.lasting and (alone := _one_end(self.earliest, self.latest)):
            return alone + self.qualifier
        begin, end = (text + self.qualifier for text in _two_ends(self.earliest, self.latest))
        return f"{begin}/{end}" if self.lasting else f"[{begin}..{end}]"

    @property
    def days(self) -> int:
        """How many days the span holds, 1 or more."""
        return (self.latest - self.earliest).days + 1

    @property
    def order(self) -> tuple[date, date, int]:
        """Sorts by the earliest day; of two that begin together the more exact comes first."""
        return self.earliest, self.latest, int(self.precision)

    def may_lie_within(self, first: date | None, last: date | None) -> bool:
        """Whether any day of the span lies from `first` to `last`, both included; None leaves that side open."""
        return (first is None or self.latest >= first) and (last is None or self.earliest <= last)

    def must_lie_within(self, first: date | None, last: date | None) -> bool:
        """Whether every day of the span lies from `first` to `last`, both included; None leaves that side open."""
        return (first is None or self.earliest >= first) and (last is None or self.latest <= last)


def read_end(year: str, month: str | None = None, day: str | None = None) -> UncertainDate:
    """A day, a month or a year written in ASCII digits, at most four each; `XX` or None where it is not known.

    Refused: a day, month or year that the calendar does not have.
    """
    if int(year) == 0:
        raise Refused(N_("There is no year 0."))
    if month in {None, "XX"}:
        if day not in {None, "XX"}:
            raise Refused(N_("A day needs its month."))
        return UncertainDate.year(int(year))
    return _in_month(int(year), int(str(month)), day)


def _in_month(year: int, month: int, day: str | None) -> UncertainDate:
    if 21 <= month <= 41:  # noqa: PLR2004 - the codes of EDTF for seasons, quarters and the like
        raise Refused(N_("Seasons and quarters are not dates here (month %(month)s). Give months."), month=month)
    if not 1 <= month <= _LAST_MONTH:
        raise Refused(N_("There is no month %(month)s: months go from 1 to 12."), month=month)
    if day in {None, "XX"}:
        return UncertainDate.month(year, month)
    last = monthrange(year, month)[1]
    if not 1 <= int(str(day)) <= last:
        raise Refused(
            N_("There is no day %(day)s in month %(month)s of %(year)s: it has %(last)s days."),
            day=int(str(day)),
            month=month,
            year=year,
            last=last,
        )
    return UncertainDate.day(date(year, month, int(str(day))))


def is_edtf_shaped(text: str) -> bool:
    """Whether the text has the form of the EDTF that `from_edtf` reads, sensible or not."""
    return len(text) <= _LONGEST and _EDTF.fullmatch(text) is not None


def _why_not_edtf(text: str) -> str:
    bare = text.strip()[:_LONGEST]
    if _OPEN.search(bare) and (bare.startswith(("/", "..", "[..")) or bare.endswith(("/", "..", "..]"))):
        return N_("“%(text)s” is open at one end. Give both the earliest and the latest day.")
    return N_("“%(text)s” is not a date such as 2019-11-28, 2019-11 or 2019-11-27/2019-11-28.")


def _one_end(earliest: date, latest: date) -> str | None:
    """The day, month or year that is just this span; None if the span is none of them."""
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.year, earliest.month, earliest.day) == (latest.year, 1, 1) and _ends_year(latest):
        return earliest.isoformat()[:4]
    if (earliest.year, earliest.month, earliest.day) == (latest.year, latest.month, 1) and _ends_month(latest):
        return earliest.isoformat()[:7]
    return None


def _two_ends(earliest: date, latest: date) -> tuple[str, str]:
    """The ends as years or months where the span runs over several of them, so that no day is said that was not."""
    begin, end = earliest.isoformat(), latest.isoformat()
    if earliest.year != latest.year and (earliest.month, earliest.day) == (1, 1) and _ends_year(latest):
        return begin[:4], end[:4]
    if begin[:7] != end[:7] and earliest.day == 1 and _ends_month(latest):
        return begin[:7], end[:7]
    return begin, end


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (_LAST_MONTH, 31)
