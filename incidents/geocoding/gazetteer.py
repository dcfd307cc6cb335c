"""The offline gazetteer: geopy's geocoder interface over the places this machine knows. Nothing leaves the house."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import shapely
from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint
from shapely import STRtree

from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point, place_precision
from incidents.geocoding.distance import METRES_A_DEGREE, distance_m, wind
from incidents.geocoding.names import Match, NameIndex
from incidents.geocoding.relative import Relative

LANDMARK_REACH_M = 3_000
"""A point is told from a square or bridge this near, else from the nearest town."""

_SEARCH_BOXES = (0.05, 0.25, 1.0, 5.0, 360.0)  # half a side, in degrees of latitude
_LOOKED_AT = 12  # candidates measured on the ellipsoid
_LEAST_COSINE = 0.01  # at the poles a box has no width
_TOWNS = frozenset({PlaceLevel.CITY, PlaceLevel.NEIGHBOURHOOD})


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no annotations
    """Answers `geocode` and `reverse` from places handed in: three scripts, variants, beginnings, other spellings."""

    def __init__(self, places: Iterable[Place]) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self.places = tuple(places)
        self._names = NameIndex(self.places)
        self._towns = _Nearest([place for place in self.places if place.level in _TOWNS])
        self._landmarks = _Nearest([place for place in self.places if _is_landmark(place)])

    def search(self, text: str, limit: int = 10, within: str | None = None) -> list[Match]:
        """The places the text may mean, best first. `within`: the code of a place that must hold them."""
        return self._names.search(text, limit, within)

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int = 10, within: str | None = None
    ) -> Location | list[Location] | None:
        """geopy's call: the best place as a Location, or a list of them; None where nothing is known by that name."""
        matches = self.search(query, limit=limit, within=within)
        return _answer([self._location(match.place) for match in matches if match.place.point], exactly_one=exactly_one)

    def reverse(self, query: Any, *, exactly_one: bool = True, limit: int = 5) -> Location | list[Location] | None:
        """geopy's call: the landmarks and towns nearest to a point, given as anything geopy reads as one."""
        point = GeopyPoint(query)
        near = self.nearest(Point(point.latitude, point.longitude), limit=limit)
        return _answer([self._location(relative.place) for relative in near], exactly_one=exactly_one)

    def nearest(self, point: Point, limit: int = 5) -> list[Relative]:
        """Landmarks and towns near a point, nearest first."""
        found = [*self._landmarks.to(point, limit), *self._towns.to(point, limit)]
        return sorted(found, key=lambda relative: relative.metres)[:limit]

    def relative(self, point: Point) -> Relative | None:
        """The point as people would say it: 600 m north of a square within 3 km, else so far from the nearest town.

        None where no town is known at all.
        """
        for known, reach in ((self._landmarks, LANDMARK_REACH_M), (self._towns, None)):
            for relative in known.to(point, 1):
                if reach is None or relative.metres <= reach:
                    return relative
        return None

    def chain(self, place: Place) -> list[Place]:
        """The place and the places around it, up to its country."""
        return [place, *self._names.ancestors(place)]

    def _location(self, place: Place) -> Location:
        point = place.point
        address = ", ".join(dict.fromkeys(step.name_en for step in self.chain(place)))
        raw = {"code": place.code, "level": place.level.value, "radius_m": place.radius_m}
        return Location(address, (point.lat, point.lon, 0.0) if point else None, raw)


class _Nearest:
    """Places with a point, found by nearness: boxes of growing size, then measured on the ellipsoid."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._known = [(place, place.point) for place in places if place.point is not None]
        self._tree = STRtree([shapely.Point(point.lon, point.lat) for _, point in self._known])

    def to(self, point: Point, limit: int) -> list[Relative]:
        stretch = 1 / max(_LEAST_COSINE, math.cos(math.radians(point.lat)))
        for half in _SEARCH_BOXES:
            if len(self._in_box(point, half, stretch)) >= limit:
                return self._measured(point, self._in_box(point, 2 * half, stretch), limit)
        return self._measured(point, list(range(len(self._known))), limit)

    def _in_box(self, point: Point, half: float, stretch: float) -> list[int]:
        wide = half * stretch
        box = shapely.box(point.lon - wide, point.lat - half, point.lon + wide, point.lat + half)
        return [int(number) for number in self._tree.query(box)]

    def _measured(self, point: Point, numbers: Sequence[int], limit: int) -> list[Relative]:
        roughly = sorted(numbers, key=lambda number: _rough_metres(point, self._known[number][1]))
        near = [
            Relative(distance_m(point, known), wind(point, known), place)
            for place, known in (self._known[number] for number in roughly[: max(limit, _LOOKED_AT)])
        ]
        return sorted(near, key=lambda relative: (relative.metres, relative.place.code))[:limit]


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no annotations
    """The adapter geopy would ask the network through: this one refuses, whatever is asked of it."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:  # noqa: ARG002 - geopy's names
        raise RuntimeError("the offline gazetteer asks nobody")

    get_text = get_json


def _is_landmark(place: Place) -> bool:
    """A square or bridge whose own point is known: no road, and none placed by the middle of its city."""
    known = place.level is PlaceLevel.SITE and place_precision(place) <= PlacePrecision.SITE
    return known and place.place_type != "road"


def _rough_metres(a: Point, b: Point) -> float:
    """Good enough to choose by near one another."""
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(a.lat - b.lat, east) * METRES_A_DEGREE


def _answer(locations: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations
