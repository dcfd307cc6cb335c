"""GeoJSON: where an incident is drawn, what it says, and that every format says the same numbers."""

import csv
import io
import json
import os
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from incidents.domain.incident import Record
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.reports import csv as csv_files
from incidents.reports import xlsx
from incidents.reports.geojson import Shape, write
from unit.reports.export_samples import (
    AT_THE_SQUARE,
    AWKWARD,
    HOSTILE,
    SELECTION,
    SOMEWHERE_IN_IT,
    head,
    many,
    record,
    said,
)

SQUARE_OF_LAND = {"type": "Polygon", "coordinates": [[[44.0, 32.0], [45.0, 32.0], [45.0, 33.0], [44.0, 32.0]]]}


def collection(records: Iterable[Record], shape: Shape | None = None) -> dict[str, Any]:
    out = io.BytesIO()
    write(records, head(Audience.PUBLIC), out, shape)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def properties(one: Record) -> dict[str, Any]:
    found: dict[str, Any] = collection([one])["features"][0]["properties"]
    return found


def test_a_point_is_longitude_then_latitude() -> None:
    (found,) = collection([record()])["features"]
    assert found["geometry"] == {"type": "Point", "coordinates": [44.25, 32.5]}
    assert (found["type"], found["id"]) == ("Feature", "IRQ-TESTAAA")


def test_a_point_comes_with_how_far_off_it_may_be() -> None:
    found = properties(record())
    assert (found["place_code"], found["precision"], found["radius_m"]) == ("X-SQUARE", 2, 300)
    (place,) = found["places"]
    assert place["name"] == {"en": "Invented Square", "ar": "ساحة مختلقة", "ckb": ""}
    assert (place["lat"], place["lon"], place["role"]) == (32.5, 44.25, "site")


def test_a_place_known_to_its_governorate_is_an_area_or_nothing_but_never_a_point() -> None:
    coarse = record(places=(SOMEWHERE_IN_IT,))
    assert collection([coarse])["features"][0]["geometry"] is None
    drawn = collection([coarse], shape={"X-GOV": SQUARE_OF_LAND}.get)["features"][0]
    assert drawn["geometry"] == SQUARE_OF_LAND
    assert drawn["properties"]["place_code"] == "X-GOV"
    assert drawn["properties"]["places"][0]["lat"] is None


def test_an_exact_place_is_a_point_even_where_areas_are_at_hand() -> None:
    found = collection([record()], shape=lambda _: SQUARE_OF_LAND)["features"][0]
    assert found["geometry"]["type"] == "Point"


def test_no_place_is_no_geometry() -> None:
    (found,) = collection([record(places=())])["features"]
    assert (found["geometry"], found["properties"]["precision"]) == (None, PlacePrecision.UNKNOWN)


def test_dates_figures_and_standing_are_properties() -> None:
    found = properties(record())
    assert (found["date"], found["earliest"], found["latest"]) == ("2019-10-25", "2019-10-25", "2019-10-25")
    assert found["killed"] == {"min": 4, "best": None, "max": 7, "or_more": False}
    assert (found["injured_min"], found["injured_max"], found["injured_or_more"]) == (20, 51, True)
    assert (found["data_kind"], found["grade"], found["revision"]) == ("invented", "fair", 2)
    assert found["url"] == "https://example.org/incidents/IRQ-TESTAAA"


def test_other_outcomes_are_there_where_they_have_a_number() -> None:
    assert properties(record(claims=(said(1, "A-ONE", "gas", 19),)))["others"] == {
        "gas": {"min": 19, "best": None, "max": 19, "or_more": False}
    }


def test_a_number_nobody_gave_is_null_and_not_zero() -> None:
    found = properties(record(claims=()))
    assert (found["killed"]["min"], found["killed_min"]) == (None, None)


def test_the_file_says_the_question_the_audience_the_day_and_the_licence() -> None:
    about = collection([])["incidents"]
    assert about["filter"] == ["Invented governorate", "October 2019"]
    assert (about["audience"], about["made_at"]) == ("public", "2024-05-06T07:08:00+00:00")
    assert (about["licence"], about["rule_version"]) == ("Invented licence", "v1")


def test_an_empty_selection_is_a_collection_of_nothing() -> None:
    assert collection([])["features"] == []


def test_nothing_of_the_teams_is_a_property() -> None:
    assert not {"status", "contributors", "steps", "tier"} & properties(record()).keys()


@pytest.mark.parametrize("text", [*HOSTILE, *AWKWARD])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert properties(record(title=Trilingual(en=text)))["title"]["en"] == text


def test_arabic_is_written_as_arabic() -> None:
    out = io.BytesIO()
    write([record()], head(), out)
    assert "حادثة مختلقة".encode() in out.getvalue()


def sums(rows: Iterable[dict[str, Any]]) -> tuple[list[int], list[str]]:
    """The ranges of killed and injured added over all rows, and which rows have a number at all."""
    columns = ("killed_min", "killed_max", "injured_min", "injured_max")
    known = [row for row in rows if row["killed_min"] not in {"", None}]
    return [sum(int(row[name] or 0) for row in rows) for name in columns], [str(row["code"]) for row in known]


def test_every_format_says_the_same_numbers_of_one_selection() -> None:
    flat, book = io.BytesIO(), io.BytesIO()
    csv_files.write_flat(SELECTION, head(), flat)
    xlsx.write(SELECTION, head(), book)
    book.seek(0)
    heading, *lines = CalamineWorkbook.from_filelike(book).get_sheet_by_name("Incidents").to_python()
    from_csv = sums(list(csv.DictReader(io.StringIO(flat.getvalue().decode("utf-8-sig"), newline=""))))
    from_xlsx = sums([dict(zip(map(str, heading), line, strict=True)) for line in lines])
    from_geojson = sums([one["properties"] for one in collection(SELECTION)["features"]])
    assert from_csv == from_xlsx == from_geojson
    assert from_csv == ([38, 41, 20, 51], ["IRQ-TESTAAA", "IRQ-TESTBBB", "IRQ-TESTDDD"])


def test_several_places_are_all_told_and_the_first_site_is_drawn() -> None:
    both = record(places=(SOMEWHERE_IN_IT, AT_THE_SQUARE))
    assert collection([both])["features"][0]["geometry"] is None
    assert [place["code"] for place in properties(both)["places"]] == ["X-GOV", "X-SQUARE"]


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    peaks = []
    for number in (100, 1_000):
        tracemalloc.start()
        with Path(os.devnull).open("wb") as nowhere:
            assert write(many(number), head(), nowhere) == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000
