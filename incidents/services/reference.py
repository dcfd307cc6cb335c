"""Words and places that every page needs: labels of codes, the place tree, the gazetteer, areas."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from incidents.domain.access import Action, Actor
from incidents.domain.articles import Source
from incidents.domain.codes import make
from incidents.domain.criteria import fixed_label
from incidents.domain.people import Actor as Alleged
from incidents.domain.places import Place, PlaceLevel, Point
from incidents.domain.reference import Term, read_places, read_vocabulary
from incidents.domain.text import Trilingual
from incidents.geocoding import coordinates
from incidents.geocoding.areas import Areas
from incidents.geocoding.gazetteer import Gazetteer
from incidents.geocoding.names import Match
from incidents.services.settings import current as settings
from incidents.storage import history, people, places, progress, sources, terms
from incidents.storage.db import Session, is_writing, transaction

#: Parameter of a question → name of the word list its codes come from.
LISTS = {"violation": "violation", "outcome": "outcome", "group": "victim_group", "cause": "cause"}


@dataclass(frozen=True, kw_only=True)
class _Known:
    """Everything that has a label, by code; shared by all who ask, so nobody may change it."""

    lists: dict[str, tuple[Term, ...]]
    terms: dict[tuple[str, str], Term]
    places: dict[str, Place]
    actors: dict[str, Alleged]
    sources: dict[str, Source]


class Names:
    """Labels of codes in one language, looked up once for a page."""

    def __init__(self, lang: str) -> None:
        self.lang, self._known = lang, _known()

    def term(self, list_name: str, slug: str) -> str:
        """The label of a term; the slug itself where the list does not know it."""
        found = self._known.terms.get((list_name, slug))
        return found.label(self.lang) if found else slug

    def place(self, code: str) -> str:
        """The display name of a place."""
        found = self._known.places.get(code)
        return found.name(self.lang) if found else code

    def source(self, code: str) -> str:
        """The name of an outlet or institution."""
        found = self._known.sources.get(code)
        return found.name.best(self.lang)[0] if found else code

    def actor(self, code: str) -> str:
        """The name of an actor; a natural person is never named here."""
        found = self._known.actors.get(code)
        return found.name.best(self.lang)[0] if found and not found.person else code

    def of(self, param: str, code: str) -> str:
        """The label of a code as a parameter of a question uses it, in English where the catalogue has to translate."""
        if param in LISTS:
            return self.term(LISTS[param], code)
        simple = {"place": self.place, "source": self.source, "actor": self.actor}.get(param)
        return simple(code) if simple else (fixed_label(param, code) or code)


def stamp() -> Hashable:
    """What labels are valid for: it changes with every deed. Nothing else is it inside of a transaction that writes."""
    return progress.stamp()


def vocabulary() -> dict[str, tuple[Term, ...]]:
    """Every word list by name."""
    return _known().lists


def is_shipped(code: str) -> bool:
    """Whether a place comes with the program, so that it tells nothing of what the team keeps."""
    return code in _shipped(settings().data)


def outcomes() -> tuple[str, ...]:
    """The outcome codes, in their order."""
    return tuple(term.slug for term in vocabulary().get("outcome", ()))


def labels(list_name: str, slug: str) -> tuple[str, ...]:
    """A term's labels in all three languages, for searching."""
    return _labels().get((list_name, slug), ())


def gazetteer_places() -> tuple[Place, ...]:
    """Every place, read once until one is added."""
    return _places(places.stamp())


def gazetteer() -> Gazetteer:
    """The offline gazetteer over all places; built once until a place is added."""
    return _gazetteer(places.stamp())


def areas() -> Areas:
    """Points in governorates and districts."""
    return _areas(settings().data)


def search_places(text: str, limit: int = 8) -> list[Match]:
    """Places whose name in any spelling fits what was typed, best first."""
    return gazetteer().search(text, limit)


def read_point(text: str) -> Point:
    """Typed coordinates as a point. Refused: what cannot be read or lies off the earth."""
    return coordinates.read_point(text)


def add_place(name: Trilingual, parent: str, level: PlaceLevel, place: Place, by: Actor) -> str:
    """Keep a place that was not listed and return its code."""
    by.require(Action.RECORD)
    code = make("P")
    with transaction(by) as session:
        kept = Place(
            code=code, level=level, name_en=name.en, name_ar=name.ar, name_ckb=name.ckb, parent=parent,
            point=place.point, radius_m=place.radius_m, method=place.method, variants=place.variants,
        )  # fmt: skip
        places.add(session, kept)
        history.append(session, by, "place added", ("place", code), {"name": list(name.all()), "parent": parent})
    return code


def add_actor(name: Trilingual, kind: str, by: Actor, *, person: bool = False) -> str:
    """Keep an institution, unit or group that was not listed and return its code."""
    by.require(Action.NAME_PERSON if person else Action.RECORD)
    with transaction(by) as session:
        return keep_actor(session, name, kind, by, person=person)


def keep_actor(session: Session, name: Trilingual, kind: str, by: Actor, *, person: bool = False) -> str:
    """The same inside a running transaction."""
    code = make("G")
    people.keep(session, Alleged(code=code, name=name, kind=kind, person=person))
    history.append(session, by, "actor added", ("actor", code), {"name": list(name.all()), "kind": kind})
    return code


def all_sources() -> tuple[Source, ...]:
    """Every outlet and institution by name."""
    return sources.all_sources()


def all_actors() -> tuple[Alleged, ...]:
    """Every actor by name."""
    return people.all_actors()


def load() -> None:
    """Bring word lists and places in the database to what the program ships."""
    folder = settings().data
    with transaction() as session:
        terms.sync(session, read_vocabulary(folder))
        places.sync(session, read_places(folder))
    _labels.cache_clear()


def _known() -> _Known:
    """Read once until anything changes; inside of a transaction that writes, as it stands there."""
    return _read() if is_writing() else _kept(progress.progress())


@lru_cache(maxsize=4)
def _kept(_stamp: Hashable) -> _Known:
    return _read()


def _read() -> _Known:
    lists = terms.vocabulary()
    return _Known(
        lists=lists,
        terms={(name, term.slug): term for name, listed in lists.items() for term in listed},
        places={place.code: place for place in gazetteer_places()},
        actors={actor.code: actor for actor in people.all_actors()},
        sources={source.code: source for source in sources.all_sources()},
    )


@lru_cache(maxsize=1)
def _labels() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (name, term.slug): tuple(filter(None, (term.label_en, term.label_ar, term.label_ckb)))
        for name, listed in terms.vocabulary().items()
        for term in listed
    }


@lru_cache(maxsize=2)
def _shipped(folder: Path) -> frozenset[str]:
    return frozenset(place.code for place in read_places(folder))


@lru_cache(maxsize=4)
def _places(_stamp: tuple[str, int, int]) -> tuple[Place, ...]:
    return places.all_places()


@lru_cache(maxsize=4)
def _gazetteer(stamp: tuple[str, int, int]) -> Gazetteer:
    return Gazetteer(_places(stamp))


@lru_cache(maxsize=2)
def _areas(folder: Path) -> Areas:
    return Areas.read(folder)
