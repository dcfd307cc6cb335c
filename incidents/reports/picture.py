"""Incidents on a map as one picture, drawn on the server: for pages without scripts, and for print."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.vocabulary import N_
from incidents.reports.charts import land, svg
from incidents.reports.charts.lettering import Box
from incidents.reports.charts.people import LEAST, Spotted, named, radii, together, told
from incidents.reports.charts.placing import Label, Line, Spot, place
from incidents.reports.charts.svg import add
from incidents.reports.charts.view import View
from incidents.reports.charts.words import Words
from incidents.reports.map_ground import Ground

#: The ground of central Baghdad: south-west and north-east corner, and the least height shown of it in metres.
_CENTRE, _CENTRE_M = (Point(33.300, 44.355), Point(33.362, 44.440)), 1_300
_INSET = (364, 190)  # pixels of the closer drawing
_ENOUGH = 3  # incidents in the centre that make it worth its room
_KNOWN_M = 1_500  # metres: known no better, a place is not shown in it
_COUNTRY_M, _TOWN_M, _ONE_TOWN = 420_000, 5_000, 0.2  # least height of ground in metres; degrees that make one town
_LARGEST, _PERSON = 34.0, 3.4  # radii in pixels: the largest mark, one person
_AREAS = frozenset({PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE})
_UNPLACED = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
_WHOLE = (Point(29.2, 38.9), Point(37.3, 48.5))
_MARGIN = 64
_ANCHOR = {"left": "start", "middle": "middle", "right": "end"}

Link = Callable[[tuple[str, ...]], str]


WIDE, NARROW = (720, 540), (358, 400)
_PHONE = 480  # pixels; a narrower drawing is made for a phone


def picture(
    summaries: Sequence[Summary], ground: Ground, words: Words, *, link: Link, size: tuple[int, int] = WIDE
) -> str:
    """The incidents as inline SVG, `size` pixels wide and high.

    `link` gives the address for the codes under one mark, "" for none. Incidents known to their country alone do not
    stand on it. Marks that would lie over one another are one mark, with the sums of their figures end by end.
    """
    placed = [one for one in summaries if one.point and one.precision not in _UNPLACED]
    view = _window([one.point for one in placed if one.point], size)
    root = frame(size, words, "picture", words.say(N_("Map of incidents")))
    maker = _Maker(ground, words, link)
    centre = [one for one in placed if _central(one)]
    closer = _free_corner(placed, view) if len(centre) >= _ENOUGH and view.metres_a_pixel > land.TOWN else None
    maker.draw(root, view, placed, [closer] if closer else [])
    if closer:
        maker.inset(root, closer, centre)
    return svg.markup(root)


def frame(size: tuple[float, float], words: Words, key: str, title: str) -> Element:
    """An empty picture. A map is never mirrored: only its words follow the reader's language."""
    narrow = size[0] < _PHONE
    root = svg.element(
        "svg",
        class_="picture narrow" if narrow else "picture",
        viewBox=f"0 0 {svg.figure(size[0])} {svg.figure(size[1])}",
        width=size[0],
        height=size[1],
        role="group",
        lang=words.lang,
        direction="ltr",
    )
    svg.titled(root, f"{key}-narrow" if narrow else key, title)
    return root


def write(root: Element, label: Label, class_: str = "m-text") -> None:
    """Write a placed label."""
    for line, baseline in zip(label.lines, label.baselines, strict=True):
        anchor = _ANCHOR[label.anchor]
        add(root, "text", line.text, class_=class_, lang=line.lang, x=label.x, y=baseline, text_anchor=anchor)


def _window(points: Sequence[Point], size: tuple[int, int]) -> View:
    """A country's worth of ground where the points lie far apart, a town's where they do not."""
    if not points:
        return View.around(_WHOLE, size, _COUNTRY_M)
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    one_town = max(max(lats) - min(lats), max(lons) - min(lons)) < _ONE_TOWN
    return View.around(points, size, _TOWN_M if one_town else _COUNTRY_M, _MARGIN)


def _central(one: Summary) -> bool:
    low, high = _CENTRE
    if one.point is None or one.precision in _AREAS or (one.radius_m or 0) > _KNOWN_M:
        return False
    return low.lat <= one.point.lat <= high.lat and low.lon <= one.point.lon <= high.lon


def _free_corner(placed: Sequence[Summary], view: View) -> Box | None:
    """The first corner in which no mark stands; None where each of them has one."""
    width, height = _INSET
    spots = [view.at(one.point.lon, one.point.lat) for one in placed if one.point]
    right, low = view.width - width - 12, view.height - height - 12
    for left, top in ((right, 12.0), (12.0, 12.0), (12.0, low), (right, low)):
        corner = Box(left, top, left + width, top + height)
        if not any(Box.around(x, y, _LARGEST).meets(corner) for x, y in spots):
            return corner
    return None


@dataclass(frozen=True)
class _Maker:
    """Draws windows onto the same ground, in the same language."""

    ground: Ground
    words: Words
    link: Link

    def draw(self, root: Element, view: View, summaries: Sequence[Summary], taken: Sequence[Box]) -> None:
        """The ground, where each place may lie, the marks, then every name that has room outside `taken`."""
        land.draw(root, view, self.ground)
        self._areas(root, view, summaries)
        _circles(root, view, summaries)
        scale = _scale(view, summaries)
        spots = together([_alone(one, view) for one in summaries], scale)
        for spot in spots:
            self._mark(root, spot, scale)
        near = view.metres_a_pixel < land.TOWN
        asked = [_asking(spot, scale, named(spot, self.words.lang, near=near)) for spot in spots]
        labels = [label for label in place(asked, taken, Box(2, 2, view.width - 2, view.height - 2), ()) if label]
        full = [*taken, *(one.box for one in asked), *(label.box for label in labels)]
        said = [line.text for label in labels for line in label.lines]
        land.Names(root, view, self.words.lang, full, said).write(self.ground)
        for label in labels:
            write(root, label)

    def inset(self, root: Element, where: Box, centre: Sequence[Summary]) -> None:
        """Central Baghdad at a scale at which its squares and bridges stand apart."""
        width, height = _INSET
        inner = add(root, "svg", viewBox=f"0 0 {width} {height}", x=where.left, y=where.top, width=width, height=height)
        view = View.around([one.point for one in centre if one.point], _INSET, _CENTRE_M, 44)
        title = Line(self.words.say(N_("Central Baghdad")), self.words.lang)
        self.draw(inner, view, centre, [Box(0, height - 28, title.width + 20, height)])
        add(inner, "text", title.text, class_="m-text place", x=10, y=height - 10, text_anchor="start")
        add(root, "rect", class_="m-frame", x=where.left, y=where.top, width=width, height=height)

    def _areas(self, root: Element, view: View, summaries: Iterable[Summary]) -> None:
        """Districts and governorates of incidents that are known no better."""
        found = {}
        for one in summaries:
            if one.point and one.precision in _AREAS:
                area = self.ground.area_around(one.point, district=one.precision is PlacePrecision.DISTRICT)
                if area is not None:
                    found[area["properties"]["code"]] = view.area(land.rings(area))
        for data in filter(None, found.values()):
            add(root, "path", class_="m-precision", d=data)

    def _mark(self, root: Element, spot: Spotted, scale: float) -> None:
        address = self.link(tuple(one.code for one in spot.incidents))
        (low, high), (outcome, count) = radii(spot, scale), spot.shown
        group = add(root, "a", href=address) if address else add(root, "g")
        group.set("class", f"kind-{outcome}")
        add(group, "title", told(spot, self.words))
        if not count.known:
            add(group, "circle", class_="m-none", cx=spot.x, cy=spot.y, r=LEAST + 2)
        elif not count.most:
            add(group, "circle", class_="m-zero", cx=spot.x, cy=spot.y, r=LEAST)
        for radius, class_ in ((high if high > low else 0, "m-ring"), (low, "m-disc")):
            if radius:
                add(group, "circle", class_=class_, cx=spot.x, cy=spot.y, r=radius)


def _alone(one: Summary, view: View) -> Spotted:
    x, y = view.at(one.point.lon, one.point.lat) if one.point else (0.0, 0.0)
    return Spotted((one,), x, y)


def _scale(view: View, summaries: Iterable[Summary]) -> float:
    """Pixels of radius for one person, so that the largest town keeps to `_LARGEST`."""
    towns: Counter[tuple[int, int]] = Counter()
    for one in summaries:
        spot = _alone(one, view)
        towns[round(spot.x / _LARGEST), round(spot.y / _LARGEST)] += spot.shown[1].most or 0
    return min(_PERSON, _LARGEST / math.sqrt(max(1, *towns.values(), 1)))


def _circles(root: Element, view: View, summaries: Iterable[Summary]) -> None:
    """The ground on which a place may lie, where it is wider than a mark."""
    grounds = {(one.point, one.radius_m) for one in summaries if one.point and one.precision not in _AREAS}
    class_ = "m-precision" if len(grounds) == 1 else "m-precision faint"
    for point, radius_m in sorted(grounds, key=lambda ground: -(ground[1] or 0)):
        radius = view.pixels(radius_m or 0, point.lat) if point else 0.0
        if point and radius >= 3 * LEAST:
            x, y = view.at(point.lon, point.lat)
            add(root, "circle", class_=class_, cx=x, cy=y, r=radius)


def _asking(spot: Spotted, scale: float, called: tuple[str, str]) -> Spot:
    name, lang = called
    radius = max(radii(spot, scale)[1], LEAST)
    form, weight = (Line(name, lang, bold=True),), int(bool(spot.shown[1].most))
    return Spot(x=spot.x, y=spot.y, up=radius, down=radius, radius=radius, forms=(form,), weight=weight, sideways=True)
