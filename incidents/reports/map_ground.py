"""The ground under the marks, read from GeoJSON that ships with the project. Positions are WGS84 [lon, lat] degrees."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents.domain.places import Place, PlaceLevel, Point

Feature = dict[str, Any]
Collection = dict[str, Any]
Position = tuple[float, float]

WIDE_RIVERS = frozenset({"Tigris", "Euphrates", "Shatt al-Arab"})
HOME = "IQ"
EDGE = ((27.5, 36.5), (39.0, 51.5))
"""South-west and north-east corner (lat, lon) of the drawn ground."""

CITY_FROM_ZOOM = ((1_000_000, 5), (300_000, 6), (100_000, 8), (30_000, 9.5), (0, 10.5))
"""Inhabitants, and the zoom from which a town of that size is named."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Boundaries, water and named places: the same for every map, so read once and handed in."""

    governorates: tuple[Feature, ...]
    districts: tuple[Feature, ...]
    basemap: tuple[Feature, ...]
    waterways: tuple[Feature, ...]
    places: tuple[Place, ...]

    @classmethod
    def read(cls, folder: Path, places: Sequence[Place]) -> "Ground":
        """The ground from the GeoJSON files of `folder`."""
        files = ("governorates", "districts", "basemap", "waterways")
        return cls(places=tuple(places), **{name: _features(folder / f"{name}.geojson") for name in files})

    def land(self, language: str) -> Collection:
        """The land of the neighbours."""
        return _collection((f for f in _kind(self.basemap, "land") if f["properties"]["code"] != HOME), language)

    def home(self, language: str) -> Collection:
        """The governorates, as one ground."""
        return _collection(self.governorates, language)

    def lakes(self, language: str) -> Collection:
        """Lakes and marshes."""
        return _collection(_kind(self.basemap, "lake"), language)

    def far_rivers(self, language: str) -> Collection:
        """Rivers for the country at a glance: up to 1 km off in towns, where the near ones take over."""
        return _collection((f for f in _kind(self.basemap, "river") if f["properties"]["rank"] < 9), language)

    def near_rivers(self, language: str, *, wide: bool) -> Collection:
        """Rivers as they run through towns: the two great ones with the Shatt al-Arab, or all others."""
        return _collection((f for f in self.waterways if (f["properties"]["name_en"] in WIDE_RIVERS) is wide), language)

    def names(self, language: str) -> Collection:
        """Names of countries, governorates, districts, towns, squares and bridges; the lowest rank is set first."""
        countries = (_label("country", _name(f, language), f["geometry"], 6, 0, 8) for f in _kind(self.basemap, "label"))
        return {"type": "FeatureCollection", "features": [*countries, *_place_labels(self.places, language)]}

    def area_around(self, point: Point, *, district: bool) -> Feature | None:
        """The district or governorate that a point lies in."""
        areas = self.districts if district else self.governorates
        return next((area for area in areas if _holds(area, point)), None)


def borders(areas: Iterable[Feature]) -> Collection:
    """The lines between areas, each drawn once though two neighbours share it: half the size, and no double line."""
    steps: Counter[tuple[Position, Position]] = Counter()
    lines: list[list[Position]] = []
    for area in areas:
        for ring in _rings(area):
            line: list[Position] = []
            for start, end in zip(ring, ring[1:], strict=False):
                step = (min(start, end), max(start, end))
                steps[step] += 1
                if steps[step] == 1:
                    line = line or [start]
                    line.append(end)
                elif line:
                    lines.append(line)
                    line = []
            lines += [line] if line else []
    geometry = {"type": "MultiLineString", "coordinates": lines}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": geometry}]}


def _features(path: Path) -> tuple[Feature, ...]:
    return tuple(json.loads(path.read_text(encoding="utf-8"))["features"])


def _kind(features: Iterable[Feature], kind: str) -> Iterator[Feature]:
    return (feature for feature in features if feature["properties"]["kind"] == kind)


def _name(feature: Feature, language: str) -> str:
    named = feature["properties"]
    return str(named.get(f"name_{language}") or named.get("name_en") or "")


def _collection(features: Iterable[Feature], language: str) -> Collection:
    kept = [
        {
            "type": "Feature",
            "properties": {"name": _name(feature, language), "code": feature["properties"].get("code", "")},
            "geometry": feature["geometry"],
        }
        for feature in features
    ]
    return {"type": "FeatureCollection", "features": kept}


def _label(kind: str, name: str, geometry: dict[str, Any], rank: int, start: float, end: float) -> Feature:
    properties = {"kind": kind, "name": name, "rank": rank, "from": start, "until": end}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _place_labels(places: Iterable[Place], language: str) -> Iterator[Feature]:
    for place in places:
        spot = _standing(place)
        if place.point is not None and spot is not None:
            geometry = {"type": "Point", "coordinates": [place.point.lon, place.point.lat]}
            yield _label(*spot[:1], place.name(language), geometry, *spot[1:])


def _standing(place: Place) -> tuple[str, int, float, float] | None:
    """Kind, rank, and the zooms from and until which a place is named; None for one that is not."""
    people = place.population or 0
    first = next(zoom for size, zoom in CITY_FROM_ZOOM if people >= size)
    return {
        PlaceLevel.GOVERNORATE: ("governorate", 4, 6, 9.5),
        PlaceLevel.DISTRICT: ("district", 5, 10, 13),
        PlaceLevel.CITY: ("city", 2 if people >= 100_000 else 3, first, 14),
        PlaceLevel.NEIGHBOURHOOD: ("district", 4, 12, 99),
        PlaceLevel.SITE: ("site", 1, 12.5, 99),
    }.get(place.level)


def _rings(area: Feature) -> Iterator[list[Position]]:
    """Every ring of a Polygon or MultiPolygon, outer ones and holes."""
    geometry = area["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        for ring in polygon:
            yield [(lon, lat) for lon, lat, *_ in ring]


def _holds(area: Feature, point: Point) -> bool:
    """Whether a point lies inside, by counting how often a ray to the east crosses the rings."""
    inside = False
    for ring in _rings(area):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
            if (y1 > point.lat) != (y2 > point.lat) and point.lon < x1 + (point.lat - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside
