"""Many rows of a table at once, past the ORM and inside the running transaction: executemany on SQLite, COPY on
PostgreSQL."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

Rows = Sequence[Mapping[str, Any]]
_ON_SQLITE = "sqlite"


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
    """Add rows as the driver takes them, each a value a column."""
    kept = list(rows)
    if not kept:
        return
    current.flush()
    connection = current.connection()
    quote = connection.dialect.identifier_preparer.quote
    target = f"{quote(table)} ({', '.join(map(quote, columns))})"
    if connection.dialect.name == _ON_SQLITE:
        values = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {target} VALUES ({values})", kept)  # noqa: S608 - names of ours
    else:
        _copy(connection, f"COPY {target} FROM STDIN", kept)


def numbers(current: Session, kind: Any, count: int) -> range | list[int]:
    """So many free numbers for new rows of a row class with an `id`, for the transaction that holds the write lock."""
    table = kind.__tablename__
    if current.connection().dialect.name == _ON_SQLITE:
        last = current.scalar(text(f"SELECT coalesce(max(id), 0) FROM {table}")) or 0  # noqa: S608 - a name of ours
        return range(last + 1, last + count + 1)
    query = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return list(current.scalars(query, {"name": table, "count": count}))


def _copy(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """COPY by the driver itself; what the database refuses is told as SQLAlchemy tells it."""
    driver: Any = connection.connection.driver_connection
    refusal: type[Exception] = connection.dialect.loaded_dbapi.IntegrityError
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except refusal as error:
        raise IntegrityError(statement, None, error) from error


def _bound(column: Column[Any], dialect: Dialect, values: list[Any]) -> list[Any]:
    """Values as the driver takes them, by the type of their column."""
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    return values if convert is None else [convert(value) for value in values]


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    return default.arg(None) if default.is_callable else default.arg
