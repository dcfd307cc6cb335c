"""Likenesses: incidents that may be one, while typing and among all; and what a person found to be different."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from incidents.domain.access import Action, Actor
from incidents.domain.blocking import comparable, governorates
from incidents.domain.errors import Refused
from incidents.domain.glimpses import promising
from incidents.domain.incident import Draft, Record, Summary
from incidents.domain.matching import Likeness, likeness
from incidents.domain.places import Place
from incidents.domain.traits import Chains, Traits, traits_of
from incidents.domain.vocabulary import N_, Audience
from incidents.geocoding.gazetteer import Gazetteer
from incidents.services import searching
from incidents.services.reference import gazetteer
from incidents.storage import articles, history, incidents, likenesses, matches
from incidents.storage.db import transaction
from incidents.storage.likenesses import Area
from incidents.storage.search import rows


@dataclass(frozen=True)
class Alike:
    """An incident that may be the one at hand, with how it is listed and why."""

    summary: Summary
    likeness: Likeness

    @property
    def code(self) -> str:
        """The code of the incident."""
        return self.summary.code


def candidates(draft: Draft, by: Actor, limit: int = 3, *, code: str = "", address: str = "") -> tuple[Alike, ...]:
    """Incidents that a draft may be, the most alike first; only such as the team may find.

    The draft need not be kept: its places are known by their codes, its articles by theirs, or by `address`. `code` is
    the record's own where it is kept already.
    """
    by.require(Action.READ_TEAM)
    return _alike(draft, limit, code=code, address=address)


def alike_to(record: Record, limit: int = 3) -> tuple[Alike, ...]:
    """The same for a record that the team reads."""
    return _alike(record.content, limit, code=record.code)


def not_same(one: str, other: str, reason: str, by: Actor) -> None:
    """Remember that two incidents are different, so that they are not offered as one again; seen from both.

    Refused: no reason, or a record and itself. NotFound: a record that this person may not read.
    """
    by.require(Action.RECORD)
    if one == other:
        raise Refused(N_("A record cannot be compared with itself."), field="other")
    if not reason.strip():
        raise Refused(N_("Say why, in a sentence. It stays in the history."), field="reason")
    for code in (one, other):
        searching.incident(code, by)
    with transaction(by) as session:
        numbers = [incidents.number(session, code) for code in (one, other)]
        matches.keep_apart(session, numbers[0], numbers[1], reason.strip(), by)
        for code, different in ((one, other), (other, one)):
            content = {"different": different, "reason": reason.strip()}
            history.append(session, by, "found different", ("incident", code), content)


def chains() -> Chains:
    """Place code → its chain, from the gazetteer; each is asked for once, until a place is added."""
    return _chains(gazetteer())


@lru_cache(maxsize=2)
def _chains(known: Gazetteer) -> Chains:
    by_code = {place.code: place for place in known.places}

    @cache
    def chain(code: str) -> tuple[Place, ...]:
        place = by_code.get(code)
        return tuple(known.chain(place)) if place else ()

    return chain


def _alike(draft: Draft, limit: int, *, code: str, address: str = "") -> tuple[Alike, ...]:
    mine = traits_of(draft, chains() if draft.places else _nowhere, code)
    known = articles.known_address(address) if address else None
    mine = replace(mine, articles=mine.articles | ({known} if known else frozenset()))
    mine = replace(mine, kin=likenesses.kin(mine.articles))
    apart = matches.apart_from(code) if code else frozenset()
    block = _block(mine)
    others = likenesses.traits(block, chains()) if block else {}
    found = [
        (one.code, like)
        for one in others.values()
        if one.code != code and one.code not in apart and (like := likeness(mine, one)).likely
    ]
    return _listed(sorted(found, key=lambda pair: (-pair[1].score, pair[0]))[:limit])


def _nowhere(_code: str) -> tuple[Place, ...]:
    """For a draft without a place: the gazetteer need not be built to save it."""
    return ()


def _block(mine: Traits) -> tuple[int, ...]:
    """Numbers of the findings worth comparing. Without a place or with a vague date only articles lead on."""
    by_article = likenesses.sharing(mine.articles | mine.kin)
    if mine.when is None or not mine.places or not comparable(mine):
        return by_article
    points = tuple(place.where for place in mine.places if place.where is not None)
    around = likenesses.near(mine.when.earliest, mine.when.latest, Area(governorates(mine), points))
    return tuple(dict.fromkeys((*promising(mine, around), *by_article)))


def _listed(found: list[tuple[str, Likeness]]) -> tuple[Alike, ...]:
    summaries = {one.code: one for one in rows.summaries_of([code for code, _ in found], Audience.TEAM)}
    return tuple(Alike(summaries[code], like) for code, like in found if code in summaries)
