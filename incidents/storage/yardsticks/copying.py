"""The rows of one database written into another: through objects, a row each, and by the driver's executemany."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from incidents.storage import schema
from incidents.storage.db import Base

_FLUSHED = 1000
_WORDS = "finding_words"
_KEEP_WORDS = "INSERT INTO finding_words (rowid, words) VALUES (?, ?)"


@dataclass(frozen=True, kw_only=True)
class Copied:
    """Seconds of the processor that the writing took, and how many rows each table has now."""

    seconds: float
    rows: Mapping[str, int]


@dataclass(frozen=True)
class Way:
    """A way to write: how rows are read for it, and how they are written."""

    read: Callable[[Connection, Table], list[Any]]
    write: Callable[[Connection, Table, list[Any]], None]


def copied(source: Path, target: Path, way: Way) -> Copied:
    """Write what stands in one SQLite file into another, into its empty tables, within one transaction."""
    tables = Base.metadata.sorted_tables
    with schema.connected(f"sqlite:///{source}") as here:
        rows = {table: way.read(here, table) for table in tables}
        words = [tuple(row) for row in here.exec_driver_sql("SELECT rowid, words FROM finding_words")]
    with schema.writing(f"sqlite:///{target}") as there:
        empty = [table for table in tables if there.execute(select(table).limit(1)).first() is None]
        begun = time.process_time()
        for table in empty:
            if rows[table]:
                way.write(there, table, rows[table])
        if words:
            there.exec_driver_sql(_KEEP_WORDS, words)
        seconds = time.process_time() - begun
        counts = {table.name: there.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
        counts[_WORDS] = there.scalar(text("SELECT count(*) FROM finding_words")) or 0
    return Copied(seconds=seconds, rows=counts)


def _as_values(connection: Connection, table: Table) -> list[Any]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _as_objects(connection: Connection, table: Table, rows: list[Any]) -> None:
    kind = next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)
    with Session(connection, join_transaction_mode="rollback_only") as session:
        for start in range(0, len(rows), _FLUSHED):
            session.add_all(kind(**row) for row in rows[start : start + _FLUSHED])
            session.flush()
            session.expunge_all()
        session.commit()


def _as_tuples(connection: Connection, table: Table) -> list[Any]:
    return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table.name}")]  # noqa: S608 - names of ours


def _by_executemany(connection: Connection, table: Table, rows: list[Any]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - names of ours


through_objects = Way(_as_values, _as_objects)
by_the_driver = Way(_as_tuples, _by_executemany)
