"""Articles kept, corrected, published, withdrawn."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from incidents.domain import addresses, codes
from incidents.domain.access import Actor
from incidents.domain.articles import ArticleDraft
from incidents.domain.codec import from_plain
from incidents.domain.errors import Conflict, NotFound
from incidents.domain.script import tokens
from incidents.domain.vocabulary import N_, Status
from incidents.storage import lookup
from incidents.storage.db import now, session
from incidents.storage.models.article import ArticleAuthorRow, ArticleRow, SourceRow
from incidents.storage.models.capture import AddressRow
from incidents.storage.models.place import PlaceRow


def add(current: Session, draft: ArticleDraft, by: Actor, *, code: str = "", status: Status = Status.DRAFT) -> str:
    """Keep a new article and return its code."""
    moment = now()
    row = ArticleRow(code=code or codes.make(codes.ARTICLE), status=status.value, created=moment, version=1)
    row.created_by_id = by.account or None
    _fill(current, row, draft)
    row.changed = moment
    current.add(row)
    current.flush()
    _write_authors(current, row.id, draft.authors)
    return row.code


def amend(current: Session, code: str, draft: ArticleDraft, version: int) -> int:
    """Correct an article. Conflict if it was changed since `version` was read. Returns the new version."""
    row = _row(current, code)
    if row.version != version:
        raise Conflict(N_("Somebody else saved this article while you were writing."))
    _fill(current, row, draft)
    row.version += 1
    row.changed = now()
    current.flush()
    _write_authors(current, row.id, draft.authors)
    return row.version


def tie(current: Session, ties: Mapping[str, tuple[str, str]]) -> None:
    """Let articles name others that are there by now: code → the one it is based on, the one that took its place."""
    wanted = {*ties, *(other for pair in ties.values() for other in pair)}
    numbers = lookup.ids(current, ArticleRow, wanted, field="origin")
    for code, (origin, successor) in ties.items():
        values = {"origin_id": numbers.get(origin), "superseded_by_id": numbers.get(successor)}
        current.execute(update(ArticleRow).where(ArticleRow.id == numbers[code]).values(**values))


def publish(current: Session, code: str, body: dict[str, object]) -> None:
    """Let the public read `body` of this article, and find it by the words of that body alone."""
    row = _row(current, code)
    row.status = Status.PUBLISHED.value
    moment = now()
    words = _words(from_plain(ArticleDraft, body))
    row.public_body = {"content": body, "words": words, "at": moment.isoformat()}
    row.published_at = row.published_at or moment
    current.flush()


def withdraw(current: Session, code: str) -> None:
    """Take an article back from the public; the team keeps it."""
    row = _row(current, code)
    row.status, row.public_body = Status.WITHDRAWN.value, None
    current.flush()


def number(current: Session, code: str) -> int:
    """The row number of an article."""
    return _row(current, code).id


def based_on(current: Session, code: str) -> tuple[str, ...]:
    """Codes of the articles that name this one as their origin."""
    query = select(ArticleRow.code).where(ArticleRow.origin_id == number(current, code))
    return tuple(current.scalars(query.order_by(ArticleRow.id)))


def existing(current: Session, wanted: Iterable[str]) -> frozenset[str]:
    """Those of the codes given that are kept here."""
    return frozenset(current.scalars(select(ArticleRow.code).where(ArticleRow.code.in_(list(wanted)))))


def url_key(url: str) -> str:
    """What all addresses of one text share (`domain/addresses.py`), to recognise it again."""
    return addresses.key(url)


def known_address(url: str) -> str | None:
    """The code of the article kept under this address, or under another that leads to the same text."""
    key = url_key(url)
    if not key:
        return None
    own = select(ArticleRow.code).where(ArticleRow.url_key == key).order_by(ArticleRow.id).limit(1)
    further = select(ArticleRow.code).join(AddressRow, AddressRow.article_id == ArticleRow.id)
    return session().scalar(own) or session().scalar(further.where(AddressRow.url_key == key))


def _row(current: Session, code: str) -> ArticleRow:
    row = current.scalars(select(ArticleRow).where(ArticleRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such article."))
    return row


def _fill(current: Session, row: ArticleRow, draft: ArticleDraft) -> None:
    sources = lookup.ids(current, SourceRow, [draft.outlet, draft.via], field="outlet")
    others = lookup.ids(current, ArticleRow, [draft.origin, draft.superseded_by], field="origin")
    published, covers = draft.published, draft.covers
    places = lookup.ids(current, PlaceRow, [covers.place], field="covers") if covers else {}
    row.tier, row.data_kind = draft.tier.value, draft.data_kind.value
    row.title, row.url, row.url_key, row.url_shown = draft.title, draft.url, url_key(draft.url), draft.url_shown
    row.source_id, row.via_id = sources.get(draft.outlet), sources.get(draft.via)
    row.published_earliest = published.earliest if published else None
    row.published_latest = published.latest if published else None
    row.published_edtf = published.edtf if published else ""
    row.published_as_printed = published.as_printed if published else ""
    row.accessed, row.language, row.kind = draft.accessed, draft.language, draft.kind
    row.excerpt, row.excerpt_truncated = draft.excerpt, draft.excerpt_truncated
    row.summary_en, row.summary_ar, row.summary_ckb = draft.summary.en, draft.summary.ar, draft.summary.ckb
    row.origin_id, row.superseded_by_id = others.get(draft.origin), others.get(draft.superseded_by)
    row.archive_url, row.correction_note = draft.archive_url, draft.correction_note
    row.covers_place_id = places.get(covers.place) if covers else None
    row.covers_first, row.covers_last = (covers.first, covers.last) if covers else (None, None)
    row.words = _words(draft)


def _words(draft: ArticleDraft) -> str:
    return " ".join(tokens(" ".join((draft.title, draft.excerpt, *draft.authors, *draft.summary.all()))))


def _write_authors(current: Session, article: int, names: Iterable[str]) -> None:
    current.execute(delete(ArticleAuthorRow).where(ArticleAuthorRow.article_id == article))
    rows = [{"article_id": article, "position": place, "name": name} for place, name in enumerate(names)]
    if rows:
        current.execute(insert(ArticleAuthorRow), rows)
