"""Many rows of a table at once, past the ORM and inside the running transaction: executemany on SQLite, COPY on
PostgreSQL."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import JSON, Column, text
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

Rows = Sequence[Mapping[str, Any]]
_ON_SQLITE = "sqlite"
_MOST_ROWS, _MOST_VALUES = 100, 900  # of one statement; old builds of SQLite take 999 values


def insert_all(current: Session, kind: Any, rows: Rows) -> None:
    """Add rows of the row class `kind`, all with the same columns; what they do not say is the column's default."""
    if not rows:
        return
    dialect = current.connection().dialect
    columns: dict[str, Sequence[Any]] = {}
    for column in kind.__table__.columns:
        if column.name in rows[0]:
            columns[column.name] = _bound(column, dialect, [row[column.name] for row in rows])
        elif column.default is not None:
            columns[column.name] = _bound(column, dialect, [_default(column)]) * len(rows)
    insert_plain(current, kind.__tablename__, tuple(columns), zip(*columns.values(), strict=True))


def insert_plain(current: Session, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Add rows as the driver takes them, each a value a column; what the database refuses is told as by SQLAlchemy."""
    kept = list(rows)
    if not kept:
        return
    current.flush()
    connection = current.connection()
    dialect = connection.dialect
    quote = dialect.identifier_preparer.quote
    target = f"{quote(table)} ({', '.join(map(quote, columns))})"
    write = _insert if dialect.name == _ON_SQLITE else _copy
    fault: type[Exception] = dialect.loaded_dbapi.Error
    try:
        write(connection.connection.driver_connection, target, kept)
    except fault as error:
        raise DBAPIError.instance(target, None, error, fault, dialect=dialect) from error


def numbers(current: Session, kind: Any, count: int) -> range | list[int]:
    """So many free numbers for new rows of a row class with an `id`, for the transaction that holds the write lock."""
    table = kind.__tablename__
    if current.connection().dialect.name == _ON_SQLITE:
        last = current.scalar(text(f"SELECT coalesce(max(id), 0) FROM {table}")) or 0  # noqa: S608 - a name of ours
        return range(last + 1, last + count + 1)
    query = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return list(current.scalars(query, {"name": table, "count": count}))


def _insert(driver: Any, target: str, rows: list[tuple[Any, ...]]) -> None:
    """Some rows a statement: that saves SQLite a third of its work."""
    row = f"({', '.join('?' * len(rows[0]))})"
    together = max(1, min(_MOST_ROWS, _MOST_VALUES // len(rows[0])))
    whole = len(rows) - len(rows) % together
    parts = (tuple(chain.from_iterable(rows[start : start + together])) for start in range(0, whole, together))
    statement = f"INSERT INTO {target} VALUES "  # noqa: S608 - names of ours
    driver.executemany(statement + ", ".join([row] * together), parts)
    driver.executemany(statement + row, rows[whole:])


def _copy(driver: Any, target: str, rows: list[tuple[Any, ...]]) -> None:
    with driver.cursor() as cursor, cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _bound(column: Column[Any], dialect: Dialect, values: list[Any]) -> list[Any]:
    """Values as the driver takes them, by the type of their column; each different one is converted once."""
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return values
    if isinstance(column.type, JSON):
        empty, nothing = convert([]), convert(None)
        return [empty if value == [] else nothing if value is None else convert(value) for value in values]
    once = {value: convert(value) for value in set(values)}
    return [once[value] for value in values]


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    return default.arg(None) if default.is_callable else default.arg
