"""The XLSX workbook: one sheet a table, then the filter used, the method and the code book.

Every text is a cell of type text: no formula, no link, no number made from words. Days stay ISO text, because a date
known to the month is no spreadsheet date. Rows are written as the records come (`constant_memory`), so memory stays
flat; the rows of each sheet wait in a temporary file until the workbook is closed.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import IO, Any

from xlsxwriter import Workbook

from incidents.domain.errors import Refused
from incidents.domain.formulas import looks_like_formula
from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports import codebook, cover
from incidents.reports.cells import Value, plain
from incidents.reports.columns import ExportHead
from incidents.reports.rows import TABLES, rows

ROWS = 1_048_575  # what a sheet holds beside its heading
LONGEST = 32_767  # UTF-16 units in one cell
_NARROW, _PROSE = 10, 100  # widths in characters
_TITLE = 31  # characters in the name of a sheet
_TOO_MANY = N_("A sheet holds %(rows)s rows at most. Choose CSV, or fewer records.")
_CUT = N_("… (cut; whole text in the CSV)")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Sheet:
    """A sheet being filled from the top; `cut` counts the texts that were too long for a cell."""

    def __init__(self, sheet: Any, columns: int, quoted: Any, cut_mark: str) -> None:
        self.rows = 0
        self.cut = 0
        self._sheet = sheet
        self._columns = columns
        self._quoted = quoted
        self._cut_mark = cut_mark

    def add(self, values: Iterable[Value]) -> None:
        """One more row under the heading. Refused: a row that the sheet has no room for."""
        self.rows += 1
        if self.rows > ROWS:
            raise Refused(_TOO_MANY, rows=ROWS)
        for column, value in enumerate(values):
            found = plain(value)
            if not isinstance(found, str):
                self._sheet.write_number(self.rows, column, found)
            elif found:
                self._write_text(column, found)

    def close(self) -> None:
        """Offer a filter over all rows."""
        self._sheet.autofilter(0, 0, self.rows, self._columns - 1)

    def _write_text(self, column: int, text: str) -> None:
        fitting = fitted(text, self._cut_mark)
        self.cut += fitting != text
        if fitting.startswith("<r>") and fitting.endswith("</r>"):
            # xlsxwriter would take this for runs of its own and write it as markup; cut in two runs, it is escaped
            self._sheet.write_rich_string(self.rows, column, fitting[:3], self._quoted, fitting[3:])
        elif looks_like_formula(fitting):
            self._sheet.write_string(self.rows, column, fitting, self._quoted)  # stays text when someone edits it
        else:
            self._sheet.write_string(self.rows, column, fitting)


class _Book:
    """The workbook with its two formats."""

    def __init__(self, book: Workbook, head: ExportHead) -> None:
        self.head = head
        self._book = book
        self._bold = book.add_format({"bold": True, "bottom": 1})
        self._quoted = book.add_format({"quote_prefix": True})

    def sheet(self, title: str, names: Sequence[str], widths: Sequence[int]) -> _Sheet:
        """A new sheet with its heading, which stays in sight."""
        sheet = self._book.add_worksheet(sheet_name(self.head.say(title)))
        if self.head.right_to_left:
            sheet.right_to_left()
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, self._bold)
        sheet.freeze_panes(1, 1)
        return _Sheet(sheet, len(names), self._quoted, self.head.say(_CUT))


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The workbook of these records; how many incidents were written. Refused: more rows than a sheet holds."""
    if head.count > ROWS:
        raise Refused(_TOO_MANY, rows=ROWS)
    with Workbook(out, _OPTIONS) as file:
        file.use_zip64()
        file.set_properties({"title": head.say(N_("Incidents")), "created": head.made_at.astimezone(UTC)})
        book = _Book(file, head)
        sheets = _tables(book)
        tally = cover.Tally()
        for name, values in rows(records, head, tally):
            sheets[name].add(values)
        for sheet in sheets.values():
            sheet.close()
        _about(book, tally, sum(sheet.cut for sheet in sheets.values()))
        _codebook(book)
    return tally.records


def fitted(text: str, cut_mark: str) -> str:
    """The text if it fits into a cell, else its beginning and the mark that says so."""
    if len(text) * 2 <= LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= LONGEST * 2:
        return text
    room = LONGEST * 2 - len(cut_mark.encode("utf-16-le"))
    return units[:room].decode("utf-16-le", "ignore") + cut_mark


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 characters, none of those Excel refuses."""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:_TITLE].strip("' ")


def _tables(book: _Book) -> dict[str, _Sheet]:
    sheets = {}
    for table in TABLES:
        columns = table.shown(book.head.audience)
        widths = [column.width or max(_NARROW, len(column.name) + 2) for column in columns]
        sheets[table.name] = book.sheet(table.title, [column.name for column in columns], widths)
    return sheets


def _about(book: _Book, tally: cover.Tally, cut: int) -> None:
    """The two sheets in words: the filter used with the sums, and the method."""
    say = book.head.say
    used = book.sheet(N_("Filter used"), [say(N_("About")), say(N_("This file"))], [_PROSE // 2, _PROSE])
    for line in cover.lines(book.head, tally):
        used.add(line)
    if cut:
        used.add((say(N_("Texts too long for a cell, cut here; whole in the CSV")), cut))
    method = book.sheet(N_("Method"), [say(N_("How the ranges are made"))], [_PROSE])
    for words in book.head.method_lines:
        method.add((words,))


def _codebook(book: _Book) -> None:
    sheet = book.sheet(codebook.TITLE, codebook.HEADING, codebook.WIDTHS)
    for line in codebook.rows(book.head):
        sheet.add(line)
    sheet.close()
