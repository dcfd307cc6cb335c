"""A history that is written, and what an insider with the database's own password can do to it."""

import hashlib
from typing import Any

from sqlalchemy import insert, select, text

from incidents.domain.access import LOADER
from incidents.storage import history
from incidents.storage.db import session, transaction
from incidents.storage.models.history import HistoryRow

GUARDS = {
    "sqlite": (
        "history_kept_from_update",
        "history_kept_from_delete",
        "history_content_kept_from_update",
        "checkpoint_kept_from_update",
        "checkpoint_kept_from_delete",
    ),
    "postgresql": (
        "history_kept ON history",
        "history_content_kept ON history_content",
        "checkpoint_kept ON checkpoint",
    ),
}


def write(count: int = 5) -> None:
    """So many deeds more."""
    for number in range(count):
        with transaction() as current:
            history.append(current, LOADER, "recorded", ("incident", f"IRQ-{number}"), {"title": "عنوان", "n": number})


def tamper(*statements: str) -> None:
    """Take the guards away, then change rows."""
    current = session()
    current.rollback()
    for guard in GUARDS[current.get_bind().dialect.name]:
        current.execute(text(f"DROP TRIGGER IF EXISTS {guard}"))
    for statement in statements:
        current.execute(text(statement))
    current.commit()


def rows() -> list[dict[str, Any]]:
    """Every entry as its columns, oldest first."""
    session().rollback()
    found = session().execute(select(HistoryRow.__table__).order_by(HistoryRow.seq))
    return [dict(row) for row in found.mappings()]


def bodies() -> list[bytes]:
    """The leaves, oldest first."""
    return [history.body_of(row) for row in rows()]


def rewrite(kept: list[dict[str, Any]]) -> None:
    """Put these entries in place of all there are, numbered and chained anew: whole, as far as it can tell itself."""
    tamper("DELETE FROM history_content", "DELETE FROM history")
    previous = history.GENESIS
    for number, row in enumerate(kept, 1):
        fresh = {**row, "seq": number, "previous": previous}
        previous = hashlib.sha256(history.body_of(fresh)).hexdigest()
        session().execute(insert(HistoryRow), {**fresh, "hash": previous})
    session().execute(text("UPDATE history_head SET seq = :seq, hash = :hash"), {"seq": len(kept), "hash": previous})
    session().commit()
