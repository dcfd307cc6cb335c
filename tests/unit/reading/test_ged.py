"""UCDP GED's files: one range for all people, its parts beside it, and spans that mean what they say."""

from pathlib import Path
from typing import Any

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.tabled import RowDraft
from incidents.domain.vocabulary import Clarity, Scope
from incidents.reading.tables import open_table
from unit.reading.table_files import drafts, packed, refusals, table, text_of

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
USUAL: dict[str, object] = {
    "id": "900001",
    "relid": "IRQ-2019-3-999-1",
    "year": "2019",
    "type_of_violence": "3",
    "side_a": "Government of Iraq",
    "side_b": "Civilians",
    "source_office": "Invented Wire;Invented Paper",
    "source_headline": "An invented headline",
    "source_original": "invented medical sources",
    "where_prec": "1",
    "where_coordinates": "Nasiriyah town",
    "where_description": "an invented bridge in Nasiriyah",
    "adm_1": "Dhi Qar province",
    "adm_2": "Nasiriyah district",
    "latitude": "31.0439",
    "longitude": "46.2576",
    "country": "Iraq",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2019-11-28 00:00:00.000",
    "date_end": "2019-11-28 00:00:00.000",
    "deaths_a": "0",
    "deaths_b": "0",
    "deaths_civilians": "46",
    "deaths_unknown": "0",
    "best": "46",
    "low": "46",
    "high": "70",
}
TAGS = ("#event+code", *("",) * 37, "#date+start", "#date+end", *("",) * 9)


def content(*rows: dict[str, object], tags: bool = False) -> str:
    lines = [tuple((USUAL | row).get(column, "") for column in COLUMNS) for row in rows]
    return text_of([COLUMNS, *([TAGS] if tags else []), *lines])


def one(folder: Path, **row: Any) -> RowDraft:
    ((_, draft),) = drafts(table(folder, content(row)))
    return draft


def figures(draft: RowDraft) -> list[tuple[str, int | None, int | None, Scope]]:
    return [(claim.group, claim.value, claim.upper, claim.scope) for claim in draft.claims]


def test_there_are_49_columns() -> None:
    assert len(COLUMNS) == 49


def test_low_to_high_is_one_figure_of_the_data_set_with_its_best_estimate_noted(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert draft.problems == draft.warnings == ()
    assert figures(draft) == [("all", 46, 70, Scope.INCIDENT), ("civilians", 46, None, Scope.INCIDENT)]
    total = draft.claims[0]
    assert (total.qualifier, total.printed) == (Qualifier.EXACT, "46–70")
    assert total.note == "The data set's best estimate is 46."
    assert (total.bounds.min, total.bounds.max, total.bounds.open) == (46, 70, False)
    assert total.said_by == "invented medical sources"


def test_the_rest_of_the_row(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert (draft.external, draft.event_type, draft.clarity) == ("900001", "attack-on-civilians", Clarity.EVENT)
    assert draft.title.en == "One-sided violence, Nasiriyah"
    assert draft.passage == "An invented headline"
    assert draft.sources == ("Invented Wire", "Invented Paper")
    (place,) = draft.places
    assert (place.name, place.within) == ("Nasiriyah", ("Iraq", "Dhi Qar", "Nasiriyah"))
    assert place.point == Point(31.0439, 46.2576)
    assert place.note.en == "Nasiriyah town; an invented bridge in Nasiriyah"
    assert [(actor.name.en, actor.perpetrator_type) for actor in draft.actors] == [("Government of Iraq", "state")]


@pytest.mark.parametrize(("given", "code"), [("900001.0", "900001"), (" 900001 ", "900001"), ("", "IRQ-2019-3-999-1")])
def test_the_code_is_the_number_else_its_older_name(tmp_path: Path, given: str, code: str) -> None:
    assert one(tmp_path, id=given).external == code


@pytest.mark.parametrize(
    ("code", "where", "precision"),
    [
        ("1", "Nasiriyah town", PlacePrecision.CITY),
        ("1", "An invented bridge", PlacePrecision.SITE),
        ("2", "An invented bridge", PlacePrecision.CITY),
        ("3", "Nasiriyah town", PlacePrecision.DISTRICT),
        ("4", "", PlacePrecision.GOVERNORATE),
        ("5", "", PlacePrecision.GOVERNORATE),
        ("6", "", PlacePrecision.COUNTRY),
        ("7", "", PlacePrecision.UNKNOWN),
        ("", "", PlacePrecision.UNKNOWN),
    ],
)
def test_places_are_never_more_exact_than_they_were(
    tmp_path: Path, code: str, where: str, precision: PlacePrecision
) -> None:
    assert one(tmp_path, where_prec=code, where_coordinates=where).places[0].precision is precision


@pytest.mark.parametrize(
    ("code", "end", "edtf", "precision", "lasting"),
    [
        ("1", "2019-11-28", "2019-11-28", 1, False),
        ("1", "2019-11-29", "2019-11-28/2019-11-29", 2, True),
        ("2", "2019-12-01", "[2019-11-28..2019-12-01]", 2, False),
        ("4", "2019-12-01", "[2019-11-28..2019-12-01]", 4, False),
        ("2", "2020-11-27", "[2019-11-28..2020-11-27]", 5, False),
        ("5", "2019-11-28", "2019-11-28", 5, False),
    ],
)
def test_a_span_lasted_only_where_its_days_are_known(
    tmp_path: Path,
    code: str,
    end: str,
    edtf: str,
    precision: int,
    lasting: bool,  # noqa: FBT001
) -> None:
    occurred = one(tmp_path, date_prec=code, date_end=end).occurred
    assert occurred is not None
    assert (occurred.edtf, occurred.precision, occurred.lasting) == (edtf, precision, lasting)


def test_an_aggregate_of_events_is_a_pattern_that_lasted(tmp_path: Path) -> None:
    draft = one(tmp_path, event_clarity="2", date_prec="4", date_start="2019-11-01", date_end="2019-11-30")
    assert draft.clarity is Clarity.SUMMARY
    assert draft.occurred is not None
    assert (draft.occurred.edtf, draft.occurred.lasting) == ("2019-11-01/2019-11-30", True)


def test_parts_are_figures_of_their_groups_and_zero_is_none(tmp_path: Path) -> None:
    row = {"deaths_a": "2", "deaths_b": "3", "deaths_civilians": "4", "deaths_unknown": "1", "best": "10", "low": "10"}
    draft = one(tmp_path, type_of_violence="1", side_b="Invented group", high="10", **row)
    assert figures(draft) == [
        ("all", 10, None, Scope.INCIDENT),
        ("civilians", 4, None, Scope.INCIDENT),
        ("unknown", 1, None, Scope.INCIDENT),
        ("security_forces", 2, None, Scope.INCIDENT),
        ("armed_group_members", 3, None, Scope.INCIDENT),
    ]


def test_two_sides_of_one_kind_are_each_a_part_so_that_neither_is_lost_or_added(tmp_path: Path) -> None:
    row = {"deaths_a": "2", "deaths_b": "3", "deaths_civilians": "0", "best": "5", "low": "5", "high": "5"}
    draft = one(tmp_path, type_of_violence="2", side_a="Invented group", side_b="Another invented group", **row)
    assert figures(draft)[1:] == [
        ("armed_group_members", 2, None, Scope.PART),
        ("armed_group_members", 3, None, Scope.PART),
    ]
    assert draft.claims[1].note == "On the side of Invented group."
    assert draft.actors == ()
    assert draft.title.en == "Non-state violence (Invented group – Another invented group), Nasiriyah"


@pytest.mark.parametrize(
    ("row", "value", "upper"),
    [({"low": "", "high": ""}, 46, None), ({"low": "0", "high": "5", "best": "0"}, 0, 5), ({"best": ""}, 46, 70)],
)
def test_empty_estimates_are_not_zero(tmp_path: Path, row: dict[str, object], value: int, upper: int | None) -> None:
    assert figures(one(tmp_path, **row))[0][1:3] == (value, upper)


def test_no_estimate_at_all_is_no_figure(tmp_path: Path) -> None:
    draft = one(tmp_path, low="", best="", high="", deaths_civilians="")
    assert draft.claims == ()
    assert draft.no_number_reason == "The data set gives no number of people."


def test_sums_in_are_sums_of_the_file_with_a_tag_row_and_out_of_a_zip(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": f"9{n}", "best": n + 1, "low": n, "high": n + 3} for n in range(50)]
    path = packed(tmp_path, {"GEDEvent_v99_1.csv": content(*rows, tags=True).encode()}, "ged.zip")
    read = drafts(open_table(path, "ged.zip"))
    totals = [claim.bounds for _, draft in read for claim in draft.claims if claim.group == "all"]
    assert len(read) == 50
    assert (sum(total.min or 0 for total in totals), sum(total.max or 0 for total in totals)) == (1225, 1375)


def test_what_cannot_be_kept_is_refused_by_row_and_column(tmp_path: Path) -> None:
    rows: tuple[dict[str, object], ...] = (
        {"low": "71"},
        {"best": "71"},
        {"date_end": "2019-11-27"},
        {"date_prec": "9"},
        {"type_of_violence": "four"},
        {"date_start": ""},
    )
    assert refusals(drafts(table(tmp_path, content(*rows)))) == [
        (2, "low", "The lower number (71) is more than the higher one in “high” (70)."),
        (3, "best", "The best estimate (71) lies outside 46 to 70."),
        (4, "date_end", "The end lies before the beginning (2019-11-28)."),
        (5, "date_prec", "9 is no code of this column; it has 1, 2, 3, 4, 5."),
        (6, "type_of_violence", "“four” is not a whole number."),
        (7, "date_start", "The date is missing."),
    ]
