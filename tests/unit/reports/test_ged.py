"""UCDP's table: 49 columns, deaths only, no estimate made up, and numbers that lead back to our codes."""

from typing import Any

import pytest

from incidents.domain.codes import make
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Setting
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import Clarity
from incidents.reports.ged import COLUMNS, number_of, write
from unit.reports.export_samples import CLAIMS, SELECTION, record, said, with_figures
from unit.reports.foreign_samples import at, table, zipped


def row(**content: Any) -> dict[str, str]:
    (found,) = table(write, "ged.csv", [record(**content)])
    return found


def test_there_are_49_columns_and_each_row_has_them() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 49
    assert (COLUMNS[0], COLUMNS[-1]) == ("id", "gwnob")
    assert tuple(row()) == COLUMNS


def test_only_events_with_a_reported_death_have_a_row() -> None:
    records = [
        record("IRQ-TESTAAA"),
        record("IRQ-TESTBBB", claims=()),
        with_figures("IRQ-TESTCCC", said(1, "A-ONE", "killed", 0)),
        with_figures("IRQ-TESTDDD", said(1, "A-ONE", "injured", 5)),
        with_figures("IRQ-TESTEEE", said(1, "A-ONE", "killed", 3, qualifier=Qualifier.UP_TO)),
        record("IRQ-TESTFFF", clarity=Clarity.SUMMARY),
    ]
    assert [one["relid"] for one in table(write, "ged.csv", records)] == ["IRQ-TESTAAA", "IRQ-TESTEEE"]
    assert "Records: 2" in zipped(write, records)["README.txt"].decode("utf-8-sig")


def test_the_range_is_low_and_high_and_no_best_estimate_is_made() -> None:
    assert (row()["low"], row()["best"], row()["high"]) == ("4", "", "7")
    exact = row(claims=(said(1, "A-ONE", "killed", 3),))
    assert (exact["low"], exact["best"], exact["high"]) == ("3", "3", "3")
    open_ended = row(claims=(said(1, "A-ONE", "killed", 3, qualifier=Qualifier.AT_LEAST),))
    assert (open_ended["low"], open_ended["best"], open_ended["high"]) == ("3", "", "3")
    set_by_hand = row(settings=(Setting(outcome="killed", best=5, reason="an invented reason"),))
    assert (set_by_hand["low"], set_by_hand["best"], set_by_hand["high"]) == ("4", "5", "7")


def test_deaths_of_civilians_are_said_where_sources_count_civilians_alone() -> None:
    assert (row()["deaths_civilians"], row()["deaths_unknown"]) == ("", "")
    counted = row(claims=(*CLAIMS, said(9, "A-ONE", "killed", 2, group="civilians")))
    assert counted["deaths_civilians"] == "2"


def test_violence_is_one_sided_only_where_it_is_directed_at_civilians() -> None:
    assert row(event_type="force-against-protesters")["type_of_violence"] == "3"
    assert row(event_type="force-against-protesters")["side_b"] == "Civilians"
    assert (row(event_type="battle")["type_of_violence"], row(event_type="battle")["side_b"]) == ("", "")


@pytest.mark.parametrize(
    ("precision", "theirs"),
    [(PlacePrecision.EXACT, "1"), (PlacePrecision.SITE, "2"), (PlacePrecision.CITY, "2"),
     (PlacePrecision.DISTRICT, "3"), (PlacePrecision.GOVERNORATE, "4"),
     (PlacePrecision.COUNTRY, "6"), (PlacePrecision.UNKNOWN, "")],
)  # fmt: skip
def test_a_place_is_never_said_more_exactly_than_it_is_known(precision: PlacePrecision, theirs: str) -> None:
    assert row(places=(at(precision),))["where_prec"] == theirs


def test_days_keep_both_ends_and_their_precision() -> None:
    month = row(occurred=UncertainDate.month(2019, 10))
    assert (month["date_start"], month["date_end"], month["date_prec"]) == ("2019-10-01", "2019-10-31", "4")
    assert (row(occurred=None)["date_start"], row(occurred=None)["year"]) == ("", "")


def test_a_point_and_its_cell_of_the_grid() -> None:
    found = row()
    assert (found["latitude"], found["longitude"]) == ("32.5", "44.25")
    assert found["geom_wkt"] == "POINT (44.25 32.5)"
    assert found["priogrid_gid"] == str(245 * 720 + 448 + 1)


def test_the_numbers_lead_back_to_our_codes() -> None:
    keys = table(write, "keys.csv", SELECTION)
    rows = table(write, "ged.csv", SELECTION)
    assert {one["id"]: one["code"] for one in keys} == {one["id"]: one["relid"] for one in rows}
    assert keys[0]["url"] == "https://example.org/incidents/IRQ-TESTAAA"


def test_a_code_has_one_number_for_ever_and_two_codes_have_two() -> None:
    assert number_of("IRQ-0000000") == 0
    codes = {make("IRQ") for _ in range(2000)} | {"X-ONE", "X-TWO", "GED-12345", "\ud800"}
    assert len({number_of(code) for code in codes}) == len(codes)
    assert number_of("X-ONE") == number_of("X-ONE")


def test_each_row_says_what_kind_of_record_it_is() -> None:
    assert row()["code_status"] == "invented"
    assert "Invented for tests." in row()["where_description"]


def test_sources_stand_one_after_the_other() -> None:
    found = row()
    assert found["number_of_sources"] == "3"
    assert found["source_office"] == "Invented Wire;Invented Paper;Invented Monitor"
    assert found["source_article"].startswith('"Invented Wire,2019-10-26,Invented report A-ONE";')
