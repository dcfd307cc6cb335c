"""What was answered to an Idempotency-Key, so that a resend is answered again and does nothing."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from incidents.domain.codec import from_plain, to_plain
from incidents.domain.programs import Resend, Written
from incidents.storage.db import now, session
from incidents.storage.models.token import ReplyRow

KEPT = timedelta(days=90)
_BEGUN, _DONE = 102, 200


def kept(account: int, key: str) -> tuple[str, Written] | None:
    """The digest of what was asked with this key, and what it made; None where nothing was."""
    row = session().get(ReplyRow, (account, key), populate_existing=True)
    if row is None or row.status != _DONE or row.at < now() - KEPT:
        return None
    return row.request, from_plain(Written, row.body)


def begin(current: Session, account: int, resend: Resend) -> None:
    """Take the key for the running transaction. A second request with it waits here, and then fails as a Conflict."""
    current.execute(delete(ReplyRow).where(ReplyRow.at < now() - KEPT))
    row = ReplyRow(account_id=account, key=resend.key, request=resend.request, status=_BEGUN, at=now())
    current.add(row)
    current.flush()


def finish(current: Session, account: int, resend: Resend, written: Written) -> None:
    """Keep what the deed made, in its own transaction."""
    body: dict[str, Any] = to_plain(written)
    found = update(ReplyRow).where(ReplyRow.account_id == account, ReplyRow.key == resend.key)
    current.execute(found.values(status=_DONE, body=body))
