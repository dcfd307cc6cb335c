"""Places of a table among ours: by name within the areas the row names, else by the point. No place is made up.

A name that is not known here stays in `as_named`, at the nearest place around it that is; precision is carried over,
or becomes coarser, and is never finer than what the row says or its place allows.
"""

from collections.abc import Iterable, Mapping

from incidents.domain.errors import Refused
from incidents.domain.incident import IncidentPlace
from incidents.domain.places import (
    RADIUS_M,
    Place,
    PlaceLevel,
    PlacePrecision,
    Point,
    place_precision,
    published_place,
)
from incidents.domain.tabled import NamedPlace
from incidents.domain.vocabulary import N_
from incidents.geocoding.areas import Areas
from incidents.geocoding.distance import distance_m, is_beyond
from incidents.geocoding.gazetteer import Gazetteer
from incidents.services.importing.glossary import PLACE, Glossary

_COUNTRY = "IQ"
_BOX = (28.5, 38.0, 38.0, 49.5)  # south, north, west, east: what lies beyond is not Iraq, whatever the lines say
_LOOKED_AT = 12
_SAME_TOWN_M = 25_000  # a town's name and a point farther off than this do not mean the same town
_MOST_NAMED = 500
_MOST_KEPT = 20_000
_AREAS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.GOVERNORATE, PlaceLevel.DISTRICT, PlaceLevel.SUBDISTRICT})


class Placer:
    """Finds places of rows, each name and point once."""

    def __init__(self, gazetteer: Gazetteer, areas: Areas, glossary: Glossary) -> None:
        self._gazetteer, self._areas, self._glossary = gazetteer, areas, glossary
        self._by_code = {place.code: place for place in gazetteer.places}
        self._around: dict[tuple[str, ...], Place | None] = {}
        self._named: dict[tuple[str, str], tuple[Place, ...]] = {}
        self._placed: dict[NamedPlace, IncidentPlace] = {}
        self._missed: set[NamedPlace] = set()

    def place(self, named: NamedPlace) -> IncidentPlace:
        """The place that a row means; looked for once. Refused: one outside Iraq."""
        found = self._placed.get(named)
        if found is None:
            if len(self._placed) >= _MOST_KEPT:
                self._placed.clear()
            found = self._placed[named] = self._place(named)
        if named.name and named in self._missed:
            self._glossary.miss(PLACE, named.name)
        return found

    def knows(self, code: str) -> bool:
        """Whether there is a place of this code."""
        return code in self._by_code

    def _place(self, named: NamedPlace) -> IncidentPlace:
        if named.code in self._by_code:
            return named.given or _as_given(named, self._by_code[named.code])
        around = self._areas_named(named.within)
        if around is not None and self._gazetteer.chain(around)[-1].code != _COUNTRY:
            raise Refused(N_("“%(text)s” is not in Iraq."), field="", text=around.name_en)
        found = self._found(named, around)
        if found is not None:
            return _at(named, self._gazetteer.chain(found), found)
        if named.name:
            self._missed.add(named)
        return _near(named, self._nearest_known(named, around))

    def _found(self, named: NamedPlace, around: Place | None) -> Place | None:
        chosen = self._glossary.chosen(PLACE, named.name)
        if chosen is not None:
            return self._by_code.get(chosen)
        if not named.name:
            return around if named.point is None else None
        return _one_of(self._candidates(named.name, around), named)

    def _candidates(self, name: str, around: Place | None) -> tuple[Place, ...]:
        key = (name, around.code if around else "")
        if key not in self._named:
            matches = self._gazetteer.search(name, _LOOKED_AT, around.code if around else None)
            self._named[key] = tuple(match.place for match in matches if match.exact)
        return self._named[key]

    def _areas_named(self, names: tuple[str, ...]) -> Place | None:
        """The smallest area that is known by its name, each within the one before."""
        if names not in self._around:
            inner: Place | None = None
            for name in filter(None, names):
                chosen = self._by_code.get(self._glossary.chosen(PLACE, name) or "")
                found = [chosen] if chosen else [one for one in self._candidates(name, inner) if one.level in _AREAS]
                inner = min(found, key=lambda one: _LEVELS[one.level], default=inner)
            self._around[names] = inner
        return self._around[names]

    def _nearest_known(self, named: NamedPlace, around: Place | None) -> Place:
        """The area that was named; else the governorate in which the point lies; else the country."""
        point = named.point
        if point is None:
            return around or self._country(named)
        if around is not None and self._holds(around, point):
            return around
        governorate = self._governorate(point)
        if governorate is None and (around is None or not is_in_box(point)):
            raise Refused(N_("The point %(lat)s, %(lon)s lies outside Iraq."), field="", lat=point.lat, lon=point.lon)
        return governorate or around or self._by_code[_COUNTRY]

    def _country(self, named: NamedPlace) -> Place:
        """The country, where no area was named; a name that means nothing here may lie anywhere on earth."""
        if named.within:
            raise Refused(N_("“%(text)s” is no area of Iraq that is known here."), field="", text=named.within[-1][:80])
        return self._by_code[_COUNTRY]

    def _governorate(self, point: Point) -> Place | None:
        """The governorate in which a point lies, or on whose line."""
        code = self._areas.governorate(point)
        governorates = (one for one in self._by_code.values() if one.level == PlaceLevel.GOVERNORATE)
        near = (one for one in governorates if self._areas.holds(one.code, point))
        return self._by_code.get(code) if code else next(near, None)

    def _holds(self, area: Place, point: Point) -> bool:
        """Whether the governorate of an area holds the point; a governorate that the lines do not know holds it."""
        around = [one for one in self._gazetteer.chain(area) if one.level == PlaceLevel.GOVERNORATE]
        return bool(around) and self._areas.holds(around[0].code, point) is not False


_LEVELS: Mapping[PlaceLevel, int] = {level: order for order, level in enumerate(PlaceLevel)}


def _one_of(candidates: Iterable[Place], named: NamedPlace) -> Place | None:
    """The one place that is meant: the nearest to the point, else the only one of its kind; None where it is open."""
    fitting = [one for one in candidates if _may_be(one, named)]
    if named.point is not None:
        return _nearest(fitting, named, named.point)
    best = [one for one in fitting if _fineness(one, named) == min(_fineness(each, named) for each in fitting)]
    return best[0] if len(best) == 1 else None


def _nearest(fitting: list[Place], named: NamedPlace, point: Point) -> Place | None:
    if len(fitting) < 2:  # noqa: PLR2004 - nothing to choose between
        return next(iter(fitting), None)
    near = [(distance_m(point, one.point), one) for one in fitting if one.point is not None]
    return min(near, key=lambda pair: (_fineness(pair[1], named), pair[0], pair[1].code))[1]


def _may_be(place: Place, named: NamedPlace) -> bool:
    if named.point is None or place.point is None:
        return named.point is None
    reach = _SAME_TOWN_M if place.level not in _AREAS else 4 * _SAME_TOWN_M
    return not is_beyond(named.point, place.point, reach)


def _fineness(place: Place, named: NamedPlace) -> int:
    """How far the kind of a place is from what the row says it knows; towns and sites first where it does not say."""
    if named.precision is None or named.precision < PlacePrecision.DISTRICT:
        return 0 if place.level not in _AREAS else 10 - _LEVELS[place.level]
    return abs(place_precision(place) - named.precision)


def _as_given(named: NamedPlace, place: Place) -> IncidentPlace:
    """A place of our own export, as it stood there."""
    precision = named.precision or place_precision(place)
    return IncidentPlace(
        place=place.code,
        role=named.role,
        precision=precision,
        radius_m=named.radius_m,
        point=None if named.point == place.point else named.point,
        as_named=named.name[:_MOST_NAMED] if named.name not in place.names else "",
        note=named.note,
    )


def _at(named: NamedPlace, chain: list[Place], place: Place) -> IncidentPlace:
    """A place that was found by its name; one that is only known to its district becomes that district."""
    precision = max(named.precision or place_precision(place), place_precision(place))
    kept = published_place(chain, precision) if precision >= PlacePrecision.DISTRICT else place
    far = named.point is not None and place.point is not None and _is_far(named.point, place, precision)
    return IncidentPlace(
        place=kept.code or place.code,
        role=named.role,
        precision=precision,
        radius_m=named.radius_m or RADIUS_M.get(precision),
        point=named.point if far else None,
        as_named=named.name[:_MOST_NAMED] if named.name not in (place.name_en, place.name_ar) else "",
        note=named.note,
    )


def _is_far(point: Point, place: Place, precision: PlacePrecision) -> bool:
    """Whether the row's own point says something that the place's does not."""
    said = max(place.radius_m or 0, RADIUS_M.get(precision) or 0)
    return precision < PlacePrecision.DISTRICT and is_beyond(point, place.point or point, said)


def _near(named: NamedPlace, around: Place) -> IncidentPlace:
    """A place whose name is not known here: its point and its name, at the area around it."""
    said = named.precision or (_of_digits(named.point) if named.point else PlacePrecision.UNKNOWN)
    precision = said if named.point is not None else max(said, place_precision(around))
    if precision == PlacePrecision.UNKNOWN and named.point is None:
        precision = place_precision(around)
    return IncidentPlace(
        place=around.code,
        role=named.role,
        precision=precision,
        radius_m=named.radius_m or RADIUS_M.get(precision),
        point=named.point,
        as_named=named.name[:_MOST_NAMED],
        note=named.note,
    )


def _of_digits(point: Point) -> PlacePrecision:
    """How exact a bare point can be by its digits; never finer than a site, since nobody says that it was measured."""
    digits = max(len(repr(one).partition(".")[2].rstrip("0")) for one in (point.lat, point.lon))
    return _BY_DIGITS.get(digits, PlacePrecision.SITE)


_BY_DIGITS = {0: PlacePrecision.GOVERNORATE, 1: PlacePrecision.DISTRICT}


def is_in_box(point: Point) -> bool:
    """Whether a point may lie in Iraq, as far as four lines tell."""
    south, north, west, east = _BOX
    return south <= point.lat <= north and west <= point.lon <= east
