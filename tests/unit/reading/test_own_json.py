"""Our own JSON is read in any layout and believed in nothing: each thing that is wrong is named, the others come in."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from incidents.domain.articles import ArticleDraft, Covers, Source
from incidents.domain.codec import to_plain
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft
from incidents.domain.lists import EvidenceList, ListDraft, ListItem
from incidents.domain.places import Place
from incidents.domain.tabled import RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Grade, Status, Tier
from incidents.reading.presets import catalogue, own_companions, own_lists
from incidents.reading.sheets import json_text
from incidents.reading.tables import open_table
from incidents.reports import own_json
from incidents.reports.companions import Answers
from unit.reading.table_files import ShippedNames, drafts, file, refusals
from unit.reports.export_samples import SELECTION, head

ORIGIN = ArticleDraft(title="Invented origin", outlet="invented-wire")
ARTICLE = ArticleDraft(
    title="Invented report", outlet="invented-wire", origin="A-ORIGIN", tier=Tier.TEAM,
    covers=Covers(place="X-SQUARE", first=date(2019, 10, 1), last=date(2019, 10, 2)),
)  # fmt: skip
LIBRARY = {"A-ONE": ARTICLE, "A-TWO": ARTICLE, "A-THREE": ORIGIN, "A-ORIGIN": ORIGIN, "A-ALONE": ORIGIN}
LIST = EvidenceList(
    code="L-INVENT", version=3, status=Status.PUBLISHED, owner="somebody", owner_account=1, changed="2020-01-01",
    content=ListDraft(title=Trilingual(en="Invented list"), items=(ListItem("IRQ-TESTAAA", "an invented note"),)),
)  # fmt: skip
ANSWERS = Answers(
    library=lambda: ("A-ALONE",),
    articles=lambda codes: [(code, LIBRARY[code]) for code in codes],
    sources=lambda codes: [Source(code=code, name=Trilingual(en=code)) for code in codes],
    lists=lambda: (LIST,),
)


def document(audience: Audience = Audience.TEAM) -> dict[str, Any]:
    out = io.BytesIO()
    assert own_json.write(SELECTION, head(audience, companions=ANSWERS), out) == len(SELECTION)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def read(folder: Path, content: Any) -> list[RowDraft]:
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    table = open_table(file(folder, text, "own.json"), "own.json")
    assert catalogue.recognise(table.columns) is catalogue.PRESETS["own"]
    return [draft for _, draft in drafts(table)]


def whole(draft: RowDraft) -> dict[str, Any]:
    """A row as the record it is of, but for what its articles are."""
    names = ("title", "summary", "occurred", "time_from", "clarity", "event_type", "violations", "causes", "claims",
             "settings", "no_number_reason", "sensitivity", "tier", "data_kind")  # fmt: skip
    places = tuple(one.given for one in draft.places if one.given)
    actors = tuple(one.involvement for one in draft.actors)
    return to_plain(Draft(**{name: getattr(draft, name) for name in names}, places=places, actors=actors))


def told(record: dict[str, Any]) -> dict[str, Any]:
    content = {name: value for name, value in record["content"].items() if name not in {"articles", "links"}}
    content["actors"] = [
        {name: value for name, value in one.items() if name not in {"name", "person"}} for one in content["actors"]
    ]
    return content


def test_a_record_is_what_its_file_says(tmp_path: Path) -> None:
    written = document()
    for draft, record in zip(read(tmp_path, written), written["records"], strict=True):
        assert draft.problems == ()
        assert (draft.external, whole(draft)) == (record["code"], told(record))
        assert {one.code: one.whole for one in draft.articles} == {
            link["article"]: LIBRARY[link["article"]] for link in record["content"]["articles"]
        }
        assert "A-ORIGIN" in {one.code for one in draft.beside}
        assert draft.stood is not None
        assert (draft.stood.status, draft.stood.grade) == (Status.PUBLISHED, Grade.FAIR)


LAYOUTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "as written": json.dumps,
    "indented": lambda one: json.dumps(one, indent=4),
    "ascii alone": lambda one: json.dumps(one, ensure_ascii=True),
    "no blank at all": lambda one: json.dumps(one, separators=(",", ":")),
    "blanks of all kinds": lambda one: json.dumps(one, indent="\t").replace("\n", " \r\n\t "),
    "the other way round": lambda one: json.dumps(dict(reversed(one.items()))),
    "by name": lambda one: json.dumps(one, sort_keys=True),
    "with a mark": lambda one: "\ufeff" + json.dumps(one),
    "with parts that nobody knows": lambda one: json.dumps({"x": 1, "y": [[], {}], **one, "z": None}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_layout_and_any_order_is_read_the_same(tmp_path: Path, layout: str) -> None:
    written = document()
    assert read(tmp_path, LAYOUTS[layout](written)) == read(tmp_path, written)


@pytest.mark.parametrize("step", [1, 2, 3, 7])
def test_what_is_read_does_not_depend_on_where_the_text_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    path = file(tmp_path, '{"a": [1.5, 12, "x\\u0041\\n", {"b": [true, null]}, []], "c": -3, "d": []}', "cut.json")
    monkeypatch.setattr(json_text, "_STEP", step)
    assert list(json_text.parts(path)) == [
        ("a", 1, 1.5), ("a", 2, 12), ("a", 3, "xA\n"), ("a", 4, {"b": [True, None]}), ("a", 5, []), ("c", 0, -3),
    ]  # fmt: skip


def changed(folder: Path, change: Callable[[dict[str, Any]], Any]) -> list[tuple[int, str | None, str]]:
    """What is refused after somebody changed the first record."""
    written = document()
    change(written["records"][0])
    table = open_table(file(folder, json.dumps(written), "own.json"), "own.json")
    return refusals(drafts(table))


def put(*path: Any) -> Callable[[dict[str, Any]], None]:
    """Put the last into the record, at the place that the others name."""
    *way, name, value = path

    def change(record: dict[str, Any]) -> None:
        held: Any = record
        for step in way:
            held = held[step]
        held[name] = value

    return change


WRONG: dict[str, tuple[Callable[[dict[str, Any]], None], str, str]] = {
    "a number that is text": (
        put("content", "claims", 0, "value", "4"), "claims 1: value", "“4” stands where a whole number is wanted.",
    ),
    "a half": (
        put("content", "claims", 0, "value", 1.5), "claims 1: value", "“1.5” stands where a whole number is wanted.",
    ),
    "a number of thirty digits": (
        put("content", "claims", 0, "value", 10**30), "claims 1: value",
        "“1000000000000000000000000000000” stands where a whole number is wanted.",
    ),
    "a number below nobody": (
        put("content", "claims", 0, "value", -4), "claims 1: value", "A number of people cannot be below zero: -4.",
    ),
    "no text": (put("content", "title", "en", 5), "title: en", "“5” stands where a text is wanted."),
    "no text but a list": (put("content", "title", ["x"]), "title", "“['x']” stands where an object is wanted."),
    "a NUL": (
        put("content", "title", "en", "a\0b"), "title: en",
        "The text contains a hidden control character (U+0000, character 2 of the text). Delete it.",
    ),
    "a text that turns its direction": (
        put("content", "summary", "en", "a\u202eb"), "summary: en",
        "The text contains a hidden control character (U+202E, character 2 of the text). Delete it.",
    ),
    "half a character": (
        put("content", "time_text", "\ud800"), "time_text",
        "The text contains a hidden control character (U+D800, character 1 of the text). Delete it.",
    ),
    "a day that there is not": (
        put("content", "occurred", "earliest", "2019-02-30"), "occurred: earliest",
        "“2019-02-30” is no day or time in ISO form, from the year 1900 to 2100.",
    ),
    "dates the wrong way round": (
        put("content", "occurred", "latest", "2018-01-01"), "occurred",
        "The dates are reversed: 2019-10-25 comes after 2018-01-01.",
    ),
    "a field that nobody knows": (put("content", "weather", "dry"), "weather", "There is no such field."),
    "a code that no list has": (
        put("content", "causes", 0, "term", "unheard-of"), "causes 1: term", "“unheard-of” is no code of this column.",
    ),
    "a code of the program that there is not": (
        put("content", "clarity", "foggy"), "clarity", "“foggy” is no code of this column.",
    ),
    "two figures of one number": (
        put("content", "claims", 1, "number", 1), "claims 1: number", "Two figures have the number 1.",
    ),
    "a point that is nowhere": (
        put("content", "places", 0, "point", {"lat": 1e999, "lon": 1}), "places 1: point: lat",
        "“Infinity” stands where a number is wanted.",
    ),
    "an article that the file does not hold": (
        put("content", "articles", 0, {"article": "A-GONE"}), "articles 1: article",
        "The file does not hold the article A-GONE.",
    ),
    "no content": (put("content", None), "", "“None” stands where an object is wanted."),
    "a grade that there is not": (put("grade", "gold"), "grade", "“gold” is no code of this column."),
    "far too many claims": (
        put("content", "claims", [{}] * 10_001), "claims", "These are 10001 items; a record has at most 10000.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_by_record_and_field_and_the_others_come_in(tmp_path: Path, name: str) -> None:
    change, field, sentence = WRONG[name]
    said = changed(tmp_path, change)
    assert (1, field, sentence) in said
    assert {row for row, *_ in said} == {1}


def test_a_name_that_stands_twice_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = json.dumps(document()).replace('"number": 1,', '"number": 1, "number": 2,', 1)
    table = open_table(file(tmp_path, text, "own.json"), "own.json")
    assert (1, "claims 1: number", "This field stands twice, so nobody can know which is meant.") in refusals(
        drafts(table)
    )


def test_a_title_of_ten_thousand_characters_comes_in_whole(tmp_path: Path) -> None:
    written = document()
    written["records"][0]["content"]["title"]["en"] = "ب\u200f" * 5_000
    assert read(tmp_path, written)[0].title.en == "ب\u200f" * 5_000


BROKEN = {
    "cut off": lambda text: text[:-5],
    "something behind the end": lambda text: text + "{}",
    "a comma too many": lambda text: text.replace('"records": [', '"records": [,'),
    "records twice": lambda text: text[:-1] + ', "records": []}',
    "nested far too deeply": lambda text: text.replace('"records": [', '"records": [' + "[" * 100_000),
    "one value without an end": lambda text: text.replace('"records": [', '"records": ["' + "x" * (5 << 20)),
    "another version": lambda text: text.replace('"version": 1', '"version": 2'),
    "somebody else's JSON": lambda text: text.replace("incidents-json", "other-json"),
    "not UTF-8": lambda text: text.encode("utf-16-le").replace(b"{\0", b"{", 1),
    "a list alone": lambda text: '{"records": [1, 2]}' + text[:0],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_document_that_is_not_whole_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    content = BROKEN[name](json.dumps(document()))  # type: ignore[no-untyped-call]
    with pytest.raises(Refused) as refused:
        read(tmp_path, content)
    assert str(refused.value)


def test_items_that_are_no_objects_are_refused_one_by_one(tmp_path: Path) -> None:
    written = document()
    written["records"][1:3] = [5, "x"]
    found = read(tmp_path, written)
    assert [bool(draft.problems) for draft in found] == [False, True, True, False]


def test_what_a_file_brings_beside_its_records_is_read_or_its_fault_is_kept(tmp_path: Path) -> None:
    written = document()
    written["sources"] += [{"code": "a b", "name": {}}, {"code": "rated", "name": {}, "reliability": "Z"}, 7]
    written["places"] += [{"code": "P-ODD", "level": "planet", "name_en": "x"}]
    table = open_table(file(tmp_path, json.dumps(written), "own.json"), "own.json")
    found = own_companions.companions(table, ShippedNames())
    assert set(found.sources) >= {"invented-wire"}
    assert isinstance(found.places["X-SQUARE"], Place)
    assert set(found.actors) == set()  # the answers of this file know no actor
    assert {key for key in found.wrong if key[1]} == {("source", "a b"), ("source", "rated"), ("place", "P-ODD")}


def test_lists_come_with_their_items_and_without_their_owner(tmp_path: Path) -> None:
    written = document()
    assert "somebody" not in json.dumps(written)
    table = open_table(file(tmp_path, json.dumps(written), "own.json"), "own.json")
    (found,) = own_lists.lists(table, ShippedNames())
    assert (found.code, found.content, found.problems) == (LIST.code, LIST.content, ())


def test_a_list_with_a_fault_is_named_by_its_place(tmp_path: Path) -> None:
    written = document()
    written["lists"].append({"code": "L-ODD", "content": {"items": [{"incident": 5}]}})
    table = open_table(file(tmp_path, json.dumps(written), "own.json"), "own.json")
    *_, odd = own_lists.lists(table, ShippedNames())
    assert [(one.field, str(one)) for one in odd.problems] == [
        ("lists 2: items 1: incident", "“5” stands where a text is wanted.")
    ]


def test_ranges_stand_in_the_file_for_whoever_reads_it_with_another_program() -> None:
    first = document()["records"][0]
    assert {"outcome": "killed", "group": "all", "min": 4, "best": None, "max": 7, "or_more": False} in first["ranges"]


def test_the_public_file_has_no_rating_no_link_without_a_title_and_nothing_of_how_a_place_was_found() -> None:
    written = document(Audience.PUBLIC)
    assert not any(place.get("method") or place.get("variants") for place in written["places"])
    assert not any(link for record in written["records"] for link in record["content"].get("links", ()))


def test_a_table_of_somebody_else_is_not_taken_for_it(tmp_path: Path) -> None:
    table = open_table(file(tmp_path, "code,content\nX-1,something\nX-2,else\n"), "table.csv")
    assert catalogue.recognise(table.columns) is None
