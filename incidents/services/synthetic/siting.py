"""Where invented incidents happened: places of Iraq by a law of few and many, some known to a district alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from incidents.domain.incident import IncidentPlace
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point, place_precision
from incidents.domain.vocabulary import PlaceRole
from incidents.services.synthetic.draws import Weighted, stream
from incidents.storage.inventing.parts import Site, site

_LAND = "IQ"
_BY_LEVEL = {PlaceLevel.GOVERNORATE: 0.06, PlaceLevel.DISTRICT: 0.3, PlaceLevel.CITY: 1.0}
_OWN_POINT, _SECOND, _COARSE_FOR_ALL = 0.55, 0.08, 0.2
#: How far from its place a point of its own lies, in degrees: most within some kilometres.
_SPREAD = 0.09
_DIGITS = 5
#: A little of the land on each side is left, so that no point falls into a neighbour's.
_LOW, _HIGH = (29.6, 39.5), (36.9, 47.8)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """The places of an incident, the point around which its own is drawn, and the names in its title."""

    site: Site
    around: Point | None
    name_en: str
    name_ar: str


def spots(seed: int, places: Sequence[Place], numbers: Callable[[str], int], count: int) -> Weighted[Spot]:
    """Spots to choose among, the first of them most often."""
    draw, by_code = stream(seed, "spots"), {place.code: place for place in places}
    inside = [place for place in places if place.code.startswith(f"{_LAND}-")]
    draw.shuffle(inside)
    chosen = Weighted(inside, [_weight(place, rank) for rank, place in enumerate(inside)])
    made = [_spot(draw, chosen, by_code, numbers) for _ in range(count)]
    return Weighted(made, [1.0] * count)


def _weight(place: Place, rank: int) -> float:
    return _BY_LEVEL.get(place.level, 1.5) / (rank + 3)


def _spot(draw: Random, chosen: Weighted[Place], by_code: Mapping[str, Place], numbers: Callable[[str], int]) -> Spot:
    first = chosen.one(draw)
    fine = first.point is not None and place_precision(first) < PlacePrecision.DISTRICT
    own = fine and draw.random() < _OWN_POINT
    told = [_told(draw, first, by_code, own=own)]
    if draw.random() < _SECOND and (second := chosen.one(draw)).code != first.code:
        told.append(_told(draw, second, by_code, own=False, role=PlaceRole.ORIGIN))
    return Spot(
        site=site(told, numbers),
        around=first.point if own else None,
        name_en=first.name_en,
        name_ar=first.name_ar,
    )


def _told(
    draw: Random, place: Place, by_code: Mapping[str, Place], *, own: bool, role: PlaceRole = PlaceRole.SITE
) -> IncidentPlace:
    precision = PlacePrecision.EXACT if own else place_precision(place)
    coarse = PlacePrecision.DISTRICT if draw.random() < _COARSE_FOR_ALL else max(precision, PlacePrecision.SITE)
    return IncidentPlace(
        place=place.code,
        role=role,
        precision=precision,
        radius_m=100 if own else place.radius_m,
        point=place.point if own else None,
        public_precision=PlacePrecision.EXACT if own else coarse,
        chain=tuple(_chain(place, by_code)),
    )


def _chain(place: Place, by_code: Mapping[str, Place]) -> list[Place]:
    found = [place]
    while found[-1].parent:
        found.append(by_code[found[-1].parent])
    return found


def near(point: Point, draw: Random) -> tuple[float, float]:
    """A point of its own beside a place, on the ground of the country."""
    lat, lon = draw.gauss(point.lat, _SPREAD), draw.gauss(point.lon, _SPREAD)
    return (
        round(min(max(lat, _LOW[0]), _HIGH[0]), _DIGITS),
        round(min(max(lon, _LOW[1]), _HIGH[1]), _DIGITS),
    )
