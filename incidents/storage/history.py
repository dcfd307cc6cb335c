"""The history: append-only and hash-chained. Every deed is written in its own transaction.

Row body = canonical JSON of {seq, at, actor, deed, kind, code, public, commitment, previous}; its SHA-256 is the row's
hash and the next row's `previous`. The commitment is HMAC-SHA256(random salt, canonical content): a content can be
erased, with its salt, and the chain still verifies; and a phone number cannot be guessed from it.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from incidents.domain.access import Actor
from incidents.storage.db import now, session
from incidents.storage.models.history import HistoryContentRow, HistoryHeadRow, HistoryRow
from incidents.storage.progress import progress

GENESIS = "0" * 64
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_HEAD = 1
_BATCH = 1000
_FIRST_HEAD = text(
    "INSERT INTO history_head (id, seq, hash, checked_at) VALUES (:id, 0, :hash, '') ON CONFLICT DO NOTHING"
)
FIELDS = ("seq", "at", "actor", "deed", "kind", "code", "public", "commitment", "previous")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A deed as read back; `content` is None where it was erased."""

    seq: int
    at: str
    actor: int
    deed: str
    kind: str
    code: str
    public: bool
    hash: str
    content: Mapping[str, Any] | None


@dataclass(frozen=True)
class Fault:
    """What `verify` found wrong, at which row."""

    seq: int
    what: str


def body_of(row: Mapping[str, Any]) -> bytes:
    """The bytes that stand for a deed, of its columns: what its hash is of, and its leaf in the tree."""
    return canonical({name: row[name] for name in FIELDS})


def canonical(content: Mapping[str, Any]) -> bytes:
    """JSON in the one way it is written: sorted, without spaces, in UTF-8."""
    return _JSON.encode(content).encode()


def append(
    current: Session, by: Actor, deed: str, on: tuple[str, str], content: Mapping[str, Any], *, public: bool = False
) -> int:
    """Write one deed inside the running transaction; `on` is (kind, code). Returns its number."""
    newest = _locked_head(current)
    salt = secrets.token_hex(32)
    body = {
        "seq": newest.seq + 1,
        "at": now().isoformat() + "Z",
        "actor": by.account or 0,
        "deed": deed,
        "kind": on[0],
        "code": on[1],
        "public": public,
        "commitment": _commit(salt, content),
        "previous": newest.hash,
    }
    row = HistoryRow(**body, hash=_digest(body))
    newest.seq, newest.hash = row.seq, row.hash
    current.add(row)
    current.flush()
    current.add(HistoryContentRow(seq=row.seq, salt=salt, content=json.loads(canonical(content))))
    current.flush()
    return row.seq


def lock(current: Session) -> None:
    """Hold the head until the transaction ends, so that whatever is numbered meanwhile is numbered in its turn."""
    _locked_head(current)


def entries(
    *,
    on: tuple[str, str] | None = None,
    also: Collection[int] = (),
    public_only: bool = False,
    before: int | None = None,
    limit: int = 100,
) -> tuple[Entry, ...]:
    """Newest first; of one object, or of all; `before` is the number of the last entry of the page above.

    `also` are the numbers of deeds that were done on it together with others, such as an import.
    """
    query = select(HistoryRow, HistoryContentRow).outerjoin(HistoryContentRow, HistoryContentRow.seq == HistoryRow.seq)
    if on is not None:
        own = (HistoryRow.kind == on[0]) & (HistoryRow.code == on[1])
        query = query.where(own | HistoryRow.seq.in_(also) if also else own)
    if public_only:
        query = query.where(HistoryRow.public)
    if before is not None:
        query = query.where(HistoryRow.seq < before)
    rows = session().execute(query.order_by(HistoryRow.seq.desc()).limit(limit)).all()
    return tuple(_entry(row, content) for row, content in rows)


def digests(on: tuple[str, str], deed: str) -> list[str]:
    """The digests that deeds of one kind on one object hold, oldest first, as far as their contents are kept."""
    query = (
        select(HistoryContentRow.content["sha256"].as_string())
        .join(HistoryRow, HistoryRow.seq == HistoryContentRow.seq)
        .where(HistoryRow.kind == on[0], HistoryRow.code == on[1], HistoryRow.deed == deed)
    )
    return list(session().scalars(query.order_by(HistoryRow.seq)))


def contents(deed: str) -> list[Mapping[str, Any]]:
    """What deeds of one kind hold, oldest first, as far as it is kept."""
    query = select(HistoryContentRow.content).join(HistoryRow, HistoryRow.seq == HistoryContentRow.seq)
    return list(session().scalars(query.where(HistoryRow.deed == deed).order_by(HistoryRow.seq)))


def erase(current: Session, seq: int) -> bool:
    """Destroy the content and the salt of a deed; that the deed was done stays provable. Whether there was any."""
    gone = delete(HistoryContentRow).where(HistoryContentRow.seq == seq).returning(HistoryContentRow.seq)
    return current.scalar(gone) is not None


def verify() -> tuple[Fault, ...]:
    """Walk the whole chain: each hash, each link, each content still kept, and the head."""
    previous, expected = GENESIS, 1
    faults: list[Fault] = []
    for row in _all():
        faults += [Fault(row["seq"], what) for what in _faults_of(row, previous, expected)]
        previous, expected = row["hash"], row["seq"] + 1
    newest, its_hash = head(session())
    if its_hash != previous:
        faults.append(Fault(newest, "the newest entry is not the one the head names"))
    return tuple(faults)


def mark_checked(current: Session) -> None:
    """Keep when the chain was last found whole; shown in the footer."""
    row = current.get(HistoryHeadRow, _HEAD)
    if row is not None:
        row.checked_at = now().isoformat() + "Z"


def last_checked() -> str:
    """When the chain was last found whole, as ISO text; blank for never."""
    return progress().checked


def length() -> int:
    """How many deeds there are."""
    return head(session())[0]


def head(current: Session) -> tuple[int, str]:
    """Number and hash of the newest deed; 0 and the hash before all others where there is none."""
    row = current.get(HistoryHeadRow, _HEAD)
    return (row.seq, row.hash) if row else (0, GENESIS)


def _locked_head(current: Session) -> HistoryHeadRow:
    """The head, locked until the transaction ends; the first deed of all makes it, also when two come at once."""
    row = current.get(HistoryHeadRow, _HEAD, with_for_update=True)
    if row is not None:
        return row
    current.execute(_FIRST_HEAD, {"id": _HEAD, "hash": GENESIS})
    return current.get_one(HistoryHeadRow, _HEAD, with_for_update=True)


def _all() -> Iterator[dict[str, Any]]:
    """Every row as plain columns, so that a long chain is never held as objects."""
    after = 0
    while True:
        query = (
            select(*HistoryRow.__table__.columns, HistoryContentRow.salt, HistoryContentRow.content)
            .outerjoin(HistoryContentRow, HistoryContentRow.seq == HistoryRow.seq)
            .where(HistoryRow.seq > after)
            .order_by(HistoryRow.seq)
            .limit(_BATCH)
        )
        rows = [dict(row) for row in session().execute(query).mappings()]
        if not rows:
            return
        yield from rows
        after = rows[-1]["seq"]


def _faults_of(row: Mapping[str, Any], previous: str, expected: int) -> Iterator[str]:
    if row["seq"] != expected:
        yield f"entries {expected} to {row['seq'] - 1} are missing"
    if row["previous"] != previous:
        yield "it does not follow the entry before it"
    if row["hash"] != _digest(row):
        yield "its own words were changed"
    if row["salt"] is not None and not hmac.compare_digest(row["commitment"], _commit(row["salt"], row["content"])):
        yield "its content was changed"


def _entry(row: HistoryRow, content: HistoryContentRow | None) -> Entry:
    return Entry(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        deed=row.deed,
        kind=row.kind,
        code=row.code,
        public=row.public,
        hash=row.hash,
        content=content.content if content is not None else None,
    )


def _digest(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(body_of(row)).hexdigest()


def _commit(salt: str, content: Mapping[str, Any]) -> str:
    return hmac.new(bytes.fromhex(salt), canonical(content), hashlib.sha256).hexdigest()
