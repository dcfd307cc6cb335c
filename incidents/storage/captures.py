"""Copies of articles in and out: asked for, carried out, read back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.captures import CaptureKind, CaptureState, Copy, Part, StoredFile
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import N_, Status, Tier
from incidents.storage import files
from incidents.storage.db import now, session
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.capture import CaptureRow, FileRow

_COPY = "C"
_COLUMNS = {Part.ORIGINAL: "original_id", Part.WARC: "warc_id", Part.TEXT: "text_id", Part.PAGE: "page_id"}
#: Copies with a text of the article's own page, as opposed to one that somebody uploaded.
_OF_THE_PAGE = (CaptureState.KEPT.value, CaptureState.CHANGED.value)

_WAITS = (CaptureRow.state == CaptureState.QUEUED.value, ArticleRow.tier != Tier.CONFIDENTIAL.value)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a request; `files` are SHA-256 by part, all of them registered."""

    state: CaptureState
    final_address: str = ""
    http_status: int | None = None
    media_type: str = ""
    problem: str = ""
    problem_params: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[Part, str] = field(default_factory=dict)
    text_digest: str = ""


def ask(current: Session, article: int, kind: CaptureKind, by: Actor, *, address: str = "", file_name: str = "") -> str:
    """Write a request down, still waiting; returns its code."""
    row = CaptureRow(code=codes.make(_COPY), article_id=article, kind=kind.value, state=CaptureState.QUEUED.value)
    row.asked, row.asked_by_id, row.address, row.file_name = now(), by.account or None, address, file_name
    current.add(row)
    current.flush()
    return row.code


def settle(current: Session, code: str, outcome: Outcome) -> bool:
    """Write down what came of a request that waits. False, and nothing written, where another was quicker."""
    row = current.scalars(select(CaptureRow).where(CaptureRow.code == code).with_for_update()).one()
    if row.state != CaptureState.QUEUED.value:
        return False
    row.state, row.tries = outcome.state.value, row.tries + 1
    row.done = None if outcome.state is CaptureState.QUEUED else now()
    row.final_address, row.http_status = outcome.final_address, outcome.http_status
    row.media_type, row.text_digest = outcome.media_type, outcome.text_digest
    row.problem, row.problem_params = outcome.problem, dict(outcome.problem_params)
    for part, sha256 in outcome.files.items():
        setattr(row, _COLUMNS[part], sha256)
    current.flush()
    return True


def of_article(code: str) -> tuple[Copy, ...]:
    """Everything asked for of an article, newest first."""
    query = select(CaptureRow).join(ArticleRow, ArticleRow.id == CaptureRow.article_id).where(ArticleRow.code == code)
    return _values(session(), session().scalars(query.order_by(CaptureRow.id.desc())).all())


def originals(articles: Sequence[str], *, public: bool) -> dict[str, str]:
    """Article → SHA-256 of the newest original that is kept of it; where `public`, of published articles alone."""
    query = (
        select(ArticleRow.code, CaptureRow.original_id)
        .join(CaptureRow, CaptureRow.article_id == ArticleRow.id)
        .where(ArticleRow.code.in_(articles), CaptureRow.state.in_(_OF_THE_PAGE), CaptureRow.original_id.is_not(None))
        .order_by(CaptureRow.id)
    )
    if public:
        query = query.where(ArticleRow.status == Status.PUBLISHED.value, ArticleRow.tier == Tier.PUBLIC.value)
    return {article: sha256 for article, sha256 in session().execute(query) if sha256}


def copy(code: str) -> Copy:
    """One request by its code."""
    row = session().scalars(select(CaptureRow).where(CaptureRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such copy."))
    return _values(session(), [row])[0]


def waiting() -> tuple[Copy, ...]:
    """Every request that waits, oldest first; none of an article that is closed to the team."""
    query = select(CaptureRow).join(ArticleRow, ArticleRow.id == CaptureRow.article_id).where(*_WAITS)
    return _values(session(), session().scalars(query.order_by(CaptureRow.id)).all())


def how_many_wait() -> int:
    """How many requests wait."""
    query = select(func.count(CaptureRow.id)).join(ArticleRow, ArticleRow.id == CaptureRow.article_id).where(*_WAITS)
    return session().scalar(query) or 0


def latest_text(article: str) -> str:
    """The digest of the text of the newest copy of an article's own page; blank where there is none."""
    query = (
        select(CaptureRow.text_digest)
        .join(ArticleRow, ArticleRow.id == CaptureRow.article_id)
        .where(
            ArticleRow.code == article,
            CaptureRow.kind != CaptureKind.UPLOADED.value,
            CaptureRow.state.in_(_OF_THE_PAGE),
            CaptureRow.text_digest != "",
        )
        .order_by(CaptureRow.id.desc())
        .limit(1)
    )
    return session().scalar(query) or ""


def _values(current: Session, rows: Sequence[CaptureRow]) -> tuple[Copy, ...]:
    kept = _files(current, rows)
    names = dict(
        current.execute(
            select(ArticleRow.id, ArticleRow.code).where(ArticleRow.id.in_({row.article_id for row in rows}))
        ).all()
    )
    return tuple(_value(row, names[row.article_id], kept) for row in rows)


def _files(current: Session, rows: Iterable[CaptureRow]) -> dict[str, StoredFile]:
    wanted = {getattr(row, column) for row in rows for column in _COLUMNS.values()} - {None}
    found = current.scalars(select(FileRow).where(FileRow.sha256.in_(wanted))) if wanted else ()
    return {row.sha256: files.value(row) for row in found}


def _value(row: CaptureRow, article: str, kept: Mapping[str, StoredFile]) -> Copy:
    named = {part: getattr(row, column) for part, column in _COLUMNS.items()}
    return Copy(
        code=row.code,
        article=article,
        kind=CaptureKind(row.kind),
        state=CaptureState(row.state),
        asked=row.asked,
        done=row.done,
        tries=row.tries,
        address=row.address,
        final_address=row.final_address,
        http_status=row.http_status,
        media_type=row.media_type,
        file_name=row.file_name,
        problem=row.problem,
        problem_params=row.problem_params,
        files={part: kept[sha256] for part, sha256 in named.items() if sha256},
        text_digest=row.text_digest,
    )
