"""The XLSX workbook: one sheet a table, then the filter used, the method and the code book.

Every text is a cell of type text: no formula, no link, no number made from words. Days stay ISO text, because a date
known to the month is no spreadsheet date. Rows are written as the records come (`constant_memory`), so memory stays
flat; the rows of each sheet wait in a temporary file until the workbook is closed.
"""

from collections.abc import Collection, Iterable
from datetime import UTC
from functools import partial
from tempfile import TemporaryDirectory
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports import codebook, columns, cover
from incidents.reports.columns import ExportHead
from incidents.reports.rows import TABLES, rows
from incidents.reports.sheets import Book, Pages, Sheet

ROWS = 1_048_575  # what a sheet holds beside its heading
_NARROW, _PROSE = 10, 100  # widths in characters
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes], most: int = ROWS) -> int:
    """The workbook of these records, `most` rows a sheet; how many incidents were written.

    The rows wait in a folder that is gone afterwards, whatever happens. OSError: there is no room for them.
    """
    with TemporaryDirectory() as folder:
        try:
            with Workbook(out, {**_OPTIONS, "tmpdir": folder}) as file:
                return _fill(file, records, head, most)
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error


def _fill(file: Workbook, records: Iterable[Record], head: ExportHead, most: int) -> int:
    file.use_zip64()
    file.set_properties({"title": head.say(N_("Incidents")), "created": head.made_at.astimezone(UTC)})
    book = Book(file, head)
    tables = {table.name: Pages(partial(_sheet, book, table), most) for table in TABLES}
    tally = cover.Tally()
    for name, values in rows(records, head, tally):
        tables[name].add(values)
    for pages in tables.values():
        pages.close()
    _about(book, tally, tables.values())
    _codebook(book)
    return tally.records


def _sheet(book: Book, table: columns.Sheet[Any], number: int) -> Sheet:
    shown = table.shown(book.head.audience)
    widths = [column.width or max(_NARROW, len(column.name) + 2) for column in shown]
    return book.sheet(table.title, [column.name for column in shown], widths, number)


def _about(book: Book, tally: cover.Tally, tables: Collection[Pages]) -> None:
    """The two sheets in words: the filter used with the sums, and the method."""
    say = book.head.say
    used = book.sheet(N_("Filter used"), [say(N_("About")), say(N_("This file"))], [_PROSE // 2, _PROSE])
    for line in cover.lines(book.head, tally):
        used.add(line)
    if cut := sum(pages.cut for pages in tables):
        used.add((say(N_("Texts too long for a cell, cut here; whole in the CSV")), cut))
    if several := sum(pages.several for pages in tables):
        used.add((say(N_("Tables too long for one sheet, which go on in sheets of the same name, numbered")), several))
    method = book.sheet(N_("Method"), [say(N_("How the ranges are made"))], [_PROSE])
    for words in book.head.method_lines:
        method.add((words,))


def _codebook(book: Book) -> None:
    sheet = book.sheet(codebook.TITLE, codebook.HEADING, codebook.WIDTHS)
    for line in codebook.rows(book.head):
        sheet.add(line)
    sheet.close()
