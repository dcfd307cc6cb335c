"""TopoJSON to GeoJSON: shared borders are stored once there, so neighbours keep one line when they are drawn."""

from typing import Any

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]


def polygon_of(
    topology: dict[str, Any], geometry: dict[str, Any], tolerance: float = 0.0, kept: BaseGeometry | None = None
) -> dict[str, Any]:
    """A polygon or multipolygon of the topology as a GeoJSON multipolygon.

    Each border is thinned once by `tolerance` (degrees), save those that touch the area `kept`.
    """
    arcs = [_thinned(_arc(topology, arc), tolerance, kept) for arc in topology["arcs"]]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return {"type": "MultiPolygon", "coordinates": [[_joined(arcs, ring) for ring in polygon] for polygon in polygons]}


def line_of(topology: dict[str, Any], geometry: dict[str, Any]) -> dict[str, Any]:
    """A line or multiline of the topology as a GeoJSON multiline."""
    arcs = [_arc(topology, arc) for arc in topology["arcs"]]
    lines = geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]]
    return {"type": "MultiLineString", "coordinates": [_joined(arcs, line) for line in lines]}


def _arc(topology: dict[str, Any], arc: list[list[int]]) -> list[Position]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _thinned(arc: list[Position], tolerance: float, kept: BaseGeometry | None) -> list[Position]:
    line = LineString(arc)
    if not tolerance or arc[0] == arc[-1] or (kept is not None and line.intersects(kept)):
        return arc
    return [(x, y) for x, y in line.simplify(tolerance).coords]


def _joined(arcs: list[list[Position]], numbers: list[int]) -> list[Position]:
    points: list[Position] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points
