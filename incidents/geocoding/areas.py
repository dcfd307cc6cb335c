"""In which governorate and district a point lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import shapely
from shapely import STRtree
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

    def holds(self, code: str, point: Point) -> bool | None:
        """Whether the point lies in the governorate or district `code`, or within 500 m of its line.

        None where the boundaries have no such area: then nothing can be said, and no one should be warned.
        """
        for layer in (self._governorates, self._districts):
            if code in layer.areas:
                return layer.near(code, point)
        return None


class _Layer:
    def __init__(self, areas: Mapping[str, BaseGeometry]) -> None:
        self.areas = dict(areas)
        self._codes = list(self.areas)
        self._tree = STRtree(list(self.areas.values()))

    def at(self, point: Point) -> str | None:
        found = self._tree.query(shapely.Point(point.lon, point.lat), predicate="intersects")
        return self._codes[min(found)] if len(found) else None

    def near(self, code: str, point: Point) -> bool:
        degrees = LINES_ARE_TRUE_TO_M / METRES_A_DEGREE
        return bool(self.areas[code].distance(shapely.Point(point.lon, point.lat)) <= degrees)
