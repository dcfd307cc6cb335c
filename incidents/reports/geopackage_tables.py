"""The tables of a GeoPackage: what the standard asks for (its annex C), the layers, and those without geometry."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC
from functools import cache
from typing import Any

from incidents.domain.vocabulary import N_
from incidents.reports.columns import Column, ExportHead, Table
from incidents.reports.tables.incidents import INCIDENTS
from incidents.reports.wkb import SRS, positions

POINTS, AREAS, ABOUT = "incidents_points", "incidents_areas", "about"
_GEOMETRIES = {POINTS: "POINT", AREAS: "MULTIPOLYGON"}
_APPLICATION, _VERSION = 0x47504B47, 10300
_PLAIN = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", f"PRAGMA application_id = {_APPLICATION}")
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
_SRS_TABLE = (
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,"
    " organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)"
)
_CONTENTS = (
    "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,"
    " description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,"
    " max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id))"
)
_LAYERS = (
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY REFERENCES gpkg_contents (table_name),"
    " column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,"
    " srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL)"
)
_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic", 0, "NONE", 0, "undefined", None),
    ("WGS 84", SRS, "EPSG", SRS, _WGS84, None),
)
_REAL = frozenset({"lat", "lon"})
#: Columns that hold whole numbers, by their names.
_WHOLE = re.compile(
    r"(?:.*_)?(?:min|max|best|upper|lower_bound|upper_bound|sources)|place_precision|radius_m|revision|number|value"
    r"|replaces|date_precision|published_precision|lowest_figure|highest_figure|figures"
    r"|credibility"
)


class Extent:
    """How far each layer reaches: west, south, east, north; None while it has no geometry."""

    def __init__(self) -> None:
        self.of: dict[str, tuple[float, float, float, float] | None] = dict.fromkeys(_GEOMETRIES)

    def add(self, layer: str, geometry: Any) -> None:
        """Take in one geometry more."""
        if geometry is None:
            return
        known = self.of[layer]
        corners = [known[:2], known[2:]] if known is not None else []
        lons, lats = zip(*((one[0], one[1]) for one in (*positions(geometry), *corners)), strict=True)
        self.of[layer] = min(lons), min(lats), max(lons), max(lats)


def make(file: sqlite3.Connection, head: ExportHead, besides: Iterable[Table[Any]]) -> None:
    """Every table, empty."""
    for statement in (*_PLAIN, f"PRAGMA user_version = {_VERSION}", _SRS_TABLE, _CONTENTS, _LAYERS):
        file.execute(statement)
    file.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
    for layer, kind in _GEOMETRIES.items():
        file.execute(_created(layer, [f'"geom" {kind}', *_columns(INCIDENTS.shown(head.audience))]))
    for table in besides:
        file.execute(_created(table.name, _columns(table.shown(head.audience))))
    file.execute(_created(ABOUT, ['"what" TEXT', '"said" TEXT']))
    for name in (*_GEOMETRIES, *(table.name for table in besides), ABOUT):
        kind, srs = ("features", SRS) if name in _GEOMETRIES else ("attributes", None)
        when = head.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        row = (name, kind, name, head.licence, when, srs)
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )
    file.executemany(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        [(layer, kind, SRS) for layer, kind in _GEOMETRIES.items()],
    )


def insert(file: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Rows of a table; the file numbers them."""
    for row in rows:
        file.execute(_inserting(table, len(row)), row)


@cache
def _inserting(table: str, columns: int) -> str:
    return f'INSERT INTO "{table}" VALUES (NULL, {", ".join("?" * columns)})'  # noqa: S608 - our own names of tables


def tell(file: sqlite3.Connection, about: Iterable[tuple[str, str]], extent: Extent, head: ExportHead) -> None:
    """What the file is, and how far its layers reach."""
    insert(file, ABOUT, about)
    insert(file, ABOUT, [(head.say(N_("Method")), line) for line in head.method_lines])
    for layer, reach in extent.of.items():
        if reach is not None:
            change = "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?"
            file.execute(change, (*reach, layer))


def _created(name: str, columns: Iterable[str]) -> str:
    every = ", ".join(['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL', *columns])
    return f'CREATE TABLE "{name}" ({every})'


def _columns(columns: Iterable[Column[Any]]) -> list[str]:
    return [f'"{column.name}" {_kind(column.name)}' for column in columns]


def _kind(name: str) -> str:
    if name in _REAL:
        return "REAL"
    return "INTEGER" if _WHOLE.fullmatch(name) else "TEXT"
