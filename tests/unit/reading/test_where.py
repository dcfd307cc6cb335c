"""Which of several places is meant, what is left out and why; with invented places where the list has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.places import Place, PlaceLevel
from incidents.domain.suggestions import Kind
from incidents.reading.prose import Prose
from incidents.reading.where import PlaceReader

COUNTRY = Place(code="IQ", level=PlaceLevel.COUNTRY, name_en="Iraq", name_ar="العراق")
NORTH = Place(code="N", level=PlaceLevel.GOVERNORATE, name_en="Northland", parent="IQ")
SOUTH = Place(code="S", level=PlaceLevel.GOVERNORATE, name_en="Southland", parent="IQ")
NORTON = Place(code="N-T", level=PlaceLevel.CITY, name_en="Norton", parent="N", population=9_000)
SUTTON = Place(code="S-T", level=PlaceLevel.CITY, name_en="Sutton", parent="S", population=8_000)
N_SQUARE = Place(code="N-T-M", level=PlaceLevel.SITE, name_en="Market Square", parent="N-T")
S_SQUARE = Place(code="S-T-M", level=PlaceLevel.SITE, name_en="Market Square", parent="S-T")
ABROAD = Place(code="XX", level=PlaceLevel.COUNTRY, name_en="Farland")
READER = PlaceReader([COUNTRY, NORTH, SOUTH, NORTON, SUTTON, N_SQUARE, S_SQUARE, ABROAD])


def codes(text: str, reader: PlaceReader = READER) -> list[str]:
    return [one.value for one in reader.read(Prose(text))]


def test_a_square_wins_over_its_city_and_its_country() -> None:
    assert codes("Two died in Iraq, in Norton, when police fired at Market Square.") == ["N-T-M"]


def test_of_two_squares_of_one_name_the_city_named_decides() -> None:
    (found,) = READER.read(Prose("Two died at Market Square in Sutton."))
    assert (found.value, found.others) == ("S-T-M", ())


def test_where_nothing_decides_the_other_is_offered() -> None:
    (found,) = READER.read(Prose("Two died at Market Square."))
    assert {found.value, *found.others} == {"N-T-M", "S-T-M"}
    assert found.confidence == 0.5


def test_a_square_put_into_another_city_is_not_the_one_of_the_list() -> None:
    reader = PlaceReader([COUNTRY, NORTH, SOUTH, NORTON, SUTTON, N_SQUARE])
    assert codes("Two died at Market Square in Sutton.", reader) == ["S-T"]


def test_countries_that_are_named_as_actors_are_no_places() -> None:
    assert codes("Farland condemned the killings in Norton.") == ["N-T"]
    assert codes("Farland condemned the killings.") == []


def test_the_country_alone_is_offered_with_little_confidence() -> None:
    (found,) = READER.read(Prose("Protests went on across Iraq."))
    assert (found.value, found.confidence) == ("IQ", 0.3)


HILLS = Place(code="N-H", level=PlaceLevel.DISTRICT, name_en="Hilltop", parent="N")
UPLAND = Place(code="N-U", level=PlaceLevel.CITY, name_en="Northland", parent="N")


def test_a_name_that_follows_as_the_place_around_is_not_its_city() -> None:
    reader = PlaceReader([COUNTRY, NORTH, SOUTH, HILLS, UPLAND, SUTTON])
    assert codes("Two died in Hilltop district, Northland.", reader) == ["N-H"]
    assert codes("Two died in Hilltop, Northland and Sutton.", reader) == ["N-H", "N-U", "S-T"]
    assert codes("Two died in Hilltop and in Northland.", reader) == ["N-H", "N-U"]


def test_where_somebody_only_spoke_is_no_place() -> None:
    assert codes("Two died in Sutton, a witness told an agency in Norton.") == ["S-T"]


def test_near_a_town_gives_way_to_what_is_named_beside_it() -> None:
    assert codes("Two died in Sutton, near Norton.") == ["S-T"]
    assert codes("Two died near Norton.") == ["N-T"]


def test_a_post_without_capitals_is_read_after_a_preposition() -> None:
    assert codes("two killed in norton today") == ["N-T"]


def test_a_dateline_is_no_place() -> None:
    assert codes("NORTON (Agency) — Two people died in Sutton.") == ["S-T"]
    assert codes("NORTON, Nov 28 (Agency) - Two people died.") == []


def test_an_office_is_no_place() -> None:
    assert codes("The Norton governor spoke. The mayor of Norton spoke.") == []


def test_a_place_measured_from_gives_way_within_its_sentence() -> None:
    assert codes("Two died in Sutton, 40 km south of Norton.") == ["S-T"]
    assert codes("Two died in a village south of Norton.") == ["N-T"]


@pytest.mark.parametrize(
    "text", ["the norton market", "Norton Times reported", "the Norton-based group", "Peter Norton said"]
)
def test_words_outlets_and_persons_are_no_places(text: str) -> None:
    assert codes(f"Yesterday it was {text} of it.") == []


def test_a_university_counts_only_where_no_better_place_is_named() -> None:
    assert codes("Students of Norton University were hurt.") == ["N-T"]
    assert codes("Students of Norton University were hurt in Sutton.") == ["S-T"]


def test_a_spelling_that_no_list_has_is_found_by_its_sound() -> None:
    reader = PlaceReader([COUNTRY, Place(code="K", level=PlaceLevel.CITY, name_en="Karbulad", parent="IQ")])
    (found,) = reader.read(Prose("Two died in Kerboulad."))
    assert (found.value, found.confidence) == ("K", 0.6)
    assert codes("Kerboulad smiled.", reader) == []


def test_spellings_of_the_press_are_handed_in() -> None:
    reader = PlaceReader([COUNTRY, NORTON], {"N-T": ("Nortonia",)})
    assert codes("Two died in Nortonia.", reader) == ["N-T"]


def test_a_place_suggestion_quotes_its_words_and_its_sentence() -> None:
    (found,) = READER.read(Prose("Rain fell. Two died in Norton’s streets."))
    assert found.kind is Kind.PLACE
    assert found.words.passage == "Norton’s"
    assert found.sentence.passage == "Two died in Norton’s streets."


def test_a_circle_of_parents_ends() -> None:
    one = Place(code="A", level=PlaceLevel.CITY, name_en="Alphaville", parent="B")
    other = Place(code="B", level=PlaceLevel.CITY, name_en="Betatown", parent="A")
    assert len(codes("in Alphaville and Betatown", PlaceReader([one, other]))) <= 2


FLOODS = [
    *("in Norton " * 3_000, "al-" * 10_000, "Ab " * 10_000, "و" * 50_000, "(Norton " * 3_000),
    *("Market Square in Sutton " * 2_000, "\u202e\x00\ud800 Norton " * 2_000),
]


@pytest.mark.parametrize("text", FLOODS, ids=range(len(FLOODS)))
def test_a_flood_is_read_without_a_fault(text: str) -> None:
    assert all(text[one.words.start : one.words.end] == one.words.passage for one in READER.read(Prose(text)))


PIECES = ["Norton", "Sutton", "Market", "Square", "in", "of", "south", "al", "-", "province", "and", "و", ",", ".",
          "Northland", "(", ")", "—", "Mr", "University", "بـ", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_row_of_names_is_read_the_same_way_twice(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = READER.read(Prose(text))
    assert found == READER.read(Prose(text))
    assert len({one.value for one in found}) == len(found)
