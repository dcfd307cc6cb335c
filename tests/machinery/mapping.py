"""Reads Python source for uses of folium that let a text run as script in the reader's browser.

folium writes the text of a pop-up into a JavaScript template literal, where `${…}` runs. Text reaches the map as
GeoJSON properties or not at all.
"""

import ast
from collections.abc import Iterator

FORBIDDEN = frozenset(
    {
        "ClickForMarker",
        "CustomIcon",
        "DivIcon",
        "FloatImage",
        "GeoJsonPopup",
        "GeoJsonTooltip",
        "Html",
        "IFrame",
        "ImageOverlay",
        "Popup",
        "Search",
        "TimestampedGeoJson",
        "Tooltip",
    }
)
LIBRARIES = ("branca", "folium")
HOME = "incidents/reports/map.py"


def _of_a_library(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in LIBRARIES


def _names(tree: ast.Module) -> dict[str, str]:
    """Local name → what it stands for, of everything that comes from folium or branca."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {
                alias.asname or alias.name.split(".")[0]: alias.name
                for alias in node.names
                if _of_a_library(alias.name)
            }
        elif isinstance(node, ast.ImportFrom) and _of_a_library(node.module or ""):
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return known


def _meant(node: ast.expr, known: dict[str, str]) -> str:
    """Last name of a folium or branca thing that an expression names, else an empty string."""
    root = node
    while isinstance(root, ast.Attribute):
        root = root.value
    if not isinstance(root, ast.Name) or root.id not in known:
        return ""
    return node.attr if isinstance(node, ast.Attribute) else known[root.id].rsplit(".", 1)[-1]


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def _call_faults(call: ast.Call, name: str, where: str) -> Iterator[str]:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    if name == "JsCode" and where != HOME:
        yield "JsCode outside the module of the map"
    if name == "JsCode" and not all(map(_is_literal, given)):
        yield "JsCode made of something other than a literal"
    if name == "GeoJson":
        yield "GeoJson itself: branca reads what it wrote once more as a template; draw with Layer"


def _passed(call: ast.Call) -> Iterator[str]:
    """Keywords that make a pop-up of their text behind our back."""
    return (f"{keyword.arg}= makes a pop-up" for keyword in call.keywords if keyword.arg in {"popup", "tooltip"})


def faults(source: str, where: str) -> list[str]:
    """Line and fault of each dangerous use, in order."""
    tree = ast.parse(source)
    known = _names(tree)
    found: set[tuple[int, str]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and _of_a_library(node.module or ""):
            found |= {(node.lineno, alias.name) for alias in node.names if alias.name in FORBIDDEN | {"*"}}
        elif isinstance(node, ast.Attribute | ast.Name) and (name := _meant(node, known)) in FORBIDDEN:
            found.add((node.lineno, name))
        elif isinstance(node, ast.Call) and (name := _meant(node.func, known)):
            found |= {(node.lineno, fault) for fault in (*_call_faults(node, name, where), *_passed(node))}
    return [f"{where}:{line} {fault}" for line, fault in sorted(found)]
