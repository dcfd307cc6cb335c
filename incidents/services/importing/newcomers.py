"""Outlets, places and actors that a file of ours brings along: those that are new here, and why some cannot come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from incidents.domain.access import Action, Actor
from incidents.domain.articles import Source
from incidents.domain.companions import Companions
from incidents.domain.errors import Refused
from incidents.domain.people import Actor as Alleged
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.services.importing.placing import is_in_box
from incidents.storage import people, places, sources
from incidents.storage.db import Session

_LONGEST_PATH = 400
_LEVELS = {level: order for order, level in enumerate(PlaceLevel)}
_NOT_IN_IRAQ = N_("The place %(code)s does not lie in Iraq.")
_NO_PARENT = N_("The place %(code)s lies in %(parent)s, which is not known here and not in the file.")
_COARSE = N_("The place %(code)s cannot be a larger area than the one that holds it.")
_TOO_DEEP = N_("The place %(code)s has too many areas around it.")
_PERSON = N_("%(code)s is a natural person: only a manager brings in who has a name of their own.")


@dataclass(frozen=True, kw_only=True)
class Newcomers:
    """What is not here yet, each after what it is a part of; `wrong` is why the others cannot be kept."""

    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Alleged, ...] = ()
    wrong: Mapping[tuple[str, str], Refused] = field(default_factory=dict)

    def keep(self, session: Session) -> dict[str, list[str]]:
        """Keep all of them; kind → codes, for the history. What is here already is never changed."""
        for source in self.sources:
            sources.keep_source(session, source)
        for place in self.places:
            places.add(session, place)
        for actor in self.actors:
            people.keep(session, actor)
        kept = {
            "outlets": [one.code for one in self.sources],
            "places": [one.code for one in self.places],
            "actors": [one.code for one in self.actors],
        }
        return {kind: codes for kind, codes in kept.items() if codes}


def newcomers(found: Companions, by: Actor) -> Newcomers:
    """What of a file's companions is new here and can be kept by whoever brings it in."""
    wrong = dict(found.wrong)
    here = {one.code for one in reference.all_sources()}
    return Newcomers(
        sources=tuple(one for code, one in found.sources.items() if code not in here),
        places=tuple(_new_places(found.places, wrong)),
        actors=tuple(_new_actors(found.actors, wrong, by)),
        wrong=wrong,
    )


def _new_places(brought: Mapping[str, Place], wrong: dict[tuple[str, str], Refused]) -> Iterator[Place]:
    """Places whose whole chain is known, those around first."""
    known = {place.code: place for place in reference.gazetteer_places()}
    paths: dict[str, int] = {}
    for place in _outer_first(one for one in brought.values() if one.code not in known):
        fault = _misplaced(place, known.get(place.parent or ""), paths)
        if fault:
            wrong["place", place.code] = Refused(fault, field="places", code=place.code, parent=place.parent or "")
            continue
        known[place.code] = place
        yield place


def _misplaced(place: Place, around: Place | None, paths: dict[str, int]) -> str:
    """Why a place cannot be kept where it says it lies; blank where it can. `paths` are lengths met so far."""
    if not place.parent or (place.point is not None and not is_in_box(place.point)):
        return _NOT_IN_IRAQ
    if around is None:
        return _NO_PARENT
    if _LEVELS[place.level] < _LEVELS[around.level] or place.level == PlaceLevel.COUNTRY:
        return _COARSE
    paths[place.code] = paths.get(around.code, _LONGEST_PATH // 2) + len(place.code) + 1
    return _TOO_DEEP if paths[place.code] > _LONGEST_PATH else ""


def _outer_first(given: Iterable[Place]) -> Iterator[Place]:
    """Each place after the one around it; those in a circle come last, in no order."""
    waiting = {place.code: place for place in given}
    while waiting:
        ready = [place for place in waiting.values() if place.parent not in waiting]
        yield from ready or waiting.values()
        settled = {place.code for place in ready} or waiting.keys()
        waiting = {code: place for code, place in waiting.items() if code not in settled}


def _new_actors(brought: Mapping[str, Alleged], wrong: dict[tuple[str, str], Refused], by: Actor) -> Iterator[Alleged]:
    """Actors that may be named by whoever brings them in; one whose institution is not there stands by itself."""
    here = {actor.code for actor in reference.all_actors()}
    waiting = {code: one for code, one in brought.items() if code not in here}
    for code in [code for code, one in waiting.items() if one.person and not by.may(Action.NAME_PERSON)]:
        wrong["actor", code] = Refused(_PERSON, field="actors", code=code)
        del waiting[code]
    while waiting:
        ready = [one for one in waiting.values() if one.parent not in waiting] or list(waiting.values())[:1]
        for one in ready:
            yield one if one.parent in here else replace(one, parent="")
            here.add(one.code)
            del waiting[one.code]
