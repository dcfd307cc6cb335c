"""Geometries as a GeoPackage keeps them: its header, then well-known binary (OGC 06-103r4), little-endian."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

SRS = 4326  # WGS84, longitude before latitude
_HEADER = b"GP\x00\x01" + struct.pack("<i", SRS)  # version 0; little-endian, no envelope
_POINT, _POLYGON, _MULTIPOLYGON = 1, 3, 6
Ring = Sequence[Sequence[float]]


def blob(geometry: Mapping[str, Any] | None) -> bytes | None:
    """A GeoJSON point, or polygons as one MultiPolygon; None for none."""
    if geometry is None:
        return None
    if geometry["type"] == "Point":
        return _HEADER + struct.pack("<BI2d", 1, _POINT, *geometry["coordinates"][:2])
    polygons = polygons_of(geometry)
    return _HEADER + struct.pack("<BII", 1, _MULTIPOLYGON, len(polygons)) + b"".join(map(_polygon, polygons))


def polygons_of(geometry: Mapping[str, Any]) -> Sequence[Sequence[Ring]]:
    """The polygons of a GeoJSON polygon or several."""
    found: Any = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else found


def positions(geometry: Mapping[str, Any]) -> Iterator[Sequence[float]]:
    """Every position of it, as (longitude, latitude)."""
    if geometry["type"] == "Point":
        yield geometry["coordinates"]
        return
    for polygon in polygons_of(geometry):
        for ring in polygon:
            yield from ring


def _polygon(rings: Sequence[Ring]) -> bytes:
    return struct.pack("<BII", 1, _POLYGON, len(rings)) + b"".join(map(_ring, rings))


def _ring(ring: Ring) -> bytes:
    numbers = [number for position in ring for number in position[:2]]
    return struct.pack(f"<I{len(numbers)}d", len(ring), *numbers)
