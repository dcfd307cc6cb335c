"""Drafts filled in with what their codes stand for, exactly as they are read back once they are kept.

So what was just written can be found and shown without reading it again; one question a table for all of them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.incident import ArticleLink, Draft, IncidentLink
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import Place
from incidents.domain.text import Trilingual
from incidents.domain.values import altered
from incidents.storage import closed, lookup
from incidents.storage.article_values import refs
from incidents.storage.incident_values import occurred_of
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.person import ActorRow
from incidents.storage.places import chains

Key = TypeVar("Key")


@dataclass(frozen=True)
class _Meant:
    """Code → what it stands for."""

    places: Mapping[str, tuple[Place, ...]]
    articles: Mapping[str, ArticleRef]
    actors: Mapping[str, ActorRow]
    incidents: Mapping[str, IncidentRow]


def filled(current: Session, drafts: Mapping[Key, Draft]) -> dict[Key, Draft]:
    """The same drafts as they will be read back; every code in them is known."""
    meant = _meant(current, drafts.values())
    return closed.marked(current, {key: _filled(draft, meant) for key, draft in drafts.items()})


def _meant(current: Session, drafts: Collection[Draft]) -> _Meant:
    articles = {link.article for draft in drafts for link in draft.articles}
    numbers = lookup.ids(current, ArticleRow, articles, field="articles")
    return _Meant(
        places=chains(place.place for draft in drafts for place in draft.places),
        articles={ref.code: ref for ref in refs(current, numbers.values()).values()},
        actors=_rows(current, ActorRow, (actor.actor for draft in drafts for actor in draft.actors)),
        incidents=_rows(current, IncidentRow, (link.code for draft in drafts for link in draft.links)),
    )


def _rows(current: Session, kind: Any, codes: Iterable[str]) -> dict[str, Any]:
    wanted = set(codes)
    return {row.code: row for row in current.scalars(select(kind).where(kind.code.in_(wanted)))} if wanted else {}


def _filled(draft: Draft, meant: _Meant) -> Draft:
    return altered(
        draft,
        time_from=draft.time_from and draft.time_from.replace(second=0, microsecond=0),
        places=tuple(altered(place, chain=meant.places[place.place]) for place in draft.places),
        actors=tuple(_actor(actor, meant.actors[actor.actor]) for actor in draft.actors),
        claims=tuple(sorted(map(_claim, draft.claims), key=attrgetter("number"))),
        articles=_articles(draft, meant),
        links=tuple(_link(link, meant.incidents[link.code]) for link in draft.links),
        settings=tuple(sorted(draft.settings, key=attrgetter("outcome"))),
    )


def _actor(actor: Involvement, row: ActorRow) -> Involvement:
    return altered(actor, name=Trilingual(row.name_en, row.name_ar, row.name_ckb), person=row.person)


def _articles(draft: Draft, meant: _Meant) -> tuple[ArticleLink, ...]:
    """Each article once, as its table holds it."""
    relations = {link.article: link.relation for link in draft.articles}
    return tuple(
        ArticleLink(article=article, relation=relation, ref=meant.articles[article])
        for article, relation in relations.items()
    )


def _link(link: IncidentLink, other: IncidentRow) -> IncidentLink:
    title = Trilingual(other.title_en, other.title_ar, other.title_ckb)
    return altered(link, title=title, occurred=occurred_of(other))


def _claim(claim: Claim) -> Claim:
    """A figure with its time as it is kept, to the minute."""
    if claim.as_of is None:
        return claim
    kept = _kept(claim.as_of)
    return claim if kept == claim.as_of else altered(claim, as_of=kept)


@lru_cache(maxsize=1000)
def _kept(span: TimeSpan) -> TimeSpan:
    return TimeSpan.between(*span.texts())
