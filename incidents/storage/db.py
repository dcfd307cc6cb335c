"""The database: base of the rows, engine settings for SQLite and PostgreSQL, and the one way to write."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, event, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Session

from incidents.domain.access import Actor
from incidents.domain.errors import Conflict, NotAllowed
from incidents.domain.vocabulary import N_

__all__ = [
    "WRITTEN_BEFORE", "Base", "Session", "db", "is_sqlite", "is_writing", "now", "options", "prepare", "session",
    "take_time", "transaction",
]  # fmt: skip

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_WRITE = "incidents_write"
#: Of a connection to SQLite: how many rows it had written when the transaction began that runs on it.
WRITTEN_BEFORE = "incidents_written_before"
_STANDING = (
    "SELECT account.active, account.grants, role.name "
    "FROM account JOIN role ON role.id = account.role_id WHERE account.id = :id"
)
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
)


class Base(DeclarativeBase):
    """Base of every row; constraint names follow one convention on both engines."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


def session() -> Session:
    """The session of this request or command."""
    return db.session()


def is_sqlite() -> bool:
    """True on SQLite, false on PostgreSQL."""
    return db.engine.dialect.name == "sqlite"


def now() -> datetime:
    """The moment, in UTC without a zone, as both engines keep it; to the second."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


@contextmanager
def transaction(by: Actor | None = None) -> Iterator[Session]:
    """Everything inside is kept together or not at all; `by` must still stand as it did when the request began.

    Reading the signed-in account has opened a read on the session; a write after it would fail under load with
    "database is locked". So nothing may be pending, the read is rolled back, and the write lock is taken first.
    """
    current = session()
    if current.new or current.dirty or current.deleted:
        raise RuntimeError("A change was made outside of a transaction.")
    current.rollback()
    current.connection(execution_options={_WRITE: True})
    current.info[_WRITE] = True
    try:
        _check_standing(current, by)
        yield current
        current.commit()
    except IntegrityError as error:
        raise Conflict(N_("Another record stands in the way, or what was sent does not fit together.")) from error
    finally:
        current.info.pop(_WRITE, None)
        current.rollback()  # after a commit there is nothing to roll back


def take_time(connection: Connection) -> None:
    """Let the statements of the running transaction take as long as all rows need; the limit is for pages."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def is_writing() -> bool:
    """True inside of `transaction()`."""
    return _WRITE in session().info


def _check_standing(current: Session, by: Actor | None) -> None:
    """NotAllowed where an account was closed, or given another role, since the request began (AZ-8)."""
    if by is None or not by.account:
        return
    locked = "" if current.get_bind().dialect.name == "sqlite" else " FOR SHARE OF account"
    found = current.execute(text(_STANDING + locked), {"id": by.account}).one_or_none()
    if found is None or not found.active or found.name != by.role.value or not by.grants <= set(_listed(found.grants)):
        raise NotAllowed(N_("Your account was changed a moment ago. Sign in again."))


def _listed(grants: str | list[str]) -> list[str]:
    """The grants of an account: SQLite gives JSON as its text."""
    found: list[str] = json.loads(grants) if isinstance(grants, str) else grants
    return found


def options(url: str) -> dict[str, Any]:
    """With what an engine for this database is made, so that all that one request reads is of one moment.

    SQLite reads so by itself.
    """
    return {"pool_pre_ping": True, "isolation_level": "REPEATABLE READ"} if url.startswith("postgresql") else {}


def prepare(engine: Engine) -> None:
    """Set what each connection needs: pragmas and explicit BEGIN on SQLite, time limits on PostgreSQL."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
    else:
        event.listen(engine, "connect", _postgresql_connect)
        event.listen(engine, "begin", _postgresql_begin)


def _sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver opens no transaction of its own: _sqlite_begin says which kind
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _sqlite_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITE, False)
    driver: Any = connection.connection.driver_connection
    connection.info[WRITTEN_BEFORE] = driver.total_changes
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql_connect(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '60s'")
        cursor.execute("SET timezone = 'UTC'")
    connection.commit()


def _postgresql_begin(connection: Connection) -> None:
    """A deed that waited for the history's head has to read what was written meanwhile."""
    if connection.get_execution_options().get(_WRITE, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
