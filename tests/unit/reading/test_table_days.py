"""A day in a table is read however it is written, and refused with a reason where it is none."""

from datetime import date, datetime

import pytest

from incidents.domain.errors import Refused
from incidents.domain.tabled import Cell
from incidents.reading.presets.days import read_day
from incidents.reading.sheets.table import DateHabit
from unit.reading.table_files import TODAY

WRITTEN: list[tuple[Cell, str]] = [
    ("2019-11-28", "2019-11-28"),
    ("2019-11-28 00:00:00.000", "2019-11-28"),
    ("2019-11-28T06:30:00+03:00", "2019-11-28"),
    ("28 November 2019", "2019-11-28"),
    ("28-Nov-2019", "2019-11-28"),
    ("9-May-20", "2020-05-09"),
    ("9-May-98", "1998-05-09"),
    ("28/11/2019", "2019-11-28"),
    ("28/11/2019 00:00", "2019-11-28"),
    ("28.11.19", "2019-11-28"),
    ("٢٨/١١/٢٠١٩", "2019-11-28"),
    ("28 تشرين الثاني 2019", "2019-11-28"),
    ("20191128", "2019-11-28"),
    ("2019-11", "2019-11"),
    ("2019", "2019"),
    (2019, "2019"),
    (20191128, "2019-11-28"),
    (43797, "2019-11-28"),
    (43797.75, "2019-11-28"),
    ("43797", "2019-11-28"),
    ("43797.0", "2019-11-28"),
    (date(2019, 11, 28), "2019-11-28"),
    (datetime(2019, 11, 28, 23, 59), "2019-11-28"),  # noqa: DTZ001 - a cell has no zone
]


@pytest.mark.parametrize(("cell", "edtf"), WRITTEN)
def test_a_day_however_it_is_written(cell: Cell, edtf: str) -> None:
    assert read_day(cell, DateHabit(), TODAY).edtf == edtf


def test_a_file_that_puts_the_month_first() -> None:
    assert read_day("11/28/2019", DateHabit(month_first=True), TODAY).edtf == "2019-11-28"
    assert read_day("11/10/19", DateHabit(month_first=True), TODAY).edtf == "2019-11-10"
    assert read_day("2019-11-10", DateHabit(month_first=True), TODAY).edtf == "2019-11-10"


def test_serial_days_that_count_from_1904() -> None:
    assert read_day(42335, DateHabit(from_1904=True), TODAY).edtf == "2019-11-28"


NO_DAYS: list[Cell] = [
    "11/28/2019", "2027-01-01", "31/02/2020", "yesterday-ish", "12", 3.5, "1 Muharram 1441", "99999999", "0-0-0",
    "Nov-19",  # a day of some year, or a month of 2019
    "yesterday", "Wednesday", "أمس",  # of which day?
]  # fmt: skip


@pytest.mark.parametrize("cell", NO_DAYS)
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(Refused):
        read_day(cell, DateHabit(), TODAY)


def test_the_words_of_the_table_are_kept() -> None:
    assert read_day("9-May-20", DateHabit(), TODAY).as_printed == "9-May-20"
