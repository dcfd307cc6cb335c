"""Parts of a Folium map that are ours: its map, its layers, and the steps that our own scripts take in it."""

import base64
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.plugins import MarkerCluster
from folium.template import Template

from incidents.reports import map_files
from incidents.reports.map_page import unread


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
    default_css = map_files.CHANNEL_SHEET
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


class CellLayer(JSCSSMixin, folium.map.Layer):
    """Incidents too many to be drawn one by one, seen in one way: gathered, each, as heat, or by governorate.

    What it draws is handed to its scripts later: by the page around a frame, or from inside a file.
    """

    default_js = map_files.CELLS
    default_css = map_files.CELLS_SHEETS
    _template = Template("""
        {% macro script(this, kwargs) %}
            const {{ this.get_name() }} = incidents.cellLayer({{ this._parent.get_name() }}, {{ this.way|tojson }});
        {% endmacro %}
        """)

    def __init__(self, way: str, name: str, *, show: bool) -> None:
        super().__init__(name=name, show=show)
        self.way = way


class CellConversation(JSCSSMixin):
    """In a page: the channel on which the page hands cells over."""

    default_js = map_files.CHANNEL
    default_css = map_files.CHANNEL_SHEET
    _template = Template("""
        {% macro script(this, kwargs) %}
            incidents.converse({{ this._parent.get_name() }});
        {% endmacro %}
        """)


class CellFile(JSCSSMixin):
    """In a file of its own: every cell of the selection, packed, and the areas."""

    default_js = map_files.CELL_FILE
    default_css = map_files.CARDS_SHEET
    _template = ReadOnce(  # type: ignore[assignment]
        Template("""
        {% macro script(this, kwargs) %}
            incidents.openCells({{ this._parent.get_name() }}, {{ this.cells|tojson }}, {{ this.areas|tojson }});
        {% endmacro %}
        """)
    )

    def __init__(self, cells: bytes, areas: Sequence[Sequence[Any]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.cells = base64.b64encode(cells).decode()
        self.areas = areas
