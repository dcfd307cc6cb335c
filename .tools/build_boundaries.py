"""Make the map files of incidents/data: boundaries, land, rivers, lakes and waterways near towns.

    python .tools/build_boundaries.py --boundaries DIR --basemap DIR --to incidents/data

Run build_places.py first: the codes and names of the areas are taken from places.csv.
"""

import argparse
import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shapely.affinity import scale
from shapely.geometry import box, mapping, shape
from shapely.ops import linemerge
from topology import line_of, polygon_of

REGION = box(36.5, 27.5, 51.5, 39.0)
TOWNS = box(44.25, 33.20, 44.55, 33.45).union(box(46.15, 30.95, 46.40, 31.15))  # seen at street level: kept whole
DRAWN_DIGITS = 4  # about 10 m: finer than any of these lines is true
CHECKED_DIGITS = 5

NAMES = {  # as printed by Natural Earth or OpenStreetMap: English, Arabic
    "Tigris": ("Tigris", "دجلة"), "tigris": ("Tigris", "دجلة"), "نهر دجلة": ("Tigris", "دجلة"),
    "Dicle": ("Tigris", "دجلة"), "Dicle Nehri": ("Tigris", "دجلة"),
    "Euphrates": ("Euphrates", "الفرات"), "Firat": ("Euphrates", "الفرات"), "Al Furat": ("Euphrates", "الفرات"),
    "Shatt al Arab": ("Shatt al-Arab", "شط العرب"), "Gharraf Canal": ("Gharraf", "الغراف"),
    "Hindiyah Channel": ("Hindiya Channel", "شط الهندية"), "Shatt al Hillah": ("Shatt al-Hilla", "شط الحلة"),
    "Atshan": ("Atshan", "العطشان"), "Karkheh": ("Karkheh", "الكرخة"), "Khabur": ("Khabur", "الخابور"),
    "Khabur River": ("Khabur", "الخابور"), "upper zab": ("Great Zab", "الزاب الكبير"),
    "river khosur": ("Khosr", "الخوصر"), "Sîrwan": ("Sirwan", "سيروان"), "Hezil Çayı": ("Hezil", "هيزل"),
    "Lake Habbaniyah": ("Lake Habbaniyah", "بحيرة الحبانية"), "Lake Razazah": ("Lake Razazah", "بحيرة الرزازة"),
    "Buhayrat ath Tharthar": ("Lake Tharthar", "بحيرة الثرثار"), "Lake Hammar": ("Hammar Marsh", "هور الحمار"),
    "Lake Urmia": ("Lake Urmia", "بحيرة أرومية"), "Lake Van": ("Lake Van", "بحيرة وان"),
    "Buhayrat al-Assad": ("Lake Assad", "بحيرة الأسد"), "Ataturk Barajt": ("Atatürk Reservoir", "سد أتاتورك"),
    "Keban Baraji": ("Keban Reservoir", "سد كيبان"), "Saksak Dagi": ("", ""),
}  # fmt: skip
DIYALA = box(44.50, 33.20, 44.67, 33.86)  # OpenStreetMap draws the river here without its name
SHATT_AL_ARAB = box(47.42, 29.90, 48.60, 31.01)

RIVER_WIDTH_M = {"Tigris": 200, "Euphrates": 150}  # in Baghdad, in Nasiriyah: drawn, not surveyed
METRES_A_DEGREE = 111_320
SQUEEZE = 0.84  # a degree of longitude in degrees of latitude, at 33 north
URBAN_LEAST = 0.001  # square degrees, about 10 square kilometres
FAR_RIVERS = frozenset({"Ceyhan", "Qezel Owzan", "Sefid", "Talkeh", "Aras", "Murat", None})

Feature = dict[str, Any]


def main() -> None:
    arguments = _arguments()
    places = _places(arguments.to / "places.csv")
    drawn = _read(arguments.boundaries / "irq_adm1_adm2_ocha_simplified.topo.json")
    exact = _read(arguments.boundaries / "irq_admbnda_adm1_cso_20190603.geojson")
    region = _read(arguments.basemap / "iraq_region_basemap.topo.json")
    waterways = _read(arguments.basemap / "iraq_waterways_osm.geojson")
    files = {
        "governorates": _areas(drawn, "adm1", "ADM1_PCODE", places),
        "districts": _areas(drawn, "adm2", "ADM2_PCODE", places),
        "governorates_exact": _exact_areas(exact, places),
        "basemap": [*_land(region, places), *_urban(region), *_lakes(region), *_rivers(region)],
        "waterways": [*_waterways(waterways), *_river_areas(waterways)],
    }
    for name, features in files.items():
        _write(arguments.to / f"{name}.geojson", features)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("boundaries", "basemap", "to"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def _areas(topology: Any, layer: str, key: str, places: dict[str, dict[str, str]]) -> list[Feature]:
    """The simplified areas of one level, neighbours sharing one line; thinner where the lines are no truer (450 m)."""
    tolerance = 0.003 if layer == "adm2" else 0.0012
    return [
        _feature(
            polygon_of(topology, geometry, tolerance, TOWNS),
            DRAWN_DIGITS,
            **_named(places[geometry["properties"][key]]),
        )
        for geometry in topology["objects"][layer]["geometries"]
    ]


def _exact_areas(collection: Any, places: dict[str, dict[str, str]]) -> list[Feature]:
    """The governorates as published, for telling where a point lies."""
    return [
        _feature(f["geometry"], CHECKED_DIGITS, code=places[f["properties"]["ADM1_PCODE"]]["code"])
        for f in collection["features"]
    ]


def _land(region: Any, places: dict[str, dict[str, str]]) -> list[Feature]:
    """The neighbours' land and a label point in each; `code` is ISO 3166-1."""
    features = []
    for geometry in region["objects"]["countries"]["geometries"]:
        country = places[geometry["properties"]["iso_a2"]]
        land = shape(polygon_of(region, geometry)).buffer(0).intersection(REGION)
        features.append(_feature(_thinned(land, 0.008), DRAWN_DIGITS, kind="land", **_named(country)))
        if land.area > 1:
            point = mapping(land.representative_point())
            features.append(_feature(point, 2, kind="label", **_named(country)))
    return features


def _urban(region: Any) -> list[Feature]:
    """Built-up land of Iraq's larger towns, so that a town is not as blank as the desert."""
    iraq = next(g for g in region["objects"]["countries"]["geometries"] if g["properties"]["iso_a2"] == "IQ")
    inside = shape(polygon_of(region, iraq)).buffer(0)
    areas = (shape(polygon_of(region, g)).buffer(0) for g in region["objects"]["urban"]["geometries"])
    return [
        _feature(_thinned(area, 0.001), DRAWN_DIGITS, kind="urban")
        for area in areas
        if area.intersects(inside) and area.area > URBAN_LEAST
    ]


def _lakes(region: Any) -> list[Feature]:
    return [
        _feature(
            _thinned(shape(polygon_of(region, g)), 0.002), DRAWN_DIGITS, kind="lake", **_water(g["properties"]["name"])
        )
        for g in region["objects"]["lakes"]["geometries"]
    ]


def _rivers(region: Any) -> list[Feature]:
    """Natural Earth's rivers, for the country as a whole; up to 1 km off in towns, where `waterways` takes over."""
    return [
        _feature(
            _thinned(shape(line_of(region, g)), 0.004), DRAWN_DIGITS, kind="river",
            rank=g["properties"]["scalerank"], **_water(g["properties"]["name"]),
        )
        for g in region["objects"]["rivers"]["geometries"]
        if g["properties"]["name"] not in FAR_RIVERS
    ]  # fmt: skip


def _waterways(collection: Any) -> list[Feature]:
    """OpenStreetMap's river lines, one feature a river, thinned to about 10 m."""
    lines: dict[str, list[Any]] = {}
    for f in collection["features"]:
        line = shape(f["geometry"])
        lines.setdefault(_river_of(f["properties"]["name"], line), []).append(line)
    features = []
    for name, parts in lines.items():
        merged = linemerge(parts) if len(parts) > 1 else parts[0]
        features.append(_feature(_thinned(merged, 0.0001), DRAWN_DIGITS, kind="river", **_water(name)))
    return features


def _river_areas(collection: Any) -> list[Feature]:
    """The two rivers as wide as they are drawn (not surveyed) where the map is seen at street level."""
    features = []
    for name, width in RIVER_WIDTH_M.items():
        lines = [shape(f["geometry"]) for f in collection["features"]]
        named = [
            li
            for f, li in zip(collection["features"], lines, strict=True)
            if _river_of(f["properties"]["name"], li) == name
        ]
        stretch = linemerge(named).intersection(TOWNS)
        area = scale(
            scale(stretch, xfact=SQUEEZE, origin=(0, 0)).buffer(width / 2 / METRES_A_DEGREE, cap_style="flat"),
            xfact=1 / SQUEEZE, origin=(0, 0),
        )  # fmt: skip
        features.append(
            _feature(_thinned(area, 0.00005), CHECKED_DIGITS, kind="river_area", width_m=width, **_water(name))
        )
    return features


def _river_of(name: str | None, line: Any) -> str:
    if name and not name.startswith("FIXME"):
        return NAMES[name][0]
    if DIYALA.contains(line):
        return "Diyala"
    return ""


def _named(place: dict[str, str]) -> dict[str, str]:
    return {"code": place["code"], "name_en": place["name_en"], "name_ar": place["name_ar"]}


def _water(name: str | None) -> dict[str, str]:
    known = {english: (english, arabic) for english, arabic in NAMES.values()} | NAMES | {"Diyala": ("Diyala", "ديالى")}
    english, arabic = known.get(name or "", (name or "", ""))
    return {"name_en": english, "name_ar": arabic}


def _thinned(geometry: Any, tolerance: float) -> Any:
    return mapping(geometry.simplify(tolerance, preserve_topology=True))


def _feature(geometry: Any, digits: int, **properties: Any) -> Feature:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": _unnested({"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"], digits)}),
    }


def _unnested(geometry: dict[str, Any]) -> dict[str, Any]:
    """A multi-geometry of one part as that part."""
    if geometry["type"].startswith("Multi") and len(geometry["coordinates"]) == 1:
        return {"type": geometry["type"].removeprefix("Multi"), "coordinates": geometry["coordinates"][0]}
    return geometry


def _rounded(value: Any, digits: int) -> Any:
    """Positions rounded; a position that rounding makes the same as the one before it is left out."""
    if isinstance(value[0], int | float):
        return [round(value[0], digits), round(value[1], digits)]
    parts = [_rounded(part, digits) for part in value]
    if isinstance(parts[0][0], float) and len(parts) > 4:
        return [p for i, p in enumerate(parts) if i == 0 or p != parts[i - 1]]
    return parts


def _places(path: Path) -> dict[str, dict[str, str]]:
    """The rows of places.csv by code and by OCHA's pcode."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_pcode = {pcode.rsplit(":", 1)[1]: row for row in rows for pcode in row["pcodes"].split("|") if pcode}
    return {row["code"]: row for row in rows} | by_pcode


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, features: Iterable[Feature]) -> None:
    collection = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
