"""In which governorate and district a point lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import shapely
from shapely.geometry.base import BaseGeometry

from incidents.domain.places import Point
from incidents.geocoding.boundaries import read_boundaries
from incidents.geocoding.distance import METRES_A_DEGREE

LINES_ARE_TRUE_TO_M = 500
"""The district lines were found off by up to 450 m: nearer to a line than this, no point is called outside."""


@dataclass(frozen=True)
class Area:
    """Place codes of the governorate and of the district a point lies in; None outside all of them.

    The district is a hint only. A governorate made after the boundaries were drawn (Halabja) never appears here.
    """

    governorate: str | None
    district: str | None


class Areas:
    """Boundaries that can be asked where a point lies."""

    def __init__(self, governorates: Mapping[str, BaseGeometry], districts: Mapping[str, BaseGeometry]) -> None:
        self._governorates = _Layer(governorates)
        self._districts = _Layer(districts)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The areas of the data folder: exact governorates, drawn districts."""
        return cls(
            read_boundaries(folder / "governorates_exact.geojson"), read_boundaries(folder / "districts.geojson")
        )

    def at(self, point: Point) -> Area:
        """The governorate and the district the point lies in."""
        return Area(self._governorates.at(point), self._districts.at(point))

    def governorate(self, point: Point) -> str | None:
        """The governorate alone."""
        return self._governorates.at(point)

    def holds(self, code: str, point: Point) -> bool | None:
        """Whether the point lies in the governorate or district `code`, or within 500 m of its line.

        None where the boundaries have no such area: then nothing can be said, and no one should be warned.
        """
        for layer in (self._governorates, self._districts):
            if code in layer.areas:
                return layer.near(code, point)
        return None


class _Layer:
    """Areas prepared once: a point is looked for in those whose box holds it, the first in order wins."""

    def __init__(self, areas: Mapping[str, BaseGeometry]) -> None:
        self.areas = dict(areas)
        self._boxes = [(code, _prepared(area), area.bounds) for code, area in self.areas.items()]

    def at(self, point: Point) -> str | None:
        lat, lon = point.lat, point.lon
        for code, area, (west, south, east, north) in self._boxes:
            if west <= lon <= east and south <= lat <= north and shapely.intersects_xy(area, lon, lat):
                return code
        return None

    def near(self, code: str, point: Point) -> bool:
        area = self.areas[code]
        if shapely.intersects_xy(area, point.lon, point.lat):
            return True
        degrees = LINES_ARE_TRUE_TO_M / METRES_A_DEGREE
        return bool(area.distance(shapely.Point(point.lon, point.lat)) <= degrees)


def _prepared(area: BaseGeometry) -> BaseGeometry:
    """The same area, indexed now: threads that share it shall not come upon it half indexed."""
    shapely.prepare(area)
    shapely.intersects(area, area.representative_point())
    return area
