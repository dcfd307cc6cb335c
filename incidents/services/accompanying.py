"""What goes out beside records: the articles, outlets, places, actors and lists that belong to them, by audience."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from incidents.domain.articles import ArticleDraft, Source
from incidents.domain.criteria import Criteria
from incidents.domain.errors import Refused
from incidents.domain.lists import EvidenceList
from incidents.domain.people import Actor
from incidents.domain.places import Place
from incidents.domain.vocabulary import Audience
from incidents.reports.companions import Answers
from incidents.services import lists, reference
from incidents.storage import exports, library
from incidents.storage import lists as kept_lists

N = TypeVar("N", Place, Actor)


def answers(criteria: Criteria, audience: Audience) -> Answers:
    """What the codes in the records of a selection stand for, as the audience may see it."""
    return Answers(
        library=partial(library.every_code, audience) if criteria.question == Criteria() else tuple,
        articles=partial(_articles, audience=audience),
        sources=partial(_sources, audience=audience),
        places=_places,
        actors=_actors,
        lists=partial(_lists, criteria, audience),
    )


def _articles(codes: Sequence[str], *, audience: Audience) -> Iterator[tuple[str, ArticleDraft]]:
    found = library.contents(codes, audience)
    return ((code, found[code]) for code in codes if code in found)


def _sources(codes: Collection[str], *, audience: Audience) -> Iterator[Source]:
    """Outlets and institutions; how they were rated is the team's alone."""
    for one in reference.all_sources():
        if one.code in codes:
            yield one if audience == Audience.TEAM else replace(one, reliability="", reliability_reason="")


def _places(codes: Collection[str]) -> Iterator[Place]:
    return _with_those_around(codes, {place.code: place for place in reference.gazetteer_places()})


def _actors(codes: Collection[str]) -> Iterator[Actor]:
    return _with_those_around(codes, {actor.code: actor for actor in reference.all_actors()})


def _with_those_around(codes: Iterable[str], known: Mapping[str, N]) -> Iterator[N]:
    """What some codes stand for, and all that these are a part of."""
    wanted, waiting = dict[str, N](), list(codes)
    while waiting:
        found = known.get(waiting.pop())
        if found is not None and found.code not in wanted:
            wanted[found.code] = found
            waiting += [found.parent] if found.parent else []
    return iter(wanted.values())


def _lists(criteria: Criteria, audience: Audience) -> Iterator[EvidenceList]:
    """The lists that the audience may read and that any incident of the selection is on; all of them beside all.

    None beside a release: their words are today's, and are not a part of what it froze.
    """
    if criteria.release is not None:
        return
    whole = criteria.question == Criteria()
    for one in kept_lists.all_lists(audience):
        if whole or _meets(one, criteria, audience):
            yield one


def _meets(found: EvidenceList, criteria: Criteria, audience: Audience) -> bool:
    if found.content.query is not None:
        try:
            return exports.meet(criteria, lists.question(found), audience)
        except Refused:  # a question that cannot be asked any more finds nothing
            return False
    return exports.holds_any(criteria, audience, [item.incident for item in found.content.items])
