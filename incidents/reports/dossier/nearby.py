"""The part of the ground that a small map can show: hundreds of maps in a document do not each draw the country."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from incidents.domain.places import Point
from incidents.reports.map_ground import Feature, Ground

_PARTS = ("governorates", "districts", "basemap", "waterways")


@dataclass(frozen=True)
class _Bounds:
    """West, south, east and north of a feature, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, point: Point, degrees: float) -> bool:
        """Whether any of it may lie within so many degrees of a point."""
        beside = self.west - degrees <= point.lon <= self.east + degrees
        return beside and self.south - degrees <= point.lat <= self.north + degrees


class Nearby:
    """The ground with the bounds of each of its features, worked out once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._parts = {name: [(_bounds(one), one) for one in getattr(ground, name)] for name in _PARTS}

    def around(self, point: Point, degrees: float) -> Ground:
        """The ground without what lies further than so many degrees away."""
        near: dict[str, tuple[Feature, ...]] = {
            name: tuple(one for bounds, one in part if bounds.meets(point, degrees))
            for name, part in self._parts.items()
        }
        return replace(self._ground, **near)  # type: ignore[arg-type]  # a part is a tuple of features


def _bounds(feature: Feature) -> _Bounds:
    positions = list(_positions(feature["geometry"]["coordinates"]))
    lons, lats = [one[0] for one in positions], [one[1] for one in positions]
    return _Bounds(min(lons), min(lats), max(lons), max(lats))


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Every position of a geometry, however deep its lists are."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
        return
    for inner in coordinates:
        yield from _positions(inner)
