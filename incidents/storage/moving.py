"""Moving a whole database to another engine, SQLite to PostgreSQL and back, every row compared afterwards."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, bindparam, func, insert, select, text, update
from sqlalchemy.engine import Connection

from incidents.domain.errors import Conflict, Refused
from incidents.domain.vocabulary import N_
from incidents.storage import schema
from incidents.storage.db import Base

_CHUNK = 1000


@dataclass(frozen=True)
class Moved:
    """A table that stands in both databases: how many rows, and the SHA-256 over all of them."""

    table: str
    rows: int
    digest: str


def move(source: str, target: str, told: Callable[[Moved], None]) -> tuple[Moved, ...]:
    """Copy every table of one database into another, empty one; `told` hears of each table once it was compared.

    Refused: the source is not at the newest step, or something stands in the target. Conflict: rows that arrived are
    not the rows that left; the target is then left empty. Searchable words are not copied: `loading.write_words` makes
    them.
    """
    if schema.current(source) != schema.head():
        raise Refused(N_("Bring the database to the newest step first: incidents db upgrade."))
    schema.upgrade(target)
    moved = []
    with schema.connected(source) as here, schema.writing(target) as there:
        for table in Base.metadata.sorted_tables:
            if there.execute(select(table).limit(1)).first() is not None:
                raise Refused(N_("The other database is not empty: %(table)s holds rows."), table=table.name)
        for table in Base.metadata.sorted_tables:
            _copy(here, there, table)
            moved.append(_compared(here, there, table))
            told(moved[-1])
    return tuple(moved)


def _copy(here: Connection, there: Connection, table: Table) -> None:
    """All rows in chunks. What a row says of another row of its own table is filled in once all are there."""
    own = [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    for rows in _chunks(here, table):
        there.execute(insert(table), [{**row, **{column.name: None for column in own}} for row in rows])
    for column in own:
        _point(here, there, table, column)
    _count_on(there, table)


def _point(here: Connection, there: Connection, table: Table, column: Column[Any]) -> None:
    key = next(iter(table.primary_key))
    statement = update(table).where(key == bindparam("of")).values({column.name: bindparam("to")})
    pairs = here.execute(select(key.label("of"), column.label("to")).where(column.is_not(None))).mappings()
    for part in pairs.partitions(_CHUNK):
        there.execute(statement, [dict(pair) for pair in part])


def _count_on(there: Connection, table: Table) -> None:
    """Let PostgreSQL's own counter of a table go on after the rows that were brought in."""
    column = table.autoincrement_column
    if there.dialect.name != "postgresql" or column is None:
        return
    named = {"table": there.dialect.identifier_preparer.quote(table.name), "column": column.name}
    sequence = there.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), named)
    newest = there.scalar(select(func.max(column)))
    if sequence and newest:
        there.execute(select(func.setval(sequence, newest)))


def _compared(here: Connection, there: Connection, table: Table) -> Moved:
    left, arrived = _digest(here, table), _digest(there, table)
    if left != arrived:
        raise Conflict(N_("%(table)s did not arrive as it left. Nothing was moved."), table=table.name)
    return arrived


def _digest(connection: Connection, table: Table) -> Moved:
    """One digest over the digests of all rows, which are sorted: engines put text in different orders."""
    rows = sorted(_row_digest(row) for chunk in _chunks(connection, table) for row in chunk)
    return Moved(table.name, len(rows), hashlib.sha256(b"".join(rows)).hexdigest())


def _row_digest(row: dict[str, Any]) -> bytes:
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False, default=_plain).encode()).digest()


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no plain form")


def _chunks(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    query = select(table).order_by(*table.primary_key)
    result = connection.execute(query, execution_options={"stream_results": True})
    for part in result.mappings().partitions(_CHUNK):
        yield [dict(row) for row in part]
