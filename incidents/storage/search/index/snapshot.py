"""One moment of the database, read through a connection of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Engine,
    Executable,
    Integer,
    SelectBase,
    SQLColumnExpression,
    String,
    cast,
    func,
    select,
)
from sqlalchemy.engine import Connection

from incidents.storage.models.finding import ChangeRow
from incidents.storage.moment import still
from incidents.storage.search.index.bits import Numbers

_CHUNK, _NAMED = 5_000, 500
_CHANGE = "newest change"
_NEWEST = select(ChangeRow.seq, ChangeRow.incident_id).order_by(ChangeRow.seq.desc()).limit(1)


class Snapshot:
    """What was committed at one moment; all that is read through it belongs together."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def chunks(self, query: Executable) -> Iterator[tuple[tuple[Any, ...], ...]]:
        """The answer column by column, some thousand rows at a time, as the driver gives the values."""
        cursor: Any = self.connection.execute(query).cursor
        while rows := cursor.fetchmany(_CHUNK):
            yield tuple(zip(*rows, strict=True))
        cursor.close()

    def numbers(self, query: SelectBase) -> Numbers:
        """An answer of one column of whole numbers, ascending."""
        column = next(iter(query.subquery().c))
        return np.sort(parsed(self.connection.execute(select(joined(column))).scalar()), kind="stable")

    def whole_numbers(
        self, columns: Sequence[SQLColumnExpression[Any]], *holds: ColumnElement[bool]
    ) -> tuple[Numbers, ...]:
        """Columns of whole numbers and of yes and no, none of them missing, an array each, in one order."""
        query = select(*(joined(cast(column, Integer)) for column in columns)).where(*holds)
        found = tuple(map(parsed, self.connection.execute(query).one()))
        if len({len(column) for column in found}) != 1:
            raise RuntimeError("A column of the findings holds something that is no whole number.")
        return found

    def newest(self) -> tuple[int, int]:
        """Number and incident of the newest change; zeros before the first."""
        kept = still(self.connection)
        if _CHANGE not in kept:
            found = self.connection.execute(_NEWEST).one_or_none()
            kept[_CHANGE] = (found[0], found[1]) if found else (0, 0)
        change: tuple[int, int] = kept[_CHANGE]
        return change


def joined(column: SQLColumnExpression[Any]) -> ColumnElement[Any]:
    """Whole numbers of a group as one text: it is read ten times faster than a row each."""
    return func.aggregate_strings(cast(column, String), ",")


def parsed(text: str | None) -> Numbers:
    """The numbers of such a text, in its order."""
    return np.fromstring(text or "", dtype=np.int64, sep=",").astype(np.int32)


def in_parts(numbers: Numbers) -> Iterator[list[int]]:
    """The same numbers, as many at a time as a statement can name."""
    for start in range(0, len(numbers), _NAMED):
        yield numbers[start : start + _NAMED].tolist()


@contextmanager
def snapshot(engine: Engine) -> Iterator[Snapshot]:
    """A moment of the database, let go at the end."""
    with engine.connect() as connection:
        connection.begin()
        yield Snapshot(connection)
