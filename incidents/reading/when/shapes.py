"""The second step: which rows of letters are dates, in the order in which they are tried at each place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from incidents.reading.when import spans
from incidents.reading.when.row import Row

_A = "[PSQR]"
_D = "[de]#?"
_SO = "[,(oDiX]{0,3}"
_TO = "[->s]"

#: Name → shape and what it means. The first that fits wins.
_SHAPES: Final[dict[str, tuple[str, spans.Meaning]]] = {
    "nights": (rf"N[oDi]{{0,2}}{_D}[->&/]o?{_A}|N[oDi]{{0,2}}{_A}[->&/]{_D}(?:,?y)?", spans.night_between),
    "weekday_nights": (r"N[oDif]{0,2}w[->&/]{0,2}[DoE]{0,2}w|wN,?(?:>|&E|&>)[iE]{0,2}w", spans.night_between),
    "range_to_date": (rf"[fo]?[oDi]{{0,2}}{_D},?{_TO}[oD]{{0,2}}[PQ]", spans.between),
    "moment_to_date": (rf"b[oDi]{{0,2}}{_D},?[&-][oD]{{0,2}}[PQ]", spans.between),
    "either_day": (rf"{_D}/[PQ]", spans.between),
    "moment_of_dates": (rf"b[oDiw,E]{{0,3}}{_A},?[&-][oDwE,]{{0,3}}{_A}", spans.between),
    "range_of_dates": (rf"[fo]?[oDiw,E]{{0,3}}{_A},?{_TO}[oDwE,]{{0,3}}{_A}", spans.between),
    "month_first_range": (
        rf"[fo]?[SR][->/]{_D}(?:,?[oY]?y)?|b[oD]?[SR]&{_D}(?:,?y)?|[SR]&{_D}(?:,?y|(?=[|.,i]|$))",
        spans.between,
    ),
    "months": (r"[bfo][oX]{0,2}[mM][->&s]{1,2}[oX]{0,2}[GmM]|[mM][->]G", spans.between),
    "days": (rf"(?:{_D},?&?,?){{1,5}}[PQ]", spans.days),
    "weekdays": (r"[bfo][ED]{0,2}wN?[->s&][oDiE]{0,3}w|(?<!N)w[-]w", spans.weekdays_between),
    "third": (r"p[-oDX]{0,3}[GmM]", spans.month),
    "night_of_date": (rf"[EN]?N[oDi,]{{0,3}}(?:w{_SO})?{_A}\)?|(?:w{_SO})?{_A}\)?[,oi]{{0,2}}N", spans.night),
    "of_year": (r"[QRmM][,oY]{0,2}V", spans.of_year),
    "date": (rf"w[,(oDiXE]{{0,4}}{_A}\)?|{_A}(?:,?\(?w\)?)?|J", spans.single),
    "day_of_month": (rf"(?:{_D}[->s&])?{_D}[oX]{{0,2}}[TL]", spans.week_or_month),
    "month_year": (r"[Gj]", spans.single),
    "past_night": (r"O(?:[iD>]{1,2}w|w)?|(?<=w),?O", spans.last_night),
    "night": (r"l?wN|N[oDi,]{0,2}l?wl?|w[,iD]N", spans.night),
    "relative": (r"[EN]{0,2}D?r(?:[,(DE]{0,2}w\)?|E)?", spans.relative),
    "weekday": (r"l?w(?:[(,]r\)?)?l?", spans.weekday),
    "ago": (r"[dq]Ug|B(?:[dq]U|u)", spans.ago),
    "beside": (r"a", spans.beside),
    "week_or_month": (r"[KL]", spans.week_or_month),
    "month": (r"[iX]{1,2}[oX]{0,2}[mM][lcX]{0,2}|[mM][lc]|[lc][mM]", spans.month),
    "year": (r"(?:i[oY]{0,2}|Y)y", spans.year),
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{shape})" for name, (shape, _) in _SHAPES.items()))
#: What, right before, makes a date the beginning or the end of something else.
_BOUND = re.compile(r"(?:s[oDiEXw,(N]{0,4}|[tB][oDE]?)$")
_TO_COME = re.compile(r"n")
_LOOK_BACK = 6
_TRIMMED = "ofi,(bDXE"


@dataclass(frozen=True)
class Shape:
    """A stretch of a row that is a date: places `first` up to, not including, `last`, and what it means."""

    name: str
    first: int
    last: int
    bound: bool
    meaning: spans.Meaning


def shapes(row: Row) -> Iterator[Shape]:
    """Every date of a row, in order. `bound` marks a mere beginning or end: "since October", "by Thursday"."""
    for found in _PATTERN.finditer(row.letters):
        name = str(found.lastgroup)
        before = row.letters[max(0, found.start() - _LOOK_BACK) : found.start()]
        around = before[-1:] + row.letters[found.end() : found.end() + 1]
        bound = (name != "ago" and bool(_BOUND.search(before))) or bool(_TO_COME.search(around))
        yield Shape(name, found.start(), found.end(), bound, _SHAPES[name][1])
