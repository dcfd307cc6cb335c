"""Distances and directions on the ellipsoid."""

import math
from enum import StrEnum

from geopy.distance import geodesic

from incidents.domain.places import Point

METRES_A_DEGREE = 111_320  # of latitude; close enough to choose candidates by, never to print


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


def wind(of: Point, seen_from: Point) -> Wind:
    """The direction in which `of` lies for someone standing at `seen_from`."""
    lat_from, lat_to = math.radians(seen_from.lat), math.radians(of.lat)
    turn = math.radians(of.lon - seen_from.lon)
    east = math.sin(turn) * math.cos(lat_to)
    north = math.cos(lat_from) * math.sin(lat_to) - math.sin(lat_from) * math.cos(lat_to) * math.cos(turn)
    return list(Wind)[round(math.degrees(math.atan2(east, north)) / 45) % 8]
