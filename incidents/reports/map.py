"""The Folium map: the ground, then where each place may lie, then the incidents, then what is said about them.

Text of a record reaches the map only as GeoJSON properties, which Folium writes as JSON and our scripts draw with
`textContent`. Every JsCode names one constant function of `static/map/`; nothing of a record is ever in code, in a
popup or in a tooltip that Folium writes. No tiles, no file of another host.
"""

import html
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import folium
from branca.element import CssLink, Figure, JavascriptLink, MacroElement
from folium.elements import JSCSSMixin
from folium.plugins import MarkerCluster
from folium.template import Template
from folium.utilities import JsCode

from incidents.domain.incident import Summary
from incidents.reports import map_features as features
from incidents.reports import map_files
from incidents.reports.map_ground import EDGE, Ground, inner_borders
from incidents.reports.map_page import Parts, file_page, frame_page, unread
from incidents.reports.map_words import LAYERS, Caption, MapWords

IRAQ = ((29.1, 38.8), (37.4, 48.6))


class ReadOnce:
    """A template of Folium whose output nobody can take for a template.

    branca reads the script that a template has written as a template once more. A title such as `{{ 7 * 7 }}` would
    run there, on the server, with all that Jinja can reach. Its brace is written as a JavaScript escape instead: such
    a pair of characters stands nowhere in our scripts but inside strings.
    """

    def __init__(self, template: Template) -> None:
        write = template.module.__dict__["script"]
        self.module = SimpleNamespace(script=lambda this, kwargs: unread(write(this, kwargs)))


class Layer(folium.GeoJson):
    """GeoJSON whose properties stay text."""

    _template = ReadOnce(folium.GeoJson._template)  # noqa: SLF001 - Folium's own, read once


class IncidentMap(folium.Map):
    """A Leaflet map from our own copy of Leaflet: no CDN, no inline style, always left to right, pinch zoom allowed."""

    default_js = map_files.SCRIPTS
    default_css = map_files.SHEETS
    _template = Template("""
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} dir="ltr"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            const {{ this.get_name() }} = L.map(
                {{ this.get_name()|tojson }}, {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }} }
            );
        {% endmacro %}
        """)


class PeopleCluster(MarkerCluster):
    """Incidents that lie close together: people added up as ranges. A cluster at one point opens as a spider."""

    default_js = map_files.NOTHING
    default_css = map_files.NOTHING


class Begin(MacroElement):
    """Tells the scripts their settings before the first layer is drawn."""

    _template = ReadOnce(
        Template("""
        {% macro script(this, kwargs) %}
            incidents.begin({{ this._parent.get_name() }}, {{ this.settings|tojson }});
        {% endmacro %}
        """)
    )

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.settings = settings


class KeepWithin(MacroElement):
    """Keeps the view on the ground that is drawn."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            incidents.keepWithin({{ this._parent.get_name() }}, {{ this.edge|tojson }});
        {% endmacro %}
        """)

    def __init__(self, edge: Sequence[Sequence[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.edge = edge


class OpenAt(MacroElement):
    """Opens on these corners at once: Folium's own `fit_bounds` glides there, and what follows would end the glide."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            {{ this._parent.get_name() }}.fitBounds(
                {{ this.corners|tojson }}, {padding: [64, 64], maxZoom: 12, animate: false}
            );
        {% endmacro %}
        """)

    def __init__(self, corners: Sequence[Sequence[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.corners = corners


class Conversation(JSCSSMixin):
    """In a page: the channel on which mark and list speak of the same incident."""

    default_js = map_files.CHANNEL
    _template = Template("""
        {% macro script(this, kwargs) %}
            incidents.converse({{ this._parent.get_name() }}, {{ this.marks.get_name() }});
        {% endmacro %}
        """)

    def __init__(self, marks: MarkerCluster) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.marks = marks


class Cards(Conversation):
    """In a file of its own: cards that open beside the map."""

    default_js = map_files.CARDS
    default_css = map_files.CARDS_SHEET
    _template = Template("""
        {% macro script(this, kwargs) %}
            incidents.openCards({{ this._parent.get_name() }}, {{ this.marks.get_name() }});
        {% endmacro %}
        """)


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


def _draw(
    summaries: Sequence[Summary], ground: Ground, words: MapWords, *, cards: bool
) -> tuple[IncidentMap, MarkerCluster]:
    placed = features.placed(summaries)
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
    Begin(_settings(placed, words)).add_to(drawn)
    _draw_land(drawn, ground, words)
    _draw_water(drawn, ground, words)
    _draw_lines(drawn, ground, words)
    _draw_whereabouts(drawn, placed, ground, words)
    marks = _draw_incidents(drawn, placed, words, cards=cards)
    _draw_names(drawn, ground, words)
    folium.LayerControl().add_to(drawn)
    _set_view(drawn, placed)
    return drawn, marks


def _draw_land(drawn: IncidentMap, ground: Ground, words: MapWords) -> None:
    """Iraq and what lies around it, in colours quiet enough for the marks to be the darkest thing."""
    kinds = {
        "land": ground.land(words.lang),
        "governorate": ground.home(words.lang),
        "town": ground.towns(words.lang),
    }
    for name, areas in kinds.items():
        Layer(areas, pane="ground", class_name=name, interactive=False, control=False).add_to(drawn)


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


def _set_view(drawn: IncidentMap, placed: Sequence[Summary]) -> None:
    corners = features.bounds(placed) or list(IRAQ)
    OpenAt(corners).add_to(drawn)
    (south, west), (north, east) = EDGE
    if all(south < lat < north and west < lon < east for lat, lon in corners):
        KeepWithin(EDGE).add_to(drawn)


def _settings(placed: Sequence[Summary], words: MapWords) -> dict[str, Any]:
    return {
        "language": words.lang,
        "digits": words.numerals,
        "scale": round(features.scale(placed), 3),
        "words": words.sentences(),
    }


def _name(layer: str, words: MapWords) -> str:
    """The name of a layer in the control, which Leaflet writes as HTML."""
    return html.escape(words.say(LAYERS[layer])).replace("{", "&#123;")


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
