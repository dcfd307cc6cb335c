"""The article library: pages of articles as an audience may read them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from incidents.domain.articles import Article, ArticleDraft
from incidents.domain.codec import from_plain
from incidents.domain.errors import NotFound, Refused
from incidents.domain.script import query_words
from incidents.domain.vocabulary import N_, Audience, Status, Tier
from incidents.storage.article_values import values
from incidents.storage.db import session
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.finding import FindingKeyRow, FindingRow

_UNDATED = date(1, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What is asked of the library: words, a language, an outlet; `after` is the cursor of the next page."""

    text: str = ""
    language: str = ""
    outlet: str = ""
    after: str = ""
    size: int = 25


@dataclass(frozen=True)
class ArticlePage:
    """Some articles, newest publication first, how many there are in all, and the next page's cursor."""

    items: tuple[Article, ...]
    total: int
    next: str | None


def page(shelf: Shelf, audience: Audience) -> ArticlePage:
    """A page of the library. Refused: a cursor that is not ours."""
    current = session()
    holds = _conditions(shelf, audience)
    key = func.coalesce(ArticleRow.published_latest, _UNDATED)
    query = select(ArticleRow).where(*holds)
    if shelf.after:
        day, number = _read_cursor(shelf.after)
        query = query.where(or_(key < day, and_(key == day, ArticleRow.id < number)))
    rows = current.scalars(query.order_by(key.desc(), ArticleRow.id.desc()).limit(shelf.size + 1)).all()
    shown = rows[: shelf.size]
    total = current.scalar(select(func.count()).select_from(ArticleRow).where(*holds)) or 0
    last = shown[-1] if len(rows) > shelf.size else None
    cursor = f"{(last.published_latest or _UNDATED).isoformat()}_{last.id}" if last else None
    return ArticlePage(_disclosed(current, shown, audience), total, cursor)


def article(code: str, audience: Audience) -> Article:
    """One article as an audience may read it. NotFound for what does not exist and for what may not be known."""
    current = session()
    rows = current.scalars(select(ArticleRow).where(ArticleRow.code == code, *_open_to(audience))).all()
    if not rows:
        raise NotFound(N_("There is no such article."))
    return _disclosed(current, rows, audience)[0]


def latest(audience: Audience, limit: int) -> tuple[Article, ...]:
    """The newest articles."""
    return page(Shelf(size=limit), audience).items


def _conditions(shelf: Shelf, audience: Audience) -> list[ColumnElement[bool]]:
    holds = _open_to(audience)
    for word in query_words(shelf.text):
        phrase = " ".join(word.tokens)
        found = (" " + ArticleRow.words + " ").contains(f" {phrase} ", autoescape=True)
        holds.append(~found if word.excluded else found)
    if shelf.language:
        holds.append(ArticleRow.language == shelf.language)
    if shelf.outlet:
        outlets = select(SourceRow.id).where(SourceRow.code == shelf.outlet)
        holds.append(or_(ArticleRow.source_id.in_(outlets), ArticleRow.via_id.in_(outlets)))
    return holds


def _open_to(audience: Audience) -> list[ColumnElement[bool]]:
    if audience == Audience.PUBLIC:
        return [ArticleRow.status == Status.PUBLISHED.value, ArticleRow.tier == Tier.PUBLIC.value]
    return [ArticleRow.tier != Tier.CONFIDENTIAL.value]


def _disclosed(current: Session, rows: Sequence[ArticleRow], audience: Audience) -> tuple[Article, ...]:
    """The public reads the body that was published, and links only to incidents that are public too."""
    found = values(rows)
    if audience == Audience.TEAM:
        return found
    bodies = {row.code: row.public_body for row in rows}
    public = _public_incidents(current, [one.code for one in found])
    return tuple(
        replace(
            one,
            content=from_plain(ArticleDraft, bodies[one.code]),
            reliability="",
            figures=0,
            incidents=tuple(link for link in one.incidents if link[0] in public.get(one.code, ())),
        )
        for one in found
    )


def _public_incidents(current: Session, articles: Sequence[str]) -> dict[str, set[str]]:
    query = (
        select(FindingKeyRow.code, FindingRow.code)
        .join(FindingRow, FindingRow.id == FindingKeyRow.finding_id)
        .where(
            FindingRow.audience == Audience.PUBLIC.value,
            FindingKeyRow.param == "article",
            FindingKeyRow.code.in_(list(articles)),
        )
    )
    found: dict[str, set[str]] = {}
    for code, incident in current.execute(query):
        found.setdefault(code, set()).add(incident)
    return found


def _read_cursor(text: str) -> tuple[date, int]:
    day, _, number = text.partition("_")
    try:
        return date.fromisoformat(day), int(number[:18])
    except ValueError as error:
        raise Refused(
            N_("This page marker is not one of ours. Start again from the first page."), field="after"
        ) from error
