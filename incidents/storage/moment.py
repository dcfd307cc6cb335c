"""What a request reads of the database again and again, read once: a transaction that reads sees one moment."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from incidents.storage.db import is_writing, session

T = TypeVar("T")
_KEPT = "read in this transaction"


def once(what: Hashable, read: Callable[[], T]) -> T:
    """What `read` gives, kept under the name `what` until the transaction ends; read anew in one that writes."""
    if is_writing():
        return read()
    kept = _kept()
    if what in kept:
        return cast("T", kept[what])
    found = read()
    _kept()[what] = found  # it may have begun the transaction just now
    return found


def _kept() -> dict[Hashable, Any]:
    """What was read in the transaction that runs; where none does, nothing is kept."""
    current = session()
    running = current.get_transaction()
    if running is None:
        return {}
    transaction, kept = current.info.get(_KEPT, (None, {}))
    if transaction is not running:
        kept = {}
        current.info[_KEPT] = (running, kept)
    return cast("dict[Hashable, Any]", kept)
