"""A small map to press on, for people who know where a place lies but not its coordinates.

It is served as an image of its own, where no style sheet reaches: its colours stand in its attributes.
"""

import math

from incidents.domain.places import Point
from incidents.domain.vocabulary import N_
from incidents.reports.charts import land, svg
from incidents.reports.charts.svg import add
from incidents.reports.charts.view import View
from incidents.reports.charts.words import Words
from incidents.reports.map_ground import Ground
from incidents.reports.picture import frame

SIDE = 280  # pixels; shown as large as it is, also on a phone, so that a press is where it seems to be
_PAINT = {
    "m-beyond": {"fill": "#e9ecf1", "stroke": "#ffffff"},
    "m-land": {"fill": "#f3f1ec", "stroke": "#c9c5ba"},
    "m-district": {"fill": "none", "stroke": "#c9c5ba", "stroke-width": "0.8"},
    "m-urban": {"fill": "#e4e0d6"},
    "m-lake": {"fill": "#b9cddc"},
    "m-river": {"fill": "none", "stroke": "#b9cddc", "stroke-width": "2.2"},
    "m-text": {"fill": "#14213d", "font-size": "14", "font-family": "sans-serif"},
}


def press_map(middle: Point, metres: int, ground: Ground, words: Words, *, marked: bool) -> str:
    """The ground around `middle` as an SVG file, `metres` of it from top to bottom; `marked` puts a cross there."""
    view = _view(middle, metres)
    root = frame((SIDE, SIDE), words, "press", words.say(N_("Map")))
    root.set("xmlns", "http://www.w3.org/2000/svg")
    land.draw(root, view, ground)
    land.Names(root, view, words.lang, ()).write(ground)
    for drawn in root.iter():
        for name in (drawn.get("class") or "").split():
            for key, value in _PAINT.get(name, {}).items():
                if key not in drawn.attrib:
                    drawn.set(key, value)
    if marked:
        half = SIDE / 2
        cross = f"M{half - 12} {half}h24M{half} {half - 12}v24"
        add(root, "path", d=cross, fill="none", stroke="#14213d", stroke_width="2")
    return svg.markup(root)


def point_pressed(middle: Point, metres: int, x: int, y: int) -> Point:
    """The point under a press, `x` and `y` in pixels from the upper left corner of the map around `middle`."""
    view = _view(middle, metres)
    lon = math.degrees(view.left + min(max(x, 0), SIDE) / view.scale)
    lat = math.degrees(math.atan(math.sinh(view.top - min(max(y, 0), SIDE) / view.scale)))
    return Point(round(lat, 5), round(lon, 5))


def _view(middle: Point, metres: int) -> View:
    return View.around([middle], (SIDE, SIDE), metres)
