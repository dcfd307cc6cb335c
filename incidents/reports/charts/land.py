"""The quiet ground of a picture: land, areas, water, and the names that stand on them."""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from incidents.domain.places import Place, PlaceLevel
from incidents.reports.charts.lettering import Box
from incidents.reports.charts.placing import Line
from incidents.reports.charts.svg import add
from incidents.reports.charts.view import Position, View
from incidents.reports.map_ground import Feature, Ground

#: Metres a pixel: from here on down the ground is that of a town, and districts are drawn.
TOWN, REGION = 120.0, 500.0
_EXACT_M = 1_000  # a square or bridge whose place is known no better is not named on the ground
_RIVER_M = 180  # the Tigris in Baghdad; a line stands in for its banks where those are not known
_HOME = "IQ"
_FOLLOWED = 9  # the rank of rivers that only a far view shows
#: Metres a pixel at which countries are named, governorates are, squares and bridges are.
_COUNTRIES, _GOVERNORATES, _SITES = 400.0, (150.0, 1_400.0), 40.0
_RIVERS = frozenset({"river", "river_area"})
_GREAT = frozenset({"Tigris", "Euphrates", "Shatt al-Arab"})


def draw(root: Element, view: View, ground: Ground) -> None:
    """Everything under the marks, from the land up to the water."""
    near, fine = view.metres_a_pixel < TOWN, view.metres_a_pixel < REGION
    _areas(root, view, (one for one in ground.basemap if _kind(one) == "land"), "m-beyond")
    _areas(root, view, ground.governorates, "m-land")
    if fine:
        _lines(root, view, ground.districts, "m-district")
    if near:
        _areas(root, view, (one for one in ground.basemap if _kind(one) == "urban"), "m-urban")
    _areas(root, view, (one for one in ground.basemap if _kind(one) == "lake"), "m-lake")
    if near:
        _banks(root, view, ground)
    else:
        rivers = (one for one in ground.basemap if _kind(one) == "river" and (not fine or _rank(one) < _FOLLOWED))
        _lines(root, view, rivers, "m-river")


def _banks(root: Element, view: View, ground: Ground) -> None:
    """Rivers as they run through a town: a line as wide as the river, and its true banks where they are known."""
    width = str(round(max(_RIVER_M / view.metres_a_pixel, 2.5), 1))
    great = [one for one in ground.waterways if _kind(one) == "river" and _name(one, "en") in _GREAT]
    small = [one for one in ground.waterways if _kind(one) == "river" and one not in great]
    _lines(root, view, small, "m-river")
    made = _lines(root, view, great, "m-river great")
    if made is not None:
        made.set("stroke-width", width)
    _areas(root, view, (one for one in ground.waterways if _kind(one) == "river_area"), "m-lake")


def _areas(root: Element, view: View, features: Iterable[Feature], class_: str) -> None:
    data = "".join(view.area(ring for ring in rings(one)) for one in features)
    if data:
        add(root, "path", class_=class_, d=data)


def _lines(root: Element, view: View, features: Iterable[Feature], class_: str) -> Element | None:
    data = "".join(view.line(line) for one in features for line in rings(one))
    return add(root, "path", class_=class_, d=data) if data else None


def rings(feature: Feature) -> Iterator[list[Position]]:
    """Every line or ring of a feature, whatever its geometry."""
    yield from _flat(feature["geometry"]["coordinates"])


def _flat(coordinates: list[Any]) -> Iterator[list[Position]]:
    if isinstance(coordinates[0][0], (int, float)):
        yield coordinates
        return
    for inner in coordinates:
        yield from _flat(inner)


def _kind(feature: Feature) -> str:
    return str(feature["properties"].get("kind", ""))


def _code(feature: Feature) -> str:
    return str(feature["properties"].get("code", ""))


def _rank(feature: Feature) -> int:
    return int(feature["properties"].get("rank", 0))


def _name(feature: Feature, lang: str) -> str:
    named = feature["properties"]
    return str(named.get(f"name_{lang}") or named.get("name_en") or "")


class Names:
    """Quiet names on the ground, each once and only where it meets nothing."""

    def __init__(self, root: Element, view: View, lang: str, taken: Iterable[Box], said: Iterable[str] = ()) -> None:
        self._root, self._view, self._lang = root, view, lang
        self._taken, self._said = list(taken), set(said)

    def write(self, ground: Ground) -> None:
        """The names that suit the scale."""
        scale = self._view.metres_a_pixel
        if scale < _SITES:
            self._sites(place for place in ground.places if is_named_site(place))
        if _GOVERNORATES[0] < scale < _GOVERNORATES[1]:
            self._within(ground.governorates, ground.places, "place")
        if scale > _COUNTRIES:
            lands = [one for one in ground.basemap if _kind(one) == "land" and _code(one) != _HOME]
            self._within(lands, ground.places, "country")
        rivers = ground.waterways if scale < TOWN else ground.basemap
        self._rivers(
            [one for one in rivers if _kind(one) in _RIVERS and (scale < REGION or _name(one, "en") in _GREAT)]
        )

    def _sites(self, places: Iterable[Place]) -> None:
        """Squares and bridges as small dots with their names; one without room for its name is left out."""
        for place in places:
            x, y = self._view.at(place.point.lon, place.point.lat) if place.point else (-1.0, -1.0)
            dot, name = Box.around(x, y, 5), place.name(self._lang)
            if not self._view.holds((x, y), 8) or any(dot.meets(box) for box in self._taken):
                continue
            if self._at(name, (x, y - 10), "site") or self._at(name, (x, y + 22), "site"):
                add(self._root, "circle", class_="m-site", cx=x, cy=y, r=3.5)
                self._taken.append(dot)

    def _within(self, areas: Iterable[Feature], places: Iterable[Place], class_: str) -> None:
        """A name in each area: at its stored point, else wherever the window shows enough of it."""
        points = {place.code: place.point for place in places if place.point}
        for area in areas:
            stored = points.get(_code(area))
            spots = [self._view.at(stored.lon, stored.lat)] if stored else []
            for spot in (*spots, *self._view.inside(rings(area))):
                if self._at(_name(area, self._lang), spot, class_):
                    break

    def _rivers(self, rivers: list[Feature]) -> None:
        courses: dict[str, list[Position]] = {}
        for one in rivers:
            courses.setdefault(_name(one, self._lang), []).extend(spot for line in rings(one) for spot in line)
        for name, course in courses.items():
            self._along(name, course)

    def _along(self, name: str, course: list[Position]) -> None:
        """A river's name at the first point of its course, away from the middle of the window, that has room."""
        pixels = (self._view.at(spot[0], spot[1]) for spot in course)
        inside = [pixel for pixel in pixels if self._view.holds(pixel, 24)]
        middle = self._view.width / 2, self._view.height / 2
        inside.sort(key=lambda pixel: abs(abs(pixel[0] - middle[0]) + abs(pixel[1] - middle[1]) - middle[1]))
        for x, y in inside[:: max(len(inside) // 12, 1)]:
            if self._at(name, (x, y - 12), "water"):
                return

    def _at(self, name: str, at: tuple[float, float], class_: str) -> bool:
        line = Line(name, self._lang)
        box = Box.of_line(at[0], at[1], line.width, line.size).grown(2)
        whole = Box(4, 4, self._view.width - 4, self._view.height - 8)
        if not name or name in self._said or not box.within(whole) or any(box.meets(one) for one in self._taken):
            return False
        self._taken.append(box)
        self._said.add(name)
        add(self._root, "text", name, class_=f"m-text {class_}", x=at[0], y=at[1], text_anchor="middle")
        return True


def is_named_site(place: Place) -> bool:
    """Whether a square or bridge is known well enough to be named on the ground."""
    known = place.radius_m is None or place.radius_m <= _EXACT_M
    return place.level is PlaceLevel.SITE and place.point is not None and known
