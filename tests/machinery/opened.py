"""Files of every form, opened as their readers open them: which incidents, which numbers, which points they hold."""

import csv
import io
import json
import re
import sqlite3
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

from incidents.services.ordering import Form

Ends = tuple[int | None, int | None]
_SITE = 2  # what a place is known to where nothing is said
_DISTRICT = 4  # a place known to its district or coarser has no point of its own
KML = "{http://www.opengis.net/kml/2.2}"


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a file holds, by the codes of its incidents.

    `killed` and `injured` are (lowest, highest) for the incidents of which it says numbers; `points` where it draws
    one, as (lat, lon); `spans` the first and the last day as written. `lows_only`: it has no upper end.
    """

    codes: tuple[str, ...]
    killed: Mapping[str, Ends] = field(default_factory=dict)
    injured: Mapping[str, Ends] = field(default_factory=dict)
    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    spans: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    has: frozenset[str] = frozenset({"killed", "injured"})
    lows_only: bool = False


def opened(form: str, file: bytes) -> Opened:
    """A file of a form, read anew."""
    return _READERS[Form(form)](file)


def members(file: bytes) -> dict[str, bytes]:
    """The files in a zip."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows(text: bytes) -> list[dict[str, str]]:
    """A CSV file by the names of its columns; cells may be longer than Python's own limit."""
    csv.field_size_limit(1 << 24)
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


def bytes_within(file: bytes) -> bytes:
    """Every byte that a reader can reach: a zip unpacked, its own names with it."""
    if file[:2] != b"PK":
        return file
    return b"\n".join(name.encode() + b"\n" + text for name, text in members(file).items())


def _whole(value: Any) -> int | None:
    return int(value) if value not in {"", None} else None


def _both(row: Mapping[str, Any], low: str, high: str) -> Ends:
    return _whole(row.get(low)), _whole(row.get(high))


def _known(found: Iterable[tuple[str, Ends]]) -> dict[str, Ends]:
    return {code: ends for code, ends in found if ends != (None, None)}


def _ours(table: list[dict[str, Any]]) -> Opened:
    """Rows of our own incidents table."""
    return Opened(
        codes=tuple(row["code"] for row in table),
        killed=_known((row["code"], _both(row, "killed_min", "killed_max")) for row in table),
        injured=_known((row["code"], _both(row, "injured_min", "injured_max")) for row in table),
        points={row["code"]: (float(row["lat"]), float(row["lon"])) for row in table if row.get("lat")},
        spans={row["code"]: (row["earliest"], row["latest"]) for row in table if row.get("earliest")},
    )


def _xlsx(file: bytes) -> Opened:
    names, *lines = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    return _ours([dict(zip(names, line, strict=True)) for line in lines])


def _json(file: bytes) -> Opened:
    whole = json.loads(file)
    spots = {one["code"]: _point(one) or (None, None) for one in whole["places"]}
    return _ours([_row_of(one, spots) for one in whole["records"]])


def _row_of(record: Mapping[str, Any], spots: Mapping[str, tuple[Any, Any]]) -> dict[str, Any]:
    """A record of our JSON as a row: where it happened is its first place of that role, else its first."""
    places, when = record["content"].get("places", ()), record["content"].get("occurred")
    main = next((one for one in places if one.get("role", "site") == "site"), places[0] if places else None)
    known = main is not None and main.get("precision", _SITE) < _DISTRICT
    lat, lon = (_point(main) or spots[main["place"]]) if main is not None and known else (None, None)
    row = {"code": record["code"], "lat": lat, "lon": lon}
    for one in record["ranges"]:
        if one["group"] == "all":
            row |= {f"{one['outcome']}_{end}": one[end] for end in ("min", "max")}
    return row | ({"earliest": when["earliest"], "latest": when["latest"]} if when else {})


def _point(place: Mapping[str, Any]) -> tuple[float, float] | None:
    return (place["point"]["lat"], place["point"]["lon"]) if place.get("point") else None


def _geojson(file: bytes) -> Opened:
    return _ours([
        {**one["properties"], **_drawn(one["geometry"])} for one in json.loads(file)["features"]
    ])  # fmt: skip


def _drawn(geometry: dict[str, Any] | None) -> dict[str, Any]:
    if geometry is None or geometry["type"] != "Point":
        return {}
    return {"lon": geometry["coordinates"][0], "lat": geometry["coordinates"][1]}


def _gpkg(file: bytes) -> Opened:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "read.gpkg"
        path.write_bytes(file)
        connection = sqlite3.connect(path)
        connection.row_factory = sqlite3.Row
        layers = ("SELECT * FROM incidents_points ORDER BY fid", "SELECT * FROM incidents_areas ORDER BY fid")
        table = [dict(row) for layer in layers for row in connection.execute(layer)]
        connection.close()
    return _ours([{**row, "lat": None, "lon": None, **_of_blob(row["geom"])} for row in table])


def _of_blob(blob: bytes | None) -> dict[str, Any]:
    if blob is None or len(blob) != 29:
        return {}
    lon, lat = struct.unpack("<2d", blob[-16:])
    return {"lat": lat, "lon": lon}


def _kml(file: bytes) -> Opened:
    table = []
    for mark in ElementTree.fromstring(file).iter(f"{KML}Placemark"):  # noqa: S314 - our own file
        row: dict[str, Any] = {one.get("name"): one.findtext(f"{KML}value") for one in mark.iter(f"{KML}Data")}
        point = mark.findtext(f"{KML}Point/{KML}coordinates")
        row |= {"lat": None, "lon": None}
        if point:
            row["lon"], row["lat"] = point.split(",")
        table.append(row)
    return _ours(table)


def _hxl(file: bytes) -> Opened:
    _tags, *table = rows(members(file)["hxl.csv"])
    return _ours(table)


def _acled(file: bytes) -> Opened:
    table = rows(members(file)["acled.csv"])
    return Opened(
        codes=tuple(row["event_id_cnty"] for row in table),
        killed=_known((row["event_id_cnty"], (_whole(row["fatalities"]), None)) for row in table),
        points={row["event_id_cnty"]: (float(row["latitude"]), float(row["longitude"]))
                for row in table if row["latitude"]},
        has=frozenset({"killed"}),
        lows_only=True,
    )  # fmt: skip


def _ged(file: bytes) -> Opened:
    table = rows(members(file)["ged.csv"])
    return Opened(
        codes=tuple(row["relid"] for row in table),
        killed=_known((row["relid"], _both(row, "low", "high")) for row in table),
        points={row["relid"]: (float(row["latitude"]), float(row["longitude"])) for row in table if row["latitude"]},
        spans={row["relid"]: (row["date_start"], row["date_end"]) for row in table if row["date_start"]},
        has=frozenset({"killed"}),
    )


def _timemap(file: bytes) -> Opened:
    events = json.loads(members(file)["events.json"])
    table = [{**dict(part.split("=", 1) for part in one["comments"].split("; ") if "=" in part),
              "lat": one["latitude"], "lon": one["longitude"]} for one in events]  # fmt: skip
    return _ours(table)


def _uwazi(file: bytes) -> Opened:
    table = rows(members(file)["import.csv"])
    for row in table:
        row["lat"], _, row["lon"] = row["geolocation_geolocation"].partition("|")
        row["earliest"], _, row["latest"] = row["date_range"].partition(":")
    return _ours(table)


def _ftm(file: bytes) -> Opened:
    entities = [json.loads(line) for line in file.splitlines()]
    places = {one["id"]: one["properties"] for one in entities if one["schema"] == "Address"}
    events = [one for one in entities if one["schema"] == "Event"]
    points = {}
    for one in events:
        for place in one["properties"].get("addressEntity", ()):
            if "latitude" in places[place]:
                points[one["id"]] = (float(places[place]["latitude"][0]), float(places[place]["longitude"][0]))
    return Opened(codes=tuple(one["id"] for one in events), points=points, has=frozenset())


def _map(file: bytes) -> Opened:
    return Opened(codes=tuple(dict.fromkeys(re.findall(r"IRQ-[0-9A-Z]{7}", file.decode()))), has=frozenset())


_READERS: dict[Form, Callable[[bytes], Opened]] = {
    Form.CSV: lambda file: _ours(rows(members(file)["incidents.csv"])),
    Form.FLAT: lambda file: _ours(rows(file)),
    Form.XLSX: _xlsx,
    Form.JSON: _json,
    Form.GEOJSON: _geojson,
    Form.MAP: _map,
    Form.GPKG: _gpkg,
    Form.KML: _kml,
    Form.HXL: _hxl,
    Form.ACLED: _acled,
    Form.GED: _ged,
    Form.TIMEMAP: _timemap,
    Form.UWAZI: _uwazi,
    Form.FTM: _ftm,
}
#: The forms that are read back here, row by row; documents and bags have tests of their own.
READ = tuple(_READERS)
