"""What a file holds beside its records: the articles, outlets, places and actors they name, and the lists they are on.

The codes are gathered while the records go by, those of articles in a temporary database file, so that memory stays
flat; what they stand for is asked afterwards, of whoever knows what the file's audience may see.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from incidents.domain.articles import ArticleDraft, Source
from incidents.domain.incident import Draft
from incidents.domain.lists import EvidenceList
from incidents.domain.people import Actor
from incidents.domain.places import Place
from incidents.domain.vocabulary import Audience

KeyedArticle = tuple[str, ArticleDraft]
_AT_ONCE = 500
_MADE = "CREATE TABLE named (place INTEGER PRIMARY KEY, code TEXT UNIQUE)"
_ADD = "INSERT OR IGNORE INTO named (code) VALUES (?)"
_NEXT = "SELECT place, code FROM named WHERE place > ? ORDER BY place LIMIT ?"


def _none(*_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What codes stand for, as the file's audience may see it; what it may not see is left out of each answer.

    `library` are the codes of articles that the file holds whether a record names them or not: all, beside all records.
    """

    library: Callable[[], Iterable[str]] = _none
    articles: Callable[[Sequence[str]], Iterable[KeyedArticle]] = _none
    sources: Callable[[Collection[str]], Iterable[Source]] = _none
    places: Callable[[Collection[str]], Iterable[Place]] = _none
    actors: Callable[[Collection[str]], Iterable[Actor]] = _none
    lists: Callable[[], Iterable[EvidenceList]] = _none


class Named:
    """Everything that the records of one file name, gathered as they go by."""

    def __init__(self, answers: Answers, audience: Audience) -> None:
        self._answers, self._audience = answers, audience
        self._kept = sqlite3.connect("")
        self._kept.execute(_MADE)
        self._places: dict[str, Place] = {}
        self._covered: set[str] = set()
        self._actors: dict[str, Actor] = {}
        self._sources: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    def add(self, content: Draft) -> None:
        """Take in what one record names."""
        self._name(_articles(content))
        self._sources |= {claim.institution for claim in content.claims if claim.institution}
        for place in content.places:
            for one in place.chain:
                self._places.setdefault(one.code, one)
        for part in content.actors:
            if part.actor:
                self._actors.setdefault(part.actor, Actor(code=part.actor, name=part.name, person=part.person))

    def articles(self) -> Iterator[KeyedArticle]:
        """The articles named, and those that they name in their turn. To be read to its end before what follows."""
        self._name(self._answers.library())
        last = 0
        while some := self._kept.execute(_NEXT, (last, _AT_ONCE)).fetchall():
            last = some[-1][0]
            for code, draft in self._answers.articles([code for _, code in some]):
                self._name({draft.origin, draft.superseded_by})
                self._sources |= {draft.outlet, draft.via}
                self._covered |= {draft.covers.place} if draft.covers else set()
                yield code, draft

    def sources(self) -> Iterator[Source]:
        """The outlets of the articles, and the institutions that figures name, by code."""
        yield from sorted(self._answers.sources(self._sources - {""}), key=lambda one: one.code)

    def places(self) -> Iterator[Place]:
        """The places and all around them, each after the one that holds it."""
        for place in self._answers.places(self._covered - self._places.keys()):
            self._places.setdefault(place.code, place)
        known = {code: one for code, one in self._places.items() if code}
        every = known.values() if self._audience == Audience.TEAM else map(_as_shown, known.values())
        yield from sorted(every, key=lambda one: (_depth(one, known), one.code))

    def actors(self) -> Iterator[Actor]:
        """The actors; the team's file has all that is known of each, the public's what the records show."""
        if self._audience == Audience.TEAM:
            yield from sorted(self._answers.actors(set(self._actors)), key=lambda one: one.code)
        else:
            yield from sorted(self._actors.values(), key=lambda one: one.code)

    def lists(self) -> Iterator[EvidenceList]:
        """The lists that the records are on."""
        yield from self._answers.lists()

    def _name(self, articles: Iterable[str]) -> None:
        self._kept.executemany(_ADD, ((code,) for code in articles if code))


def _articles(content: Draft) -> dict[str, None]:
    """Codes of all articles that a record names, each once, in the order of their first mention."""
    return dict.fromkeys(
        (
            *(link.article for link in content.articles),
            *(claim.article for claim in content.claims),
            *(cause.article for cause in content.causes),
            *(article for part in content.actors for article in (*part.alleged_by, part.reply_article)),
        )
    )


def _as_shown(place: Place) -> Place:
    """A place as pages show it, without how it was found and every other spelling."""
    return replace(place, variants=(), method="", population=None)


def _depth(place: Place, known: dict[str, Place]) -> int:
    depth, around = 0, place.parent
    while around in known and depth < len(known):
        depth, around = depth + 1, known[around].parent
    return depth
