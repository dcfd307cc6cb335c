"""Iraq Body Count's files: civilians, a lowest and a highest figure, days between which it happened."""

from pathlib import Path
from typing import Any

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.tabled import RowDraft
from incidents.domain.vocabulary import CauseRole
from unit.reading.table_files import drafts, refusals, table, text_of

COLUMNS = (
    "IBC code", "Start Date", "End Date", "Time", "Location", "Target", "Weapons", "Reported Minimum",
    "Reported Maximum", "Sources",
)  # fmt: skip
USUAL: dict[str, object] = {
    "IBC code": "x90001",
    "Start Date": "28-Nov-2019",
    "End Date": "28-Nov-2019",
    "Time": "about 3 AM",
    "Location": "Invented Bridge, Nasiriyah",
    "Target": "protesters",
    "Weapons": "gunfire",
    "Reported Minimum": "25",
    "Reported Maximum": "46",
    "Sources": "INV 28 Nov, MADE-UP 29 Nov",
}


def content(*rows: dict[str, object], columns: tuple[str, ...] = COLUMNS, **how: Any) -> str:
    return text_of([columns, *(tuple((USUAL | row)[column] for column in COLUMNS) for row in rows)], **how)


def one(folder: Path, **row: object) -> RowDraft:
    ((_, draft),) = drafts(table(folder, content({name.replace("_", " "): cell for name, cell in row.items()})))
    return draft


def test_lowest_and_highest_are_one_figure_of_civilians(tmp_path: Path) -> None:
    draft = one(tmp_path)
    (claim,) = draft.claims
    assert draft.problems == draft.warnings == ()
    assert (claim.group, claim.outcome, claim.value, claim.upper) == ("civilians", "killed", 25, 46)
    assert (claim.bounds.min, claim.bounds.max, claim.bounds.open) == (25, 46, False)


def test_the_rest_of_the_row(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert (draft.external, draft.time_text) == ("x90001", "about 3 AM")
    assert draft.title.en == "Civilian deaths, Invented Bridge, Nasiriyah"
    assert draft.passage == "protesters; gunfire"
    assert draft.sources == ("INV 28 Nov", "MADE-UP 29 Nov")
    (place,) = draft.places
    assert (place.name, place.within, place.precision) == ("Invented Bridge", ("Iraq", "Nasiriyah"), None)


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "bounds"),
    [
        ("3", "3", Qualifier.EXACT, (3, 3, False)),
        ("0", "2", Qualifier.EXACT, (0, 2, False)),
        ("3", "", Qualifier.AT_LEAST, (3, 3, True)),
        ("", "3", Qualifier.UP_TO, (None, 3, False)),
        ("3.0", "٧", Qualifier.EXACT, (3, 7, False)),
    ],
)
def test_an_empty_end_stays_open(
    tmp_path: Path, low: str, high: str, qualifier: Qualifier, bounds: tuple[object, ...]
) -> None:
    (claim,) = one(tmp_path, Reported_Minimum=low, Reported_Maximum=high).claims
    assert claim.qualifier is qualifier
    assert (claim.bounds.min, claim.bounds.max, claim.bounds.open) == bounds


@pytest.mark.parametrize(("low", "high"), [("", ""), ("0", "0"), ("NA", "NA")])
def test_nobody_counted_is_no_figure(tmp_path: Path, low: str, high: str) -> None:
    assert one(tmp_path, Reported_Minimum=low, Reported_Maximum=high).claims == ()


def test_two_days_are_a_span_in_which_it_happened_once(tmp_path: Path) -> None:
    occurred = one(tmp_path, End_Date="30-Nov-2019").occurred
    assert occurred is not None
    assert (occurred.edtf, occurred.lasting) == ("[2019-11-28..2019-11-30]", False)


@pytest.mark.parametrize(
    ("weapons", "causes"),
    [
        ("gunfire", [("live-ammunition", CauseRole.CAUSE)]),
        ("roadside bomb", [("explosion", CauseRole.CAUSE)]),
        ("car bomb, gunfire", [("live-ammunition", CauseRole.AMONG), ("explosion", CauseRole.AMONG)]),
        ("stabbed", [("knife", CauseRole.CAUSE)]),
        ("hit by tear gas canister", [("tear-gas-canister-impact", CauseRole.CAUSE)]),
        ("", []),
    ],
)
def test_what_was_used_is_read_from_words_and_several_are_among_causes(
    tmp_path: Path, weapons: str, causes: list[tuple[str, CauseRole]]
) -> None:
    assert [(cause.term, cause.role) for cause in one(tmp_path, Weapons=weapons).causes] == causes


def test_means_without_a_term_are_said_and_left_open(tmp_path: Path) -> None:
    draft = one(tmp_path, Weapons="unheard-of means")
    assert draft.causes == ()
    assert [warning.field for warning in draft.warnings] == ["Weapons"]


def test_names_of_columns_in_other_writings(tmp_path: Path) -> None:
    columns = tuple(name.upper().replace(" ", "_") for name in COLUMNS)
    ((_, draft),) = drafts(table(tmp_path, content({}, columns=columns, delimiter="\t"), "utf-16"))
    assert draft == one(tmp_path)


def test_sums_in_are_sums_of_the_file_and_the_refused_are_named(tmp_path: Path) -> None:
    rows = [{"IBC code": f"k{n}", "Reported Minimum": n, "Reported Maximum": n * 2} for n in range(1, 21)]
    rows += [{"IBC code": "k21", "Reported Minimum": "9", "Reported Maximum": "3"}, {"End Date": "27-Nov-2019"}]  # type: ignore[dict-item]
    read = drafts(table(tmp_path, content(*rows)))  # type: ignore[arg-type]
    bounds = [claim.bounds for _, draft in read if not draft.problems for claim in draft.claims]
    assert (sum(one.min or 0 for one in bounds), sum(one.max or 0 for one in bounds)) == (210, 420)
    assert refusals(read) == [
        (22, "Reported Minimum", "The lower number (9) is more than the higher one in “Reported Maximum” (3)."),
        (23, "End Date", "The end lies before the beginning (2019-11-28)."),
    ]
