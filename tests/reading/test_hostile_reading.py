"""Texts that nobody means well with, through the whole reader: no fault, and every passage is the text's own."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.domain.dates import UncertainDate
from incidents.domain.suggestions import Kind, Reading, SaidFigure, Words
from incidents.services.reading import shipped_reader
from machinery.hostile import HOSTILE, LONG, OVERLONG, SHARDS

PUBLISHED = date(2019, 11, 28)
ANY = st.text(st.characters(), max_size=120)
SHARDED = st.lists(st.sampled_from(SHARDS), max_size=50).map(" ".join)
TEXTS = st.one_of(SHARDED, ANY, st.tuples(SHARDED, ANY).map("".join))
MOST = 10_000_000  # a number of more than seven digits is none of people
KINDS = {Kind.FIGURE: SaidFigure, Kind.DATE: UncertainDate, Kind.PUBLISHED: UncertainDate}

#: Of the texts that are longer than is read, one: cutting them into words is tried with each in `test_hostile.py`.
LONGER = "more than is read"
EVERY = {**HOSTILE, LONGER: OVERLONG[LONGER]}


def read(text: str, published: date | None = PUBLISHED) -> Reading:
    return shipped_reader().read(text, published)


@cache
def hostile(name: str) -> Reading:
    """The reading of one of the hostile texts; the longest take seconds, so that none is read twice."""
    return read(EVERY[name])


def stands(words: Words, text: str) -> bool:
    return 0 <= words.start < words.end <= len(text) and text[words.start : words.end] == words.passage


def check(text: str, reading: Reading) -> None:
    """What is suggested stands in the text, is of its kind, says why, and is grouped by what it is."""
    for one in reading.suggestions:
        assert stands(one.words, text)
        assert stands(one.sentence, text)
        assert 0 <= one.confidence <= 1
        assert one.why % one.params
        assert isinstance(one.value, KINDS.get(one.kind, str))
        assert one.value not in one.others
    for figure in (one.value for one in reading.of(Kind.FIGURE)):
        assert figure.outcomes
        assert 0 <= figure.bounds.max < MOST
    for event in reading.events:
        assert {reading.suggestions[place].kind for place in event.figures} <= {Kind.FIGURE}
        assert event.place is None or reading.suggestions[event.place].kind is Kind.PLACE
        assert event.date is None or reading.suggestions[event.date].kind is Kind.DATE


@pytest.mark.parametrize("name", EVERY)
def test_a_hostile_text_is_read_without_a_fault(name: str) -> None:
    check(EVERY[name], hostile(name))


def test_of_a_text_that_is_too_long_the_first_400_000_characters_are_read() -> None:
    reading = hostile(LONGER)
    assert reading.text == EVERY[LONGER][:LONG]
    assert len(reading.of(Kind.FIGURE)) == LONG // len("At least 5 people were killed in Kut on Wednesday. ")


@given(TEXTS)
def test_every_passage_of_any_text_is_its_own(text: str) -> None:
    check(text, read(text))


@given(SHARDED)
@settings(max_examples=40)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read(text) == read(text)


@given(SHARDED)
@settings(max_examples=60)
def test_no_day_is_later_than_the_publication(text: str) -> None:
    for one in read(text).of(Kind.DATE):
        assert one.value.earliest <= PUBLISHED or "2019" in one.words.passage


@given(SHARDED.map(lambda text: text.replace("2019", "").replace("28", "")))
@settings(max_examples=60)
def test_without_a_day_of_publication_and_without_a_year_there_is_no_date(text: str) -> None:
    assert read(text, None).of(Kind.DATE) == ()


@pytest.mark.parametrize(
    "name", ["nothing", "white space", "one letter", "full stops", "line ends", "markup", "formulas"]
)
def test_a_text_about_nothing_gives_no_place_and_no_date(name: str) -> None:
    reading = hostile(name)
    assert (reading.of(Kind.PLACE), reading.of(Kind.DATE)) == ((), ())


def test_markup_and_signs_of_formatting_come_through_as_they_are() -> None:
    reading = read("<b>7 people were killed</b> in Kut %(n)s {0} {{ 8 }}")
    assert [one.value.value for one in reading.of(Kind.FIGURE)] == [7]
