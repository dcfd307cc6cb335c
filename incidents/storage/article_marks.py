"""What else an article is known by: further addresses, and the marks of its text."""

from collections.abc import Iterable

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session, aliased

from incidents.domain.addresses import host, key, original
from incidents.domain.captures import Alike
from incidents.domain.vocabulary import Tier
from incidents.storage.db import session
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.capture import PrintRow

_ADD_ADDRESS = text(
    "INSERT INTO article_address (url_key, article_id, kind) VALUES (:url_key, :article_id, :kind) "
    "ON CONFLICT DO NOTHING"
)
_FEWEST = 3  # marks in common; two texts of one event share fewer by chance
#: Of the shorter text's marks. Measured: 1,035 pairs of our own summaries share at most 0.27; copies of a text of 300
#: words with every twentieth word changed, the tail cut and a paragraph added share 0.62 in the median, 0.38 at least.
_SHARE = 0.4
_MOST_SHOWN = 20


def remember_addresses(current: Session, article: int, found: Iterable[tuple[str, str]]) -> None:
    """Know an article by further addresses, (kind, address); one that leads to another article stays that one's."""
    for kind, address in found:
        url_key = _of_a_story(address)
        taken = current.scalar(select(ArticleRow.id).where(ArticleRow.url_key == url_key).limit(1)) if url_key else 0
        if taken is None:
            current.execute(_ADD_ADDRESS, {"url_key": url_key, "article_id": article, "kind": kind[:40]})


def _of_a_story(address: str) -> str:
    """The key of an address; blank for a front page, which some sites give as the address of every story."""
    found = key(address)
    return "" if found == host(original(address)) else found


def keep_marks(current: Session, article: int, marks: Iterable[str]) -> None:
    """Keep the marks of an article's text, instead of those before."""
    current.execute(delete(PrintRow).where(PrintRow.article_id == article))
    rows = [{"article_id": article, "mark": mark} for mark in sorted(set(marks))]
    if rows:
        current.execute(insert(PrintRow), rows)


def alike(code: str) -> tuple[Alike, ...]:
    """Articles that share four in ten of the shorter text's marks with this one, the most alike first.

    Left out: those that speak with one voice with it already, and those closed to the team.
    """
    current = session()
    own = current.execute(select(ArticleRow.id, ArticleRow.origin_id).where(ArticleRow.code == code)).one()
    mine, theirs = aliased(PrintRow), aliased(PrintRow)
    shared = func.count().label("shared")
    query = (
        select(ArticleRow, shared)
        .join(theirs, theirs.article_id == ArticleRow.id)
        .join(mine, mine.mark == theirs.mark)
        .where(mine.article_id == own.id, ArticleRow.id != own.id, ArticleRow.tier != Tier.CONFIDENTIAL.value)
        .group_by(ArticleRow.id)
        .having(shared >= _FEWEST)
    )
    voice = own.origin_id or own.id
    others = [(row, amount) for row, amount in current.execute(query) if (row.origin_id or row.id) != voice]
    sizes = _sizes(current, [own.id, *(row.id for row, _ in others)])
    found = [
        Alike(code=row.code, title=row.title, language=row.language, share=amount / min(sizes[own.id], sizes[row.id]))
        for row, amount in others
    ]
    close = sorted((one for one in found if one.share >= _SHARE), key=lambda one: (-one.share, one.code))
    return tuple(close[:_MOST_SHOWN])


def _sizes(current: Session, articles: Iterable[int]) -> dict[int, int]:
    """How many marks each of these articles has."""
    query = select(PrintRow.article_id, func.count()).where(PrintRow.article_id.in_(list(articles)))
    query = query.group_by(PrintRow.article_id)
    return dict(current.execute(query).all())
