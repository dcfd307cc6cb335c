"""The first step: day, month and year put together as one item; numbers in digits read day first."""

from collections.abc import Iterable

from incidents.reading.when.row import Item, Row

#: Letters of the items made here. Day first and month first are told apart, because "27–28 November" and
#: "November 27–28" leave the month to the other day in different places.
DAY_FIRST, MONTH_FIRST, MONTH_YEAR, HIJRI, HIJRI_MONTH = "P", "S", "G", "J", "j"
YEARLESS_DAY_FIRST, YEARLESS_MONTH_FIRST = "Q", "R"

_OF = "[oX,]{0,2}"
_DAY = "(?:[rD](?=e))?[de]#?D?"  # "the first day of", اليوم الأول من
_DOUBLE = {"double": r"[mM]\.?[/(-]?[mM]\)?"}
_SHAPES = {
    "iso": r"y-d-d|y/d/d|y\.d\.d",
    "digits": r"d/d/y|d\.d\.y|d-d-y",
    "dashed": r"d-[mM]-y",
    "hijri": rf"[de]#?{_OF}h[,oY]{{0,3}}z[Ho]?|h[de],?zH?",
    "hijri_month": r"h[,oY]{0,2}zH?",
    "hijri_day": rf"[de]#?{_OF}h(?![,oY]{{0,2}}[yx])",
    "day_first": rf"{_DAY}{_OF}[mM]\.?[,oY]{{0,3}}y",
    "month_first": r"M\.?[de]#?[,oY]{0,2}y",
    "month_year": r"[mM]\.?[,oY]{0,3}y",
    "yearless": rf"{_DAY}{_OF}[mM]\.?",
    "yearless_month_first": r"M\.?[de]#?",
    "slashed": r"(?<=[wDi])d/d(?!/)|(?<=[wD][,(])d/d(?!/)",
}
_LETTER_OF = {
    "hijri": HIJRI,
    "hijri_day": HIJRI,
    "hijri_month": HIJRI_MONTH,
    "day_first": DAY_FIRST,
    "dashed": DAY_FIRST,
    "month_first": MONTH_FIRST,
    "month_year": MONTH_YEAR,
    "yearless": YEARLESS_DAY_FIRST,
    "yearless_month_first": YEARLESS_MONTH_FIRST,
}
_LAST_MONTH = 12
_TWO_DIGITS = 10  # below, "1/2" may be a half


def put_together(row: Row) -> Row:
    """The row with each date, and each month with its year, as one item; `values` are year, month, day (0 = none)."""
    return row.merged(_DOUBLE, _double_month).merged(_SHAPES, _built)


def _double_month(_name: str, items: tuple[Item, ...]) -> Item | None:
    months = {item.value for item in items if item.letter in "mM"}
    return Item(items[0].letter, items[0].first, items[-1].last, months.pop()) if len(months) == 1 else None


def _built(name: str, items: tuple[Item, ...]) -> Item | None:
    if name in {"iso", "digits", "slashed"}:
        return _of_digits(name, items)
    values = (_value(items, "yz"), _value(items, "mMh"), _value(items, "de"))
    return Item(_LETTER_OF[name], items[0].first, items[-1].last, values=values)


def _value(items: Iterable[Item], letters: str) -> int:
    return next((item.value for item in items if item.letter in letters), 0)


def _of_digits(name: str, items: tuple[Item, ...]) -> Item | None:
    """Year-month-day, or day-month-year; where the second number cannot be a month, the first is taken for it."""
    numbers = [item.value for item in items if item.letter in "dy"]
    year = 0 if name == "slashed" else numbers.pop(0 if name == "iso" else -1)
    first, second = numbers
    day, month = (second, first) if name == "iso" or (second > _LAST_MONTH and name == "digits") else (first, second)
    if month > _LAST_MONTH or (name == "slashed" and max(day, month) < _TWO_DIGITS):
        return None
    letter = DAY_FIRST if year else YEARLESS_DAY_FIRST
    return Item(letter, items[0].first, items[-1].last, values=(year, month, day))
