"""The second step: which rows of letters are dates, in the order in which they are tried at each place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from incidents.reading.when.row import Row
from incidents.reading.when.spans import (
    Meaning,
    ago,
    beside,
    between,
    days,
    last_night,
    month,
    night,
    night_between,
    of_year,
    relative,
    single,
    week_or_month,
    weekday,
    weekdays_between,
    year,
)

_A = "[PSQR]"
_D = "[de]#?"
_SO = "[,(oDiX]{0,3}"
_TO = "[->s]"

#: Name → shape and what it means. The first that fits wins.
_SHAPES: Final[dict[str, tuple[str, Meaning]]] = {
    "nights": (rf"N[oDi]{{0,2}}{_D}[->&/]o?{_A}|N[oDi]{{0,2}}{_A}[->&/]{_D}(?:,?y)?", night_between),
    "weekday_nights": (r"N[oDif]{0,2}w[->&/]{0,2}[DoE]{0,2}w|wN,?(?:>|&E|&>)[iE]{0,2}w", night_between),
    "range_to_date": (rf"[fo]?[oDi]{{0,2}}{_D},?{_TO}[oD]{{0,2}}[PQ]", between),
    "moment_to_date": (rf"b[oDi]{{0,2}}{_D},?[&-][oD]{{0,2}}[PQ]", between),
    "either_day": (rf"{_D}/[PQ]", between),
    "moment_of_dates": (rf"b[oDiw,E]{{0,3}}{_A},?[&-][oDwE,]{{0,3}}{_A}", between),
    "range_of_dates": (rf"[fo]?[oDiw,E]{{0,3}}{_A},?{_TO}[oDwE,]{{0,3}}{_A}", between),
    "month_first_range": (
        rf"[fo]?[SR][->/]{_D}(?:,?[oY]?y)?|b[oD]?[SR]&{_D}(?:,?y)?|[SR]&{_D}(?:,?y|(?=[|.,i]|$))",
        between,
    ),
    "months": (r"[bfo][oX]{0,2}[mM][->&s]{1,2}[oX]{0,2}[GmM]|[mM][->]G", between),
    "days": (rf"(?:{_D},?&?,?){{1,5}}[PQ]", days),
    "weekdays": (r"[bfo][ED]{0,2}wN?[->s&][oDiE]{0,3}w|(?<!N)w[-]w", weekdays_between),
    "third": (r"p[-oDX]{0,3}[GmM]", month),
    "night_of_date": (rf"[EN]?N[oDi,]{{0,3}}(?:w{_SO})?{_A}\)?|(?:w{_SO})?{_A}\)?[,oi]{{0,2}}N", night),
    "of_year": (r"[QRmM][,oY]{0,2}V", of_year),
    "date": (rf"w[,(oDiXE]{{0,4}}{_A}\)?|{_A}(?:,?\(?w\)?)?|J", single),
    "day_of_month": (rf"(?:{_D}[->s&])?{_D}[oX]{{0,2}}[TL]", week_or_month),
    "month_year": (r"[Gj]", single),
    "past_night": (r"O(?:[iD>]{1,2}w|w)?|(?<=w),?O", last_night),
    "night": (r"l?wN|N[oDi,]{0,2}l?wl?|w[,iD]N", night),
    "relative": (r"[EN]{0,2}D?r(?:[,(DE]{0,2}w\)?|E)?", relative),
    "weekday": (r"l?w(?:[(,]r\)?)?l?", weekday),
    "ago": (r"[dq]Ug|B(?:[dq]U|u)", ago),
    "beside": (r"a", beside),
    "week_or_month": (r"[KL]", week_or_month),
    "month": (r"[iX]{1,2}[oX]{0,2}[mM][lcX]{0,2}|[mM][lc]|[lc][mM]", month),
    "year": (r"(?:i[oY]{0,2}|Y)y", year),
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{shape})" for name, (shape, _) in _SHAPES.items()))
#: What, right before, makes a date the beginning or the end of something else.
_BOUND = re.compile(r"(?:s[oDiEXw,(N]{0,4}|[tB][oDE]?)$")
_TO_COME = re.compile(r"n")
_LOOK_BACK = 6


@dataclass(frozen=True)
class Shape:
    """A stretch of a row that is a date: places `first` up to, not including, `last`, and what it means."""

    name: str
    first: int
    last: int
    bound: bool
    meaning: Meaning


def shapes(row: Row) -> Iterator[Shape]:
    """Every date of a row, in order. `bound` marks a mere beginning or end: "since October", "by Thursday"."""
    for found in _PATTERN.finditer(row.letters):
        name = str(found.lastgroup)
        before = row.letters[max(0, found.start() - _LOOK_BACK) : found.start()]
        around = before[-1:] + row.letters[found.end() : found.end() + 1]
        bound = (name != "ago" and bool(_BOUND.search(before))) or bool(_TO_COME.search(around))
        yield Shape(name, found.start(), found.end(), bound, _SHAPES[name][1])
