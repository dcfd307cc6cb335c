"""Make incidents/data/places.csv from the boundary and gazetteer files it is derived from.

    python .tools/build_places.py --boundaries DIR --gazetteer DIR --basemap DIR --to incidents/data

The hand-kept tables beside this script (tables/) say how districts, cities and sites are shown; everything else comes
from the sources named in incidents/data/README.md.
"""

import argparse
import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale
from shapely import STRtree
from shapely.geometry import Point, shape
from topology import polygon_of

TABLES = Path(__file__).parent / "tables"
COLUMNS = (
    "code", "level", "name_en", "name_ar", "name_ckb", "variants", "parent", "iso3166_2", "pcodes", "lat", "lon",
    "radius_m", "place_type", "method", "population",
)  # fmt: skip
HALABJA = "IQ-X-HALABJA"
HALABJA_DISTRICT = "IQG06Q05"
HALABJA_CITY = "96205"
CITY_RADIUS_M = ((4_000_000, 15_000), (1_000_000, 8_000), (300_000, 5_000), (50_000, 4_000), (0, 3_000))
COUNTRY_NAMES_NE = {  # Natural Earth's short names that differ from CLDR's
    "Bosnia and Herz.": "BA", "Central African Rep.": "CF", "Czechia": "CZ", "Dem. Rep. Congo": "CD", "Congo": "CG",
    "Dominican Rep.": "DO", "Eq. Guinea": "GQ", "Macedonia": "MK", "Myanmar": "MM", "S. Sudan": "SS",
    "Solomon Is.": "SB", "Turkey": "TR", "United States of America": "US", "W. Sahara": "EH", "eSwatini": "SZ",
    "Palestine": "PS", "Côte d'Ivoire": "CI", "Falkland Is.": "FK", "Trinidad and Tobago": "TT",
    "Marshall Is.": "MH", "Cook Is.": "CK", "St. Kitts and Nevis": "KN", "Antigua and Barb.": "AG",
    "St. Vin. and Gren.": "VC", "São Tomé and Principe": "ST", "Cabo Verde": "CV", "Hong Kong": "HK", "Macao": "MO",
    "Vatican": "VA", "Saint Lucia": "LC", "Faeroe Is.": "FO", "Cayman Is.": "KY", "British Virgin Is.": "VG",
    "U.S. Virgin Is.": "VI", "Turks and Caicos Is.": "TC", "N. Mariana Is.": "MP", "Fr. Polynesia": "PF",
}  # fmt: skip
COUNTRY_VARIANTS = {
    "TR": ("Turkey", "Turkiye"),
    "US": ("USA",),
    "GB": ("UK", "Britain"),
    "SY": ("Syrian Arab Republic",),
}
ARABIC = re.compile(r"[\u0600-\u06ff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

Row = dict[str, str]


def main() -> None:
    arguments = _arguments()
    adm1 = _polygons(arguments.boundaries / "irq_admbnda_adm1_cso_20190603.geojson", "ADM1_PCODE")
    adm2 = _polygons(arguments.boundaries / "irq_admbnda_adm2_cso_20190603.geojson", "ADM2_PCODE")
    governorates = _governorates(arguments.boundaries / "governorates.csv", arguments.gazetteer, adm1)
    iso = {pcode: row["code"] for pcode, row in governorates.items() if pcode.startswith("IQG")}
    districts = _districts(adm2, iso)
    cities, notes = _cities(arguments.gazetteer / "geonames_iq_places.tsv", adm1, adm2, districts, iso)
    _radii_of_sites_table(cities, arguments.gazetteer / "protest_sites.csv")
    sites = _sites(arguments.gazetteer / "protest_sites.csv", cities)
    rows = [
        *_countries(arguments.basemap / "countries-50m.json"),
        *governorates.values(), *districts.values(), *(row for row in cities.values()), *sites,
    ]  # fmt: skip
    _write(arguments.to / "places.csv", rows)
    print(Counter(row["level"] for row in rows), *notes, sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("boundaries", "gazetteer", "basemap", "to"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def _countries(path: Path) -> list[Row]:
    """Every territory that CLDR names and Natural Earth draws, Iraq first."""
    names = {language: Locale.parse(language).territories for language in ("en", "ar", "ckb")}
    points = _country_points(path, names["en"])
    codes = sorted(
        c
        for c in names["en"]
        if re.fullmatch("[A-Z]{2}", c) and c not in {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "XK"}
    )
    codes.remove("IQ")
    rows = []
    for code in ("IQ", *(c for c in codes if c in points)):
        kurdish = names["ckb"].get(code, "")
        rows.append(_row(
            code=code, level="country", name_en=names["en"][code], name_ar=names["ar"].get(code, ""),
            name_ckb=kurdish if ARABIC.search(kurdish) else "", place_type="area", point=points[code],
            variants=COUNTRY_VARIANTS.get(code, ()),
            method="a point inside the country (Natural Earth)",
        ))  # fmt: skip
    return rows


def _country_points(path: Path, english: Any) -> dict[str, tuple[float, float]]:
    topology = json.loads(path.read_text())
    by_name = {name: code for code, name in english.items() if len(code) == 2}
    points = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = COUNTRY_NAMES_NE.get(name) or by_name.get(name) or by_name.get(name.replace(" and ", " & "))
        if code:
            points[code] = _inside(shape(polygon_of(topology, geometry)).buffer(0))
    return points


def _governorates(path: Path, gazetteer: Path, adm1: dict[str, Any]) -> dict[str, Row]:
    alternates = _governorate_spellings(gazetteer / "geonames_iq_admin_names_multilang.tsv")
    rows = {}
    for line in _table(path):
        pcode, code = line["pcode_ocha_2019"], line["iso3166_2"] or HALABJA
        known = ["Halabcha", "Halabja Governorate", "محافظة حلبجة"] if code == HALABJA else line["variants"].split("|")
        rows[pcode or code] = _row(
            code=code, level="governorate", name_en=line["name_en"], name_ar=line["name_ar"], name_ckb=line["name_ckb"],
            variants=[*known, *alternates.get(line["iso3166_2"], [])], parent="IQ", iso3166_2=line["iso3166_2"],
            pcodes=f"ocha:2019-06-03:{pcode}" if pcode else "", place_type="area",
            point=_inside(adm1[pcode]) if pcode else (35.17778, 45.98611),
            method="a point inside the governorate (OCHA COD-AB 2019-06-03)" if pcode else (
                "its main town (GeoNames 96205): a governorate since 2014, the 2019 boundaries still draw it as a"
                " district of Sulaymaniyah, and the ISO table used here has no code for it"
            ),
        )  # fmt: skip
    return rows


def _governorate_spellings(path: Path) -> dict[str, list[str]]:
    """GeoNames' own spellings by ISO code; Dhi Qar's list holds its capital, which is not the governorate."""
    spellings: dict[str, list[str]] = {}
    for line in _table(path, delimiter="\t"):
        if line["type"] == "Governorate" and line["iso3166_2"]:
            names = [line["name"], *line["alternate_names(en|az|ar|ku)"].split("|")]
            spellings[line["iso3166_2"]] = [
                n for n in names if n != "الناصرية" and "mühaf" not in n and "vilay" not in n
            ]
    return spellings


def _districts(adm2: dict[str, Any], iso: dict[str, str]) -> dict[str, Row]:
    properties = _properties_of(adm2)
    rows = {}
    for line in _table(TABLES / "districts.csv"):
        pcode = line["pcode"]
        governorate = HALABJA if pcode == HALABJA_DISTRICT else iso[pcode[:5]]
        source = properties[pcode]
        rows[pcode] = _row(
            code=f"{iso[pcode[:5]]}-{_slug(line['name_en'])}-DISTRICT", level="district",
            name_en=line["name_en"], name_ar=line["name_ar"], parent=governorate, pcodes=f"ocha:2019-06-03:{pcode}",
            variants=[
                source["ADM2_EN"], source["ADM2_AR"].strip(), f"{line['name_en']} District", f"قضاء {line['name_ar']}",
            ],
            place_type="area", point=_inside(adm2[pcode]),
            method="a point inside the district (OCHA COD-AB 2019-06-03); its lines are off by up to 450 m"
            + ("; drawn there within Sulaymaniyah" if governorate == HALABJA else ""),
        )  # fmt: skip
    return rows


def _cities(
    path: Path, adm1: dict[str, Any], adm2: dict[str, Any], districts: dict[str, Row], iso: dict[str, str]
) -> tuple[dict[str, Row], list[str]]:
    shown = {line["geonameid"]: line for line in _table(TABLES / "cities.csv")}
    source = {line["geonameid"]: line for line in _table(path, delimiter="\t")}
    merged: dict[str, list[str]] = {}
    for number, line in shown.items():
        if line["same_as"]:
            merged.setdefault(line["same_as"], []).append(number)
    rows: dict[str, Row] = {}
    notes: list[str] = []
    for number in sorted(shown, key=lambda n: bool(shown[n]["level"])):
        line = shown[number]
        if line["same_as"]:
            continue
        taken = [source[n] for n in (number, *merged.get(number, []))]
        rows[number] = _city(line, taken, _parent(line, taken[0], (adm1, adm2, districts, iso), notes), rows)
    return rows, notes


def _city(line: Row, sources: list[Row], parent: tuple[str, str], rows: dict[str, Row]) -> Row:
    governorate, around = parent
    population = max(int(s["population"]) for s in sources)
    level = line["level"] or "city"
    spellings = [n for s in sources for n in (s["name"], *s["names_ar_ku"].split("|"), *s["names_latin"].split("|"))]
    ids = ", ".join(s["geonameid"] for s in sources)
    return _row(
        code=f"{governorate}-{_slug(line['name_en'])}", level=level, name_en=line["name_en"], name_ar=line["name_ar"],
        name_ckb=line["name_ckb"], variants=[*line["variants"].split("|"), *filter(_is_spelling, spellings)],
        parent=rows[line["within"]]["code"] if level == "neighbourhood" else around,
        point=(float(sources[0]["lat"]), float(sources[0]["lon"])), place_type="town",
        radius_m=next(radius for people, radius in CITY_RADIUS_M if population >= people),
        method=f"GeoNames {ids}; radius by population", population=str(population) if population else "",
    )  # fmt: skip


def _parent(  # noqa: C901 - the exceptions are the point of it
    line: Row, source: Row, areas: tuple[Any, ...], notes: list[str]
) -> tuple[str, str]:
    """The code's governorate and the parent: the district of the same name, else the one the point lies in.

    Baghdad lies in several districts and hangs on its governorate. The district lines are off by up to 450 m, so a name
    that is a district of the same governorate wins over the polygon (Amara would fall in Kahla).
    """
    adm1, adm2, districts, iso = areas
    point = Point(float(source["lon"]), float(source["lat"]))
    governorate_pcode = _at(adm1, point)
    governorate = iso[governorate_pcode]
    if source["governorate_ocha"] != _properties_of(adm1)[governorate_pcode]["ADM1_EN"]:
        notes.append(f"{line['name_en']}: GeoNames says {source['governorate_ocha']}, the polygon {governorate}")
    if line["name_en"] == "Baghdad":
        return governorate, governorate
    if source["geonameid"] == HALABJA_CITY:
        return governorate, districts[HALABJA_DISTRICT]["code"]
    drawn = _at(adm2, point)
    for pcode, district in districts.items():
        if pcode.startswith(governorate_pcode) and district["name_en"] == line["name_en"]:
            if pcode != drawn:
                notes.append(
                    f"{line['name_en']}: kept in its own district, the polygon says {districts[drawn]['name_en']}"
                )
            return governorate, district["code"]
    if not drawn.startswith(governorate_pcode):
        notes.append(f"{line['name_en']}: the district polygon {drawn} lies in another governorate")
        return governorate, governorate
    return governorate, districts[drawn]["code"]


def _radii_of_sites_table(cities: dict[str, Row], path: Path) -> None:
    """The sites table knows five cities better than a rule by population does."""
    for line in _table(path):
        if line["name_en"].endswith("(city)"):
            name = line["name_en"].removesuffix(" (city)")
            row = next(r for r in cities.values() if r["name_en"] == name and r["level"] == "city")
            row["radius_m"] = line["precision_m"]
            row["method"] = row["method"].replace("radius by population", "radius by own estimate")
            row["variants"] = _joined([*row["variants"].split("|"), *line["alt_names"].split("|")], row)


def _sites(path: Path, cities: dict[str, Row]) -> list[Row]:
    source = {line["name_en"]: line for line in _table(path)}
    rows = []
    for line in _table(TABLES / "sites.csv"):
        known = source.get(line["source_name"], {})
        lat, lon = known.get("lat") or line["lat"], known.get("lon") or line["lon"]
        rows.append(_row(
            code=line["code"], level="site", name_en=line["name_en"], name_ar=line["name_ar"],
            name_ckb=line["name_ckb"], parent=cities[line["within"]]["code"], place_type=line["place_type"],
            variants=[*line["variants"].split("|"), line["source_name"], *known.get("alt_names", "").split("|")],
            point=(float(lat), float(lon)), radius_m=known.get("precision_m") or line["radius_m"],
            method=known.get("method") or line["method"],
        ))  # fmt: skip
    return rows


def _row(*, point: tuple[float, float] | None = None, variants: Iterable[str] = (), **values: Any) -> Row:
    row = {column: str(values.get(column) or "") for column in COLUMNS}
    if point:
        row["lat"], row["lon"] = (f"{value:.5f}".rstrip("0").rstrip(".") for value in point)
    row["variants"] = _joined(variants, row)
    return row


def _joined(variants: Iterable[str], row: Row) -> str:
    """Each spelling once, without the display names and without notes in brackets."""
    cleaned = (re.sub(r"\s*\([^)]*\)|، عراق$", "", unicodedata.normalize("NFC", v)).strip() for v in variants)
    shown = {row["name_en"], row["name_ar"], row["name_ckb"]}
    return "|".join(dict.fromkeys(v for v in cleaned if v and v not in shown))


def _is_spelling(name: str) -> bool:
    """Whether GeoNames' alternate name is one people write: no airport code, no machine transliteration, one script."""
    if ARABIC.search(name):
        return not LATIN.search(name)
    return (
        len(name) > 2
        and not name.startswith("Lungsod")
        and not name.isupper()
        and not re.split("[ -]", name, maxsplit=1)[0].islower()
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Z0-9]+", "-", plain.upper().replace("'", "")).strip("-")


def _inside(polygon: Any) -> tuple[float, float]:
    """Latitude and longitude of the centre, or of a point inside where the centre lies outside."""
    centre = polygon.centroid if polygon.contains(polygon.centroid) else polygon.representative_point()
    return round(centre.y, 4), round(centre.x, 4)


def _at(polygons: dict[str, Any], point: Point) -> str:
    """The pcode of the polygon the point lies in, else of the nearest one (a port may lie off the simplified shore)."""
    pcodes = list(polygons)
    return pcodes[STRtree([polygons[p] for p in pcodes]).nearest(point)]


_PROPERTIES: dict[int, dict[str, Row]] = {}


def _polygons(path: Path, key: str) -> dict[str, Any]:
    features = json.loads(path.read_text())["features"]
    polygons = {f["properties"][key]: shape(f["geometry"]) for f in features}
    _PROPERTIES[id(polygons)] = {f["properties"][key]: f["properties"] for f in features}
    return polygons


def _properties_of(polygons: dict[str, Any]) -> dict[str, Row]:
    return _PROPERTIES[id(polygons)]


def _table(path: Path, delimiter: str = ",") -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(
            csv.DictReader(
                file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
            )
        )


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
