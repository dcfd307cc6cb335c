"""Distances and directions on the ellipsoid."""

import math
from enum import StrEnum

from geopy.distance import geodesic

from incidents.domain.places import Point

METRES_A_DEGREE = 111_320  # of latitude; close enough to choose candidates by, never to print
_MEAN_RADIUS_M = 6_371_009  # of the earth (IUGG)
_SPHERE_IS_OFF = 0.01  # at most 0.6 % against the ellipsoid: the earth is flattened by 1 part in 298


class Wind(StrEnum):
    """The eight directions people say."""

    N = "N"
    NE = "NE"
    E = "E"
    SE = "SE"
    S = "S"
    SW = "SW"
    W = "W"
    NW = "NW"


def distance_m(a: Point, b: Point) -> int:
    """Metres along the ground from `a` to `b` (geodesic, WGS84), rounded to the metre."""
    metres: float = geodesic((a.lat, a.lon), (b.lat, b.lon)).meters
    return round(metres)


def is_beyond(a: Point, b: Point, metres: float) -> bool:
    """Whether `distance_m` is more than so many metres; the ellipsoid is asked only where a sphere leaves it open."""
    sphere = _on_sphere_m(a, b)
    if sphere * (1 + _SPHERE_IS_OFF) + 1 < metres:
        return False
    return sphere * (1 - _SPHERE_IS_OFF) - 1 > metres or distance_m(a, b) > metres


def _on_sphere_m(a: Point, b: Point) -> float:
    """The great-circle distance, by the haversine formula."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.lon - a.lon) / 2
    share = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * _MEAN_RADIUS_M * math.asin(min(1.0, math.sqrt(share)))


def wind(of: Point, seen_from: Point) -> Wind:
    """The direction in which `of` lies for someone standing at `seen_from`."""
    lat_from, lat_to = math.radians(seen_from.lat), math.radians(of.lat)
    turn = math.radians(of.lon - seen_from.lon)
    east = math.sin(turn) * math.cos(lat_to)
    north = math.cos(lat_from) * math.sin(lat_to) - math.sin(lat_from) * math.cos(lat_to) * math.cos(turn)
    return list(Wind)[round(math.degrees(math.atan2(east, north)) / 45) % 8]
