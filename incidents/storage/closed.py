"""What is kept for named people: marked in drafts as they leave storage, and the incidents that hold any of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from incidents.domain.incident import Draft
from incidents.domain.vocabulary import Tier
from incidents.storage.db import session
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.claim import ClaimRow
from incidents.storage.models.incident import IncidentArticleRow, IncidentLinkRow, IncidentRow, InvolvementRow

Key = TypeVar("Key")
_CONFIDENTIAL = Tier.CONFIDENTIAL.value


def marked(current: Session, drafts: Mapping[Key, Draft]) -> dict[Key, Draft]:
    """The same drafts, each with the articles and incidents named in it that are kept for named people."""
    articles = {key: _articles_of(draft) for key, draft in drafts.items()}
    links = {key: {link.code for link in draft.links} for key, draft in drafts.items()}
    closed = among(current, ArticleRow, articles.values()) | among(current, IncidentRow, links.values())
    return {key: _holding(draft, closed & (articles[key] | links[key])) for key, draft in drafts.items()}


def among(current: Session, kind: Any, codes: Iterable[set[str]]) -> set[str]:
    """Those of some articles or incidents, by code, that are kept for named people."""
    wanted = set[str]().union(*codes)
    if not wanted:
        return set()
    return set(current.scalars(select(kind.code).where(kind.code.in_(wanted), kind.tier == _CONFIDENTIAL)))


def codes_among(codes: Iterable[str]) -> set[str]:
    """Those of some codes, of articles and incidents alike, that are kept for named people."""
    wanted = set(codes)
    return among(session(), ArticleRow, [wanted]) | among(session(), IncidentRow, [wanted])


def incidents_with(current: Session) -> tuple[str, ...]:
    """Codes of the incidents that hold a part kept for named people: an article, a figure, an actor, a link."""
    article = ArticleRow.tier == _CONFIDENTIAL
    holders = union(
        select(IncidentArticleRow.incident_id).join(ArticleRow).where(article),
        select(ClaimRow.incident_id).join(ArticleRow).where((ClaimRow.tier == _CONFIDENTIAL) | article),
        select(InvolvementRow.incident_id).where(InvolvementRow.tier == _CONFIDENTIAL),
        select(IncidentLinkRow.incident_id)
        .join(IncidentRow, IncidentRow.id == IncidentLinkRow.other_id)
        .where(IncidentRow.tier == _CONFIDENTIAL),
    ).subquery()
    query = select(IncidentRow.code).join(holders, holders.c.incident_id == IncidentRow.id)
    return tuple(current.scalars(query.order_by(IncidentRow.id)))


def _holding(draft: Draft, closed: set[str]) -> Draft:
    return replace(draft, closed=tuple(sorted(closed))) if closed else draft


def _articles_of(draft: Draft) -> set[str]:
    return {*draft.cited(), *(article for actor in draft.actors for article in actor.alleged_by)} - {""}
