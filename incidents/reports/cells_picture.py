"""Many incidents as one picture, drawn on the server: a mark for each cell of a grid, with its sums."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from incidents.domain.counts import Count
from incidents.domain.places import Point
from incidents.domain.vocabulary import INJURED, KILLED, N_
from incidents.reports.charts import land, svg
from incidents.reports.charts.lettering import Box
from incidents.reports.charts.placing import Line, Spot, place
from incidents.reports.charts.svg import add
from incidents.reports.charts.view import View
from incidents.reports.charts.words import Words
from incidents.reports.map_ground import Ground
from incidents.reports.picture import WIDE, frame, write

_IRAQ = (Point(29.2, 38.9), Point(37.3, 48.5))
_COUNTRY_M, _MARGIN = 420_000, 48  # least height of ground in metres; pixels kept free at the edge
_LARGEST, _LEAST, _PERSON = 30.0, 4.0, 3.4  # radii in pixels: the largest mark, the smallest, one person


@dataclass(frozen=True, kw_only=True)
class Heap:
    """Incidents near one another: their middle, how many, and their people as sums of ranges."""

    centre: Point
    incidents: int
    killed: Count
    injured: Count

    @property
    def shown(self) -> tuple[str, Count]:
        """The outcome whose colour the mark has, and its figures: injured only where nobody is reported killed."""
        return (INJURED, self.injured) if not self.killed.most and self.injured.most else (KILLED, self.killed)


def cells_picture(heaps: Sequence[Heap], ground: Ground, words: Words, size: tuple[int, int] = WIDE) -> str:
    """The heaps as inline SVG, `size` pixels wide and high; the area of a mark is in proportion to its people."""
    view = View.around([one.centre for one in heaps] or list(_IRAQ), size, _COUNTRY_M, _MARGIN)
    root = frame(size, words, "picture", words.say(N_("Map of incidents")))
    land.draw(root, view, ground)
    largest = max((one.shown[1].most or 0 for one in heaps), default=0)
    scale = min(_PERSON, _LARGEST / math.sqrt(max(1, largest)))
    for one in sorted(heaps, key=lambda one: -(one.shown[1].most or 0)):
        _mark(root, view, one, scale, words)
    asked = [_asking(view, one, scale, words) for one in heaps]
    labels = [label for label in place(asked, (), Box(2, 2, view.width - 2, view.height - 2), ()) if label]
    full = [*(one.box for one in asked), *(label.box for label in labels)]
    land.Names(root, view, words.lang, full, [line.text for label in labels for line in label.lines]).write(ground)
    for label in labels:
        write(root, label)
    return svg.markup(root)


def _mark(root: Element, view: View, one: Heap, scale: float, words: Words) -> None:
    x, y = view.at(one.centre.lon, one.centre.lat)
    outcome, count = one.shown
    group = add(root, "g", class_=f"kind-{outcome}")
    add(group, "title", _told(one, words))
    if not count.known:
        add(group, "circle", class_="m-none", cx=x, cy=y, r=_LEAST + 2)
    elif not count.most:
        add(group, "circle", class_="m-zero", cx=x, cy=y, r=_LEAST)
    low, high = _radius(count.min, scale), _radius(count.most, scale)
    for radius, class_ in ((high if high > low else 0, "m-ring"), (low, "m-disc")):
        if radius:
            add(group, "circle", class_=class_, cx=x, cy=y, r=radius)


def _radius(people: int | None, scale: float) -> float:
    return max(scale * math.sqrt(people), _LEAST) if people else 0.0


def _asking(view: View, one: Heap, scale: float, words: Words) -> Spot:
    """How many incidents, beside the mark."""
    x, y = view.at(one.centre.lon, one.centre.lat)
    radius = max(_radius(one.shown[1].most, scale), _LEAST)
    line = Line(words.number(one.incidents), words.lang, bold=True)
    return Spot(x=x, y=y, up=radius, down=radius, radius=radius, forms=((line,),), sideways=True)


def _told(one: Heap, words: Words) -> str:
    said = [words.say(N_("Incidents here: %(n)s"), n=words.number(one.incidents))]
    for message, count in (
        (N_("Reported killed: %(figure)s"), one.killed),
        (N_("Reported injured: %(figure)s"), one.injured),
    ):
        if count.known:
            said.append(words.say(message, figure=words.count(count)))
    return ". ".join(said)
