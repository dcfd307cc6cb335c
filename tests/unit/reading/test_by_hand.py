"""Tables of anybody's: columns chosen by hand or guessed, words mapped, figures as they are typed."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.errors import Refused
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.tabled import RowDraft
from incidents.domain.vocabulary import CauseRole
from incidents.reading.presets import means
from incidents.reading.presets.by_hand import Mapping_, preset, suggest_mapping
from incidents.reading.presets.hand_fields import FIELDS
from incidents.reading.sheets.table import Row
from unit.reading.table_files import drafts, refusals, table, text_of

ENGLISH = {
    "Ref": "7", "Incident date": "28/11/2019", "City": "Nasiriyah", "Province": "Dhi Qar", "Dead": "at least 24",
    "Wounded": "dozens", "Weapon used": "live fire", "Perpetrator": "Invented force", "Source": "Invented Wire",
    "Description": "An invented text.",
}  # fmt: skip
ARABIC = {
    "رقم الحادث": "٧", "التاريخ": "٢٨/١١/٢٠١٩", "المدينة": "الناصرية", "المحافظة": "ذي قار", "عدد القتلى": "٢٤",
    "عدد الجرحى": "عشرات", "السلاح": "رصاص حي", "الجهة المسؤولة": "قوة مختلقة", "المصدر": "وكالة مختلقة",
    "الوصف": "نص مختلق.",
}  # fmt: skip


def read(
    folder: Path, *rows: Mapping[str, object], values: Mapping[str, Mapping[str, str]] | None = None
) -> list[tuple[Row, RowDraft]]:
    found = table(folder, text_of([tuple(rows[0]), *(tuple(row.values()) for row in rows)]))
    guessed = suggest_mapping(found.columns, list(islice(found.rows(), 20)))
    mapping = Mapping_(columns=guessed.columns, values=values or {})
    return drafts(found, preset(mapping, dataset="Invented list"))


def by(folder: Path, columns: Mapping[str, str], *rows: Mapping[str, object]) -> list[tuple[Row, RowDraft]]:
    found = table(folder, text_of([tuple(rows[0]), *(tuple(row.values()) for row in rows)]))
    return drafts(found, preset(Mapping_(columns=columns), dataset="Invented list"))


@pytest.mark.parametrize("row", [ENGLISH, ARABIC], ids=["English", "Arabic"])
def test_columns_are_guessed_from_their_names(tmp_path: Path, row: dict[str, str]) -> None:
    guessed = suggest_mapping(tuple(row), ())
    assert set(guessed.columns.values()) == set(row)
    assert set(guessed.columns) == {
        "code", "date", "place", "governorate", "killed", "injured", "cause", "actor", "source", "notes",
    }  # fmt: skip


@pytest.mark.parametrize("row", [ENGLISH, ARABIC], ids=["English", "Arabic"])
def test_a_row_of_a_list_that_somebody_kept(tmp_path: Path, row: dict[str, str]) -> None:
    ((_, draft),) = read(tmp_path, row)
    assert draft.problems == draft.warnings == ()
    assert draft.occurred is not None
    assert draft.occurred.edtf == "2019-11-28"
    assert [(claim.outcome, claim.bounds.min) for claim in draft.claims] == [("killed", 24), ("injured", 24)]
    assert [cause.term for cause in draft.causes] == ["live-ammunition"]
    assert draft.places[0].within == (row.get("Province") or row["المحافظة"],)
    assert draft.actors[0].name.best("en")[0] == (row.get("Perpetrator") or row["الجهة المسؤولة"])
    assert draft.passage


def test_columns_are_guessed_from_what_stands_in_them(tmp_path: Path) -> None:
    found = table(
        tmp_path, "what,when it was,web\nA,28/11/2019,https://example.org/1\nB,9-May-20,https://example.org/2\n"
    )
    guessed = suggest_mapping(found.columns, list(found.rows()))
    assert (guessed.columns["date"], guessed.columns["url"]) == ("when it was", "web")


def test_no_column_is_used_twice_and_short_names_are_not_found_inside_others(tmp_path: Path) -> None:
    guessed = suggest_mapping(("identity", "topic", "date of entry", "min_killed", "killed_max"), ())
    assert "code" not in guessed.columns
    assert (guessed.columns["killed_min"], guessed.columns["killed_max"]) == ("min_killed", "killed_max")
    assert len(set(guessed.columns.values())) == len(guessed.columns)


@pytest.mark.parametrize(
    ("typed", "qualifier", "value", "upper"),
    [
        ("3", Qualifier.EXACT, 3, None),
        ("3.0", Qualifier.EXACT, 3, None),
        ("at least 24", Qualifier.AT_LEAST, 24, None),
        ("more than 50", Qualifier.MORE_THAN, 50, None),
        ("29-80", Qualifier.EXACT, 29, 80),
        ("dozens", Qualifier.DOZENS, None, None),
        ("0", Qualifier.EXACT, 0, None),
    ],
)
def test_figures_are_read_as_they_were_said(
    tmp_path: Path, typed: str, qualifier: Qualifier, value: int | None, upper: int | None
) -> None:
    ((_, draft),) = by(tmp_path, {"date": "d", "killed": "k"}, {"d": "2019-11-28", "k": typed})
    (claim,) = draft.claims
    assert (claim.qualifier, claim.value, claim.upper) == (qualifier, value, upper)


@pytest.mark.parametrize("nothing", ["", "-", "NA", "unknown", "غير معروف", "not stated", "a number of"])
def test_signs_for_nothing_are_not_zero(tmp_path: Path, nothing: str) -> None:
    ((_, draft),) = by(tmp_path, {"date": "d", "killed": "k"}, {"d": "2019-11-28", "k": nothing})
    assert (draft.problems, draft.claims) == ((), ())


def test_lowest_and_highest_in_two_columns(tmp_path: Path) -> None:
    columns = {"date": "d", "killed_min": "low", "killed_max": "high"}
    rows = [{"d": "2019-11-28", "low": low, "high": high} for low, high in (("3", "9"), ("3", ""), ("9", "3"))]
    read_rows = by(tmp_path, columns, *rows)
    assert [(claim.value, claim.upper, claim.qualifier) for _, draft in read_rows for claim in draft.claims] == [
        (3, 9, Qualifier.EXACT), (3, None, Qualifier.AT_LEAST),
    ]  # fmt: skip
    assert refusals(read_rows) == [(4, "low", "The lower number (9) is more than the higher one in “high” (3).")]


def test_values_are_mapped_by_the_words_that_stand_in_the_column(tmp_path: Path) -> None:
    row = {"date": "2019-11-28", "type": "Kind A", "victims": "P", "killed": "3"}
    values = {"event_type": {"kind a": "force-against-protesters"}, "group": {"P": "protesters"}}
    ((_, draft),) = read(tmp_path, row, values=values)
    assert (draft.event_type, draft.claims[0].group, draft.warnings) == ("force-against-protesters", "protesters", ())


def test_a_word_that_nobody_mapped_is_said_and_left_open(tmp_path: Path) -> None:
    ((_, draft),) = read(tmp_path, {"date": "2019-11-28", "type": "Kind B", "weapon": "means unheard of"})
    assert [(one.field, one.message % dict(one.params)) for one in draft.warnings] == [
        ("type", "“Kind B” has no meaning here yet; it is left open."),
        ("weapon", "“means unheard of” has no meaning here yet; it is left open."),
    ]
    assert (draft.event_type, draft.causes) == ("", ())


def test_a_word_mapped_to_nothing_says_nothing(tmp_path: Path) -> None:
    ((_, draft),) = read(tmp_path, {"date": "2019-11-28", "type": "Kind B"}, values={"event_type": {"Kind B": ""}})
    assert (draft.event_type, draft.warnings) == ("", ())


def test_a_bare_point_is_known_to_the_town_and_a_named_one_as_the_table_says(tmp_path: Path) -> None:
    columns = {"date": "d", "lat": "y", "lon": "x", "place_precision": "p"}
    rows = [{"d": "2019-11-28", "y": "31.0", "x": "46.2", "p": precision} for precision in ("", "1", "5")]
    places = [draft.places[0] for _, draft in by(tmp_path, columns, *rows)]
    assert [place.precision for place in places] == [
        PlacePrecision.CITY, PlacePrecision.EXACT, PlacePrecision.GOVERNORATE,
    ]  # fmt: skip
    assert places[0].point == Point(31.0, 46.2)


def test_two_days_are_a_span_in_which_it_happened_once(tmp_path: Path) -> None:
    columns = {"date": "from", "date_end": "to"}
    rows = [{"from": "2019-11-28", "to": to} for to in ("2019-11-30", "", "2019-11-27")]
    read_rows = by(tmp_path, columns, *rows)
    assert [draft.occurred.edtf for _, draft in read_rows[:2] if draft.occurred] == [
        "[2019-11-28..2019-11-30]", "2019-11-28",
    ]  # fmt: skip
    assert refusals(read_rows) == [(4, "to", "The end lies before the beginning (2019-11-28).")]


def test_what_cannot_be_read_is_refused_by_row_and_column(tmp_path: Path) -> None:
    rows = [{"date": "28 Nov", "killed": "3"}, {"date": "2019-11-28", "killed": "286 (40 of them elsewhere)"}]
    assert [(number, column) for number, column, _ in refusals(read(tmp_path, *rows))] == [(2, "date"), (3, "killed")]


@pytest.mark.parametrize(
    ("columns", "dataset", "said"),
    [
        ({"killed": "k"}, "Invented", "Say which column holds the date."),
        ({"date": "d", "best": "b"}, "Invented", "“best” is no field"),
        ({"date": "d"}, "  ", "Say what the data set is called."),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(columns: dict[str, str], dataset: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        preset(Mapping_(columns=columns), dataset=dataset)


def test_each_data_set_is_a_voice_of_its_own() -> None:
    first, second = (preset(Mapping_(columns={"date": "d"}), dataset=name).source for name in ("One list", "قائمة"))
    assert (first.code, first.family, first.name.en) == ("by-hand-one-list", "by-hand-one-list", "One list")
    assert second.name.ar == "قائمة"
    assert first.code != second.code


def test_every_field_has_a_name_and_words_of_its_own() -> None:
    names = [one.name for one in FIELDS]
    words = [word for one in FIELDS for word in one.names]
    assert len(set(names)) == len(names)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("words", "causes"),
    [
        ("live bullets", ["live-ammunition"]),
        ("رصاص حي", ["live-ammunition"]),
        ("tear gas", ["tear-gas-inhalation"]),
        ("tear gas canisters", []),
        ("hit by a tear gas canister", ["tear-gas-canister-impact"]),
        ("stun grenade", ["stun-grenade"]),
        ("petrol bomb", ["fire"]),
        ("roadside bomb", ["explosion"]),
        ("birdshot from a hunting rifle", ["birdshot"]),
        ("excessive force", []),
    ],
)
def test_means_are_read_from_words(words: str, causes: list[str]) -> None:
    assert [(one.term, one.role) for one in means.causes(words)] == [(term, CauseRole.CAUSE) for term in causes]


def test_several_means_are_reported_among_causes() -> None:
    assert [(one.term, one.role) for one in means.causes("live rounds, tear gas; petrol bombs")] == [
        ("fire", CauseRole.AMONG), ("tear-gas-inhalation", CauseRole.AMONG), ("live-ammunition", CauseRole.AMONG),
    ]  # fmt: skip
