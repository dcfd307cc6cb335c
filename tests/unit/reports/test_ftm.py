"""FollowTheMoney: entities with the properties that its model has, joined to one another, numbers in words."""

import json
import re
from typing import Any

import pytest

from incidents.domain.dates import UncertainDate
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.reports.ftm import write
from unit.reports.export_samples import AWKWARD, HOSTILE, SELECTION, many, record
from unit.reports.foreign_samples import at, full_head, most_memory, written

THING = {"name", "summary", "description", "country", "sourceUrl", "publisher", "keywords", "addressEntity", "notes"}
#: Schema → the properties of followthemoney 4.0 that may stand there (schema/*.yaml of its repository).
PROPERTIES = {
    "Event": THING | {"date", "startDate", "endDate", "location", "involved", "recordId", "modifiedAt"},
    "Address": THING | {"full", "city", "state", "latitude", "longitude"},
    "Organization": THING,
    "Article": THING | {"title", "author", "publishedAt"},
    "Documentation": {"document", "entity", "role", "summary"},
    "Note": THING,
}
REFERENCES = ("addressEntity", "involved", "document", "entity")
IDENTIFIER = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")


def entities(*records: Any, about: Any = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(write, records, about).splitlines()]


def only(schema: str, **content: Any) -> dict[str, Any]:
    found = [one["properties"] for one in entities(record(**content)) if one["schema"] == schema]
    return found[0]


def test_each_entity_has_only_properties_that_the_model_has() -> None:
    for one in entities(*SELECTION):
        assert set(one["properties"]) <= PROPERTIES[one["schema"]], one
        assert all(isinstance(value, str) and value for values in one["properties"].values() for value in values)


def test_whatever_an_entity_names_is_there_under_an_identifier_that_the_model_takes() -> None:
    odd = Involvement(actor="", name=Trilingual("قوة مختلقة & co"))
    found = entities(*SELECTION, record("IRQ-TESTFFF", actors=(odd,), places=(at(PlacePrecision.CITY),)))
    known = {one["id"] for one in found}
    named = {value for one in found for name in REFERENCES for value in one["properties"].get(name, ())}
    assert named <= known
    assert all(IDENTIFIER.fullmatch(one) for one in known)


def test_an_event_is_involved_located_and_documented() -> None:
    event = only("Event")
    assert event["recordId"] == ["IRQ-TESTAAA"]
    assert event["sourceUrl"] == ["https://example.org/incidents/IRQ-TESTAAA"]
    assert event["name"] == ["Invented incident at Invented Square", "حادثة مختلقة في ساحة مختلقة"]
    assert event["country"] == ["iq"]
    assert len(event["involved"]) == 1, "a person is never among them"
    said = [one["properties"] for one in entities(record()) if one["schema"] == "Documentation"]
    assert [one["document"] for one in said] == [["A-ONE"], ["A-TWO"], ["A-THREE"]]
    assert said[0]["summary"] == ["killed: 4. An invented sentence that says 4.",
                                  "injured (protesters): 20. An invented sentence that says 20."]  # fmt: skip


def test_numbers_stand_in_words_since_the_model_has_none() -> None:
    assert only("Event")["summary"] == ["Killed: 4 to 7; Injured: 20 to 51, or more"]
    assert "summary" not in only("Event", claims=())


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("2019-11-28", {"date": ["2019-11-28"]}),
        ("2019-11-28?", {"date": ["2019-11-28"]}),
        ("2019-11", {"date": ["2019-11"]}),
        ("2019~", {"date": ["2019"]}),
        ("2019-11-27/2019-11-29", {"startDate": ["2019-11-27"], "endDate": ["2019-11-29"]}),
        ("[2019-11-27..2019-11-29]", {"startDate": ["2019-11-27"], "endDate": ["2019-11-29"]}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(text: str, properties: dict[str, list[str]]) -> None:
    event = only("Event", occurred=UncertainDate.from_edtf(text))
    assert {name: event[name] for name in ("date", "startDate", "endDate") if name in event} == properties


def test_an_address_has_a_point_only_where_the_place_is_known_more_exactly_than_its_district() -> None:
    assert only("Address")["latitude"] == ["32.5"]
    coarse = only("Address", places=(at(PlacePrecision.DISTRICT),))
    assert "latitude" not in coarse
    assert coarse["full"] == ["Invented Town, Invented district, Invented governorate, Iraq"]


def test_the_file_says_what_it_is_its_licence_and_what_it_cannot_carry() -> None:
    note = entities(*SELECTION, about=full_head(losses=("It cannot carry: an invented thing.",)))[0]
    assert note["schema"] == "Note"
    for words in ("Filter: Invented governorate", "an invented thing", "Invented for tests", "Invented licence"):
        assert words in note["properties"]["description"][0]
    assert "invented" in only("Event")["keywords"]
    assert "Invented licence" in only("Event")["notes"]


@pytest.mark.parametrize("text", [*HOSTILE, *AWKWARD, "lone \ud800 half", "two\nlines\u2028three"], ids=repr)
def test_any_text_stays_within_its_line(text: str) -> None:
    lines = written(write, [record(title=Trilingual(text))]).split(b"\n")
    assert lines[-1] == b""
    names = [one["properties"]["name"] for line in lines[:-1] if (one := json.loads(line))["schema"] == "Event"]
    assert names == [[text]]


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    assert most_memory(write, many(600)) < most_memory(write, many(200)) + 300_000
