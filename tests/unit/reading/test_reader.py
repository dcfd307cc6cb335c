"""One reading: figures tied to the place and day beside them, happenings told apart, everything with its words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.counts import Qualifier
from incidents.domain.suggestions import Kind, Reading, SaidFigure, Suggestion, Words
from incidents.domain.vocabulary import Scope
from incidents.reading.prose import Prose
from incidents.reading.reader import Reader
from incidents.services.reading import shipped_reader

PUBLISHED = date(2019, 11, 28)
TWO_EVENTS = (
    "BAGHDAD, Nov 28 (Invented Agency) - Three people were killed in Najaf on Tuesday, police said.\n\n"
    "In Karbala, two protesters were killed on Wednesday night and dozens were wounded. Shots were heard for hours."
)


def read(text: str, published: date | None = PUBLISHED) -> Reading:
    return shipped_reader().read(text, published)


def figures(reading: Reading) -> list[tuple[str, str, str | None]]:
    """(number as printed, place, day) of each figure."""
    said = [one.value for one in reading.of(Kind.FIGURE)]
    return [(one.printed, one.place, one.when and one.when.edtf) for one in said]


def test_each_figure_is_tied_to_the_place_and_day_of_its_sentence() -> None:
    assert figures(read(TWO_EVENTS)) == [
        ("Three", "IQ-NA-NAJAF", "2019-11-26"),
        ("two", "IQ-KA-KARBALA", "[2019-11-27..2019-11-28]"),
        ("dozens", "IQ-KA-KARBALA", "[2019-11-27..2019-11-28]"),
    ]


def test_two_lines_of_one_dispatch_are_two_events() -> None:
    reading = read(TWO_EVENTS)
    told = [
        (
            reading.suggestions[event.place or 0].value,
            reading.suggestions[event.date or 0].value.edtf,
            len(event.figures),
        )
        for event in reading.events
    ]
    assert told == [("IQ-NA-NAJAF", "2019-11-26", 1), ("IQ-KA-KARBALA", "[2019-11-27..2019-11-28]", 2)]


def test_figures_of_one_sentence_go_to_the_place_on_their_side_of_the_and() -> None:
    found = figures(read("On Tuesday three people were killed in Najaf and two people were killed in Karbala."))
    assert [(printed, place) for printed, place, _ in found] == [("three", "IQ-NA-NAJAF"), ("two", "IQ-KA-KARBALA")]


def test_a_figure_without_a_place_takes_the_one_told_of_before() -> None:
    found = figures(read("Three people were killed in Najaf on Tuesday. Five people were wounded."))
    assert found[1] == ("Five", "IQ-NA-NAJAF", "2019-11-26")


def test_a_headline_total_over_several_places_is_tied_to_none() -> None:
    found = figures(read(f"Five people were killed\n{TWO_EVENTS}"))
    assert found[0] == ("Five", "", None)


def test_a_running_total_is_tied_to_nothing_and_is_no_event() -> None:
    reading = read(f"{TWO_EVENTS}\nMore than 350 people have been killed since October.")
    total = reading.of(Kind.FIGURE)[-1]
    assert (total.value.scope, total.value.place, total.value.when) == (Scope.CUMULATIVE, "", None)
    assert all(reading.suggestions.index(total) not in event.figures for event in reading.events)


def test_arabic_is_read_as_english_is() -> None:
    text = "قتل ثلاثة متظاهرين في الناصرية مساء أمس الأربعاء. وأصيب عشرون آخرون بجروح على جسر الزيتون."
    reading = read(text)
    assert reading.language == "ar"
    assert [one.value for one in reading.of(Kind.PLACE)] == ["IQ-DQ-ZAYTUN-BRIDGE"]
    assert [one.value.edtf for one in reading.of(Kind.DATE)] == ["2019-11-27"]
    assert len(reading.events) == 1


def test_a_text_without_figures_tells_of_one_event() -> None:
    reading = read("Gunmen abducted an activist in Amara on Tuesday.")
    assert len(reading.events) == 1
    assert reading.events[0].place is not None


@pytest.mark.parametrize("text", ["", " \n ", "…", "\x00", "It rained."])
def test_nothing_said_is_nothing_read(text: str) -> None:
    reading = read(text)
    assert reading.events == ()
    assert not reading.of(Kind.FIGURE)
    assert not reading.of(Kind.PLACE)


def test_the_head_of_a_text_gives_title_author_agency_and_day() -> None:
    text = "Three killed in southern town\nBy Invented Author\nBAGHDAD, Nov. 28, 2019 (AFP) - Three people were killed."
    reading = read(text, None)
    said = {one.kind: one.value for one in reading.suggestions}
    assert said[Kind.TITLE] == "Three killed in southern town"
    assert said[Kind.AUTHOR] == "Invented Author"
    assert said[Kind.FAMILY] == "AFP"
    assert said[Kind.PUBLISHED].edtf == "2019-11-28"
    assert said[Kind.LANGUAGE] == "en"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BAGHDAD (Reuters) - Two people died.", "Reuters"),
        ("بغداد (أ ف ب) - قتل اثنان", "AFP"),
        ("بغداد/ واع / قتل اثنان", "INA"),
        ("شفق نيوز/ قتل اثنان في بغداد", "Shafaq News"),
        ("Two people died, a medic told AFP.", "AFP"),
        ("قال شاهد لوكالة فرانس برس إن اثنين قتلا", "AFP"),
    ],
)
def test_the_agency_of_a_text(text: str, agency: str) -> None:
    assert [one.value for one in read(text).of(Kind.FAMILY)] == [agency]


def test_an_agency_only_spoken_of_is_not_suggested() -> None:
    assert (
        read("The office of Reuters in Baghdad was closed, a statement of the ministry has it.").of(Kind.FAMILY) == ()
    )


def test_the_reader_of_figures_is_handed_in_and_gets_the_day_of_the_dateline() -> None:
    asked: list[date | None] = []

    def fake(prose: Prose, published: date | None) -> tuple[Suggestion, ...]:
        asked.append(published)
        words = Words(prose.text[:3], 0, 3)
        said = SaidFigure(outcomes=("killed",), qualifier=Qualifier.EXACT, value=2, printed="Two")
        return (Suggestion(kind=Kind.FIGURE, value=said, words=words, sentence=words, confidence=1, why="w"),)

    whole = shipped_reader()
    reader = Reader(figures=fake, places=whole.places, actors=whole.actors, terms=whole.terms)
    reading = reader.read("Two died in Kufa.\nPublished: 28 November 2019\nThat was on Tuesday.")
    assert asked == [PUBLISHED]
    assert reading.of(Kind.FIGURE)[0].value.place == "IQ-NA-KUFA"


FLOODS = [
    *("killed " * 3_000, "3 killed in Najaf on Tuesday. " * 800, "a" * 100_000, "9" * 100_000, "(" * 10_000),
    *("قتل ثلاثة في النجف الثلاثاء. " * 800, "\u202e\x00\ud800\U0001f600 " * 3_000, "\n" * 50_000),
]


@pytest.mark.parametrize("text", FLOODS, ids=range(len(FLOODS)))
def test_a_flood_is_read_without_a_fault(text: str) -> None:
    reading = read(text)
    assert all(reading.text[one.words.start : one.words.end] == one.words.passage for one in reading.suggestions)


SENTENCES = [
    "Three people were killed in Najaf on Tuesday.", "قتل ثلاثة في النجف أمس.", "Police denied it.", "(AFP)",
    "Since October 350 have died.", "By Invented Author", "BAGHDAD, Nov 28 -", "Two others were hurt", "وأصيب 5 آخرون",
]  # fmt: skip


@given(st.lists(st.sampled_from(SENTENCES), max_size=8), st.sampled_from([" ", "\n", "\n\n"]))
def test_every_reading_is_the_same_twice_and_every_word_is_the_texts_own(sentences: list[str], gap: str) -> None:
    text = gap.join(sentences)
    reading = read(text)
    assert reading == read(text)
    for one in reading.suggestions:
        assert text[one.words.start : one.words.end] == one.words.passage
        assert text[one.sentence.start : one.sentence.end] == one.sentence.passage
        assert 0 < one.confidence <= 1
    assert all(0 <= number < len(reading.suggestions) for event in reading.events for number in event.figures)
