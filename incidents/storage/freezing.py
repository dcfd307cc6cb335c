"""Freezing what is public: findings that no release holds yet are copied, the others go on from the release before."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, Text, cast, insert, literal, select, update
from sqlalchemy.orm import Session, aliased

from incidents.domain.releases import RecordLine
from incidents.domain.vocabulary import Audience, Status
from incidents.storage import bulk
from incidents.storage.db import take_time
from incidents.storage.models.finding import FindingKeyRow, FindingLineRow, FindingRow, FindingTextRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.listing import ListItemRow, ListRow
from incidents.storage.models.publication import PublicationRow, stands
from incidents.storage.models.release import ReleaseItemRow, ReleaseListRow, ReleaseSpanRow
from incidents.storage.search import words
from incidents.storage.search.sights import held_by, mark_of

_AT_ONCE = 500
_SPAN = ("finding_id", "publication_id", "first", "last", "digest")


def freeze(current: Session, release: int) -> None:
    """Let a release, whose row is kept already, hold what is public now, inside the running transaction."""
    take_time(current.connection())
    _close(current, release)
    _copy_heads(current, release)
    for kind in (FindingKeyRow, FindingLineRow, FindingTextRow):
        _copy_parts(current, release, kind)
    words.copy_all(current, _copies(release))
    bulk.insert_plain(current, ReleaseSpanRow.__tablename__, _SPAN, _spans(current, release))
    _keep_lists(current, release)


def lines(current: Session, release: int) -> Iterator[RecordLine]:
    """A line for each record of a release, by code."""
    held = held_by(release).subquery()
    query = (
        select(IncidentRow.code, PublicationRow.revision, held.c.digest)
        .select_from(held)
        .join(PublicationRow, PublicationRow.id == held.c.publication_id)
        .join(IncidentRow, IncidentRow.id == PublicationRow.incident_id)
        .order_by(IncidentRow.code)
    )
    return (RecordLine(code, revision, digest) for code, revision, digest in current.execute(query))


def digest_of_body(body: str) -> str:
    """SHA-256 of a publication as canonical JSON: keys sorted, no spaces, letters as they are, in UTF-8."""
    plain = json.dumps(json.loads(body), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _close(current: Session, release: int) -> None:
    """What was open and is not public any more in that wording ended with the release before."""
    standing = select(PublicationRow.id).where(stands())
    span = ReleaseSpanRow
    ended = update(span).where(span.last.is_(None), span.publication_id.not_in(standing))
    current.execute(ended.values(last=release - 1), execution_options={"synchronize_session": False})


def _copy_heads(current: Session, release: int) -> None:
    columns = [column for column in FindingRow.__table__.columns if column.name not in {"id", "audience"}]
    held = select(PublicationRow.incident_id).join(ReleaseSpanRow, ReleaseSpanRow.publication_id == PublicationRow.id)
    new = FindingRow.incident_id.not_in(held.where(ReleaseSpanRow.last.is_(None)))
    query = select(literal(mark_of(release)), *columns).where(FindingRow.audience == Audience.PUBLIC.value, new)
    names = ["audience", *(column.name for column in columns)]
    current.execute(insert(FindingRow).from_select(names, query.order_by(FindingRow.incident_id)))


def _copies(release: int) -> Select[int, int]:
    """The numbers of a public finding and of the copy of it that a release froze."""
    copy = aliased(FindingRow)
    pair = select(FindingRow.id.label("original"), copy.id.label("copied"))
    pair = pair.join(copy, copy.incident_id == FindingRow.incident_id)
    return pair.where(FindingRow.audience == Audience.PUBLIC.value, copy.audience == mark_of(release))


def _copy_parts(current: Session, release: int, kind: Any) -> None:
    table, pair = kind.__table__, _copies(release).subquery()
    rest = [column for column in table.columns if column.name != "finding_id"]
    query = select(pair.c.copied, *rest).join(pair, pair.c.original == table.c.finding_id)
    current.execute(insert(table).from_select(["finding_id", *(column.name for column in rest)], query))


def _spans(current: Session, release: int) -> Iterator[tuple[Any, ...]]:
    """The span of each copy; bodies are read some at a time."""
    body = cast(PublicationRow.body, Text)
    query = (
        select(FindingRow.id, PublicationRow.id, body)
        .join(PublicationRow, PublicationRow.incident_id == FindingRow.incident_id)
        .where(FindingRow.audience == mark_of(release), stands())
        .order_by(FindingRow.id)
    )
    for part in current.execute(query, execution_options={"yield_per": _AT_ONCE}).partitions():
        for finding, publication, text in part:
            yield finding, publication, release, None, digest_of_body(text)


def _keep_lists(current: Session, release: int) -> None:
    """The lists that everyone may read: questions as questions, those picked by hand with what is public of them."""
    public = ListRow.status == Status.PUBLISHED.value
    heads = select(literal(release), ListRow.code, ListRow.query).where(public)
    current.execute(insert(ReleaseListRow).from_select(["release", "code", "query"], heads))
    items = (
        select(literal(release), ListRow.code, ListItemRow.incident_id)
        .join(ListItemRow, ListItemRow.list_id == ListRow.id)
        .join(FindingRow, FindingRow.incident_id == ListItemRow.incident_id)
        .where(public, ListRow.query.is_(None), FindingRow.audience == Audience.PUBLIC.value)
    )
    current.execute(insert(ReleaseItemRow).from_select(["release", "code", "incident_id"], items))
