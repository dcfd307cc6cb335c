"""Rows of a table together with the rows of its sister tables that belong to them (our own exports).

The sister rows wait in a temporary database file, so that memory stays flat and their order does not matter. Most
belong to an incident; those of the library to every incident that names their article, or an article based on it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date

from incidents.domain.errors import Refused
from incidents.domain.formulas import unmarked
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.presets import own_library
from incidents.reading.sheets import json_file
from incidents.reading.sheets.table import Row, Table, key

Parts = Mapping[str, tuple[str, ...]]
"""Sister table → the columns that tell it."""
Wanted = Mapping[str, tuple[str, tuple[str, ...]]]
"""The same with the section that it is in JSON."""
_OWN, _OF = "code", "incident"
"""The columns that hold an incident's code: in its own table, and in the others."""
_KEPT = "CREATE TABLE part (owner TEXT, shelf INTEGER, name TEXT, place INTEGER, number INTEGER, cells TEXT)"
_FIND = "SELECT name, number, cells FROM part WHERE owner = ? AND shelf = ? ORDER BY place"
_SHELVED = "SELECT owner, number, cells FROM part WHERE shelf ORDER BY place"
_MOST_NAMED = 2_000
_FULL = 32_766  # UTF-16 units; a cell holds one more, of which half a character may have been left out
_CUT = N_("The workbook cut this text. Bring in the CSV or the JSON, which have it whole.")
_TOO_MANY = N_("This record names more than %(most)s articles, with those that they are based on.")


def joined(table: Table, parts: Parts) -> Iterator[Row]:
    """The rows of a table, each with its sister rows in `parts`. Rows that belong to no incident of the table are left.

    Refused: a row of a sister table that cannot be read, since an incident would come in with a part of it missing.
    """
    with closing(sqlite3.connect("")) as kept:
        there = _kept(kept, table, _wanted(table, parts))
        for row in table.rows():
            own = _plain(table, row)
            yield own if own.problems else _with_library(kept, replace(own, parts=there | _parts(kept, own)))


def shelved(table: Table, parts: Parts) -> Iterator[Row]:
    """The library of a file of ours: a row an article, whose part of the library it is with all that it is based on."""
    library = own_library.NAME
    with closing(sqlite3.connect("")) as kept:
        _kept(kept, table, {library: _wanted(table, parts)[library]})
        for code, number, cells in kept.execute(_SHELVED):
            own = _article_row(table.kind, code, number, cells)
            yield _closed(kept, replace(own, parts={library: ()}), [code])


def _kept(kept: sqlite3.Connection, table: Table, wanted: Wanted) -> dict[str, tuple[Row, ...]]:
    """Keep the rows of the sister tables; an empty part for each of these tables that is there."""
    kept.execute(_KEPT)
    there: dict[str, tuple[Row, ...]] = {}
    for name, sister in sisters(table, wanted):
        there[name] = ()
        kept.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)", _lines(sister, name))
    kept.execute("CREATE INDEX part_owner ON part (owner, shelf)")
    return there


def sisters(table: Table, wanted: Wanted) -> Iterator[tuple[str, Table]]:
    """The other tables of the file that are `wanted`, with their names; what is wanted is its section in JSON, and the
    columns that tell its table everywhere else. A long table stands on several sheets.
    """
    if table.kind == json_file.KIND:
        yield from ((name, table.other(section)) for name, (section, _) in wanted.items())
        return
    for one in _others(table):
        name = next((name for name, (_, marks) in wanted.items() if _has(one, marks)), "")
        if name:
            yield name, one


def rows_of(sister: Table) -> Iterator[Row]:
    """The rows of a sister table, as they were written."""
    return (_plain(sister, row) for row in sister.rows())


def _wanted(table: Table, parts: Parts) -> Wanted:
    """The sister tables of the records. A record in JSON has all parts in itself, but for the library."""
    wanted = {name: ("articles", marks) for name, marks in parts.items()}
    return {own_library.NAME: wanted[own_library.NAME]} if table.kind == json_file.KIND else wanted


def _others(table: Table) -> Iterator[Table]:
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
    shelf = name == own_library.NAME
    column = sister.column(_OWN if shelf else _OF) or _OWN
    for place, row in enumerate(sister.rows()):
        plain = _plain(sister, row)
        if plain.problems:
            why = str(plain.problems[0])
            raise Refused(N_("%(table)s, row %(row)s: %(why)s"), field=name, table=name, row=row.number, why=why)
        held = plain.plain or {name: _text(cell) for name, cell in plain.cells.items() if cell is not None}
        yield str(plain.cells.get(column) or ""), shelf, name, place, row.number, json.dumps(held, default=_twice)


def _twice(_: object) -> dict[str, bool]:
    """Stands for what a record has twice; no field takes it."""
    return {"twice": True}


def _plain(table: Table, row: Row) -> Row:
    """A row of ours as it was meant: without the marks of a CSV file; with a text that a workbook cut it is refused."""
    if table.kind == json_file.KIND:
        return row
    if table.kind != "csv":
        cut = next((name for name, cell in row.cells.items() if isinstance(cell, str) and _is_cut(cell)), "")
        return replace(row, problems=(*row.problems, Refused(_CUT, field=cut))) if cut else row
    cells = {name: unmarked(cell) if isinstance(cell, str) else cell for name, cell in row.cells.items()}
    return replace(row, cells=cells)


def _is_cut(text: str) -> bool:
    """Whether a text fills its cell: what was longer was cut so."""
    return len(text) * 2 >= _FULL and len(text.encode("utf-16-le")) // 2 >= _FULL


def _text(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, date) else cell


def _parts(kept: sqlite3.Connection, row: Row) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    code = next((cell for name, cell in row.cells.items() if key(name) == _OWN), None)
    for name, number, cells in kept.execute(_FIND, (str(code), False)):
        found.setdefault(name, []).append(Row(number=number, cells=json.loads(cells), dates=row.dates))
    return {name: tuple(rows) for name, rows in found.items()}


def _with_library(kept: sqlite3.Connection, row: Row) -> Row:
    """The row with the articles of the library that it names."""
    return _closed(kept, row, own_library.named(row)) if own_library.NAME in row.parts else row


def _closed(kept: sqlite3.Connection, row: Row, named: Iterable[str]) -> Row:
    """The row with some articles of the library, and all that these are based on."""
    found: dict[str, Row] = {}
    waiting = list(dict.fromkeys(named))
    for code in waiting:
        if len(waiting) > _MOST_NAMED:
            return replace(row, problems=(Refused(_TOO_MANY, most=_MOST_NAMED),))
        held = None if code in found else kept.execute(_FIND, (code, True)).fetchone()
        if held is not None:
            found[code] = _article_row(json_file.KIND if row.plain is not None else "", code, *held[1:])
            waiting += own_library.based_on(found[code])
    return replace(row, parts={**row.parts, own_library.NAME: tuple(found.values())})


def _article_row(kind: str, code: str, number: int, cells: str) -> Row:
    """An article of the library as a row of its own."""
    held = json.loads(cells)
    return (
        Row(number=number, cells={_OWN: code}, plain=held) if kind == json_file.KIND else Row(number=number, cells=held)
    )
