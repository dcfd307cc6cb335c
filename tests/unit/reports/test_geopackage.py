"""GeoPackage: what GDAL reads of it, what the standard asks for, and what happens where the disk is full."""

import errno
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pyogrio
import pytest

from incidents.domain.incident import Record
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.reports import geopackage
from incidents.reports.columns import ExportHead
from incidents.reports.rows import OF_RECORDS
from unit.reports.export_samples import AWKWARD, HOSTILE, SELECTION, SOMEWHERE_IN_IT, head, many, record
from unit.reports.foreign_samples import SQUARE, TWO_PARTS, at, full_head, most_memory

OUTLINES: dict[str, Any] = {"X-GOV": SQUARE, "X-DIS": TWO_PARTS}
write = partial(geopackage.write, shape=OUTLINES.get)


def kept(tmp_path: Path, records: Any = SELECTION, about: ExportHead | None = None) -> Path:
    path = tmp_path / "invented.gpkg"
    with path.open("wb") as out:
        write(records, about or full_head(), out)
    return path


def asked(path: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(question).fetchall()


def test_gdal_finds_the_layers_with_their_kind_of_geometry_and_their_system(tmp_path: Path) -> None:
    path = kept(tmp_path)
    layers = dict(map(tuple, pyogrio.list_layers(path)))
    assert layers["incidents_points"] == "Point"
    assert layers["incidents_areas"] == "MultiPolygon"
    assert set(layers) == {"incidents_points", "incidents_areas", "about"} | {one.name for one in OF_RECORDS[1:]}
    for layer in ("incidents_points", "incidents_areas"):
        assert pyogrio.read_info(path, layer=layer)["crs"] == "EPSG:4326"


def test_gdal_reads_the_same_points_numbers_and_words(tmp_path: Path) -> None:
    about, _, geometry, fields = pyogrio.raw.read(kept(tmp_path), layer="incidents_points")
    table = dict(zip(about["fields"], fields, strict=True))
    assert list(table["code"]) == ["IRQ-TESTAAA", "IRQ-TESTBBB", "IRQ-TESTDDD"]
    assert (table["killed_min"][0], table["killed_max"][0], table["injured_max"][0]) == (4, 7, 51)
    assert table["title_ar"][0] == "حادثة مختلقة في ساحة مختلقة"
    assert geometry[0] == b"\x01\x01\x00\x00\x00" + bytes.fromhex("0000000000204640") + bytes.fromhex(
        "0000000000404040"
    )
    assert geometry[2] is None, "no place is known"


def test_an_area_is_where_a_place_is_known_to_its_governorate_only(tmp_path: Path) -> None:
    info = pyogrio.read_info(kept(tmp_path), layer="incidents_areas")
    assert info["features"] == 1
    assert tuple(info["total_bounds"]) == (44.0, 32.0, 45.0, 33.0)


def test_a_place_known_to_its_district_is_that_district_in_all_its_parts_and_no_smaller_one(tmp_path: Path) -> None:
    path = kept(tmp_path, [record(places=(at(PlacePrecision.DISTRICT, point=Point(32.26, 44.76)),))])
    assert tuple(pyogrio.read_info(path, layer="incidents_areas")["total_bounds"]) == (44.0, 31.0, 47.0, 33.0)
    wide = kept(tmp_path, [record(places=(at(PlacePrecision.GOVERNORATE),))])
    assert tuple(pyogrio.read_info(wide, layer="incidents_areas")["total_bounds"]) == (44.0, 32.0, 45.0, 33.0)


def test_the_standard_is_kept(tmp_path: Path) -> None:
    path = kept(tmp_path)
    assert path.read_bytes()[68:72] == b"GPKG"
    assert asked(path, "PRAGMA user_version") == [(10300,)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    assert asked(path, "PRAGMA foreign_key_check") == []
    assert {row[0] for row in asked(path, "SELECT srs_id FROM gpkg_spatial_ref_sys")} == {-1, 0, 4326}
    kinds = dict(asked(path, "SELECT table_name, data_type FROM gpkg_contents"))
    assert kinds["incidents_points"] == kinds["incidents_areas"] == "features"
    assert kinds["figures"] == kinds["articles"] == "attributes"


@pytest.mark.parametrize("audience", list(Audience))
def test_every_cell_is_of_the_kind_that_its_column_says(tmp_path: Path, audience: Audience) -> None:
    path = kept(tmp_path, [record(audience=audience), *SELECTION], full_head(audience=audience))
    for table in ("incidents_points", "incidents_areas", *(one.name for one in OF_RECORDS[1:])):
        for _, name, kind, *_ in asked(path, f"PRAGMA table_info({table})"):
            if kind in {"INTEGER", "REAL", "TEXT"}:
                found = {row[0] for row in asked(path, f'SELECT DISTINCT typeof("{name}") FROM "{table}"')}  # noqa: S608
                assert found <= {"null", kind.lower()}, (table, name)


def test_what_is_not_known_is_null_and_not_0(tmp_path: Path) -> None:
    path = kept(tmp_path, [record(claims=())])
    assert asked(path, "SELECT killed_min, killed_max FROM incidents_points") == [(None, None)]


def test_the_file_says_what_it_is_under_which_licence_and_what_it_cannot_carry(tmp_path: Path) -> None:
    path = kept(tmp_path, about=full_head(losses=("It cannot carry: an invented thing.",)))
    told = asked(path, "SELECT what, said FROM about")
    assert ("This form", "It cannot carry: an invented thing.") in told
    assert ("Kind of data", "Invented for tests") in told
    assert ("Licence and credits", "Invented licence") in told
    assert {row[0] for row in asked(path, "SELECT description FROM gpkg_contents")} == {"Invented licence"}
    assert {row[0] for row in asked(path, "SELECT data_kind FROM incidents_points")} == {"invented"}


@pytest.mark.parametrize("text", [*HOSTILE, *AWKWARD, "lone \ud800 half", "'); DROP TABLE figures; --"], ids=repr)
def test_any_text_comes_back_or_is_written_as_a_sign(tmp_path: Path, text: str) -> None:
    path = kept(tmp_path, [record(title=Trilingual(en=text))])
    ((found,),) = asked(path, "SELECT title_en FROM incidents_points")
    assert found == text.encode("utf-8", "backslashreplace").decode().replace("\0", "\ufffd")


def test_an_empty_selection_is_a_file_with_its_layers(tmp_path: Path) -> None:
    path = kept(tmp_path, [])
    assert pyogrio.read_info(path, layer="incidents_points")["features"] == 0


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    assert most_memory(write, many(600)) < most_memory(write, many(200)) + 500_000


def test_a_fault_half_way_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking() -> Iterator[Record]:
        yield record()
        raise RuntimeError("an invented fault")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    out = io.BytesIO()
    with pytest.raises(RuntimeError, match="invented"):
        write(breaking(), head(), out)
    assert out.getvalue() == b""
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def filling(file: sqlite3.Connection, *_: object) -> int:
        file.execute("PRAGMA max_page_count = 1")
        file.execute("CREATE TABLE too_much AS SELECT randomblob(100000)")
        return 0

    monkeypatch.setattr(geopackage, "_fill", filling)
    with pytest.raises(OSError, match="full") as full:
        write([], head(), io.BytesIO())
    assert full.value.errno == errno.ENOSPC


def test_a_place_that_may_not_be_shown_has_no_geometry(tmp_path: Path) -> None:
    withheld = SOMEWHERE_IN_IT.__class__(place="", precision=PlacePrecision.UNKNOWN)
    assert asked(kept(tmp_path, [record(places=(withheld,))]), "SELECT geom FROM incidents_points") == [(None,)]
