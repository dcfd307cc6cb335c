"""How two places of incidents lie to one another: the same, one inside the other, near, or elsewhere."""

import math
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from incidents.domain.incident import IncidentPlace
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point, place_precision
from incidents.domain.script import name_key, tokens

#: What it tells that two incidents lie in one place of this level.
_LEVEL_WEIGHTS = {
    PlaceLevel.SITE: 3.2,
    PlaceLevel.NEIGHBOURHOOD: 2.6,
    PlaceLevel.CITY: 2.6,
    PlaceLevel.SUBDISTRICT: 1.6,
    PlaceLevel.DISTRICT: 1.4,
    PlaceLevel.GOVERNORATE: 0.9,
    PlaceLevel.COUNTRY: -0.5,
}
#: People of a town → what it tells instead: the larger the town, the more happens in it on a day.
_LARGE_TOWNS = ((1_000_000, 2.0), (300_000, 2.2))
_INSIDE = 0.65  # of what the outer place tells, where one report names a place inside it
_METRES_A_DEGREE = 111_320
#: Metres → what it tells that two places of other names lie so near to one another; further away speaks against.
_NEARNESS = ((300, 0.4), (1_000, 0.2))
_OWN_POINTS_NEAR = ((300, 3.2), (1_000, 2.0), (3_000, 0.5))
_TOWN_M = 10_000
_WITHIN_A_TOWN, _NEIGHBOURING, _ELSEWHERE = -1.5, -2.5, -6.0
_TOWNS = frozenset({PlaceLevel.CITY, PlaceLevel.NEIGHBOURHOOD, PlaceLevel.SITE})


class Where(Enum):
    """How one place lies to another."""

    SAME = "same"
    INSIDE = "inside"
    NEAR = "near"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Lie:
    """How two places lie: `inner` is the first, or the one inside; `weight` is what it tells, below 0 against."""

    where: Where
    inner: Place
    outer: Place
    weight: float
    metres: int = 0


def compare_places(a: IncidentPlace, b: IncidentPlace) -> Lie:
    """Two places that are known, with their chains. A point of the incident's own is finer than the place it is of."""
    first, second = a.chain[0], b.chain[0]
    own = a.point is not None and b.point is not None
    if first.code == second.code and not own:
        return Lie(Where.SAME, first, second, _telling(first))
    if not own and second.code in {place.code for place in a.chain}:
        return Lie(Where.INSIDE, first, second, _INSIDE * _telling(second))
    if not own and first.code in {place.code for place in b.chain}:
        return Lie(Where.INSIDE, second, first, _INSIDE * _telling(first))
    return _by_distance(a, b)


def _telling(place: Place) -> float:
    if place.level is PlaceLevel.CITY:
        people = place.population or 0
        return next((weight for least, weight in _LARGE_TOWNS if people >= least), _LEVEL_WEIGHTS[place.level])
    return _LEVEL_WEIGHTS[place.level]


def _by_distance(a: IncidentPlace, b: IncidentPlace) -> Lie:
    first, second = a.chain[0], b.chain[0]
    here, there = a.where, b.where
    if here is None or there is None or not {first.level, second.level} <= _TOWNS:
        return Lie(Where.ELSEWHERE, first, second, _coarsely(a, b))
    metres = round(metres_between(here, there))
    for most, weight in _OWN_POINTS_NEAR if a.point and b.point else _NEARNESS:
        if metres <= most and _pointed(a) and _pointed(b):
            return Lie(Where.NEAR, first, second, weight, metres)
    town = _town(a)
    if town and town == _town(b):
        return Lie(Where.ELSEWHERE, first, second, _WITHIN_A_TOWN, metres)
    return Lie(Where.ELSEWHERE, first, second, _NEIGHBOURING if metres <= _TOWN_M else _ELSEWHERE, metres)


def _pointed(place: IncidentPlace) -> bool:
    """Whether its point is its own, and not the middle of the town it is in."""
    return place.point is not None or place_precision(place.chain[0]) <= PlacePrecision.SITE


def _coarsely(a: IncidentPlace, b: IncidentPlace) -> float:
    """Areas that do not hold one another: within one governorate borders are often given wrongly."""
    governorates = [{each.code for each in place.chain if each.level is PlaceLevel.GOVERNORATE} for place in (a, b)]
    return _NEIGHBOURING if governorates[0] & governorates[1] else _ELSEWHERE


def _town(place: IncidentPlace) -> str:
    return next((each.code for each in place.chain if each.level is PlaceLevel.CITY), "")


def metres_between(a: Point, b: Point) -> float:
    """Metres between two points of one country, good to one in a hundred: to compare by, never to print exactly."""
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(a.lat - b.lat, east) * _METRES_A_DEGREE


def place_keys(place: IncidentPlace) -> frozenset[str]:
    """The keys of every word in the names of a place and of those around it, in any script."""
    return frozenset(key for each in place.chain for name in each.names for key in _keys(name))


@lru_cache(maxsize=20_000)
def _keys(name: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in tokens(name))
