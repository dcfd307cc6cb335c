"""Small builders of files with tables, so that a test shows what stands in them, and the names that presets ask for."""

import csv
import io
import struct
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

import incidents.data as shipped
from incidents.domain.script import fold
from incidents.domain.tabled import RowDraft
from incidents.reading.presets import catalogue
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row, Table
from incidents.reading.tables import open_table

TODAY = date(2026, 11, 23)
HEADING = ("code", "day", "place", "killed")
LINES = (("X-1", "2019-11-28", "Invented Square", "3"), ("X-2", "2019-11-29", "Invented Bridge", ""))


def text_of(rows: Iterable[Sequence[object]], *, delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as delimited text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def file(folder: Path, content: str | bytes, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def table(folder: Path, content: str | bytes, written: str = "utf-8", **asked: Any) -> Table:
    """The table read from a file with this content, written in an encoding."""
    return open_table(file(folder, content, encoding=written), "table.csv", **asked)


def book(folder: Path, *sheets: tuple[str, Iterable[Sequence[Any]]], name: str = "table.xlsx", **options: Any) -> Path:
    """A workbook: for every sheet its name and its rows. Text that begins with = is a formula; days are days."""
    path = folder / name
    with xlsxwriter.Workbook(path, options) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for title, rows in sheets:
            sheet = made.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write(number, column, cell, *([day] if isinstance(cell, date) else []))
    return path


def ods(folder: Path, rows: Iterable[Sequence[object]], name: str = "table.ods") -> Path:
    """An OpenDocument spreadsheet by hand: numbers as numbers, days as days, all else as text."""
    cells = "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return packed(
        folder,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        },
        name,
    )


def _ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'


def xls(folder: Path, rows: Iterable[Sequence[str | int]], name: str = "table.xls") -> Path:
    """An old binary workbook by hand (BIFF8 in an OLE container): one sheet "One" of texts and numbers."""
    cells = b"".join(_xls_cell(*at) for at in _places(rows))
    sheet = _record(0x0809, struct.pack("<HHHHLL", 0x600, 0x10, 0, 0, 0, 0)) + cells + _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHLL", 0x600, 5, 0, 0, 0, 0))
    named = struct.pack("<BB", 3, 0) + b"One"
    globals_length = len(begin) + 4 + 6 + len(named) + 4
    bound = _record(0x0085, struct.pack("<LBB", globals_length, 0, 0) + named)
    stream = (begin + bound + _record(0x000A, b"") + sheet).ljust(_SMALLEST, b"\0")
    path = folder / name
    path.write_bytes(_container(stream))
    return path


_SECTOR = 512
_SMALLEST = 4096  # bytes of a stream that has sectors of its own
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _places(rows: Iterable[Sequence[str | int]]) -> Iterator[tuple[int, int, str | int]]:
    return ((number, column, cell) for number, row in enumerate(rows) for column, cell in enumerate(row))


def _record(code: int, content: bytes) -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def _xls_cell(row: int, column: int, cell: str | int) -> bytes:
    if isinstance(cell, str):
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(cell), 0) + cell.encode("latin-1"))
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, cell))


def _container(stream: bytes) -> bytes:
    """An OLE file: header, table of sectors, directory, then the stream that is called Workbook."""
    content = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\0")
    count = len(content) // _SECTOR
    chain = [_TABLE, _END, *range(3, count + 2), _END]
    table = struct.pack(f"<{len(chain)}L", *chain).ljust(_SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xLLLLLLLLL", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    header += struct.pack("<L", 0) + struct.pack("<L", _FREE) * 108
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream)) + b"\0" * 256
    return header + table + directory + content


def _entry(name: str, kind: int, first: int, length: int, *, child: int = _FREE) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBLLL", kind, 1, _FREE, _FREE, child)
    return (
        title.ljust(64, b"\0") + struct.pack("<H", len(title)) + links + b"\0" * 36 + struct.pack("<LQ", first, length)
    )


def packed(
    folder: Path, members: dict[str, bytes], name: str = "table.zip", method: int = zipfile.ZIP_DEFLATED
) -> Path:
    """A zip with these files in it."""
    path = folder / name
    with zipfile.ZipFile(path, "w", method) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def rows(found: Table) -> list[Row]:
    """All rows of a table."""
    return list(found.rows())


def cells(found: Table) -> list[tuple[object, ...]]:
    """What stands in the rows that could be read."""
    return [tuple(row.cells.values()) for row in found.rows() if not row.problems]


@dataclass(frozen=True)
class ShippedNames:
    """The words that are shipped with the program, looked up by code, label or another scheme's code."""

    today: date = TODAY

    def term(self, words: str, text: str) -> str:
        """The code of a term, blank where there is none."""
        return _terms(words).get(fold(text), "") if text else ""


@cache
def _terms(words: str) -> dict[str, str]:
    path = Path(next(iter(shipped.__path__))) / "vocabulary" / f"{words}.csv"
    found: dict[str, str] = {}
    for line in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        for text in (line["slug"], line["label_en"], line["label_ar"], *line["codes"].split("|")):
            found.setdefault(fold(text), line["slug"])
    return {text: slug for text, slug in found.items() if text}


def drafts(found: Table, preset: Preset | None = None) -> list[tuple[Row, RowDraft]]:
    """The rows of a table as drafts, by the preset that it is for."""
    chosen = preset or catalogue.recognise(found.columns)
    assert chosen is not None, found.columns
    return list(catalogue.drafts(found, chosen, ShippedNames()))


def refusals(read: Iterable[tuple[Row, RowDraft]]) -> list[tuple[int, str | None, str]]:
    """What was refused: row, column, sentence."""
    return [(row.number, problem.field, str(problem)) for row, draft in read for problem in draft.problems]
