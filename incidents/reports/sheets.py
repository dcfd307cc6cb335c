"""The sheets of a workbook: rows from the top, texts that fit, tables that go on where a sheet ends."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook

from incidents.domain.formulas import looks_like_formula
from incidents.domain.vocabulary import N_
from incidents.reports.cells import Value, plain
from incidents.reports.columns import ExportHead

LONGEST = 32_767  # UTF-16 units in one cell
_TITLE = 31  # characters in the name of a sheet
_CUT = N_("… (cut; whole text in the CSV)")


class Sheet:
    """A sheet being filled from the top; `cut` counts the texts that were too long for a cell."""

    def __init__(self, sheet: Any, columns: int, quoted: Any, cut_mark: str) -> None:
        self.rows = 0
        self.cut = 0
        self._sheet = sheet
        self._columns = columns
        self._quoted = quoted
        self._cut_mark = cut_mark

    def add(self, values: Iterable[Value]) -> None:
        """One more row under the heading."""
        self.rows += 1
        number, text = self._sheet.write_number, self._write_text
        for column, value in enumerate(values):
            if value is None or value == "":
                continue
            found = plain(value)
            if not isinstance(found, str):
                number(self.rows, column, found)
            elif found:
                text(column, found)

    def close(self) -> None:
        """Offer a filter over all rows."""
        self._sheet.autofilter(0, 0, self.rows, self._columns - 1)

    def _write_text(self, column: int, text: str) -> None:
        fitting = text if len(text) * 2 <= LONGEST else self._cut(text)
        if fitting[0].isalnum():
            self._sheet.write_string(self.rows, column, fitting)
        elif fitting.startswith("<r>") and fitting.endswith("</r>"):
            # xlsxwriter would take this for runs of its own and write it as markup; cut in two runs, it is escaped
            self._sheet.write_rich_string(self.rows, column, fitting[:3], self._quoted, fitting[3:])
        elif looks_like_formula(fitting):
            self._sheet.write_string(self.rows, column, fitting, self._quoted)  # stays text when someone edits it
        else:
            self._sheet.write_string(self.rows, column, fitting)

    def _cut(self, text: str) -> str:
        fitting = fitted(text, self._cut_mark)
        self.cut += fitting != text
        return fitting


class Pages:
    """A table on as many sheets as its rows need, `most` on each; `opened(number)` gives the next sheet."""

    def __init__(self, opened: Callable[[int], Sheet], most: int) -> None:
        self._opened, self._most = opened, most
        self._sheets = [opened(1)]

    def add(self, values: Iterable[Value]) -> None:
        """One more row."""
        if self._sheets[-1].rows == self._most:
            self._sheets.append(self._opened(len(self._sheets) + 1))
        self._sheets[-1].add(values)

    def close(self) -> None:
        """Close every sheet of the table."""
        for sheet in self._sheets:
            sheet.close()

    @property
    def several(self) -> bool:
        """Whether one sheet did not hold it."""
        return len(self._sheets) > 1

    @property
    def cut(self) -> int:
        """How many texts were too long for a cell."""
        return sum(sheet.cut for sheet in self._sheets)


class Book:
    """The workbook with its two formats, one for headings, one for text that looks like a formula."""

    def __init__(self, book: Workbook, head: ExportHead) -> None:
        self.head = head
        self._book = book
        self._bold = book.add_format({"bold": True, "bottom": 1})
        self._quoted = book.add_format({"quote_prefix": True})

    def sheet(self, title: str, names: Sequence[str], widths: Sequence[int], number: int = 1) -> Sheet:
        """A new sheet with its heading, which stays in sight; the `number` stands after the title from 2 on."""
        sheet = self._book.add_worksheet(sheet_name(self.head.say(title), number))
        if self.head.right_to_left:
            sheet.right_to_left()
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, self._bold)
        sheet.freeze_panes(1, 1)
        return Sheet(sheet, len(names), self._quoted, self.head.say(_CUT))


def fitted(text: str, cut_mark: str) -> str:
    """The text if it fits into a cell, else its beginning and the mark that says so."""
    if len(text) * 2 <= LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= LONGEST * 2:
        return text
    room = LONGEST * 2 - len(cut_mark.encode("utf-16-le"))
    return units[:room].decode("utf-16-le", "ignore") + cut_mark


def sheet_name(title: str, number: int = 1) -> str:
    """A title as the name of a sheet: at most 31 characters, none of those Excel refuses; from 2 on with its number."""
    ending = f" {number}" if number > 1 else ""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[: _TITLE - len(ending)].strip("' ") + ending
