"""Drawings of pages as files of their own, for paper: one size, colours and type in the attributes, grey-proof."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element, fromstring

from incidents.domain.incident import IncidentPlace, Summary
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import INJURED, KILLED
from incidents.reports.charts import svg
from incidents.reports.charts.lettering import size_of
from incidents.reports.charts.words import Words
from incidents.reports.dossier.nearby import Nearby
from incidents.reports.map_ground import Ground
from incidents.reports.picture import picture
from incidents.reports.place_picture import place_picture, radius_of

_FONT = "Amiri"
_NARROW_M, _AROUND = 20_000, 0.6  # a circle of so many metres, and the degrees that its window cannot leave
_KEPT = 256  # drawings
_SMALL = (460, 300)  # pixels of the map of one incident, so that its names can be read at part of a page
_PAPER, _INK, _SOFT, _GREY, _LINE = "#ffffff", "#14213d", "#47526a", "#6d7685", "#cfd3da"
_LAND, _LAND_LINE, _LAND_TEXT, _BEYOND, _WATER, _WATER_TEXT = (
    "#f6f4ef", "#b9b4a7", "#5a564b", "#e9ecf1", "#c3d5e3", "#35607f",
)  # fmt: skip
#: Outcome → its colour, and the lighter one of its ranges; injured is the lighter of the two also in grey.
_KINDS = {KILLED: ("#7b1e4f", "#ead8e1"), INJURED: ("#9a6a12", "#f1e6cf")}
_OTHER = (_INK, "#dfe2e8")
_KIND, _WASH = "kind", "wash"  # stand for the two colours of what is counted
Paint = Mapping[str, str]

_NO_FILL = {"fill": "none"}
_DASHED = {"stroke-dasharray": "5 3"}
_PAINT: dict[str, Paint] = {
    "band": {"fill": _WASH},
    "edge": {**_NO_FILL, "stroke": _KIND, "stroke-width": "1.5"},
    "grid": {**_NO_FILL, "stroke": _LINE, "stroke-width": "1"},
    "axis": {**_NO_FILL, "stroke": _INK, "stroke-width": "1.5"},
    "lead-line": {**_NO_FILL, "stroke": _GREY},
    "join": {**_NO_FILL, "stroke": _KIND, "stroke-width": "0.75"},
    "bar": {"fill": _SOFT},
    "span": {"fill": _WASH, "stroke": _KIND, "stroke-width": "1.5"},
    "point": {"stroke": _KIND, "stroke-width": "3"},
    "soft": {"fill": _SOFT},
    "of-kind": {"fill": _KIND},
    "b": {"font-weight": "bold"},
    "m-beyond": {"fill": _BEYOND, "stroke": _PAPER},
    "m-land": {"fill": _LAND, "stroke": _LAND_LINE},
    "m-urban": {"fill": _LAND_LINE, "fill-opacity": "0.35"},
    "m-district": {**_NO_FILL, "stroke": _LAND_LINE, "stroke-width": "0.8"},
    "m-river": {**_NO_FILL, "stroke": _WATER, "stroke-width": "2", "stroke-linecap": "round"},
    "m-lake": {"fill": _WATER},
    "m-disc": {"fill": _KIND, "fill-opacity": "0.88"},
    "m-ring": {"fill": _KIND, "fill-opacity": "0.12", "stroke": _KIND, "stroke-width": "2"},
    "m-none": {"fill": _PAPER, "stroke": _GREY, "stroke-width": "2"},
    "m-zero": {"fill": _GREY},
    "m-site": {"fill": _GREY},
    "m-here": {"fill": _INK},
    "m-precision": {
        "fill": _INK, "fill-opacity": "0.05", "stroke": _INK, "stroke-width": "1.4", "stroke-dasharray": "5 4",
    },
    "m-frame": {**_NO_FILL, "stroke": _SOFT, "stroke-width": "1.4"},
    "m-scale": {**_NO_FILL, "stroke": _LAND_TEXT, "stroke-width": "1.5"},
    "m-text": {"fill": _INK, "font-weight": "bold"},
    # what follows stands after the others, so that it holds
    "none": {"fill": _PAPER, "stroke": _GREY, "stroke-width": "1.5"},
    "open": _DASHED,
    "faint": {**_NO_FILL, "stroke-opacity": "0.4", "stroke-width": "1"},
    "place": {"fill": _LAND_TEXT, "font-weight": "normal"},
    "site": {"fill": _LAND_TEXT, "font-weight": "normal"},
    "water": {"fill": _WATER_TEXT, "font-weight": "normal"},
    "country": {"fill": _SOFT, "font-weight": "normal"},
}  # fmt: skip
_UNSEEN = frozenset({"title", "desc"})
_TURNED = {"start": "end", "end": "start"}


def chart_picture(drawn: str) -> str:
    """A chart for paper: of its three sizes the middle one. "" where nothing was drawn."""
    whole = fromstring(f"<g>{drawn}</g>")  # noqa: S314 - a drawing of our own, built as a tree
    return next((_on_paper(one) for one in whole if "middleplot" in _classes(one)), "")


class Atlas:
    """Maps of a document, all on the same ground; incidents at the same places share a drawing."""

    def __init__(self, ground: Ground, words: Words) -> None:
        self._ground, self._nearby, self._words = ground, Nearby(ground), words
        self.of_places = lru_cache(maxsize=_KEPT)(self._of_places)

    def of_incidents(self, summaries: Sequence[Summary]) -> str:
        """The incidents on one map, circles by how exactly each place is known."""
        return _on_paper(fromstring(picture(summaries, self._ground, self._words, link=_no_link)))  # noqa: S314 - ours

    def _of_places(self, places: tuple[IncidentPlace, ...]) -> str:
        """Where one incident happened; "" where nothing can be drawn."""
        drawn = place_picture(places, self._around(places), self._words, size=_SMALL)
        return _on_paper(fromstring(drawn)) if drawn else ""  # noqa: S314 - our own

    def _around(self, places: tuple[IncidentPlace, ...]) -> Ground:
        """As much ground as the window can show: around the first place, where that is known to its town or better."""
        first = next((one for one in places if one.where), None)
        if first is None or first.where is None or first.precision >= PlacePrecision.DISTRICT:
            return self._ground
        wide = (radius_of(first) or 0) > _NARROW_M
        return self._ground if wide else self._nearby.around(first.where, _AROUND)


def _no_link(_codes: tuple[str, ...]) -> str:
    return ""


def _on_paper(root: Element) -> str:
    lang, mirrored = root.get("lang", ""), root.get("direction") == "rtl"
    for name in ("role", "aria-labelledby", "direction"):
        root.attrib.pop(name, None)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("font-family", _FONT)
    root.set("font-size", str(size_of(lang)))
    _paint(root, _OTHER, mirrored=mirrored)
    return svg.markup(root)


def _paint(drawn: Element, colours: tuple[str, str], *, mirrored: bool) -> None:
    """Put the paint of its classes onto an element and all that it holds; what nobody sees on paper goes."""
    classes = _classes(drawn)
    colours = next((_KINDS[kind] for kind in _KINDS if f"kind-{kind}" in classes), colours)
    for key, value in _attributes(drawn, classes, colours):
        drawn.attrib.setdefault(key, value)
    if drawn.tag == "text":
        _letter(drawn, mirrored=mirrored)
    for name in ("class", "id", "href"):
        drawn.attrib.pop(name, None)
    drawn.tag = "g" if drawn.tag == "a" else drawn.tag
    for inner in list(drawn):
        if inner.tag in _UNSEEN or "hit" in _classes(inner):
            drawn.remove(inner)
        else:
            _paint(inner, colours, mirrored=mirrored)


def _letter(drawn: Element, *, mirrored: bool) -> None:
    """The size of its script; on paper "start" is always the left end, so a mirrored drawing says the other."""
    drawn.set("font-size", str(size_of(drawn.get("lang", "") or _script(drawn.text or ""))))
    anchor = drawn.get("text-anchor", "start")
    if mirrored:
        drawn.set("text-anchor", _TURNED.get(anchor, anchor))


def _attributes(drawn: Element, classes: frozenset[str], colours: tuple[str, str]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {"fill": _INK} if drawn.tag == "text" else {}
    for name, paint in _PAINT.items():
        if name in classes:
            found.update(paint)
    if drawn.tag == "text" and classes & {"m-text", "halo"}:
        found |= {"paint-order": "stroke", "stroke": _PAPER, "stroke-width": "3", "stroke-linejoin": "round"}
    shades = {_KIND: colours[0], _WASH: colours[1]}
    return ((key, shades.get(value, value)) for key, value in found.items())


def _classes(drawn: Element) -> frozenset[str]:
    return frozenset((drawn.get("class") or "").split())


def _script(text: str) -> str:
    return "ar" if any("\u0600" <= char <= "\u06ff" for char in text) else "en"
