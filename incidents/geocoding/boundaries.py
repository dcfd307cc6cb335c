"""The polygons of governorates and districts, read from the GeoJSON files the program ships."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shapely import prepare
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


def read_boundaries(path: Path) -> dict[str, BaseGeometry]:
    """The areas of a GeoJSON file by place code, WGS84 degrees, longitude first.

    Raises ValueError, naming the area, where a feature has no code or its geometry is not valid.
    """
    collection: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    areas: dict[str, BaseGeometry] = {}
    for feature in collection["features"]:
        code = feature["properties"].get("code", "")
        area = shape(feature["geometry"])
        if not code or not area.is_valid:
            raise ValueError(f"{path.name}: the area {code!r} has no code or an invalid geometry")
        prepare(area)
        areas[code] = area
    return areas
