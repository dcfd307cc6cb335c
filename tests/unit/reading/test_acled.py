"""ACLED's files, as they are and as they were: what comes in, how exactly, and what is left open."""

from pathlib import Path
from typing import Any

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.tabled import RowDraft
from incidents.reading.presets import catalogue
from incidents.reading.sheets.table import Row, Table
from incidents.reading.tables import open_table
from unit.reading.table_files import book, drafts, refusals, table, text_of

CURRENT = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
OLD = (
    "data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "timestamp", "iso3",
)  # fmt: skip
USUAL: dict[str, object] = {
    "event_id_cnty": "IRQ90001",
    "data_id": "7000001",
    "event_date": "2019-11-28",
    "year": "2019",
    "time_precision": "1",
    "disorder_type": "Demonstrations",
    "event_type": "Protests",
    "sub_event_type": "Excessive force against protesters",
    "actor1": "Protesters (Iraq)",
    "inter1": "Protesters",
    "actor2": "Police Forces of Iraq (2018-2020)",
    "inter2": "State forces",
    "civilian_targeting": "Civilian targeting",
    "iso": "368",
    "region": "Middle East",
    "country": "Iraq",
    "admin1": "Thi-Qar",
    "admin2": "Al-Nassiriya",
    "location": "Al Nasiriyah",
    "latitude": "31.0439",
    "longitude": "46.2576",
    "geo_precision": "1",
    "source": "Invented Wire; Invented Paper",
    "notes": "On 28 November, invented forces fired at invented protesters.",
    "fatalities": "5",
    "timestamp": "1574985600",
}


def lines(columns: tuple[str, ...], *rows: dict[str, object]) -> list[tuple[object, ...]]:
    return [columns, *(tuple((USUAL | row).get(column, "") for column in columns) for row in rows)]


def read(folder: Path, *rows: dict[str, object], columns: tuple[str, ...] = CURRENT) -> list[tuple[Row, RowDraft]]:
    return drafts(table(folder, text_of(lines(columns, *rows))))


def one(folder: Path, **row: Any) -> RowDraft:
    return read(folder, row)[0][1]


def test_a_row_of_today_says_what_when_where_who_and_how_many(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert draft.problems == draft.warnings == ()
    assert draft.external == "IRQ90001"
    assert draft.title.en == "Excessive force against protesters, Al Nasiriyah"
    assert draft.occurred is not None
    assert draft.occurred.edtf == "2019-11-28"
    assert draft.event_type == "force-against-protesters"
    (place,) = draft.places
    assert (place.name, place.within) == ("Al Nasiriyah", ("Iraq", "Thi-Qar", "Al-Nassiriya"))
    assert (place.point, place.precision) == (Point(31.0439, 46.2576), PlacePrecision.CITY)
    assert draft.passage == USUAL["notes"]
    assert draft.sources == ("Invented Wire", "Invented Paper")


def test_the_number_is_the_lowest_of_its_sources_so_it_is_at_least_that(tmp_path: Path) -> None:
    (claim,) = one(tmp_path).claims
    assert (claim.outcome, claim.group, claim.qualifier, claim.value) == ("killed", "all", Qualifier.AT_LEAST, 5)
    assert (claim.number, claim.article, claim.printed) == (1, "", "5")
    assert (claim.bounds.min, claim.bounds.max, claim.bounds.open) == (5, 5, True)


def test_zero_means_none_reported_and_is_no_figure(tmp_path: Path) -> None:
    draft = one(tmp_path, fatalities="0")
    assert draft.claims == ()
    assert draft.no_number_reason == "ACLED records 0 deaths, which there means that none were reported."


def test_an_empty_number_is_not_zero(tmp_path: Path) -> None:
    draft = one(tmp_path, fatalities="")
    assert draft.claims == ()
    assert draft.no_number_reason == "The data set gives no number of people."


@pytest.mark.parametrize(
    "notes",
    ["Invented forces dispersed them. No fatalities.", "It ended without casualties.", "Nobody was killed.",
     "No one was killed; three were arrested.", "There were no deaths or injuries."],
)  # fmt: skip
def test_zero_is_a_figure_where_the_notes_say_that_nobody_was_killed(tmp_path: Path, notes: str) -> None:
    (claim,) = one(tmp_path, fatalities="0", notes=notes).claims
    assert (claim.qualifier, claim.bounds.min, claim.bounds.max) == (Qualifier.NONE, 0, 0)


@pytest.mark.parametrize(
    "notes",
    ["No casualties were reported.", "No fatalities reported.", "There were no reported fatalities.",
     "No civilian deaths.",
     "No deaths or injuries were reported.", "No casualties, or damage, were reported", "Casualties unknown.",
     "No further casualties.", "No casualties among civilians.", "No fatalities or injuries have been recorded."],
)  # fmt: skip
def test_notes_that_say_less_than_nobody_make_no_figure(tmp_path: Path, notes: str) -> None:
    assert one(tmp_path, fatalities="0", notes=notes).claims == ()


@pytest.mark.parametrize(
    ("code", "precision"),
    [("1", PlacePrecision.CITY), ("2", PlacePrecision.DISTRICT), ("3", PlacePrecision.GOVERNORATE),
     ("", PlacePrecision.GOVERNORATE), ("1.0", PlacePrecision.CITY)],
)  # fmt: skip
def test_places_are_never_more_exact_than_they_were(tmp_path: Path, code: str, precision: PlacePrecision) -> None:
    assert one(tmp_path, geo_precision=code).places[0].precision is precision


@pytest.mark.parametrize(
    ("code", "edtf", "precision"),
    [("1", "2019-11-28", 1), ("2", "[2019-11-25..2019-12-01]", 3), ("3", "2019-11", 4)],
)
def test_a_week_and_a_month_are_spans_in_which_it_happened_once(
    tmp_path: Path, code: str, edtf: str, precision: int
) -> None:
    occurred = one(tmp_path, time_precision=code).occurred
    assert occurred is not None
    assert (occurred.edtf, occurred.precision, occurred.lasting) == (edtf, precision, False)


def test_the_armed_side_that_faces_protesters_is_the_one_named(tmp_path: Path) -> None:
    (actor,) = one(tmp_path).actors
    assert (actor.name.en, actor.perpetrator_type) == ("Police Forces of Iraq (2018-2020)", "police")
    assert actor.involvement.attribution == "alleged"


@pytest.mark.parametrize(
    "row",
    [
        {"actor2": "", "inter2": ""},  # protesters alone
        {"actor2": "Civilians (Iraq)", "inter2": "Civilians"},
        {"actor1": "Unidentified Armed Group (Iraq)", "inter1": "3", "civilian_targeting": ""},  # two armed sides
    ],
)
def test_protesters_and_sides_of_a_fight_are_not_held_responsible(tmp_path: Path, row: dict[str, object]) -> None:
    assert one(tmp_path, **row).actors == ()


def test_two_armed_sides_stand_in_the_title(tmp_path: Path) -> None:
    row = {"event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Invented militia", "inter1": "3"}
    draft = one(tmp_path, **row)
    assert draft.title.en == "Armed clash (Invented militia – Police Forces of Iraq (2018-2020)), Al Nasiriyah"
    assert draft.event_type == "battle"


def test_an_event_with_no_term_here_is_left_open_and_said(tmp_path: Path) -> None:
    draft = one(tmp_path, event_type="Explosions/Remote violence", sub_event_type="Air/drone strike")
    assert draft.event_type == ""
    assert [(one.field, one.message % dict(one.params)) for one in draft.warnings] == [
        ("sub_event_type", "No kind of event here is “Air/drone strike”; it is left open.")
    ]
    assert [cause.term for cause in draft.causes] == ["explosion"]


def test_the_old_format_with_numbers_for_sides_and_upper_case_names(tmp_path: Path) -> None:
    row = {"event_date": "28 November 2019", "inter1": "6", "inter2": "1", "data_id": "1.0", "fatalities": "5.0"}
    ((_, new),) = read(tmp_path, {})
    content = lines(OLD, row)
    content[0] = tuple(str(name).upper() for name in content[0])
    ((_, old),) = drafts(table(tmp_path, text_of(content)))
    assert (old.external, old.actors, old.places) == (new.external, new.actors, new.places)
    assert [claim.bounds for claim in old.claims] == [claim.bounds for claim in new.claims]
    assert old.occurred == new.occurred


def test_a_file_with_every_oddity_comes_in_with_its_sums_whole(tmp_path: Path) -> None:
    """A byte order mark, semicolons, CR alone, a tag row, inner line breaks, 9-May-20, Arabic digits, floats."""
    rows: list[dict[str, object]] = [
        {"event_id_cnty": "IRQ1", "event_date": "9-May-20", "fatalities": "3"},
        {"event_id_cnty": "IRQ2", "event_date": "28 November 2019", "fatalities": "٤"},
        {"event_id_cnty": "IRQ3", "event_date": 43797, "fatalities": "12.0", "notes": "First line\nsecond; line"},
        {"event_id_cnty": "IRQ4", "fatalities": ""},
        {"event_id_cnty": "IRQ5", "fatalities": "0"},
        {"event_id_cnty": "IRQ6", "fatalities": "1,200"},
    ]
    content = lines(CURRENT, *rows)
    content.insert(1, ("#event+code", "#date", *("",) * 26, "#affected+killed", "", ""))
    found = table(tmp_path, text_of(content, delimiter=";", end="\r"), "utf-8-sig")
    every = [draft for _, draft in drafts(found)]
    assert [draft.problems for draft in every] == [()] * 6
    assert sum(claim.value or 0 for draft in every for claim in draft.claims) == 3 + 4 + 12 + 1200
    assert [draft.occurred.edtf for draft in every[:3] if draft.occurred] == ["2020-05-09", "2019-11-28", "2019-11-28"]
    assert every[2].passage == "First line\nsecond; line"


def test_what_cannot_be_kept_is_refused_by_row_and_column(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"event_id_cnty": "IRQ1", "event_date": "31/11/2019"},
        {"event_id_cnty": "IRQ2", "fatalities": "-1"},
        {"event_id_cnty": "IRQ3", "fatalities": "several"},
        {"event_id_cnty": "IRQ4", "latitude": "131"},
        {"event_id_cnty": "IRQ5", "longitude": ""},
        {"event_id_cnty": "IRQ6", "geo_precision": "7"},
        {"event_id_cnty": "IRQ7", "event_date": "2031-01-01"},
        {"event_id_cnty": "IRQ8", "event_date": ""},
        {"event_id_cnty": "IRQ9", "fatalities": "2.5"},
        {"event_id_cnty": "IRQ10", "fatalities": "1.000"},
    )
    assert refusals(found) == [
        (2, "event_date", "There is no day 31 in month 11 of 2019: it has 30 days."),
        (3, "fatalities", "A number of people runs from 0 to 9999999; this is -1."),
        (4, "fatalities", "“several” is not a whole number."),
        (5, "latitude", "Latitude 131.0 lies outside the earth: it runs from -90 to 90."),
        (6, "longitude", "This is empty, but “latitude” is not: a point needs both."),
        (7, "geo_precision", "7 is no code of this column; it has 1, 2, 3."),
        (8, "event_date", "2031-01-01 lies in the future."),
        (9, "event_date", "The date is missing."),
        (10, "fatalities", "“2.5” is not a whole number."),
        (11, "fatalities", "“1.000” is not a whole number."),
    ]


def test_a_workbook_of_it_gives_the_same(tmp_path: Path) -> None:
    numbers = {"fatalities": 5, "latitude": 31.0439, "longitude": 46.2576, "geo_precision": 1, "time_precision": 1}
    found: Table = open_table(book(tmp_path, ("acled", lines(CURRENT, numbers))), "acled.xlsx")
    assert catalogue.recognise(found.columns) is catalogue.PRESETS["acled"]
    assert drafts(found)[0][1] == one(tmp_path)
