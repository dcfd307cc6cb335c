"""The plane that web maps are drawn on, in whole numbers: Web Mercator, 2**30 units from edge to edge.

x grows from 180° west to the east, y from 85.05° north to the south. A cell of a grid is then a shift of both.
"""

import math

from incidents.domain.places import Point

#: Units from edge to edge; they fit a 32-bit integer, and one is less than 4 cm on the ground.
BITS = 30
EDGE = 1 << BITS
#: Where the plane ends, so that it is a square; https://en.wikipedia.org/wiki/Web_Mercator_projection
MAX_LAT = 85.05112877980659


def project(point: Point) -> tuple[int, int]:
    """x and y of a point; what lies nearer to a pole than the plane reaches is put on its edge."""
    lat = math.radians(max(-MAX_LAT, min(MAX_LAT, point.lat)))
    x = (point.lon + 180) / 360
    y = (1 - math.asinh(math.tan(lat)) / math.pi) / 2
    return _unit(x), _unit(y)


def unproject(x: float, y: float) -> Point:
    """The point of x and y, to six digits."""
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / EDGE))))
    return Point(round(lat, 6), round(x / EDGE * 360 - 180, 6))


def _unit(share: float) -> int:
    whole: int = math.floor(share * EDGE)
    return min(EDGE - 1, max(0, whole))
