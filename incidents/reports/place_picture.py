"""The small map of one incident: its circle of uncertainty, the rivers and the named squares around it."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from incidents.domain.incident import IncidentPlace
from incidents.domain.places import RADIUS_M, PlacePrecision, Point
from incidents.domain.vocabulary import N_
from incidents.reports.charts import land, svg
from incidents.reports.charts.lettering import Box
from incidents.reports.charts.placing import Line, Spot, place
from incidents.reports.charts.svg import add
from incidents.reports.charts.view import View
from incidents.reports.charts.words import Words
from incidents.reports.map_ground import Feature, Ground
from incidents.reports.picture import frame, write

_FILL = 0.37  # the circle's radius, in parts of the picture's height
_LEAST_M = 350  # metres of radius below which the window does not close in further
_AREAS = frozenset({PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE})
_UNPLACED = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
_KILOMETRE = 1_000


WIDE, NARROW = (660, 411), (358, 300)


def place_picture(
    places: Sequence[IncidentPlace], ground: Ground, words: Words, *, size: tuple[int, int] = WIDE
) -> str:
    """The places of an incident as inline SVG, "" where none of them can be drawn.

    The first place sets the window: its circle, or the area that it fills, stands in the middle.
    """
    drawn = [one for one in places if one.where and one.precision not in _UNPLACED]
    if not drawn:
        return ""
    first, lang = drawn[0], words.lang
    name = _name(first, lang)
    root = frame(size, words, "place", words.say(N_("Map of %(place)s"), place=name))
    view = _window(first, ground, size)
    land.draw(root, view, ground)
    taken = [_scale_bar(root, view, words)]
    asked = [spot for one in drawn if (spot := _spot(root, view, one, ground, words))]
    taken += [_around(root, view, one, taken[0], words) for one in drawn if radius_of(one)]
    labels = [label for label in place(asked, taken, Box(2, 2, size[0] - 2, size[1] - 2), ()) if label]
    taken += [label.box for label in labels]
    land.Names(root, view, lang, taken, [_name(one, lang) for one in drawn]).write(ground)
    for label in labels:
        write(root, label)
    return svg.markup(root)


def radius_of(one: IncidentPlace) -> int | None:
    """How far from its point a place may lie, in metres; None where it fills its area."""
    if one.precision in _AREAS:
        return None
    stored = one.chain[0].radius_m if one.chain else None
    return one.radius_m or stored or RADIUS_M[one.precision]


def _name(one: IncidentPlace, lang: str) -> str:
    return one.chain[0].name(lang) if one.chain else one.as_named


def _window(one: IncidentPlace, ground: Ground, size: tuple[int, int]) -> View:
    area = _area(one, ground)
    if area is not None:
        corners = [Point(position[1], position[0]) for ring in land.rings(area) for position in ring]
        return View.around(corners, size, _KILOMETRE, 24)
    radius = max(radius_of(one) or 0, _LEAST_M)
    return View.around([one.where] if one.where else [], size, radius / _FILL)


def _area(one: IncidentPlace, ground: Ground) -> Feature | None:
    if one.precision not in _AREAS or one.where is None:
        return None
    return ground.area_around(one.where, district=one.precision is PlacePrecision.DISTRICT)


def _spot(root: Element, view: View, one: IncidentPlace, ground: Ground, words: Words) -> Spot | None:
    """Draw where a place may lie; the spot for its name, None where it lies outside the window."""
    if one.where is None:
        return None
    (x, y), area = view.at(one.where.lon, one.where.lat), _area(one, ground)
    radius = view.pixels(radius_of(one) or 0, one.where.lat)
    if area is not None:
        add(root, "path", class_="m-precision", d=view.area(land.rings(area)))
    elif radius:
        add(root, "circle", class_="m-precision", cx=x, cy=y, r=radius)
    if one.precision is PlacePrecision.EXACT:
        add(root, "circle", class_="m-here", cx=x, cy=y, r=5)
    if not view.holds((x, y)):
        return None
    name = (Line(_name(one, words.lang), words.lang, bold=True),)
    return Spot(x=x, y=y, up=6, down=6, radius=6, forms=(name,), weight=1)


def _around(root: Element, view: View, one: IncidentPlace, bar: Box, words: Words) -> Box:
    """The width of a circle in words: under it, or at its lower edge where that is out of room."""
    metres, lat, lon = radius_of(one) or 0, *((one.where.lat, one.where.lon) if one.where else (0.0, 0.0))
    (x, y), radius = view.at(lon, lat), view.pixels(metres, lat)
    text = Line(_length(metres, words, around=True), words.lang)
    places = (y + radius + 24, y + radius - 14)
    boxes = [Box.of_line(x, baseline, text.width, text.size) for baseline in places]
    below = boxes[0].bottom < view.height - 4 and not boxes[0].meets(bar.grown(24))
    baseline, box = (places[0], boxes[0]) if below else (places[1], boxes[1])
    add(root, "text", text.text, class_="m-text place", x=x, y=baseline, text_anchor="middle")
    return box


def _length(metres: int, words: Words, *, around: bool = False) -> str:
    if metres < _KILOMETRE:
        message, said = (N_("%(m)s m around") if around else N_("%(m)s m")), words.number(metres)
        return words.say(message, m=said)
    message = N_("%(km)s km around") if around else N_("%(km)s km")
    return words.say(message, km=words.digits(f"{metres / _KILOMETRE:g}"))


def _scale_bar(root: Element, view: View, words: Words) -> Box:
    """A round length in the lower corner, about a sixth of the width."""
    wanted = view.width / 6 * view.metres_a_pixel
    power = 10 ** (len(str(int(wanted))) - 1)
    metres = max(part * power for part in (1, 2, 5) if part * power <= max(wanted, power))
    long = metres / view.metres_a_pixel
    y = view.height - 14
    d = f"M12 {svg.figure(y - 5)}v5h{svg.figure(long)}v-5"
    add(root, "path", class_="m-scale", d=d)
    text = Line(_length(metres, words), words.lang)
    add(root, "text", text.text, class_="m-text place", x=12 + long + 8, y=y + 2, text_anchor="start")
    return Box(8, y - 18, 24 + long + text.width, view.height)
