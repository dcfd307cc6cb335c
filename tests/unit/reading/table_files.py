"""Small builders of files with tables, so that a test shows what stands in them, and the names that presets ask for."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
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
