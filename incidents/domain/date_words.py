"""Reading a date as people type it, in English, Arabic or Central Kurdish.

The words of `date_names.py` turn a text into a shape, one letter a word: "28 Nov 2019" is `dmy`, "27–28 Nov 2019" is
`d-dmy`. The tables below say what each shape means. Nothing is guessed: days come before months, a year has four
digits, and a text that fits no shape is refused with a sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from incidents.domain.date_names import PHRASES
from incidents.domain.dates import DateQualifier, UncertainDate, is_edtf_shaped, read_end
from incidents.domain.errors import Refused
from incidents.domain.phrases import NUMBER, UNKNOWN, Found, Phrasebook
from incidents.domain.script import plain
from incidents.domain.vocabulary import N_

FIRST_YEAR, LAST_YEAR = 1900, 2100

_LONGEST = 120  # characters
_SHOWN = 60  # characters of a refused text that the sentence repeats
_LAST_MONTH = 12
_DAY = timedelta(days=1)
_PHRASEBOOK = Phrasebook(PHRASES)

#: The shapes of one date: what stands where, in the order of the shape's letters that are not signs.
_ALONE = {
    **dict.fromkeys(("dmy", "d-m-y", "d/d/y", "d.d.y", "d-d-y"), "dmy"),
    **dict.fromkeys(("mdy", "m-d-y"), "mdy"),
    **dict.fromkeys(("ymd", "y-m-d", "y-d-d", "y/d/d", "y.d.d"), "ymd"),
    **dict.fromkeys(("my", "m-y", "d/y", "d.y", "d-y"), "my"),
    **dict.fromkeys(("ym", "y-d", "y/d", "y.d"), "ym"),
    "y": "y",
}
#: What may stand at one end of a span and take the rest from the other end.
_BEGINS = {"d": "d", "dm": "dm", "md": "md", "m": "m", "d/d": "dm", "d.d": "dm"}
_LINKS = "-&/"
_NO_YEAR = re.compile(r"(w?(d|dm|md|m|d/d|d\.d|pm|p-m)|d-dm|dm-dm|m-m)")
_SHORT_YEAR = re.compile(r"d[/.-]d[/.-]d|dmd|d-m-d")
_THIRDS = {1: (1, 10), 2: (11, 20), 3: (21, None)}


@dataclass(frozen=True)
class _Shaped:
    """A shape and the values behind its letters, in order; signs have none."""

    shape: str
    values: tuple[int, ...]

    def cut(self, place: int) -> "tuple[_Shaped, _Shaped]":
        """What stands before and after the sign at `place`."""
        before, after = self.shape[:place], self.shape[place + 1 :]
        letters = sum(sign.isalpha() for sign in before)
        return _Shaped(before, self.values[:letters]), _Shaped(after, self.values[letters:])

    def parts(self, orders: Mapping[str, str]) -> dict[str, int] | None:
        """Day, month and year by letter, if the shape is one of `orders`."""
        order = orders.get(self.shape)
        return dict(zip(order, self.values, strict=True)) if order else None


@dataclass(frozen=True)
class _Typed:
    """What was typed: its shape, and what the words around it say."""

    text: str
    shaped: _Shaped
    qualifier: DateQualifier
    weekday: Found | None
    one_moment: bool
    night: bool


def read_date(text: str, *, today: date, published: date | None = None) -> UncertainDate:
    """What a typed date means; "yesterday" and "on Wednesday" count from `published`, else from `today`.

    Refused, with a sentence that says why: a blank, a date after `today`, a day that the calendar does not have, a
    year outside `FIRST_YEAR` to `LAST_YEAR`, a month given before its day in digits, a Hijri date, all else.
    """
    if not text.strip():
        raise Refused(N_("Say when it happened, as exactly as the report does."))
    if len(text) > _LONGEST:
        raise Refused(N_("This is too long for a date: %(length)s characters."), length=len(text))
    when = _read_edtf(text) or _read_words(_typed(text), base=published or today)
    _check(when, today)
    return replace(when, as_printed=text.strip())


def _read_edtf(text: str) -> UncertainDate | None:
    bare = plain(text).strip().upper()
    return UncertainDate.from_edtf(bare) if is_edtf_shaped(bare) else None


def _typed(text: str) -> _Typed:
    found = [one for one in _without_points(_PHRASEBOOK.read(text)) if one.code != "_"]
    _refuse_at_sight(found, text)
    codes = [one.code for one in found]
    dated = [one for one in found if one.code not in {"a", "q", "b", "n"}]
    weekdays = [one for one in dated if one.code.startswith("w:")]
    beside = weekdays[0] if len(weekdays) == 1 and any(one.code == NUMBER for one in dated) else None
    qualifier = (DateQualifier.APPROXIMATE if "a" in codes else DateQualifier.NONE).joined(
        DateQualifier.UNCERTAIN if "q" in codes else DateQualifier.NONE
    )
    return _Typed(
        text=text,
        shaped=_shape([one for one in dated if one is not beside]),
        qualifier=qualifier,
        weekday=beside,
        one_moment="b" in codes,
        night="n" in codes or "v" in codes,
    )


def _without_points(found: list[Found]) -> list[Found]:
    """A point counts between two numbers (3.8.2014); elsewhere it ends an abbreviation."""
    return [
        one
        for place, one in enumerate(found)
        if one.code != "." or [near.code for near in found[max(place - 1, 0) : place + 2 : 2]] == [NUMBER, NUMBER]
    ]


def _refuse_at_sight(found: list[Found], text: str) -> None:
    codes = {one.code for one in found}
    if "h" in codes:
        raise Refused(N_("“%(text)s” is a Hijri date. Give the Gregorian date."), text=text[:_SHOWN])
    if ":" in codes:
        raise Refused(N_("“%(text)s” holds a time of day. Give the day alone."), text=text[:_SHOWN])
    if UNKNOWN in codes:
        raise _unreadable(text)


def _unreadable(text: str) -> Refused:
    return Refused(
        N_("“%(text)s” could not be read as a date. Write it as 28 Nov 2019, 28/11/2019, Nov 2019 or 2019."),
        text=text[:_SHOWN],
    )


def _shape(found: list[Found]) -> _Shaped:
    letters, values = "", []
    for one in found:
        if one.code == NUMBER:
            letters += {1: "d", 2: "d", 4: "y"}.get(len(one.text), "x")
            values.append(int(one.text[:4]))
        else:
            letter, _, value = "r:1".partition(":") if one.code == "v" else one.code.partition(":")
            letters += letter
            values += [int(value or 0)] if letter.isalpha() else []
    return _Shaped(letters, tuple(values))


def _read_words(typed: _Typed, *, base: date) -> UncertainDate:
    when = _relative(typed, base) or _third_of_month(typed) or _alone(typed.shaped, typed.text) or _span(typed)
    if when is None:
        raise _why_unreadable(typed)
    if typed.weekday is not None and (when.days > 1 or when.earliest.weekday() != _value(typed.weekday)):
        raise Refused(
            N_("The day of the week does not fit: %(date)s is not “%(weekday)s”."),
            date=when.edtf,
            weekday=typed.weekday.text,
        )
    latest = when.latest + _DAY if typed.night and when.days == 1 else when.latest
    return UncertainDate.span(when.earliest, latest, qualifier=typed.qualifier, lasting=when.lasting)


def _value(found: Found) -> int:
    return int(found.code.partition(":")[2])


def _relative(typed: _Typed, base: date) -> UncertainDate | None:
    """Days counted back from `base`: a weekday is the latest one up to it, "last" the latest one before it."""
    shape, values = typed.shaped.shape, typed.shaped.values
    if shape == "r":
        return UncertainDate.day(base - values[0] * _DAY)
    if shape == "w":
        return UncertainDate.day(base - (base.weekday() - values[0]) % 7 * _DAY)
    if shape in {"lw", "wl"}:
        before = base - _DAY
        return UncertainDate.day(before - (before.weekday() - values[shape.index("w")]) % 7 * _DAY)
    return None


def _third_of_month(typed: _Typed) -> UncertainDate | None:
    """Early, mid and late: the 1st to the 10th, the 11th to the 20th, and what is left of the month."""
    parts = typed.shaped.parts({"pmy": "pmy", "p-my": "pmy"})
    if parts is None:
        return None
    month = _calendar(parts, typed.text)
    first, last = _THIRDS[parts["p"]]
    end = month.earliest.replace(day=last) if last else month.latest
    return UncertainDate.span(month.earliest.replace(day=first), end)


def _alone(shaped: _Shaped, text: str) -> UncertainDate | None:
    parts = shaped.parts(_ALONE)
    return _calendar(parts, text) if parts else None


def _span(typed: _Typed) -> UncertainDate | None:
    shape = typed.shaped.shape
    for place in (place for place, sign in enumerate(shape) if sign in _LINKS):
        ends = _ends(*typed.shaped.cut(place))
        if ends is not None:
            first, last = (_calendar(parts, typed.text) for parts in ends)
            lasting = shape[place] != "/" and not typed.one_moment and not typed.night
            return UncertainDate.span(first.earliest, last.latest, lasting=lasting)
    return None


def _ends(first: _Shaped, last: _Shaped) -> tuple[dict[str, int], dict[str, int]] | None:
    """Both ends of a span, each with what it leaves to the other."""
    if (first.shape, last.shape) == ("md", "dy"):
        month, begin, end, year = *first.values, *last.values
        return {"d": begin, "m": month, "y": year}, {"d": end, "m": month, "y": year}
    if (begin_parts := first.parts(_ALONE)) and (end_parts := last.parts(_ALONE)):
        return begin_parts, end_parts
    if (begin_parts := first.parts({"y-d-d": "ymd"})) and (end_parts := last.parts({"d": "d"})):
        return begin_parts, {**begin_parts, **end_parts}
    begin_parts, end_parts = first.parts(_BEGINS), last.parts(_ALONE)
    if begin_parts and end_parts and ("d" in begin_parts) == ("d" in end_parts) and end_parts.keys() > {"y"}:
        return {**end_parts, **begin_parts}, end_parts
    return None


def _calendar(parts: Mapping[str, int], text: str) -> UncertainDate:
    """The day, month or year of these parts; Refused where the calendar has none."""
    month, day = parts.get("m"), parts.get("d")
    if month is not None and month > _LAST_MONTH:
        raise Refused(
            N_("“%(text)s” has no month %(month)s. Days come first: day, month, year, as in 28/11/2019."),
            text=text[:_SHOWN],
            month=month,
        )
    return read_end(str(parts["y"]), None if month is None else str(month), None if day is None else str(day))


def _why_unreadable(typed: _Typed) -> Refused:
    shape, text = typed.shaped.shape, typed.text[:_SHOWN]
    if _NO_YEAR.fullmatch(shape):
        return Refused(N_("Add the year: “%(text)s” does not give one."), text=text)
    if _SHORT_YEAR.fullmatch(shape):
        return Refused(N_("Write the year with four digits: “%(text)s”."), text=text)
    return _unreadable(typed.text)


def _check(when: UncertainDate, today: date) -> None:
    for day in (when.earliest, when.latest):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Refused(
                N_("The year %(year)s lies outside %(first)s to %(last)s. Give the year of the Gregorian calendar."),
                year=day.year,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
    # The current month and year may be named before they are over; a day that has not come may not.
    ends_with_month = (when.latest + _DAY).day == 1
    last = when.latest if when.lasting and not ends_with_month else when.earliest
    if last > today:
        raise Refused(N_("%(date)s lies in the future."), date=last.isoformat())
