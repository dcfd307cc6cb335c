"""The Folium maps: the ground, then where each place may lie, then the incidents, then what is said about them.

Text of a record reaches a map only as GeoJSON properties, which Folium writes as JSON, or as messages of the page
around it; our scripts draw it with `textContent`. Every JsCode names one constant function of `static/map/`; nothing
of a record is ever in code, in a popup or in a tooltip that Folium writes. No tiles, no file of another host.
"""

import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import folium
from branca.element import CssLink, Figure, JavascriptLink
from folium.plugins import MarkerCluster
from folium.utilities import JsCode

from incidents.domain.incident import Summary
from incidents.reports import map_features as features
from incidents.reports.map_elements import (
    Begin,
    Cards,
    CellConversation,
    CellFile,
    CellLayer,
    Conversation,
    IncidentMap,
    KeepWithin,
    Layer,
    OpenAt,
    PeopleCluster,
)
from incidents.reports.map_ground import EDGE, Ground, inner_borders
from incidents.reports.map_page import Parts, cell_file_page, file_page, frame_page
from incidents.reports.map_words import CELL_LAYERS, LAYERS, Caption, MapWords

IRAQ = ((29.1, 38.8), (37.4, 48.6))


def frame(
    summaries: Sequence[Summary], ground: Ground, words: MapWords, *, asset: Callable[[str], str], nonce: str
) -> str:
    """The map as a page for a sandboxed frame: `asset` gives the address of a file under static/.

    It fetches nothing but those files; `nonce` is stamped on its one inline script.
    """
    drawn, marks = _draw(summaries, ground, words, cards=False)
    Conversation(marks).add_to(drawn)
    return frame_page(_parts(drawn), words, asset=asset, nonce=nonce)


def stand_alone(
    summaries: Sequence[Summary], ground: Ground, words: MapWords, *, caption: Caption, static: Path
) -> str:
    """The map as one file that opens without a network: scripts, styles and pictures of `static` are put inside."""
    drawn, marks = _draw(summaries, ground, words, cards=True)
    Cards(marks).add_to(drawn)
    unplaced = len(summaries) - len(features.placed(summaries))
    return file_page(_parts(drawn), words, caption=caption, unplaced=unplaced, static=static)


def frame_of_cells(
    ground: Ground,
    words: MapWords,
    *,
    asset: Callable[[str], str],
    nonce: str,
    corners: Sequence[tuple[float, float]] = IRAQ,
) -> str:
    """The frame for more incidents than are drawn one by one: it waits for cells that the page hands over.

    It opens on `corners`, south-west and north-east as (lat, lon).
    """
    drawn = _draw_cells(ground, words, ways=tuple(CELL_LAYERS), corners=corners)
    CellConversation().add_to(drawn)  # type: ignore[no-untyped-call]
    return frame_page(_parts(drawn), words, asset=asset, nonce=nonce)


def stand_alone_of_cells(
    cells: bytes,
    areas: Sequence[features.AreaSum],
    ground: Ground,
    words: MapWords,
    *,
    caption: Caption,
    static: Path,
) -> str:
    """The same as one file that opens without a network, with every incident in it as a cell.

    `cells` are packed as static/map/packed.js reads them; `areas` are the incidents known to a governorate only. The
    map opens on all of them.
    """
    drawn = _draw_cells(ground, words, ways=("clusters", "whole", "heat"), corners=IRAQ)
    CellFile(cells, [area.row() for area in areas]).add_to(drawn)
    return cell_file_page(_parts(drawn), words, caption=caption, static=static)


def _draw(
    summaries: Sequence[Summary], ground: Ground, words: MapWords, *, cards: bool
) -> tuple[IncidentMap, MarkerCluster]:
    placed = features.placed(summaries)
    drawn = _draw_ground(ground, words, features.scale(placed))
    _draw_whereabouts(drawn, placed, ground, words)
    marks = _draw_incidents(drawn, placed, words, cards=cards)
    _draw_names(drawn, ground, words)
    folium.LayerControl().add_to(drawn)
    _set_view(drawn, features.bounds(placed) or IRAQ)
    return drawn, marks


def _draw_cells(
    ground: Ground, words: MapWords, *, ways: Sequence[str], corners: Sequence[tuple[float, float]]
) -> IncidentMap:
    """The ways to see many incidents, of which the first is shown; the control offers one at a time."""
    drawn = _draw_ground(ground, words, features.LARGEST_SCALE)
    for way in ways:
        CellLayer(way, _escaped(words.say(CELL_LAYERS[way])), show=way == ways[0]).add_to(drawn)
    _draw_names(drawn, ground, words)
    folium.LayerControl().add_to(drawn)
    _set_view(drawn, corners)
    return drawn


def _draw_ground(ground: Ground, words: MapWords, scale: float) -> IncidentMap:
    drawn = IncidentMap(
        tiles=None,
        location=(33, 44),
        zoom_start=6,
        minZoom=4,
        maxZoom=15,
        zoom_snap=0.25,
        zoom_control=False,
        attribution_control=False,
        max_bounds_viscosity=1,
    )
    Begin(_settings(words, scale)).add_to(drawn)
    _draw_land(drawn, ground, words)
    _draw_water(drawn, ground, words)
    _draw_lines(drawn, ground, words)
    return drawn


def _draw_land(drawn: IncidentMap, ground: Ground, words: MapWords) -> None:
    """Iraq and what lies around it, in colours quiet enough for the marks to be the darkest thing."""
    kinds = {
        "land": ground.land(words.lang),
        "governorate": ground.home(words.lang),
        "town": ground.towns(words.lang),
    }
    for name, areas in kinds.items():
        Layer(
            areas,
            pane="ground",
            class_name=name,
            interactive=False,
            control=False,
            on_each_feature=JsCode("incidents.outline"),
        ).add_to(drawn)


def _draw_water(drawn: IncidentMap, ground: Ground, words: MapWords) -> None:
    """Lakes, and rivers as wide as they run: static/map/ground.css has their widths follow the zoom."""
    water = folium.FeatureGroup(name=_name("water", words)).add_to(drawn)
    rivers = {
        "lake": ground.lakes(words.lang),
        "river far": ground.far_rivers(words.lang),
        "river near": ground.near_rivers(words.lang, wide=False),
        "river near wide": ground.near_rivers(words.lang, wide=True),
    }
    for name, lines in rivers.items():
        Layer(
            lines, pane="water", class_name=name, interactive=False, on_each_feature=JsCode("incidents.river")
        ).add_to(water)


def _draw_lines(drawn: IncidentMap, ground: Ground, words: MapWords) -> None:
    """The lines of districts, from the zoom of a region on; each governorate is drawn with its own."""
    Layer(
        inner_borders(ground.districts),
        name=_name("districts", words),
        pane="lines",
        class_name="district",
        interactive=False,
    ).add_to(drawn)


def _draw_whereabouts(drawn: IncidentMap, placed: Sequence[Summary], ground: Ground, words: MapWords) -> None:
    """How exactly each place is known: a dashed circle in metres, or the whole district or governorate."""
    within = folium.FeatureGroup(name=_name("within", words)).add_to(drawn)
    Layer(features.areas(placed, ground), pane="within", class_name="area", interactive=False).add_to(within)
    Layer(
        features.circles(placed),
        marker=folium.Circle(class_name="circle", pane="within", interactive=False),
        style_function=lambda circle: {
            "radius": circle["properties"]["radius_m"],
            "fill": circle["properties"]["radius_m"] <= features.SITE_M,
        },
    ).add_to(within)


def _draw_incidents(drawn: IncidentMap, placed: Sequence[Summary], words: MapWords, *, cards: bool) -> MarkerCluster:
    """The marks: disc = lower figure, ring = upper; clusters add people up."""
    marks = PeopleCluster(  # type: ignore[no-untyped-call]
        icon_create_function="incidents.cluster",
        max_cluster_radius=JsCode("incidents.clusterRadius"),
        show_coverage_on_hover=False,
        spider_leg_polyline_options={"className": "spider-leg"},
        control=False,
    )
    marks.add_to(drawn)
    collection = features.marks(placed, words, cards=cards)
    Layer(collection, point_to_layer=JsCode("incidents.mark")).add_to(marks)
    return marks


def _draw_names(drawn: IncidentMap, ground: Ground, words: MapWords) -> None:
    """Quiet names that come with the zoom and make room for the marks and for one another."""
    Layer(ground.names(words.lang), name=_name("names", words), point_to_layer=JsCode("incidents.name")).add_to(drawn)


def _set_view(drawn: IncidentMap, corners: Sequence[tuple[float, float]]) -> None:
    OpenAt(corners).add_to(drawn)
    (south, west), (north, east) = EDGE
    if all(south < lat < north and west < lon < east for lat, lon in corners):
        KeepWithin(EDGE).add_to(drawn)


def _settings(words: MapWords, scale: float) -> dict[str, Any]:
    return {
        "language": words.lang,
        "digits": words.numerals,
        "rtl": words.rtl,
        "scale": round(scale, 3),
        "words": words.sentences(),
    }


def _name(layer: str, words: MapWords) -> str:
    return _escaped(words.say(LAYERS[layer]))


def _escaped(name: str) -> str:
    """The name of a layer in the control, which Leaflet writes as HTML."""
    return html.escape(name).replace("{", "&#123;")


def _parts(drawn: IncidentMap) -> Parts:
    """What Folium made of the map, taken apart for a page of our own."""
    root = cast(Figure, drawn.get_root())
    root.render()
    links = list(root.header._children.values())  # noqa: SLF001 - branca has no other way to its links
    return Parts(
        scripts=tuple(link.url for link in links if isinstance(link, JavascriptLink)),
        sheets=tuple(link.url for link in links if isinstance(link, CssLink)),
        html=root.html.render(),
        script=root.script.render(),
    )
