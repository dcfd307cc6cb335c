"""Areas read from an address: `bbox`, `near` and `within`, each number checked, each fault told with its place."""

import json
import math
from collections.abc import Iterator
from typing import Any

from incidents.domain.areas import WHOLE_EARTH_KM, Area, Bbox, Corner, Near, Outline
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

MOST_CORNERS = 2_000
_LONGEST = 200_000  # a corner in JSON with every digit a computer has, and its blanks, is under 100 characters
_DIGITS = 5
_FEWEST = 3
_FORMS = N_("An area is a GeoJSON Polygon or MultiPolygon, or its corners as “lon,lat lon,lat lon,lat”.")
_TOO_MANY = N_("An area can have at most %(n)s corners. Draw it with fewer.")


def read_bbox(text: str) -> Bbox:
    """The box of `west,south,east,north`; with west > east it goes across the date line."""
    numbers = [_number(part) for part in text.split(",")]
    if len(numbers) != 4 or None in numbers:  # noqa: PLR2004
        raise Refused(N_("An area is four numbers: west, south, east, north."))
    west, south, east, north = (float(number or 0) for number in numbers)
    if not (_on_earth(west, south) and _on_earth(east, north)) or south > north:
        raise Refused(N_("The area does not lie on the earth: west, south, east, north, in degrees."))
    return Bbox(west, south, east, north)


def read_near(text: str) -> Near:
    """The circle of `lat,lon,km`."""
    numbers = [_number(part) for part in text.split(",")]
    if len(numbers) != 3 or None in numbers:  # noqa: PLR2004
        raise Refused(N_("Near is three numbers: latitude, longitude, and how many kilometres around."))
    lat, lon, km = (float(number or 0) for number in numbers)
    if not _on_earth(lon, lat):
        raise Refused(N_("The point does not lie on the earth: first the latitude, then the longitude, in degrees."))
    if km <= 0:
        raise Refused(N_("Give a distance of more than 0 km."))
    if km > WHOLE_EARTH_KM:
        raise Refused(N_("That is more than the whole earth: no two places are more than %(n)s km apart."),
                      n=WHOLE_EARTH_KM)  # fmt: skip
    return Near(lat, lon, km)


def read_within(text: str) -> Area:
    """The area of a GeoJSON Polygon, MultiPolygon or Feature of one, or of corners as this program writes them."""
    if len(text) > _LONGEST:
        raise Refused(_TOO_MANY, n=MOST_CORNERS)
    polygons = _geojson(text) if text.startswith("{") else _written(text)
    if sum(len(outline) for outlines in polygons for outline in outlines) > MOST_CORNERS:
        raise Refused(_TOO_MANY, n=MOST_CORNERS)
    numbers = iter(range(1, MOST_CORNERS + 1))
    return Area(tuple(tuple(_outline(one, next(numbers)) for one in outlines) for outlines in polygons))


def _written(text: str) -> list[list[list[Any]]]:
    return [
        [[corner.split(",") for corner in outline.split()] for outline in polygon.split(";")]
        for polygon in text.split("|")
    ]


def _geojson(text: str) -> list[list[list[Any]]]:
    try:
        shape = json.loads(text)
        shape = shape["geometry"] if shape["type"] == "Feature" else shape
        kind, polygons = shape["type"], shape["coordinates"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused(_FORMS) from error
    if kind == "Polygon":
        polygons = [polygons]
    elif kind != "MultiPolygon":
        raise Refused(_FORMS)
    return list(_lists_of_lists(polygons))


def _lists_of_lists(polygons: Any) -> Iterator[list[list[Any]]]:
    for polygon in _filled(polygons):
        yield [_filled(outline) for outline in _filled(polygon)]


def _filled(found: Any) -> list[Any]:
    if not isinstance(found, list) or not found:
        raise Refused(_FORMS)
    return found


def _outline(corners: list[Any], outline: int) -> Outline:
    read = tuple(_corner(one, number, outline) for number, one in enumerate(corners, start=1))
    if read[:1] == read[-1:] and len(read) > 1:
        read = read[:-1]
    if len(set(read)) < _FEWEST:
        raise Refused(N_("Outline %(outline)s of the area needs at least three different corners."), outline=outline)
    return read


def _corner(position: Any, number: int, outline: int) -> Corner:
    given = position if isinstance(position, list) else [position]
    lon, lat = (_number(given[at]) if len(given) in (2, 3) else None for at in (0, 1))
    if lon is None or lat is None or not _on_earth(lon, lat):
        shown = ",".join(map(str, given))[:40]
        sentence = N_("Corner %(corner)s of outline %(outline)s is no longitude and latitude on the earth: “%(text)s”.")
        raise Refused(sentence, corner=number, outline=outline, text=shown)
    return lon, lat


def _number(given: Any) -> float | None:
    """Five digits of a number, so that the address can say it all; None for what is none."""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return None
    try:
        number = float(given)
    except (ValueError, OverflowError):
        return None
    return round(number, _DIGITS) + 0.0 if math.isfinite(number) else None


def _on_earth(lon: float, lat: float) -> bool:
    return abs(lon) <= 180 and abs(lat) <= 90  # noqa: PLR2004 - degrees
