"""What dates are counted from, how sure they are, which words they come from, and texts made to break the reading."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.dates import DateQualifier, Precision
from incidents.domain.suggestions import Kind
from incidents.reading.prose import Prose
from incidents.reading.when import dates_of, read_dates

PUBLISHED = date(2019, 11, 28)


def edtf(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [one.value.edtf for one in read_dates(Prose(text), published)]


@pytest.mark.parametrize(
    "text", ["Two died on Wednesday.", "Two died yesterday.", "قتل اثنان مساء أمس", "On 27 November two died."]
)
def test_without_the_day_of_publication_nothing_is_counted_from_today(text: str) -> None:
    assert edtf(text, None) == []


def test_a_written_date_needs_no_day_of_publication() -> None:
    assert edtf("Two died on 27 November 2019.", None) == ["2019-11-27"]


def test_a_dateline_with_its_year_is_the_day_of_publication_and_no_event() -> None:
    text = "BAGHDAD, Nov. 28, 2019 (Invented Agency) - Two people died on Wednesday."
    assert edtf(text, None) == ["2019-11-27"]
    assert dates_of(Prose(text)).published == date(2019, 11, 28)


def test_what_is_handed_in_goes_before_the_dateline() -> None:
    assert edtf("BAGHDAD, Nov. 28, 2019 (Agency) - Two died on Wednesday.", date(2019, 11, 29)) == ["2019-11-27"]


def test_a_line_that_says_when_it_was_published_is_no_event() -> None:
    assert edtf("Two killed\nPublished: 28 November 2019, 14:20\nTwo people died yesterday.", None) == ["2019-11-27"]


def test_the_headings_of_a_chronicle_are_events() -> None:
    text = "Invented chronicle\n26 November 2019\nTwo died.\n27 November 2019\nThree died."
    assert edtf(text, None) == ["2019-11-26", "2019-11-27"]
    assert edtf("Najaf, Nov 27: three killed. Kufa, Nov 26: two killed.") == ["2019-11-27", "2019-11-26"]


@pytest.mark.parametrize("published", [date.min, date.max])
def test_an_impossible_day_of_publication_counts_nothing(published: date) -> None:
    assert edtf("Two died last week, two days ago, on Tuesday, on 27 November, early in May.", published) == []


def test_a_missing_year_is_taken_from_a_full_date_of_the_text() -> None:
    assert edtf("Two died on 31 December 2019. Three more died on 2 January.", None) == ["2019-12-31", "2020-01-02"]


def test_a_missing_year_is_the_nearest_one_not_after_the_publication() -> None:
    assert edtf("He was shot on 30 December.", date(2020, 1, 2)) == ["2019-12-30"]
    assert edtf("He was shot on 29 February.", date(2021, 1, 2)) == ["2020-02-29"]


def test_a_weekday_on_its_own_day_is_that_day() -> None:
    assert edtf("He was shot on Thursday.") == ["2019-11-28"]
    assert edtf("He was shot last Thursday.") == ["2019-11-21"]


def test_what_the_calendar_does_not_have_is_not_read() -> None:
    assert edtf("on 31 November 2019, on 30 February, 32/10/2019, 7 شوال 1999") == []


def test_a_day_of_long_before_is_read_with_little_confidence() -> None:
    found = read_dates(Prose("In June 2014 the town was taken. Two people died on Wednesday."), PUBLISHED)
    assert [(one.value.edtf, one.confidence < 0.5) for one in found] == [("2014-06", True), ("2019-11-27", False)]


def test_the_day_of_a_statement_is_read_with_less_confidence_than_that_of_the_event() -> None:
    found = read_dates(Prose("Two people were killed on Tuesday night, police said on Thursday."), PUBLISHED)
    assert [(one.value.edtf, one.confidence) for one in found] == [
        ("[2019-11-26..2019-11-27]", 0.85),
        ("2019-11-28", 0.6),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "300 have died since protests began on 1 October.",
        "300 have died since October.",
        "By Thursday evening 20 had died.",
        "منذ انطلاق الاحتجاجات في الأول من تشرين الأول قتل 300",
    ],
)
def test_where_a_count_begins_or_ends_is_no_date(text: str) -> None:
    assert edtf(text) == []


def test_since_does_not_reach_over_a_comma() -> None:
    assert edtf("Since then, on Tuesday, two died.") == ["2019-11-26"]


def test_a_weekday_that_does_not_fit_its_date_halves_the_confidence() -> None:
    (found,) = read_dates(Prose("It was Monday, 27 November 2019."), PUBLISHED)
    assert (found.value.edtf, found.confidence < 0.5) == ("2019-11-27", True)


def test_a_hijri_day_is_approximate_and_gives_way_to_the_gregorian_one_beside_it() -> None:
    (found,) = read_dates(Prose("في 7 شوال 1435 قتل كثيرون"), date(2014, 8, 10))
    assert (found.value.edtf, found.value.qualifier) == ("2014-08-03~", DateQualifier.APPROXIMATE)
    assert edtf("في 7 شوال 1435 الموافق 3 آب 2014 قتل كثيرون", date(2014, 8, 10)) == ["2014-08-03"]
    assert edtf("On 7 Shawwal 1435 many died.", date(2014, 8, 10)) == ["2014-08-03~"]


def test_each_date_stands_once_but_every_mention_is_known() -> None:
    text = "On Tuesday two died. Police came on Tuesday."
    assert edtf(text) == ["2019-11-26"]
    assert len(dates_of(Prose(text), PUBLISHED).mentions) == 2


def test_a_suggestion_says_what_it_is_where_it_stands_and_why() -> None:
    (found,) = read_dates(Prose("One. Two men died on 27 November 2019 in a town."), PUBLISHED)
    assert found.kind is Kind.DATE
    assert found.words.passage == found.value.as_printed == "27 November 2019"
    assert found.sentence.passage == "Two men died on 27 November 2019 in a town."
    assert found.value.precision is Precision.DAY
    assert found.why == "A date written out."


FLOODS = [
    *("9" * 100_000, "1-" * 10_000, "2019 " * 10_000, "on Monday " * 4_000, "May " * 10_000, "of " * 10_000),
    *("قال الثلاثاء " * 4_000, "7 شوال 1435 " * 3_000, "(" * 20_000, "\u202e\x00\ud800 Nov 28 " * 2_000),
]


@pytest.mark.parametrize("text", FLOODS, ids=range(len(FLOODS)))
def test_a_flood_is_read_without_a_fault(text: str) -> None:
    found = read_dates(Prose(text), PUBLISHED)
    assert all(text[one.words.start : one.words.end] == one.words.passage for one in found)


PIECES = [
    *("28", "2019", "1435", "31", "Nov", "Tuesday", "night", "from", "to", "between", "and", "early", "last", "since"),
    *(".", "-", "–", "/", "(", ")", ",", "th", "\n", "ليلة", "الثلاثاء", "شباط", "بين", "و", "شوال", "أمس"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_any_row_of_date_words_is_read_the_same_way_twice_and_never_after_the_publication(
    pieces: list[str], published: date
) -> None:
    text = " ".join(pieces)
    found = read_dates(Prose(text), published)
    assert found == read_dates(Prose(text), published)
    assert all(one.value.earliest <= published for one in found)
    assert all(text[one.words.start : one.words.end] == one.words.passage for one in found)
