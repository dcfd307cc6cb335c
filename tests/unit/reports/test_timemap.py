"""TimeMap: nothing that it would drop without a word; days, coordinates and numbers in the form it reads."""

from typing import Any

import pytest

from incidents.domain.dates import UncertainDate
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.reports.timemap import write
from unit.reports.export_samples import AWKWARD, HOSTILE, SELECTION, many, record
from unit.reports.foreign_samples import at, full_head, most_memory, parsed, zipped

#: The fields that TimeMap's own schemata know; an event with any other is dropped.
EVENT = {
    "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type", "category",
    "category_full", "associations", "sources", "comments", "time_display", "narrative___stepStyles", "shape", "colour",
}  # fmt: skip
SOURCE = {
    "id", "title", "thumbnail", "paths", "type", "affil_s", "url", "description", "parent", "author", "date", "notes",
}  # fmt: skip
ASSOCIATION = {"id", "title", "desc", "mode", "colour", "type", "display", "filter_paths"}


def events(*records: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parsed(write, "events.json", records)
    return found


def event(**content: Any) -> dict[str, Any]:
    (found,) = events(record(**content))
    return found


def test_no_field_stands_there_that_timemap_does_not_know() -> None:
    for one in events(*SELECTION):
        assert set(one) <= EVENT
        assert all(isinstance(value, str) for name, value in one.items() if name not in {"associations", "sources"})
    assert all(set(one) <= SOURCE for one in parsed(write, "sources.json", SELECTION).values())
    assert all(set(one) <= ASSOCIATION for one in parsed(write, "associations.json", SELECTION))


def test_days_are_month_day_year_and_coordinates_are_texts() -> None:
    found = event(occurred=UncertainDate.from_edtf("2019-11-04"))
    assert (found["date"], found["latitude"], found["longitude"]) == ("11/4/2019", "32.5", "44.25")


def test_a_span_stands_at_its_first_day_and_says_the_last() -> None:
    found = event(occurred=UncertainDate.from_edtf("2019-11-27/2019-12-02"))
    assert (found["date"], found["time_display"]) == ("11/27/2019", "2019-11-27/2019-12-02")
    assert "latest=2019-12-02" in found["comments"]
    assert "Date: 2019-11-27/2019-12-02." in found["description"]


def test_an_event_without_a_date_is_not_lost_and_does_not_pretend() -> None:
    found = event(occurred=None)
    assert found["date"] == "10/26/2019", "the day of its first report"
    assert "The date is not known" in found["description"]
    assert "Date: date not known" in found["associations"]
    assert (found["time_display"], found["time_precision"]) == ("", "")
    assert event(occurred=None, articles=(), claims=())["date"] == "1/2/2020", "the day the record was made"


@pytest.mark.parametrize("places", [(), (at(PlacePrecision.DISTRICT),), (at(PlacePrecision.UNKNOWN),)], ids=len)
def test_where_no_point_may_be_drawn_both_coordinates_are_blank(places: Any) -> None:
    found = event(places=places)
    assert (found["latitude"], found["longitude"]) == ("", "")


def test_numbers_stand_in_words_and_for_programs() -> None:
    found = event()
    assert "Killed: 4 to 7; Injured: 20 to 51, or more." in found["description"]
    assert "killed_min=4; killed_max=7; injured_min=20; injured_max=51; data_kind=invented" in found["comments"]
    assert "killed_min=; killed_max=;" in event(claims=())["comments"]


def test_every_association_and_source_of_an_event_is_there_once() -> None:
    files = [parsed(write, f"{name}.json", SELECTION) for name in ("events", "sources", "associations")]
    known = [one["id"] for one in files[2]]
    assert len(known) == len(set(known))
    for one in files[0]:
        assert set(one["associations"]) <= set(known)
        assert set(one["sources"]) <= set(files[1])
    assert all(one["mode"] == "FILTER" and len(one["filter_paths"]) == 2 for one in files[2])
    assert files[1]["A-ONE"]["url"] == "https://example.org/A-ONE"


@pytest.mark.parametrize("text", [*HOSTILE, *AWKWARD, "lone \ud800 half"], ids=repr)
def test_any_text_comes_back(text: str) -> None:
    assert event(title=Trilingual(text))["description"].startswith(text)


def test_nothing_is_three_empty_files_and_the_note() -> None:
    files = zipped(write, [], full_head(losses=("Everything in these records is in it.",)))
    assert (files["events.json"], files["sources.json"], files["associations.json"]) == (b"[]\n", b"{}\n", b"[]")
    assert b"Everything in these records is in it." in files["README.txt"]


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    assert most_memory(write, many(1800)) < most_memory(write, many(900)) + 500_000
