"""The article library: keep, correct, publish, withdraw, read."""

from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache

from incidents.domain.access import Action, Actor
from incidents.domain.addresses import is_web_address
from incidents.domain.articles import Article, ArticleDraft, Source
from incidents.domain.codec import to_plain
from incidents.domain.criteria import Criteria
from incidents.domain.disclosure import public_article
from incidents.domain.errors import NotFound, Refusals, Refused
from incidents.domain.incident import Summary
from incidents.domain.shelf import ArticlePage, Shelf, ShelfChoices
from incidents.domain.vocabulary import N_, Audience
from incidents.services import disclosing, searching
from incidents.services.kinds import of_this_house
from incidents.services.recording import changes
from incidents.storage import article_values, articles, history, incidents, library, progress, sources
from incidents.storage.db import Session, transaction
from incidents.storage.search import rows

__all__ = [
    "ArticlePage",
    "Shelf",
    "ShelfChoices",
    "add",
    "amend",
    "amend_within",
    "article",
    "check",
    "choices",
    "how_many",
    "incidents_of",
    "keep",
    "keep_source",
    "known_address",
    "latest_public",
    "newest",
    "publish",
    "related",
    "shelf",
    "was_withdrawn",
    "withdraw",
]

_AT_ONCE = 1000


def shelf(asked: Shelf, by: Actor) -> ArticlePage:
    """A page of the library as whoever asks may read it."""
    by.require(Action.READ_PUBLIC)
    return library.page(asked, by.audience)


def newest(count: int, by: Actor) -> ArticlePage:
    """The newest of the library, and how many there are: for the front page."""
    by.require(Action.READ_PUBLIC)
    return _newest(progress.stamp(), count, by.audience)


@lru_cache(maxsize=8)
def _newest(_stamp: Hashable, count: int, audience: Audience) -> ArticlePage:
    """Looked for once while nothing changes: among a million and a half it takes two seconds."""
    return library.page(Shelf(size=count), audience)


def choices(by: Actor) -> ShelfChoices:
    """The languages and outlets that the library could be narrowed to."""
    by.require(Action.READ_PUBLIC)
    return _choices(progress.stamp(), by.audience)


@lru_cache(maxsize=8)
def _choices(_stamp: Hashable, audience: Audience) -> ShelfChoices:
    return library.choices(audience)


def article(code: str, by: Actor) -> Article:
    """One article as whoever asks may read it."""
    by.require(Action.READ_PUBLIC)
    return library.article(code, by.audience)


def related(code: str, by: Actor) -> Article | None:
    """The article that another one names as its origin or its correction; None where it may not be read."""
    try:
        return article(code, by) if code else None
    except NotFound:
        return None


def incidents_of(found: Article, by: Actor) -> tuple[Summary, ...]:
    """The incidents that lean on an article, those only that whoever asks may find; of very many the first."""
    return rows.summaries_of([code for code, _ in found.incidents], by.audience)


def how_many(found: Article, by: Actor) -> int:
    """How many incidents lean on an article that whoever asks may find."""
    return searching.count(Criteria(articles=(found.code,)), by) if found.many else len(found.incidents)


def was_withdrawn(code: str) -> bool:
    """Whether an article was public once and was taken back."""
    return library.was_public(code)


def latest_public(limit: int) -> tuple[Article, ...]:
    """The newest articles that the public may read: home page and feed."""
    return library.latest(Audience.PUBLIC, limit)


def add(draft: ArticleDraft, by: Actor, *, outlet_name: str = "", via_name: str = "") -> str:
    """Keep a new article and return its code. Names of outlets not known yet are kept as new outlets."""
    by.require(Action.RECORD)
    check(draft, outlet_name)
    with transaction(by) as session:
        return keep(session, draft, by, outlet_name=outlet_name, via_name=via_name)


def keep(session: Session, draft: ArticleDraft, by: Actor, *, outlet_name: str = "", via_name: str = "") -> str:
    """Keep a new article that `check` has passed, in the running transaction of a deed that makes more than it."""
    filled = of_this_house(_with_outlets(session, draft, outlet_name, via_name))
    code = articles.add(session, filled, by)
    history.append(session, by, "article added", ("article", code), {"content": to_plain(filled)})
    return code


def amend(
    code: str, draft: ArticleDraft, version: int, by: Actor, *, outlet_name: str = "", via_name: str = ""
) -> None:
    """Correct the team's copy; the public reads what was published until it is published again.

    Conflict: somebody else saved it since `version` was read.
    """
    by.require(Action.RECORD)
    library.article(code, Audience.TEAM)
    check(draft, outlet_name)
    with transaction(by) as session:
        before = article_values.article(session, code)
        filled = _with_outlets(session, draft, outlet_name, via_name)
        amend_within(session, before, filled, version, by)


def amend_within(session: Session, before: Article, draft: ArticleDraft, version: int, by: Actor) -> None:
    """Correct the team's copy in the running transaction of a deed that may do more than that. Conflict as `amend`."""
    articles.amend(session, before.code, draft, version)
    leaning = incidents.using_article(session, articles.number(session, before.code))
    for start in range(0, len(leaning), _AT_ONCE):
        disclosing.refresh_team_all(session, leaning[start : start + _AT_ONCE])
    content = {"changes": changes(before.content, draft)}
    history.append(session, by, "article amended", ("article", before.code), content)


def publish(code: str, by: Actor) -> None:
    """Let the public read an article as it now stands."""
    by.require(Action.PUBLISH)
    with transaction(by) as session:
        body = to_plain(public_article(article_values.article(session, code).content))
        articles.publish(session, code, body)
        history.append(session, by, "article published", ("article", code), {"body": body}, public=True)


def withdraw(code: str, reason: str, by: Actor) -> None:
    """Take an article back from the public, with the reason. Records that lean on it stay as published."""
    by.require(Action.WITHDRAW)
    if not reason.strip():
        raise Refused(N_("Say why, in a sentence. It stays in the history."), field="reason")
    with transaction(by) as session:
        articles.withdraw(session, code)
        history.append(session, by, "article withdrawn", ("article", code), {"reason": reason.strip()}, public=True)


def known_address(url: str, by: Actor) -> str | None:
    """The article already kept under an address, for those who record."""
    by.require(Action.RECORD)
    return articles.known_address(url)


def keep_source(source: Source, by: Actor) -> None:
    """Correct the name, kind or family of an outlet; its family decides whose voice it is."""
    by.require(Action.RATE)
    with transaction(by) as session:
        sources.keep_source(session, source)
        history.append(session, by, "source amended", ("source", source.code), {"content": to_plain(source)})
        for incident in incidents.using_source(session, source.code):
            disclosing.refresh_team(session, incident)


def check(draft: ArticleDraft, outlet_name: str) -> None:
    """Refusals: an article that names nothing, an address that is none."""
    problems: list[Refused] = []
    if not (draft.title or draft.url or draft.outlet or outlet_name):
        problems.append(Refused(N_("Give the link, the headline or at least the outlet."), field="title"))
    for field, address in (("url", draft.url), ("archive_url", draft.archive_url)):
        if address and not is_web_address(address):
            problems.append(Refused(N_("Give the whole address, beginning with https:// or http://."), field=field))
    if problems:
        raise Refusals(problems)


def _with_outlets(session: Session, draft: ArticleDraft, outlet: str, via: str) -> ArticleDraft:
    found = draft.outlet or (sources.source_named(session, outlet) if outlet else "")
    carried = draft.via or (sources.source_named(session, via) if via else "")
    return replace(draft, outlet=found, via=carried)
