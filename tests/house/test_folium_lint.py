"""No text of a report reaches the map by a way on which it could run as script."""

import pytest

from machinery.mapping import FORBIDDEN, HOME, faults
from machinery.tree import files, shown


def test_the_map_is_drawn_without_dangerous_sinks() -> None:
    found = [
        fault
        for path in files("incidents", suffixes=(".py",))
        for fault in faults(path.read_text(encoding="utf-8"), shown(path))
    ]
    assert found == []


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
@pytest.mark.parametrize(
    "source",
    [
        "import folium\nfolium.{}(title)\n",
        "from folium import {} as Safe\nSafe(title)\n",
        "import folium as f\nx = f.plugins.{}\n",
    ],
    ids=["attribute", "renamed", "plugin"],
)
def test_a_dangerous_class_is_caught(name: str, source: str) -> None:
    assert faults(source.format(name), HOME)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("from folium import *\n", "*"),
        ("import folium\nfolium.Marker(at, popup=title)\n", "popup= makes a pop-up"),
        ("import folium\nfolium.GeoJson(cells, tooltip=title)\n", "tooltip= makes a pop-up"),
        ("import folium\nfolium.JsCode(f'alert({n})')\n", "other than a literal"),
        ("from folium.utilities import JsCode\nJsCode(js_code=text)\n", "other than a literal"),
        ("import folium\nfolium.GeoJson({'type': 'FeatureCollection'})\n", "draw with Layer"),
        ("from folium import GeoJson as G\nG(cells)\n", "draw with Layer"),
    ],
)
def test_a_dangerous_argument_is_caught(source: str, fault: str) -> None:
    assert any(fault in found for found in faults(source, HOME))


def test_script_outside_the_module_of_the_map_is_caught() -> None:
    source = "import folium\nfolium.JsCode('x')\n"
    assert faults(source, "incidents/web/explore/frame.py")
    assert faults(source, HOME) == []


def test_a_map_of_circles_and_properties_passes() -> None:
    source = "import folium\nclass Layer(folium.GeoJson): pass\nLayer(cells).add_to(folium.Map())\nPopup = 3\n"
    assert faults(source, HOME) == []
