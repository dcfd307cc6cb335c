"""The few dates that say what a number covers: "since October", "since 1 October 2019", "by 9 a.m. on Thursday"."""

from dataclasses import dataclass
from datetime import date, timedelta

from incidents.reading.casualties.nodes import Row

_WEEK = 7
_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SMALL = frozenset(
    {
        "on",
        "the",
        "of",
        "in",
        ",",
        "يوم",
        "شهر",
        "من",
        "عام",
        "سنه",
        "/",
        "rd",
        "th",
        "st",
        "nd",
        "ال",
        "الماضي",
        "last",
        ".",
    }
)
_REACH = 7


@dataclass(frozen=True)
class Told:
    """What a date tells of itself: the parts that are named, None where they are not."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


def told(row: Row, place: int) -> Told:
    """The date that stands at `place`, read over the small words between its parts."""
    parts: dict[str, int] = {}
    for at in range(place, place + _REACH):
        node = row[at]
        named = _part(node.kind, node.value, node.text)
        if named is not None:
            if named[0] in parts and named[1] != parts[named[0]]:
                break
            parts.update([named])
        elif node.kind not in {"start", "part", "length", "year", "span"} and node.text not in _SMALL:
            break
    return Told(parts.get("day"), parts.get("month"), parts.get("year"), parts.get("weekday"))


def _part(kind: str, value: str, text: str) -> tuple[str, int] | None:
    if kind == "m":
        return "month", int(value)
    if kind == "weekday":
        return "weekday", int(value)
    if kind == "start" and text == "الاول":
        return "day", 1
    if kind != "d" or not text.isdigit():
        return None
    number = int(text)
    if _FIRST_YEAR <= number <= _LAST_YEAR:
        return "year", number
    return ("day", number) if 1 <= number <= _LAST_DAY else None


def first_day(when: Told, published: date | None) -> date | None:
    """The first day of a date before `published`; None where it cannot be told."""
    if when.month is None and when.year is None:
        return None if when.weekday is None or published is None else last_weekday(when.weekday, published)
    if when.year is None and published is None:
        return None
    year = when.year if when.year is not None else _last_year_of(when, published or date.max)
    try:
        return date(year, when.month or 1, (when.day or 1) if when.month else 1)
    except ValueError:
        return None


def _last_year_of(when: Told, published: date) -> int:
    begins = (when.month or 1, when.day or 1)
    return published.year if begins <= (published.month, published.day) else published.year - 1


def last_weekday(weekday: int, published: date) -> date:
    """The last such day, the day of publication included."""
    return published - timedelta(days=(published.weekday() - weekday) % _WEEK)
