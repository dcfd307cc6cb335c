"""Incidents as GeoJSON: a mark each, and the circle or the area in which its place may lie."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.domain.counts import Count
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.vocabulary import DataKind
from incidents.reports.map_ground import Collection, Feature, Ground
from incidents.reports.map_words import CODE, IN_AREA, SUPPORT, WITHIN_KM, WITHIN_M, MapWords

LARGEST_SCALE = 3.4
"""Radius in px of one person's disc; area is in proportion to people."""

LARGEST_RADIUS = 46.0
"""Radius in px that a cluster of one region may reach; above it every mark of the map shrinks alike."""

SITE_M = 1_000
"""Radius in metres up to which a circle is tinted; larger ones would grey the town they stand for."""

KILOMETRE = 1_000
AREAS = frozenset({PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE})
UNPLACED = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
KILLED, INJURED = "killed", "injured"

Sum = tuple[int, int, bool]


@dataclass(frozen=True, kw_only=True)
class AreaSum:
    """The incidents known to lie in a governorate and no closer: people as (low, high, open), None without a number.

    `silent` of them give no number at all.
    """

    governorate: str
    incidents: int
    killed: Sum | None
    injured: Sum | None
    silent: int

    def row(self) -> list[Any]:
        """The same as the messages of the map carry it."""
        return [self.governorate, self.incidents, self.killed, self.injured, self.silent]


def placed(summaries: Iterable[Summary]) -> list[Summary]:
    """Those whose place is known well enough to stand on a map; the others are told in a sentence beside it."""
    return [one for one in summaries if one.point is not None and one.precision not in UNPLACED]


def marks(summaries: Sequence[Summary], words: MapWords, *, cards: bool) -> Collection:
    """One point a record. Text travels as properties only; `cards` adds the lines of a card for a map of its own."""
    return _collection(_mark(number, one, words, cards=cards) for number, one in enumerate(summaries))


def circles(summaries: Iterable[Summary]) -> Collection:
    """The ground circles, radius in metres, each once however many records share it."""
    grounds = {
        (one.point, one.radius_m) for one in summaries if one.point and one.radius_m and one.precision not in AREAS
    }
    ordered = sorted(grounds, key=lambda ground: (-ground[1], ground[0].lat, ground[0].lon))
    return _collection(_feature(str(n), point, radius_m=radius) for n, (point, radius) in enumerate(ordered))


def areas(summaries: Iterable[Summary], ground: Ground) -> Collection:
    """The districts and governorates of records whose place is known no better, each once."""
    found: dict[str, Feature] = {}
    for one in summaries:
        if one.point and one.precision in AREAS:
            area = ground.area_around(one.point, district=one.precision is PlacePrecision.DISTRICT)
            if area is not None:
                found[area["properties"]["code"]] = area
    return _collection(
        {"type": "Feature", "id": code, "properties": {}, "geometry": area["geometry"]} for code, area in found.items()
    )


def scale(summaries: Iterable[Summary]) -> float:
    """Radius in px for one person, so that all that happened in one square degree keeps to `LARGEST_RADIUS`."""
    around: Counter[tuple[int, int]] = Counter()
    for one in summaries:
        if one.point:
            cell = math.floor(one.point.lat), math.floor(one.point.lon)
            around[cell] += _high(one, KILLED) or _high(one, INJURED)
    return min(LARGEST_SCALE, LARGEST_RADIUS / math.sqrt(max(around.values(), default=0) or 1))


def bounds(summaries: Iterable[Summary]) -> list[tuple[float, float]]:
    """South-west and north-east corner (lat, lon) around the records, none for no records."""
    points = [one.point for one in summaries if one.point]
    if not points:
        return []
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    return [(min(lats), min(lons)), (max(lats), max(lons))]


def _mark(number: int, one: Summary, words: MapWords, *, cards: bool) -> Feature:
    about = {
        "code": one.code,
        "order": number,
        "title": one.title.best(words.lang)[0],
        "when": words.when(one.occurred),
        "figure": words.figure(one),
        "killed": _sum(one.counts.get(KILLED)),
        "injured": _sum(one.counts.get(INJURED)),
        "area": one.precision in AREAS,
        "radius_m": None if one.precision in AREAS else one.radius_m,
    }
    if cards:
        about["lines"] = [line for line in _card(one, words) if line[1]]
    return _feature(one.code, one.point or Point(0, 0), **about)


def _card(one: Summary, words: MapWords) -> list[tuple[str, str]]:
    """The lines of a card under its title, as (what, text)."""
    others = [(text, language) for text, language in one.title.others(words.lang) if language != "en"]
    return [
        *(("second", text) for text, _ in others[:1]),
        ("figure", words.figure(one)),
        ("line", words.when(one.occurred)),
        ("line", one.place.best(words.lang)[0]),
        ("line", _precision(one, words)),
        ("line", words.say(SUPPORT, grade=words.say(one.grade.label))),
        ("line", "" if one.data_kind is DataKind.RECORD else words.say(one.data_kind.label)),
        ("code", words.say(CODE, code=one.code)),
    ]


def _precision(one: Summary, words: MapWords) -> str:
    if one.precision in AREAS:
        return words.say(IN_AREA, area=one.area.best(words.lang)[0])
    if not one.radius_m:
        return ""
    if one.radius_m < KILOMETRE:
        return words.say(WITHIN_M, m=words.number(one.radius_m))
    return words.say(WITHIN_KM, km=words.digits(f"{one.radius_m / KILOMETRE:g}"))


def _sum(count: Count | None) -> Sum | None:
    """Lower and upper figure and whether it is open, or nothing where nobody gives a number."""
    if count is None or count.most is None:
        return None
    return count.min or 0, count.most, count.open


def _high(one: Summary, outcome: str) -> int:
    found = _sum(one.counts.get(outcome))
    return found[1] if found else 0


def _feature(name: str, point: Point, **properties: Any) -> Feature:
    geometry = {"type": "Point", "coordinates": [point.lon, point.lat]}
    return {"type": "Feature", "id": name, "properties": properties, "geometry": geometry}


def _collection(features: Iterable[Feature]) -> Collection:
    return {"type": "FeatureCollection", "features": list(features)}
