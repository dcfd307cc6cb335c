"""Areas that a question can ask for: a box, a distance around a point, an area drawn by hand."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

#: (longitude, latitude) in degrees, the order of GeoJSON.
Corner = tuple[float, float]
#: The corners of one outline in order; the last leads back to the first, which is not said twice.
Outline = tuple[Corner, ...]

#: Half the equator of WGS84, rounded up: no two places on the earth are further apart.
WHOLE_EARTH_KM = 20_040
#: A little less than the shortest kilometres a degree of latitude has (110.57) and the smallest radius (6,335 km):
#: for boxes that must hold all of a circle, never to print.
_KM_A_DEGREE = 110.0
_SMALLEST_RADIUS_KM = 6_300.0


@dataclass(frozen=True)
class Bbox:
    """West, south, east, north in degrees; with west > east it lies across the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def over_date_line(self) -> bool:
        """Whether it goes from `west` on to 180°, and from -180° on to `east`."""
        return self.west > self.east

    @property
    def text(self) -> str:
        """The value of `bbox`."""
        return ",".join(map(degrees_text, (self.west, self.south, self.east, self.north)))


@dataclass(frozen=True)
class Near:
    """At most `km` along the ground from a point."""

    lat: float
    lon: float
    km: float

    @property
    def text(self) -> str:
        """The value of `near`."""
        return ",".join(map(degrees_text, (self.lat, self.lon, self.km)))

    @property
    def around(self) -> Bbox:
        """A box that holds all of it, a little wider than need be."""
        high = self.km / _KM_A_DEGREE
        south, north = self.lat - high, self.lat + high
        wide = self._half_width(max(abs(south), abs(north)))
        if wide is None:
            return Bbox(-180, max(-90, south), 180, min(90, north))
        west, east = self.lon - wide, self.lon + wide
        return Bbox(west + 360 if west < -180 else west, south, east - 360 if east > 180 else east, north)  # noqa: PLR2004

    def _half_width(self, farthest: float) -> float | None:
        """Degrees of longitude to either side; None where the circle reaches a pole and so goes all the way round."""
        turn = self.km / _SMALLEST_RADIUS_KM
        across = math.sin(min(turn, math.pi / 2)) / max(math.cos(math.radians(self.lat)), 1e-9)
        return None if farthest >= 89 or across >= 1 else math.degrees(math.asin(across))  # noqa: PLR2004 - near a pole


@dataclass(frozen=True)
class Area:
    """Polygons, each its outer outline and its holes; edges are straight lines in longitude and latitude (RFC 7946).

    A point lies in a polygon if a line from it crosses the outlines an odd number of times (the even-odd rule); so a
    hole is outside, and an outline that crosses itself has one right answer: what it goes round twice is outside too.
    It lies in the area if it lies in any polygon.
    """

    polygons: tuple[tuple[Outline, ...], ...]

    @property
    def text(self) -> str:
        """The value of `within`: `lon,lat lon,lat …`, `;` between outlines of a polygon, `|` between polygons."""
        return "|".join(";".join(map(_outline_text, outlines)) for outlines in self.polygons)

    @property
    def around(self) -> Bbox:
        """The smallest box that holds all of it."""
        lons, lats = zip(*self.corners(), strict=True)
        return Bbox(min(lons), min(lats), max(lons), max(lats))

    def corners(self) -> Iterator[Corner]:
        """Every corner of every outline."""
        for outlines in self.polygons:
            for outline in outlines:
                yield from outline


def degrees_text(number: float) -> str:
    """A number of degrees (or kilometres) to five digits, about a metre, without idle zeros."""
    return f"{number:.5f}".rstrip("0").rstrip(".")


def _outline_text(outline: Outline) -> str:
    return " ".join(f"{degrees_text(lon)},{degrees_text(lat)}" for lon, lat in outline)
