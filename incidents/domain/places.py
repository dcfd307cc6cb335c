"""Places: points on the earth, the tree of places, and which of them the public may be shown."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from incidents.domain.errors import Refused


class PlacePrecision(IntEnum):
    """How exactly a place is known; a higher number is coarser (UCDP where_prec, ACLED geo_precision, Airwars)."""

    EXACT = 1
    SITE = 2
    CITY = 3
    DISTRICT = 4
    GOVERNORATE = 5
    COUNTRY = 6
    UNKNOWN = 9


class PlaceLevel(StrEnum):
    """Where in the tree a place stands."""

    COUNTRY = "country"
    GOVERNORATE = "governorate"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    CITY = "city"
    NEIGHBOURHOOD = "neighbourhood"
    SITE = "site"


RADIUS_M: dict[PlacePrecision, int | None] = {
    PlacePrecision.EXACT: 100,
    PlacePrecision.SITE: 1_000,
    PlacePrecision.CITY: 5_000,
    PlacePrecision.DISTRICT: None,  # from here on the map fills the area instead of drawing a circle
    PlacePrecision.GOVERNORATE: None,
    PlacePrecision.COUNTRY: None,
    PlacePrecision.UNKNOWN: None,
}
"""Default radius in metres of the circle drawn for a precision; None where the place fills its area."""

_FINEST: dict[PlaceLevel, PlacePrecision] = {
    PlaceLevel.COUNTRY: PlacePrecision.COUNTRY,
    PlaceLevel.GOVERNORATE: PlacePrecision.GOVERNORATE,
    PlaceLevel.DISTRICT: PlacePrecision.DISTRICT,
    PlaceLevel.SUBDISTRICT: PlacePrecision.DISTRICT,
    PlaceLevel.CITY: PlacePrecision.CITY,
    PlaceLevel.NEIGHBOURHOOD: PlacePrecision.CITY,
    PlaceLevel.SITE: PlacePrecision.SITE,
}

_MOST_LATITUDE = 90
_MOST_LONGITUDE = 180
_IRAQ_LATITUDE = (29.0, 38.0)
_IRAQ_LONGITUDE = (38.0, 49.0)


@dataclass(frozen=True)
class Point:
    """A point on the earth, WGS84 degrees. Refuses what lies outside it."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.lat) and math.isfinite(self.lon)):
            raise Refused("Coordinates must be numbers.", field="point")
        if abs(self.lat) > _MOST_LATITUDE:
            raise Refused(
                "Latitude %(lat)s lies outside the earth: it runs from -90 to 90.", field="point", lat=self.lat
            )
        if abs(self.lon) > _MOST_LONGITUDE:
            raise Refused(
                "Longitude %(lon)s lies outside the earth: it runs from -180 to 180.", field="point", lon=self.lon
            )


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place of the tree. `code` never changes; `parent` is the code of the place around it.

    `variants` holds every other spelling met. `pcodes` are (scheme, version, code): they differ between data sets, so
    nothing is keyed on them. `radius_m` is how far from `point` the place may truly lie, None where it fills its area.
    """

    code: str
    level: PlaceLevel
    name_en: str
    name_ar: str = ""
    name_ckb: str = ""
    variants: tuple[str, ...] = ()
    parent: str | None = None
    iso3166_2: str = ""
    pcodes: tuple[tuple[str, str, str], ...] = ()
    point: Point | None = None
    radius_m: int | None = None
    place_type: str = ""
    method: str = ""
    population: int | None = None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name and spelling, display names first, none empty and none twice."""
        every = (self.name_en, self.name_ar, self.name_ckb, *self.variants)
        return tuple(dict.fromkeys(name for name in every if name))

    def name(self, language: str) -> str:
        """The display name in `language` (en, ar, ckb), in English where that one is missing."""
        return {"ar": self.name_ar, "ckb": self.name_ckb}.get(language) or self.name_en


WITHHELD = Place(code="", level=PlaceLevel.COUNTRY, name_en="")
"""Stands for a place of which nothing may be shown."""


def finest_precision(level: PlaceLevel) -> PlacePrecision:
    """The most exact precision a record may state when its place is only known to this level."""
    return _FINEST[level]


def place_precision(place: Place) -> PlacePrecision:
    """How exactly this place itself is known: its level, coarser when its stored point is.

    A square placed by the centre of its city (radius 5 km) is known to the city only; a surveyed one (radius 60 m) is
    exact although its level alone would say "site".
    """
    if place.level is not PlaceLevel.SITE or place.radius_m is None:
        return finest_precision(place.level)
    for precision in (PlacePrecision.EXACT, PlacePrecision.SITE):
        if place.radius_m <= (RADIUS_M[precision] or 0):
            return precision
    return PlacePrecision.CITY


def published_place(chain: Sequence[Place], public_precision: PlacePrecision) -> Place:
    """The place the public is shown: the nearest ancestor no finer than `public_precision`, at its stored point.

    `chain` runs from the place itself up to its country. Nothing is shifted at random: averaging many looks at a
    shifted point gives the true one back. Where no place of the chain is coarse enough, nothing is shown.
    """
    for place in chain:
        if finest_precision(place.level) >= public_precision or public_precision is PlacePrecision.EXACT:
            return place
    return WITHHELD


def looks_swapped(point: Point) -> bool:
    """Whether latitude and longitude were likely typed in the wrong order, as seen from Iraq (29-38 N, 38-49 E)."""
    return _IRAQ_LONGITUDE[0] < point.lat <= _IRAQ_LONGITUDE[1] and _IRAQ_LATITUDE[0] <= point.lon < _IRAQ_LATITUDE[1]
