"""ACLED's table: 31 columns, our own codes, the lowest number, and nothing said more exactly than it is known."""

from datetime import date, time
from typing import Any

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Setting
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity
from incidents.reports.acled import COLUMNS, write
from unit.reports.export_samples import AT_THE_SQUARE, SELECTION, many, record, said, with_figures
from unit.reports.foreign_samples import IN_TOWN, at, full_head, most_memory, table, written, zipped

FIRST = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


def row(about: Any = None, **content: Any) -> dict[str, str]:
    (found,) = table(write, "acled.csv", [record(**content)], about)
    return found


def test_the_columns_are_those_of_the_codebook_in_their_order() -> None:
    assert ",".join(COLUMNS) == FIRST
    assert len(COLUMNS) == 31
    assert zipped(write, SELECTION)["acled.csv"].splitlines()[0] == FIRST.replace(",", '","').join('""').encode()


def test_an_event_has_our_code_its_first_day_and_the_lowest_number_of_killed() -> None:
    found = row()
    assert (found["event_id_cnty"], found["event_date"], found["year"]) == ("IRQ-TESTAAA", "2019-10-25", "2019")
    assert (found["fatalities"], found["time_precision"]) == ("4", "1")
    assert found["source"] == "Invented Wire; Invented Paper; Invented Monitor"


def test_the_range_and_the_injured_stand_in_the_notes() -> None:
    assert "Killed: 4 to 7; Injured: 20 to 51, or more." in row()["notes"]
    assert "Date: 2019-10-25." in row()["notes"]
    assert "Invented for tests." in row()["notes"]


def test_what_has_no_column_stands_in_the_notes_in_words() -> None:
    notes = row(
        time_text="about three in the afternoon", settings=(Setting(outcome="killed", best=5, reason="invented"),)
    )["notes"]
    assert "Killed: 4 to 7 (an analyst's figure: 5)" in notes
    assert "Reported cause: Live ammunition." in notes
    assert "Reported among causes: " in notes
    assert "Said to be responsible: Invented force." in notes
    assert "Time: about three in the afternoon." in notes
    assert "Time: 15:00." in row(time_from=time(15, 0))["notes"]


def test_no_lowest_number_is_an_empty_cell_and_never_0() -> None:
    (none, most, nobody) = table(write, "acled.csv", [
        record(claims=()),
        with_figures("IRQ-TESTBBB", said(1, "A-ONE", "killed", 5, qualifier=Qualifier.UP_TO)),
        with_figures("IRQ-TESTCCC", said(1, "A-ONE", "killed", 0)),
    ])  # fmt: skip
    assert (none["fatalities"], most["fatalities"], nobody["fatalities"]) == ("", "", "0")


@pytest.mark.parametrize(
    ("last", "precision"), [("2019-10-01", "1"), ("2019-10-06", "2"), ("2019-10-11", "2"), ("2019-10-31", "3")]
)
def test_a_span_is_a_day_a_week_or_a_month(last: str, precision: str) -> None:
    found = row(occurred=UncertainDate.span(date(2019, 10, 1), date.fromisoformat(last)))
    assert (found["event_date"], found["time_precision"]) == ("2019-10-01", precision)


def test_a_span_of_more_than_a_month_has_no_precision_rather_than_a_finer_one() -> None:
    assert row(occurred=UncertainDate.year(2019))["time_precision"] == ""


def test_an_event_without_a_date_keeps_its_row() -> None:
    found = row(occurred=None)
    assert (found["event_date"], found["year"], found["time_precision"]) == ("", "", "")
    assert "date not known" in found["notes"]


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        (at(PlacePrecision.EXACT, point=Point(32.26, 44.76)), "1"),
        (AT_THE_SQUARE, "1"),
        (IN_TOWN, "1"),
        (at(PlacePrecision.CITY, point=Point(32.26, 44.76)), "2"),
        (at(PlacePrecision.DISTRICT), "3"),
        (at(PlacePrecision.GOVERNORATE), "3"),
    ],
    ids=["exact", "site", "the town's own point", "somewhere in town", "district", "governorate"],
)
def test_a_place_is_never_said_more_exactly_than_it_is_known(place: Any, precision: str) -> None:
    assert row(places=(place,))["geo_precision"] == precision


def test_a_place_known_to_its_country_only_has_no_coordinates() -> None:
    found = row(places=(at(PlacePrecision.COUNTRY),))
    assert (found["latitude"], found["longitude"], found["geo_precision"]) == ("", "", "")
    assert (found["iso"], found["country"], found["admin1"]) == ("368", "Iraq", "Invented governorate")


def test_the_kind_of_event_comes_from_the_vocabulary() -> None:
    found = row(event_type="force-against-protesters")
    assert found["event_type"] == "Protests"
    assert found["sub_event_type"] == "Excessive force against protesters"
    assert found["disorder_type"] == "Political violence; Demonstrations"
    assert found["civilian_targeting"] == "Civilian targeting"
    assert (row(event_type="battle")["event_type"], row(event_type="battle")["disorder_type"]) == (
        "Battles",
        "Political violence",
    )
    assert (row()["event_type"], row()["disorder_type"], row()["civilian_targeting"]) == ("", "", "")


def test_demonstrators_are_the_first_actor_and_the_accused_the_second_with_their_codes() -> None:
    found = row(full_head(sides={"x-force": "police"}), event_type="force-against-protesters")
    assert (found["actor1"], found["inter1"]) == ("Protesters (Iraq)", "6")
    assert (found["actor2"], found["inter2"], found["interaction"]) == ("Invented force", "1", "16")


def test_civilians_are_the_second_actor_where_they_are_attacked() -> None:
    found = row(full_head(sides={"x-force": "armed-group"}), event_type="attack-on-civilians")
    assert (found["actor1"], found["inter1"]) == ("Invented force", "3")
    assert (found["actor2"], found["inter2"], found["interaction"]) == ("Civilians (Iraq)", "7", "37")


def test_an_accused_whose_kind_nobody_gave_has_no_code_and_a_person_is_never_named() -> None:
    found = row(event_type="force-against-protesters")
    assert (found["inter2"], found["interaction"]) == ("", "60")
    person = Involvement(actor="x", name=Trilingual("Invented Person"), person=True, official_act="invented")
    assert row(event_type="battle", actors=(person,))["actor1"] == ""
    assert "Invented Person" not in str(row(event_type="battle", actors=(person,)))


def test_others_accused_stand_beside_the_first() -> None:
    two = tuple(Involvement(actor=f"x-{n}", name=Trilingual(f"Invented force {n}")) for n in (1, 2, 3))
    found = row(event_type="battle", actors=two)
    assert (found["actor1"], found["assoc_actor_1"]) == ("Invented force 1", "Invented force 2; Invented force 3")


def test_each_row_says_what_kind_of_record_it_is_and_under_which_licence() -> None:
    assert row()["tags"] == "data kind=invented; licence=Invented licence"


def test_a_pattern_has_a_row_without_a_number_and_says_so() -> None:
    found = row(clarity=Clarity.SUMMARY)
    assert found["fatalities"] == ""
    assert "A pattern over time; enters no sum." in found["notes"]


def test_the_note_says_what_the_table_cannot_carry() -> None:
    about = full_head(losses=("It cannot carry: an invented thing (4 records).",))
    note = zipped(write, SELECTION, about)["README.txt"].decode("utf-8-sig")
    assert "This form: It cannot carry: an invented thing (4 records)." in note
    assert "Filter: Invented governorate" in note
    assert "acled.csv  4  " in note


def test_a_title_that_looks_like_a_formula_runs_nowhere() -> None:
    found = row(title=Trilingual("=HYPERLINK(1)"), summary=Trilingual(), claims=())
    assert found["notes"].startswith("'=HYPERLINK(1)")


def test_the_same_records_give_the_same_bytes() -> None:
    assert written(write, SELECTION) == written(write, SELECTION)


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    assert most_memory(write, many(1800)) < most_memory(write, many(900)) + 500_000
