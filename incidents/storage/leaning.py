"""Which incidents lean on articles: some of each, since the edition of a data set has them by the ten thousand."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import Session

from incidents.domain.articles import MOST_LEANING
from incidents.domain.vocabulary import Audience, Relation
from incidents.storage import publications
from incidents.storage.models.finding import FindingKeyRow, FindingRow
from incidents.storage.models.incident import IncidentArticleRow

Leaning = tuple[tuple[str, Relation], ...]
_AT_ONCE = 100  # articles in a statement; SQLite joins up to 500 questions


def leaning_on(current: Session, articles: Mapping[int, str], audience: Audience) -> dict[str, Leaning]:
    """Code of each article, by row number → the incidents that an audience may find, and how each leans on it.

    In the order of their dates; of more than `MOST_LEANING` one more than these, whichever come first to hand.
    """
    rows, numbers = list[Any](), list(articles)
    for start in range(0, len(numbers), _AT_ONCE):
        some = [_some(number, articles[number], audience) for number in numbers[start : start + _AT_ONCE]]
        rows += current.execute(_in_order(union_all(*some).subquery("leaning"))).all()
    links: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
    published = publications.relations({row.code for row in rows}) if audience == Audience.PUBLIC else None
    for row in rows:
        article = articles[row.article]
        if published is None:
            links[article].append((row.code, Relation(row.relation or Relation.REPORTS)))
        else:  # as it was published: an amendment that waits changes none
            links[article].append((row.code, published.get(row.code, {}).get(article, Relation.REPORTS)))
    return {code: tuple(links[code]) for code in articles.values()}


def _some(number: int, code: str, audience: Audience) -> Select[Any]:
    found = (
        select(literal(number).label("article"), FindingRow.id.label("finding"))
        .join(FindingKeyRow, FindingKeyRow.finding_id == FindingRow.id)
        .where(FindingKeyRow.param == "article", FindingKeyRow.code == code, FindingRow.audience == audience.value)
        .limit(MOST_LEANING + 1)
        .subquery()
    )
    return select(found.c.article, found.c.finding)


def _in_order(leaning: Any) -> Select[Any]:
    """By date, then code; how the working copy leans on the article stands beside, where it still does."""
    return (
        select(leaning.c.article, FindingRow.code, IncidentArticleRow.relation)
        .join(FindingRow, FindingRow.id == leaning.c.finding)
        .outerjoin(
            IncidentArticleRow,
            (IncidentArticleRow.incident_id == FindingRow.incident_id)
            & (IncidentArticleRow.article_id == leaning.c.article),
        )
        .order_by(FindingRow.earliest, FindingRow.code)
    )
