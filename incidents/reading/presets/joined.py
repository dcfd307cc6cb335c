"""Rows of a table together with the rows of its sister tables that belong to them (our own export as zip or workbook).

The sister rows wait in a temporary database file, so that memory stays flat and their order does not matter.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date

from incidents.domain.errors import Refused
from incidents.domain.formulas import unmarked
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.table import Row, Table, key

_OWN, _OF = "code", "incident"
"""The columns that hold an incident's code: in its own table, and in the others."""
_KEPT = "CREATE TABLE part (incident TEXT, name TEXT, place INTEGER, number INTEGER, cells TEXT)"
_FIND = "SELECT name, number, cells FROM part WHERE incident = ? ORDER BY place"


def joined(table: Table, parts: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """The rows of a table, each with its sister rows in `parts`. Rows that belong to no incident of the table are left.

    Refused: a row of a sister table that cannot be read, since an incident would come in with a part of it missing.
    """
    with closing(sqlite3.connect("")) as kept:
        kept.execute(_KEPT)
        for sister in _sisters(table):
            name = next((one for one, marks in parts.items() if _has(sister, marks)), "")
            if name:
                kept.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?)", _lines(sister, name))
        kept.execute("CREATE INDEX part_incident ON part (incident)")
        for row in table.rows():
            own = _plain(table, row)
            yield replace(own, parts=_parts(kept, own)) if not own.problems else own


def _sisters(table: Table) -> Iterator[Table]:
    """The other tables of the file; sheets without one, such as a page of words, are passed over."""
    for sheet in table.sheets:
        if sheet == table.sheet:
            continue
        try:
            yield table.other(sheet)
        except Refused as refused:
            if refused.field is None and not sheet.lower().endswith(".csv"):
                continue
            raise


def _has(table: Table, marks: tuple[str, ...]) -> bool:
    known = set(map(key, table.columns))
    return known.issuperset(map(key, marks))


def _lines(sister: Table, name: str) -> Iterator[tuple[object, ...]]:
    """The rows of a sister table as they are kept."""
    column = sister.column(_OF)
    for place, row in enumerate(sister.rows()):
        if row.problems:
            why = str(row.problems[0])
            raise Refused(N_("%(table)s, row %(row)s: %(why)s"), field=name, table=name, row=row.number, why=why)
        plain = _plain(sister, row)
        cells = {name: _text(cell) for name, cell in plain.cells.items() if cell is not None}
        yield str(plain.cells.get(column or "") or ""), name, place, row.number, json.dumps(cells)


def _plain(table: Table, row: Row) -> Row:
    """A row of a CSV file of ours without the marks that keep its texts from being run."""
    if table.kind != "csv":
        return row
    cells = {name: unmarked(cell) if isinstance(cell, str) else cell for name, cell in row.cells.items()}
    return replace(row, cells=cells)


def _text(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, date) else cell


def _parts(kept: sqlite3.Connection, row: Row) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    code = next((cell for name, cell in row.cells.items() if key(name) == _OWN), None)
    for name, number, cells in kept.execute(_FIND, (str(code),)):
        found.setdefault(name, []).append(Row(number=number, cells=json.loads(cells), dates=row.dates))
    return {name: tuple(rows) for name, rows in found.items()}
