"""Uwazi's import: columns by the names of properties, spans as the import reads them, figures attached."""

import csv
import io
from typing import Any

import pytest

from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Cause
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.reports.uwazi import COLUMNS, PROPERTIES, write
from unit.reports.export_samples import HOSTILE, SELECTION, record
from unit.reports.foreign_samples import at, full_head, table, zipped


def row(about: Any = None, **content: Any) -> dict[str, str]:
    (found,) = table(write, "import.csv", [record(**content)], about)
    return found


def test_titles_and_summaries_carry_their_language() -> None:
    found = row()
    assert found["title__en"] == "Invented incident at Invented Square"
    assert found["title__ar"] == "حادثة مختلقة في ساحة مختلقة"
    assert (found["title__ckb"], found["summary__en"]) == ("", "Nothing of this happened.")


def test_every_entity_has_a_title() -> None:
    assert row(title=Trilingual(ar="عنوان مختلق"))["title__en"] == "عنوان مختلق"
    assert row(title=Trilingual())["title__en"] == "IRQ-TESTAAA"


def test_a_span_of_days_is_written_as_the_import_reads_it() -> None:
    assert row()["date_range"] == "2019-10-25:2019-10-25"
    assert row(occurred=UncertainDate.month(2019, 11))["date_range"] == "2019-11-01:2019-11-30"
    assert row(occurred=UncertainDate.month(2019, 11))["date_text"] == "2019-11"
    assert row(occurred=None)["date_range"] == ""


def test_several_values_have_a_bar_between_them_and_none_within() -> None:
    found = row(causes=(Cause(term="live-ammunition"), Cause(term="one|two")), violations=("life", "assembly"))
    assert found["causes"] == "Live ammunition|one/two"
    assert found["violations"].count("|") == 1
    assert found["outlets"] == "Invented Wire|Invented Paper|Invented Monitor"
    assert found["said_to_be_responsible"] == "Invented force", "a person is never named here"


def test_a_point_only_where_the_place_is_known_more_exactly_than_its_district() -> None:
    assert row()["geolocation_geolocation"] == "32.5|44.25"
    for precision in (PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE, PlacePrecision.UNKNOWN):
        assert row(places=(at(precision),))["geolocation_geolocation"] == "", precision


def test_numbers_are_cells_of_their_own_and_empty_where_nobody_said_one() -> None:
    found = row()
    assert (found["killed_min"], found["killed_best"], found["killed_max"]) == ("4", "", "7")
    assert (found["injured_max"], found["detained_min"]) == ("51", "")
    assert found["numbers_said"] == "Killed: 4 to 7; Injured: 20 to 51, or more"


def test_the_reported_figures_are_attached_under_the_name_that_the_row_gives() -> None:
    files = zipped(write, SELECTION)
    named = {one["code"]: one["attachments"] for one in table(write, "import.csv", SELECTION)}
    assert {name for name in named.values() if name} == set(files) - {"import.csv", "README.txt"}
    assert named["IRQ-TESTCCC"] == "", "no figures, no file"
    figures = list(csv.DictReader(io.StringIO(files[named["IRQ-TESTAAA"]].decode("utf-8-sig"), newline="")))
    assert [one["as_printed"] for one in figures] == ["4", "7", "more than 50", "90", "20"]
    assert figures[0]["passage"] == "An invented sentence that says 4."


def test_the_note_names_every_property_with_its_type() -> None:
    note = zipped(write, SELECTION, full_head(losses=("An invented loss.",)))["README.txt"].decode("utf-8-sig")
    for name, kind in PROPERTIES.items():
        assert f"\r\n{name}: {kind}\r\n" in note
    assert "An invented loss." in note
    assert {name.partition("__")[0] for name in COLUMNS} == {*PROPERTIES, "title", "summary", "attachments"}


def test_each_row_says_its_kind_and_its_licence() -> None:
    assert (row()["data_kind"], row()["licence"]) == ("invented", "Invented licence")


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_cell_runs(text: str) -> None:
    assert row(title=Trilingual(text))["title__en"] == f"'{text}"


def test_the_import_finds_the_first_column_without_a_mark_before_it() -> None:
    assert zipped(write, SELECTION)["import.csv"].startswith(b'"title__en"')


def test_a_summary_is_markdown_of_which_nothing_renders() -> None:
    hostile = (
        "![p](https://track.example/a.png) <img src=x> [go](x) `run` *loud*\n# Head\n- item\n1. one www.x.example {b}"
    )
    found = row(summary=Trilingual(en=hostile))["summary__en"]
    assert found.splitlines() == [
        r"!\[p\](https:\//track.example/a.png) &lt;img src=x&gt; \[go\](x) \`run\` \*loud\*",
        r"\# Head",
        r"\- item",
        r"1\. one www\.x.example \{b\}",
    ]


def test_a_summary_in_plain_words_stays_as_it_was_written() -> None:
    for text in ("Four people, aged 12-19, were hurt (two badly).", "أصيب أربعة أشخاص، بحسب شاهد."):
        assert row(summary=Trilingual(en=text))["summary__en"] == text
