"""Plain events: a day, a point and a word, and codes made so that the same file twice is the same events."""

from pathlib import Path

import pytest

from incidents.domain.errors import Refused
from incidents.domain.places import PlacePrecision, Point
from incidents.reading.presets import catalogue
from unit.reading.table_files import ShippedNames, drafts, refusals, table, text_of

HEADING = ("date", "longitude", "latitude", "type")
LINES = [("2007-02-23", "44.84667", "33.75769", "SAF"), ("2007-02-23", "43.48051", "33.16909", "IED")]


def test_a_day_a_point_and_a_word(tmp_path: Path) -> None:
    read = [draft for _, draft in drafts(table(tmp_path, text_of([HEADING, *LINES])))]
    assert [draft.title.en for draft in read] == ["Event reported as “SAF”", "Event reported as “IED”"]
    assert [draft.event_type for draft in read] == ["other", "remote-explosive"]
    assert [cause.term for draft in read for cause in draft.causes] == ["live-ammunition", "explosion"]
    assert (read[0].places[0].point, read[0].places[0].precision) == (Point(33.75769, 44.84667), PlacePrecision.CITY)
    assert (read[0].claims, read[0].no_number_reason) == ((), "The data set gives no number of people.")


@pytest.mark.parametrize("heading", [("DATE", "lon", "lat", "Kind"), ("Event date", "X", "Y", "category")])
def test_other_names_of_the_columns(tmp_path: Path, heading: tuple[str, ...]) -> None:
    ((_, draft), _) = drafts(table(tmp_path, text_of([heading, *LINES])))
    assert draft.places[0].point == Point(33.75769, 44.84667)


def test_the_same_file_twice_gives_the_same_codes_and_equal_rows_stay_apart(tmp_path: Path) -> None:
    found = table(tmp_path, text_of([HEADING, *LINES, *LINES]))
    codes = [draft.external for _, draft in drafts(found)]
    assert codes == [draft.external for _, draft in drafts(found)]
    assert len(set(codes)) == 4
    assert codes[2] == f"{codes[0]}-2"


def test_what_stands_in_other_columns_is_kept_as_the_words_of_the_table(tmp_path: Path) -> None:
    lines = [(*HEADING, "Ref", "Remark"), (*LINES[0], "12", "an invented remark"), (*LINES[1], "", "")]
    assert [draft.passage for _, draft in drafts(table(tmp_path, text_of(lines)))] == [
        "SAF; Ref: 12; Remark: an invented remark",
        "IED",
    ]


@pytest.mark.parametrize("column", ["killed", "Deaths", "number wounded", "killed_min", "القتلى"])
def test_a_table_that_counts_people_is_not_taken_for_plain_events(column: str) -> None:
    assert catalogue.recognise((*HEADING, "Ref")) is catalogue.PRESETS["events"]
    assert catalogue.recognise((*HEADING, column)) is None


def test_codes_follow_the_content_and_not_the_order(tmp_path: Path) -> None:
    first = [draft.external for _, draft in drafts(table(tmp_path, text_of([HEADING, *LINES])))]
    second = [draft.external for _, draft in drafts(table(tmp_path, text_of([HEADING, *reversed(LINES)])))]
    assert first == list(reversed(second))


def test_a_type_of_our_own_list_is_known_by_its_label(tmp_path: Path) -> None:
    ((_, draft),) = drafts(table(tmp_path, text_of([HEADING, ("2019-11-28", "46.2", "31.0", "Peaceful protest")])))
    assert draft.event_type == "peaceful-protest"


def test_points_that_look_swapped_or_lie_in_the_sea_are_said(tmp_path: Path) -> None:
    lines = [("2019-11-28", "33.3", "44.4", "IED"), ("2019-11-28", "0", "0", "IED")]
    swapped, sea = (draft for _, draft in drafts(table(tmp_path, text_of([HEADING, *lines]))))
    assert [warning.message for warning in swapped.warnings] == ["Latitude and longitude look swapped."]
    assert sea.places == ()
    assert [warning.message for warning in sea.warnings] == [
        "0, 0 is a point in the ocean; it is taken for “not known”."
    ]


def test_refused_rows_are_named(tmp_path: Path) -> None:
    lines = [("", "44.4", "33.3", "IED"), ("2019-11-28", "east", "33.3", "IED")]
    assert refusals(drafts(table(tmp_path, text_of([HEADING, *lines])))) == [
        (2, "date", "The date is missing."),
        (3, "longitude", "“east” is not a number of degrees, such as 33.3128."),
    ]


def test_decimal_commas_and_arabic_digits(tmp_path: Path) -> None:
    line = ("2019-11-28", "44,4", "٣٣٫٣", "IED")
    ((_, draft),) = drafts(table(tmp_path, text_of([HEADING, line], delimiter=";")))
    assert draft.places[0].point == Point(33.3, 44.4)


def test_a_table_of_another_kind_is_not_read_by_a_preset_that_lacks_its_columns(tmp_path: Path) -> None:
    found = table(tmp_path, text_of([HEADING, *LINES]))
    with pytest.raises(Refused, match="These columns are missing: event_id_cnty, event_date"):
        list(catalogue.drafts(found, catalogue.PRESETS["acled"], ShippedNames()))


def test_a_table_that_no_preset_is_for() -> None:
    assert catalogue.recognise(("name", "age")) is None
    assert list(catalogue.PRESETS) == ["own", "acled", "ged", "ibc", "gtd", "events"]
