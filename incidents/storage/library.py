"""The article library: pages of articles as an audience may read them.

The team finds and reads the working rows. The public finds and reads the body that was published: an amendment that
waits is neither shown nor found by its words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session

from incidents.domain.articles import MOST_LEANING, Article, ArticleDraft
from incidents.domain.codec import from_plain
from incidents.domain.errors import NotFound, Refused
from incidents.domain.script import query_words
from incidents.domain.shelf import ArticlePage, Shelf, ShelfChoices
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_, Audience, Status, Tier
from incidents.storage import article_values
from incidents.storage.article_values import values
from incidents.storage.db import session
from incidents.storage.leaning import leaning_on
from incidents.storage.models.article import ArticleRow, SourceRow

_UNDATED = date(1, 1, 1)
_AT_ONCE = 1000


@dataclass(frozen=True)
class _Reading:
    """The columns that an audience finds articles by. `day` sorts; `read_day` turns a cursor's day into its type."""

    day: SQLColumnExpression[Any]
    words: SQLColumnExpression[Any]
    language: SQLColumnExpression[Any]
    excerpt: SQLColumnExpression[Any]
    outlets: tuple[SQLColumnExpression[Any], ...]
    read_day: Callable[[date], Any]


def page(shelf: Shelf, audience: Audience) -> ArticlePage:
    """A page of the library. Refused: a cursor that is not ours."""
    current = session()
    reading = _reading(audience)
    holds = _conditions(shelf, audience)
    key: ColumnElement[Any] = reading.day.label("sort_key")
    query = select(ArticleRow, key).where(*holds)
    if shelf.after:
        day, number = _read_cursor(shelf.after, audience)
        edge = reading.read_day(day)
        query = query.where(or_(key < edge, and_(key == edge, ArticleRow.id < number)))
    rows = current.execute(query.order_by(key.desc(), ArticleRow.id.desc()).limit(shelf.size + 1)).all()
    shown = rows[: shelf.size]
    total = current.scalar(select(func.count()).select_from(ArticleRow).where(*holds)) or 0
    last = shown[-1] if len(rows) > shelf.size else None
    cursor = f"{last[1]}_{last[0].code}" if last else None
    return ArticlePage(_disclosed(current, [row for row, _ in shown], audience), total, cursor)


def choices(audience: Audience) -> ShelfChoices:
    """The languages and outlets of the articles that an audience may read."""
    reading = _reading(audience)
    languages, outlets = _counted(reading.language, audience), _counted(reading.outlets[0], audience)
    if audience == Audience.TEAM:
        rows = session().execute(select(SourceRow.id, SourceRow.code))
        codes = dict(rows.all())
        outlets = tuple((codes[number], amount) for number, amount in outlets)
    return ShelfChoices(languages, outlets)


def article(code: str, audience: Audience) -> Article:
    """One article as an audience may read it. NotFound for what does not exist and for what may not be known."""
    current = session()
    rows = current.scalars(select(ArticleRow).where(ArticleRow.code == code, *_open_to(audience))).all()
    if not rows:
        raise NotFound(N_("There is no such article."))
    return _disclosed(current, rows, audience)[0]


def every_code(audience: Audience) -> Iterator[str]:
    """Codes of all articles that an audience may read, in the order in which they were kept."""
    query = select(ArticleRow.code).where(*_open_to(audience)).order_by(ArticleRow.id)
    yield from session().scalars(query, execution_options={"yield_per": _AT_ONCE})


def contents(codes: Sequence[str], audience: Audience) -> dict[str, ArticleDraft]:
    """Code → the content of each of some articles, as an audience may read it; the others are left out."""
    current = session()
    rows = current.scalars(select(ArticleRow).where(ArticleRow.code.in_(codes), *_open_to(audience))).all()
    if audience == Audience.TEAM:
        return article_values.contents(current, rows)
    bodies = {row.code: from_plain(ArticleDraft, (row.public_body or {})["content"]) for row in rows}
    named = {code for body in bodies.values() for code in (body.origin, body.superseded_by) if code}
    public = set(current.scalars(select(ArticleRow.code).where(ArticleRow.code.in_(named), *_open_to(audience))))
    return {
        code: replace(
            body,
            origin=body.origin if body.origin in public else "",
            superseded_by=body.superseded_by if body.superseded_by in public else "",
        )
        for code, body in bodies.items()
    }


def was_public(code: str) -> bool:
    """Whether an article was public once and was withdrawn since."""
    query = select(ArticleRow.id).where(
        ArticleRow.code == code, ArticleRow.status == Status.WITHDRAWN.value, ArticleRow.published_at.is_not(None)
    )
    return session().scalar(query) is not None


def latest(audience: Audience, limit: int) -> tuple[Article, ...]:
    """The newest articles."""
    return page(Shelf(size=limit), audience).items


def _reading(audience: Audience) -> _Reading:
    if audience == Audience.TEAM:
        return _Reading(
            day=func.coalesce(ArticleRow.published_latest, _UNDATED),
            words=ArticleRow.words,
            language=ArticleRow.language,
            excerpt=ArticleRow.excerpt,
            outlets=(ArticleRow.source_id, ArticleRow.via_id),
            read_day=lambda day: day,
        )
    body = ArticleRow.public_body
    return _Reading(
        day=func.coalesce(body[("content", "published", "latest")].as_string(), _UNDATED.isoformat()),
        words=body["words"].as_string(),
        language=body[("content", "language")].as_string(),
        excerpt=func.coalesce(body[("content", "excerpt")].as_string(), ""),
        outlets=(body[("content", "outlet")].as_string(), body[("content", "via")].as_string()),
        read_day=date.isoformat,
    )


def _conditions(shelf: Shelf, audience: Audience) -> list[ColumnElement[bool]]:
    reading = _reading(audience)
    holds = _open_to(audience)
    for word in query_words(shelf.text):
        found = (" " + reading.words + " ").contains(f" {' '.join(word.tokens)} ", autoescape=True)
        holds.append(~found if word.excluded else found)
    if shelf.language:
        holds.append(reading.language == shelf.language)
    if shelf.excerpts:
        holds.append(reading.excerpt != "")
    if shelf.outlet:
        holds.append(or_(*(outlet.in_(_outlet(shelf.outlet, audience)) for outlet in reading.outlets)))
    return holds


def _outlet(code: str, audience: Audience) -> Any:
    return select(SourceRow.id).where(SourceRow.code == code) if audience == Audience.TEAM else [code]


def _counted(column: SQLColumnExpression[Any], audience: Audience) -> tuple[tuple[Any, int], ...]:
    amount = func.count().label("amount")
    query = select(column, amount).where(*_open_to(audience)).group_by(column).order_by(amount.desc(), column)
    return tuple((value, number) for value, number in session().execute(query) if value)


def _open_to(audience: Audience) -> list[ColumnElement[bool]]:
    if audience == Audience.PUBLIC:
        return [ArticleRow.status == Status.PUBLISHED.value, ArticleRow.tier == Tier.PUBLIC.value]
    return [ArticleRow.tier != Tier.CONFIDENTIAL.value]


def _disclosed(current: Session, rows: Sequence[ArticleRow], audience: Audience) -> tuple[Article, ...]:
    """The public reads the body that was published; each audience links only to incidents that it may find."""
    leaning = leaning_on(current, {row.id: row.code for row in rows}, audience)
    found = [
        replace(one, incidents=leaning[one.code][:MOST_LEANING], many=len(leaning[one.code]) > MOST_LEANING)
        for one in values(rows)
    ]
    if audience == Audience.TEAM:
        return tuple(found)
    bodies = {row.code: row.public_body or {} for row in rows}
    names = {row.code: Trilingual(row.name_en, row.name_ar, row.name_ckb) for row in current.scalars(select(SourceRow))}
    return tuple(_as_published(one, bodies[one.code], names) for one in found)


def _as_published(one: Article, body: dict[str, Any], names: dict[str, Trilingual]) -> Article:
    content = from_plain(ArticleDraft, body["content"])
    return replace(
        one,
        content=content,
        outlet_name=names.get(content.outlet, Trilingual()),
        via_name=names.get(content.via, Trilingual()),
        voice="",
        reliability="",
        figures=0,
        changed=datetime.fromisoformat(body["at"]),
    )


def _read_cursor(text: str, audience: Audience) -> tuple[date, int]:
    """The day and the row number of the article that a cursor names; one that was taken back still has its place."""
    day, _, code = text.partition("_")
    try:
        found = date.fromisoformat(day)
    except ValueError:
        code = ""
    number = _number(code, audience) if code.isascii() and code.isprintable() else None
    if number is None:
        raise Refused(N_("This page marker is not one of ours. Start again from the first page."), field="after")
    return found, number


def _number(code: str, audience: Audience) -> int | None:
    return session().scalar(select(ArticleRow.id).where(ArticleRow.code == code, _met_by(audience)))


def _met_by(audience: Audience) -> ColumnElement[bool]:
    """That an audience may read an article, or could have read it before."""
    return or_(and_(*_open_to(audience)), ArticleRow.published_at.is_not(None))
