"""Days as tables write them: typed in many ways, counted as spreadsheets count, with two figures for the year."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.script import DIGITS
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.table import DateHabit

_SERIAL = range(10_000, 80_000)  # days since the epoch: 1927 to 2119; smaller numbers are no dates anybody means
_EPOCHS = {
    False: date(1899, 12, 30),
    True: date(1904, 1, 1),
}  # as spreadsheets count; the first with its false leap day
_YEARS = range(1900, 2101)
_ISO_MOMENT = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[T ]\d.*")
_TYPED_MOMENT = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})[T ]+\d{1,2}:\d.*")
_PARTS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})")
_SHORT_YEAR = re.compile(r"(\d{1,2}[\s/.-]*[^\W\d_]{3,9}[\s/.-]*)'?(\d{2})")
_CENTURY = 100


def read_day(cell: Cell, habit: DateHabit, today: date) -> UncertainDate:
    """The day, month or year of a cell. Two figures for a year mean the latest such year that is not to come.

    Refused: what is no date, or has not come yet.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _read(cell.isoformat(), habit, today)
    text = str(cell).translate(DIGITS).strip()
    if not any(char.isdigit() for char in text):  # "yesterday" would be counted from today
        raise Refused(
            N_("“%(text)s” could not be read as a date. Write it as 28 Nov 2019, 28/11/2019, Nov 2019 or 2019."),
            text=text[:60],
        )
    return _read(_of_number(text, habit) or text, habit, today)


def _of_number(text: str, habit: DateHabit) -> str:
    """A number as the day that it stands for, as ISO text: a spreadsheet's serial day, 20191128; blank for all else."""
    digits = text.removesuffix(".0")
    if not (digits.isascii() and digits.isdigit()):
        serial = text.partition(".")[0]  # a serial day with its hour: 43797.5
        return _of_number(serial, habit) if re.fullmatch(r"\d{5}\.\d+", text) else ""
    if len(digits) == 8:  # noqa: PLR2004 - year, month, day
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    number = int(digits)
    if number in _SERIAL:
        return (_EPOCHS[habit.from_1904] + timedelta(days=number)).isoformat()
    return digits if number in _YEARS else ""


@lru_cache(maxsize=20_000)
def _read(text: str, habit: DateHabit, today: date) -> UncertainDate:
    bare = text
    for moment in (_ISO_MOMENT, _TYPED_MOMENT):
        if found := moment.fullmatch(bare):
            bare = found[1]
    if found := _PARTS.fullmatch(bare):
        first, second = (found[3], found[1]) if habit.month_first else (found[1], found[3])
        bare = f"{first}/{second}/{_year(found[4], today)}"
    elif found := _SHORT_YEAR.fullmatch(bare):
        bare = f"{found[1].replace('-', ' ')} {_year(found[2], today)}"
    try:
        return replace(read_date(bare, today=today), as_printed=text)
    except Refused as refused:
        if bare == text:
            raise
        raise Refused(N_("“%(text)s” is no day of the calendar, or lies in the future."), text=text[:60]) from refused


def _year(text: str, today: date) -> str:
    if len(text) > 2:  # noqa: PLR2004 - all figures are there
        return text
    century = today.year // _CENTURY * _CENTURY
    year = century + int(text)
    return str(year if year <= today.year else year - _CENTURY)
