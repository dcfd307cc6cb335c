"""Where a point lies: what is near it, and the outside geocoder where the settings allow it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from incidents.domain.access import Action, Actor
from incidents.domain.errors import Refused
from incidents.domain.places import Point
from incidents.domain.vocabulary import N_
from incidents.geocoding.online import Found, OnlineGeocoder
from incidents.services.reference import areas, gazetteer
from incidents.services.settings import current as settings
from incidents.storage import history
from incidents.storage.db import transaction

__all__ = ["Found", "Whereabouts", "ask_online", "outside_domain", "use_geocoder", "whereabouts"]


@dataclass(frozen=True)
class Whereabouts:
    """What is known of a point: the sentence of the nearest named place, its governorate and district by polygon."""

    message: str
    params: Mapping[str, str]
    governorate: str
    district: str


def whereabouts(at: Point, lang: str) -> Whereabouts:
    """Where a point lies in words ("about 600 m north of Tahrir Square"), so that a slip is seen at once."""
    near = gazetteer().relative(at)
    message, params = near.in_words(lang) if near else (N_("far from any place that is known here"), {})
    area = areas().at(at)
    return Whereabouts(message, params, area.governorate or "", area.district or "")


def outside_domain() -> str:
    """The outside server that may be asked; blank where asking outside is off."""
    chosen = settings()
    return chosen.geocoder if chosen.geocoder and chosen.geocoder_agent else ""


def ask_online(town: str, by: Actor) -> list[Found]:
    """Ask the outside geocoder once. What it says is a suggestion; nothing of it is kept until a person takes it.

    Refused: where it is off. That a question left the house, and with which word, stands in the history.
    """
    by.require(Action.RECORD)
    outside = _online()
    if outside is None:
        raise Refused(N_("Asking outside is switched off here."), field="place")
    message, params = outside.tells(town)
    with transaction(by) as session:
        history.append(session, by, "asked outside", ("place", ""), {"sent": message % params})
    return outside.search(town)


def _online() -> OnlineGeocoder | None:
    return _made(settings().geocoder_agent, outside_domain(), _maker[-1]) if outside_domain() else None


def use_geocoder(make: Callable[[str, str], OnlineGeocoder]) -> None:
    """Make outside geocoders in another way, such as one that never leaves a test."""
    _maker[:] = [make]
    _made.cache_clear()


_maker: list[Callable[[str, str], OnlineGeocoder]] = [OnlineGeocoder]


@lru_cache(maxsize=1)
def _made(agent: str, domain: str, make: Callable[[str, str], OnlineGeocoder]) -> OnlineGeocoder:
    """One geocoder for the whole process, so that its pause between two questions holds."""
    return make(agent, domain)
