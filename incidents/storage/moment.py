"""What a request reads of the database again and again, read once: a transaction that reads sees one moment.

SQLite tells for next to nothing whether a connection sees the database as it saw it last; then nothing is read at all.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from sqlalchemy.engine import Connection

from incidents.storage.db import WRITTEN_BEFORE, is_writing, session

T = TypeVar("T")
_KEPT = "read at this moment"
Kept = dict[Hashable, Any]


def once(what: Hashable, read: Callable[[], T]) -> T:
    """What `read` gives, kept under the name `what` while the database stays as it is; read anew where one writes.

    Where the engine cannot tell, it is kept until the transaction ends.
    """
    if is_writing():
        return read()
    kept = _of_transaction()
    if what not in kept:
        kept[what] = read()
    return cast("T", kept[what])


def still(connection: Connection) -> Kept:
    """What was read through a connection, if the transaction that runs on it sees the same database; empty at first.

    Asking is a read: from here on the transaction sees no later moment.
    """
    state = _state(connection)
    if state is None:
        return {}
    before, kept = connection.info.get(_KEPT, (None, {}))
    if before != state:
        kept = {}
        connection.info[_KEPT] = state, kept
    return cast("Kept", kept)


def _of_transaction() -> Kept:
    current = session()
    transaction, kept = current.info.get(_KEPT, (None, {}))
    if transaction is None or transaction is not current.get_transaction():
        kept = still(current.connection())  # which begins a transaction, if none runs
        current.info[_KEPT] = current.get_transaction(), kept
    return cast("Kept", kept)


def _state(connection: Connection) -> tuple[int, int] | None:
    """What never is the same after a change: one of others alters the first number, one of its own the second.

    https://sqlite.org/pragma.html#pragma_data_version, https://sqlite.org/c3ref/total_changes.html
    """
    if connection.dialect.name != "sqlite":
        return None
    driver: Any = connection.connection.driver_connection
    (by_others,) = driver.execute("PRAGMA data_version").fetchone()
    return by_others, connection.info[WRITTEN_BEFORE]
