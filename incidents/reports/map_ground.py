"""The ground under the marks, read from GeoJSON that ships with the project. Positions are WGS84 [lon, lat] degrees."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from incidents.domain.places import Place, PlaceLevel, Point

Feature = dict[str, Any]
Collection = dict[str, Any]
Position = tuple[float, float]

WIDE_RIVERS = frozenset({"Tigris", "Euphrates", "Shatt al-Arab"})
HOME = "IQ"
GOVERNORATE_CODE = len("IQ-DQ")
DIGITS = {"governorates": 3, "districts": 3, "basemap": 3, "waterways": 4}
"""Decimals of a degree kept: 3 are about 100 m (boundaries are true to 450 m), 4 about 10 m (rivers through towns)."""

LEAST_RIVER = 8
"""Natural Earth's rank of the smallest rivers drawn."""

NAMED_WITHIN_M = 1_000
"""A square or bridge known no better than this, in metres, is not named on the map."""

FOLLOWED_DEG = 0.02
"""A far river counts as followed by a near one in the same cell of this size, about 2 km, or in the next."""

EDGE = ((27.5, 36.5), (39.0, 51.5))
"""South-west and north-east corner (lat, lon) of the drawn ground."""

TOWNS = ((1_000_000, "metropolis"), (280_000, "city"), (150_000, "town"), (30_000, "small-town"), (0, "village"))
"""Inhabitants, and what a place of at least so many is named as; static/map/names.js says from which zoom."""

LABEL_DIGITS = 4


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
        files = {name: _features(folder / f"{name}.geojson", digits) for name, digits in DIGITS.items()}
        return cls(places=tuple(places), **files)

    def land(self, language: str) -> Collection:
        """Every country of the region; the governorates are drawn over their own."""
        return _collection(_kind(self.basemap, "land"), language)

    def home(self, language: str) -> Collection:
        """The governorates, as one ground."""
        return _collection(self.governorates, language)

    def lakes(self, language: str) -> Collection:
        """Lakes and marshes."""
        return _collection(_kind(self.basemap, "lake"), language)

    def far_rivers(self, language: str) -> Collection:
        """Rivers at the scale of the country, up to 1 km off in towns: the stretches that no near line follows."""
        near = _kind(self.waterways, "river")
        followed = {cell for river in near for line in _lines(river) for cell in _cells(line)}
        far = (f for f in _kind(self.basemap, "river") if f["properties"]["rank"] <= LEAST_RIVER)
        return _collection((_without(river, followed) for river in far), language)

    def near_rivers(self, language: str, *, wide: bool) -> Collection:
        """Rivers as they run through towns: the two great ones with the Shatt al-Arab, or all others."""
        near = _kind(self.waterways, "river")
        return _collection((f for f in near if (f["properties"]["name_en"] in WIDE_RIVERS) is wide), language)

    def towns(self, language: str) -> Collection:
        """Built-up ground, as coarse as Natural Earth draws it."""
        return _collection(_kind(self.basemap, "urban"), language)

    def names(self, language: str) -> Collection:
        """Names of countries, governorates, districts, towns, squares and bridges, each with its kind."""
        countries = (f for f in _kind(self.basemap, "label") if f["properties"]["code"] != HOME)
        return {
            "type": "FeatureCollection",
            "features": [
                *(_label("country", _name(f, language), f["geometry"]["coordinates"]) for f in countries),
                *_place_labels(self.places, language),
            ],
        }

    def area_around(self, point: Point, *, district: bool) -> Feature | None:
        """The district or governorate that a point lies in."""
        areas = self.districts if district else self.governorates
        return next((area for area in areas if _holds(area, point)), None)


def inner_borders(districts: Iterable[Feature]) -> Collection:
    """The lines between the districts of one governorate, each drawn once though two neighbours share it."""
    met: set[tuple[str, Position, Position]] = set()
    lines: list[list[Position]] = []
    for district in districts:
        governorate = district["properties"]["code"][:GOVERNORATE_CODE]
        for ring in _rings(district):
            line: list[Position] = []
            for start, end in pairwise(ring):
                step = (governorate, min(start, end), max(start, end))
                if step in met:
                    line = [*line, end] if line else [start, end]
                elif line:
                    lines.append(line)
                    line = []
                met.add(step)
            lines += [line] if line else []
    geometry = {"type": "MultiLineString", "coordinates": lines}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": geometry}]}


def _features(path: Path, digits: int) -> tuple[Feature, ...]:
    """The features of a file, positions rounded to `digits` decimals: the lines are no truer than that."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    for feature in features:
        feature["geometry"]["coordinates"] = _rounded(feature["geometry"]["coordinates"], digits)
    return tuple(features)


def _rounded(coordinates: list[Any], digits: int) -> list[Any]:
    """Positions rounded, a point that falls on the one before it left out."""
    if isinstance(coordinates[0], int | float):
        return [round(number, digits) for number in coordinates]
    parts = [_rounded(part, digits) for part in coordinates]
    return [part for before, part in zip([None, *parts], parts, strict=False) if part != before]


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


def _label(kind: str, name: str, position: Sequence[float]) -> Feature:
    geometry = {"type": "Point", "coordinates": [round(degrees, LABEL_DIGITS) for degrees in position]}
    return {"type": "Feature", "properties": {"kind": kind, "name": name}, "geometry": geometry}


def _place_labels(places: Iterable[Place], language: str) -> Iterator[Feature]:
    for place in places:
        kind = _kind_of_place(place)
        if place.point is not None and kind:
            yield _label(kind, place.name(language), (place.point.lon, place.point.lat))


def _kind_of_place(place: Place) -> str:
    """What a place is named as; nothing for one whose point does not say where it stands.

    A square or bridge set at the centre of its city must not be named there.
    """
    if place.level is PlaceLevel.CITY:
        return next(kind for people, kind in TOWNS if (place.population or 0) >= people)
    if place.level is PlaceLevel.SITE:
        kind = "bridge" if place.place_type == "bridge" else "site"
        return kind if place.radius_m and place.radius_m <= NAMED_WITHIN_M else ""
    named = {PlaceLevel.GOVERNORATE, PlaceLevel.DISTRICT, PlaceLevel.NEIGHBOURHOOD}
    return place.level.value if place.level in named else ""


def _lines(river: Feature) -> Iterator[list[Position]]:
    """Every line of a LineString or MultiLineString."""
    geometry = river["geometry"]
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    for line in lines:
        yield [(lon, lat) for lon, lat, *_ in line]


def _cell(position: Position) -> tuple[int, int]:
    return int(position[0] // FOLLOWED_DEG), int(position[1] // FOLLOWED_DEG)


def _cells(line: list[Position]) -> Iterator[tuple[int, int]]:
    """Every cell that a line runs through."""
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = 1 + int(max(abs(x2 - x1), abs(y2 - y1)) / FOLLOWED_DEG)
        for step in range(steps + 1):
            yield _cell((x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps))


def _without(river: Feature, followed: set[tuple[int, int]]) -> Feature:
    """The stretches of a river outside the followed cells and their neighbours, joined to what they meet."""

    def is_followed(position: Position) -> bool:
        x, y = _cell(position)
        return any((x + dx, y + dy) in followed for dx in (-1, 0, 1) for dy in (-1, 0, 1))

    kept: list[list[Position]] = []
    for line in _lines(river):
        stretch: list[Position] = []
        for start, end in pairwise(line):
            if is_followed(start) and is_followed(end):
                stretch = []
            elif stretch:
                stretch.append(end)
            else:
                stretch = [start, end]
                kept.append(stretch)
    return {**river, "geometry": {"type": "MultiLineString", "coordinates": kept}}


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
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > point.lat) != (y2 > point.lat) and point.lon < x1 + (point.lat - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside
