"""The Global Terrorism Database's files, with their own ways to say that something is not known."""

from pathlib import Path
from typing import Any

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.tabled import RowDraft
from incidents.domain.vocabulary import Scope
from unit.reading.table_files import drafts, refusals, table, text_of

USUAL: dict[str, object] = {
    "eventid": "201911280099",
    "iyear": "2019",
    "imonth": "11",
    "iday": "28",
    "approxdate": "",
    "extended": "0",
    "resolution": "",
    "country_txt": "Iraq",
    "provstate": "Dhi Qar",
    "city": "Nasiriyah",
    "latitude": "31.0439",
    "longitude": "46.2576",
    "specificity": "1",
    "vicinity": "0",
    "location": "The incident occurred at an invented bridge.",
    "summary": "11/28/2019: An invented attack.",
    "attacktype1_txt": "Armed Assault",
    "targtype1_txt": "Private Citizens & Property",
    "gname": "Invented group",
    "weaptype1_txt": "Firearms",
    "nkill": "5",
    "nkillter": "1",
    "nwound": "20",
    "nwoundte": "0",
    "nhostkid": "-99",
    "scite1": "“An invented headline,” Invented Wire, November 29, 2019.",
}


def content(*rows: dict[str, object]) -> str:
    return text_of([tuple(USUAL), *(tuple((USUAL | row).values()) for row in rows)])


def one(folder: Path, **row: Any) -> RowDraft:
    ((_, draft),) = drafts(table(folder, content(row)))
    return draft


def figures(draft: RowDraft) -> list[tuple[str, str, Qualifier, int | None, int | None]]:
    return [(claim.outcome, claim.group, claim.qualifier, claim.value, claim.upper) for claim in draft.claims]


def test_killed_and_wounded_and_the_attackers_among_them(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert draft.problems == draft.warnings == ()
    assert figures(draft) == [
        ("killed", "all", Qualifier.EXACT, 5, None),
        ("killed", "armed_group_members", Qualifier.EXACT, 1, None),
        ("injured", "all", Qualifier.EXACT, 20, None),
    ]


def test_the_rest_of_the_row(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert (draft.external, draft.event_type) == ("201911280099", "attack-on-civilians")
    assert draft.title.en == "Armed Assault, Nasiriyah"
    assert draft.passage == "11/28/2019: An invented attack."
    assert [cause.term for cause in draft.causes] == ["live-ammunition"]
    assert [actor.name.en for actor in draft.actors] == ["Invented group"]
    assert draft.sources == (USUAL["scite1"],)
    (place,) = draft.places
    assert (place.name, place.within, place.point) == ("Nasiriyah", ("Iraq", "Dhi Qar"), Point(31.0439, 46.2576))


@pytest.mark.parametrize("code", ["201911280099.0", "201911280099", '="201911280099"'])
def test_codes_that_a_spreadsheet_took_for_numbers(tmp_path: Path, code: object) -> None:
    assert one(tmp_path, eventid=code).external == "201911280099"


def test_codes_that_a_spreadsheet_shortened_are_refused_since_others_would_share_them(tmp_path: Path) -> None:
    assert refusals(drafts(table(tmp_path, content({"eventid": "2.01911E+11"})))) == [
        (2, "eventid", "“2.01911E+11” is a code that a spreadsheet has shortened. Take the file as it came.")
    ]


@pytest.mark.parametrize("nothing", ["", "-99", "-9", "-99.0"])
def test_signs_for_not_known_are_no_figure(tmp_path: Path, nothing: str) -> None:
    draft = one(tmp_path, nkill=nothing, nkillter="", nwound=nothing)
    assert draft.claims == ()
    assert draft.no_number_reason


def test_a_zero_is_what_the_data_set_says(tmp_path: Path) -> None:
    assert figures(one(tmp_path, nkill="0", nkillter="0", nwound="0")) == [("killed", "all", Qualifier.NONE, 0, None)]


def test_a_share_of_several_attacks_is_kept_and_not_counted(tmp_path: Path) -> None:
    claim = one(tmp_path, nkill="7.5").claims[0]
    assert (claim.value, claim.upper, claim.printed, claim.scope) == (7, 8, "7.5", Scope.UNSURE)
    assert claim.note == "A share of the total of several linked attacks."


@pytest.mark.parametrize(
    ("month", "day", "edtf"),
    [
        ("11", "28", "2019-11-28"),
        ("11", "0", "2019-11"),
        ("0", "0", "2019"),
        ("0", "28", "2019"),
        ("11.0", "", "2019-11"),
    ],
)  # fmt: skip
def test_zero_for_a_month_or_a_day_is_not_known(tmp_path: Path, month: str, day: str, edtf: str) -> None:
    occurred = one(tmp_path, imonth=month, iday=day).occurred
    assert occurred is not None
    assert occurred.edtf == edtf


def test_an_attack_that_went_on_lasted_until_it_ended(tmp_path: Path) -> None:
    occurred = one(tmp_path, extended="1", resolution="2019-12-02").occurred
    assert occurred is not None
    assert occurred.edtf == "2019-11-28/2019-12-02"


@pytest.mark.parametrize(
    ("code", "vicinity", "precision"),
    [
        ("1", "0", PlacePrecision.CITY), ("1", "1", PlacePrecision.DISTRICT), ("1", "-9", PlacePrecision.CITY),
        ("2", "0", PlacePrecision.DISTRICT), ("3", "0", PlacePrecision.DISTRICT),
        ("4", "0", PlacePrecision.GOVERNORATE),
        ("5", "0", PlacePrecision.UNKNOWN), ("", "", PlacePrecision.UNKNOWN),
    ],
)  # fmt: skip
def test_places_are_never_more_exact_than_they_were(
    tmp_path: Path, code: str, vicinity: str, precision: PlacePrecision
) -> None:
    assert one(tmp_path, specificity=code, vicinity=vicinity).places[0].precision is precision


def test_a_name_of_unknown_is_no_name(tmp_path: Path) -> None:
    draft = one(tmp_path, city="Unknown", gname="Unknown", latitude="", longitude="")
    assert (draft.actors, draft.places[0].name, draft.places[0].point) == ((), "", None)


def test_an_attack_on_armed_people_is_none_on_civilians(tmp_path: Path) -> None:
    assert one(tmp_path, targtype1_txt="Police").event_type == "other"


def test_what_cannot_be_kept_is_refused_by_row_and_column(tmp_path: Path) -> None:
    rows: tuple[dict[str, object], ...] = (
        {"iyear": ""}, {"imonth": "13"}, {"iday": "31"}, {"iyear": "2031"}, {"nkill": "many"}, {"specificity": "8"},
        {"nkill": "-3"},
    )  # fmt: skip
    assert refusals(drafts(table(tmp_path, content(*rows)))) == [
        (2, "iyear", "The year is missing."),
        (3, "imonth", "There is no month 13: months go from 1 to 12."),
        (4, "iday", "There is no day 31 in month 11 of 2019: it has 30 days."),
        (5, "iyear", "2031 is no year from 1900 to this one."),
        (6, "nkill", "“many” is not a whole number."),
        (7, "specificity", "8 is no code of this column; it has 1, 2, 3, 4, 5."),
        (8, "nkill", "A number of people runs from 0 to 9999999; this is -3."),
    ]


def test_sums_in_are_sums_of_the_file(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"eventid": f"2019{n:08}", "nkill": n, "nwound": n * 2} for n in range(1, 31)]
    read = drafts(table(tmp_path, content(*rows)))
    claims = [claim for _, draft in read for claim in draft.claims if claim.group == "all"]
    assert sum(claim.value or 0 for claim in claims if claim.outcome == "killed") == 465
    assert sum(claim.value or 0 for claim in claims if claim.outcome == "injured") == 930
