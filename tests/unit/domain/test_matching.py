"""Whether two incidents may be one: what speaks for it, what against it, and what is looked at first."""

from datetime import date, time

import pytest

from incidents.domain.blocking import pairs_among, shifted
from incidents.domain.dates import UncertainDate
from incidents.domain.glimpses import Glimpse, promising
from incidents.domain.incident import IncidentPlace
from incidents.domain.matching import compare_tallies, likeness
from incidents.domain.place_likeness import Where, compare_places
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.traits import Tally, Traits, by_night, title_words


def site(code: str, name: str, point: Point) -> Place:
    return Place(code=code, level=PlaceLevel.SITE, name_en=name, parent="TOWN", point=point, radius_m=100)


IRAQ = Place(code="IQ", level=PlaceLevel.COUNTRY, name_en="Iraq")
AREA = Place(code="AREA", level=PlaceLevel.GOVERNORATE, name_en="Invented area", parent="IQ", point=Point(33.3, 44.4))
TOWN = Place(
    code="TOWN", level=PlaceLevel.CITY, name_en="Inventown", name_ar="اختراع", parent="AREA", point=Point(33.33, 44.4)
)
SQUARE = site("SQUARE", "Invented Square", Point(33.3325, 44.405))
GARAGE = site("GARAGE", "Invented Garage", Point(33.3330, 44.406))
FAR = site("FAR", "Far Bridge", Point(33.40, 44.40))
OTHER_TOWN = Place(code="OTHER", level=PlaceLevel.CITY, name_en="Elsewhere", parent="AREA", point=Point(32.5, 44.4))


def at(*chain: Place, **more: object) -> IncidentPlace:
    return IncidentPlace(place=chain[0].code, chain=(*chain, AREA, IRAQ), **more)  # type: ignore[arg-type]


def traits(when: str = "2020-02-25", place: IncidentPlace | None = None, **more: object) -> Traits:
    where = place or at(SQUARE, TOWN)
    return Traits(when=UncertainDate.from_edtf(when), places=(where,), **more)  # type: ignore[arg-type]


def score(one: Traits, other: Traits) -> float:
    assert likeness(one, other).score == pytest.approx(likeness(other, one).score)
    return likeness(one, other).score


@pytest.mark.parametrize(
    ("other", "likely"),
    [
        ("2020-02-25", True),
        ("2020-02-24/2020-02-25", True),
        ("2020-02-25?", True),
        ("2020-02-24", False),
        ("2020-02-23", False),
        ("2020-02-23~", False),
        ("2020-02", False),
        ("2020", False),
        ("2021-02-25", False),
    ],
)
def test_days_decide_at_one_square(other: str, likely: bool) -> None:  # noqa: FBT001 - a table
    assert likeness(traits(), traits(other)).likely is likely


def test_a_night_belongs_to_two_days_and_an_evening_does_not() -> None:
    by_nights = likeness(traits(night=True), traits("2020-02-26", night=True))
    assert by_nights.likely
    assert by_nights.reasons[-1].message == "A day apart, by night: %(date)s and %(other_date)s"
    assert not likeness(traits(), traits("2020-02-26")).likely
    assert [by_night(begun, "") for begun in (time(23, 30), time(3), time(6), time(19, 30))] == [
        True,
        True,
        False,
        False,
    ]
    assert (by_night(None, "night"), by_night(None, "evening")) == (True, False)


@pytest.mark.parametrize(
    ("one", "other", "where"),
    [
        (at(SQUARE, TOWN), at(SQUARE, TOWN), Where.SAME),
        (at(SQUARE, TOWN), at(TOWN), Where.INSIDE),
        (at(TOWN), at(SQUARE, TOWN), Where.INSIDE),
        (at(SQUARE, TOWN), at(GARAGE, TOWN), Where.NEAR),
        (at(SQUARE, TOWN), at(FAR, TOWN), Where.ELSEWHERE),
        (at(TOWN), at(OTHER_TOWN), Where.ELSEWHERE),
        (at(SQUARE, TOWN, point=Point(33.3325, 44.405)), at(SQUARE, TOWN, point=Point(33.36, 44.40)), Where.ELSEWHERE),
        (at(SQUARE, TOWN, point=Point(33.3325, 44.405)), at(TOWN, point=Point(33.3325, 44.4051)), Where.NEAR),
    ],
)
def test_how_two_places_lie(one: IncidentPlace, other: IncidentPlace, where: Where) -> None:
    assert compare_places(one, other).where is where


def test_the_same_square_tells_more_than_its_town_and_that_more_than_its_area() -> None:
    same, inside = (score(traits(), traits(place=place)) for place in (at(SQUARE, TOWN), at(TOWN)))
    wide = score(traits(place=at(TOWN)), traits(place=IncidentPlace(place="AREA", chain=(AREA, IRAQ))))
    assert same > inside > wide
    assert not likeness(traits(place=at(TOWN)), traits(place=at(OTHER_TOWN))).likely


def test_a_large_town_tells_less_than_a_small_one() -> None:
    large = Place(code="BIG", level=PlaceLevel.CITY, name_en="Big", parent="AREA", population=5_000_000)
    small = Place(code="SMALL", level=PlaceLevel.CITY, name_en="Small", parent="AREA", population=9_000)
    assert score(traits(place=at(small)), traits(place=at(small))) > score(
        traits(place=at(large)), traits(place=at(large))
    )


def tally(low: int, high: int | None = None, **more: bool) -> Tally:
    return Tally(min=low, max=low if high is None else high, **more)


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (tally(137), tally(137), 1),
        (tally(1), tally(1), 1),
        (tally(29, 80), tally(46, 70), 1),
        (tally(10, open=True), tally(18), 1),
        (tally(12), tally(17), 1),
        (tally(24, open=True, vague=True), tally(60), 1),
        (tally(1), tally(3), 0),
        (tally(2), tally(30), -1),
        (tally(0), tally(14), -1),
        (tally(7), tally(24, open=True, vague=True), -1),
    ],
)
def test_figures_agree_or_exclude_one_another(one: Tally, other: Tally, sign: int) -> None:
    weight = compare_tallies(one, other)
    assert weight == compare_tallies(other, one)
    assert (weight > 0) - (weight < 0) == sign


def test_large_numbers_agree_by_chance_less_often_than_small_ones() -> None:
    assert (
        compare_tallies(tally(865), tally(865))
        > compare_tallies(tally(2), tally(2))
        > compare_tallies(tally(0), tally(0))
    )


def test_a_pattern_over_months_is_no_single_event() -> None:
    assert not likeness(traits(), traits(pattern=True)).likely


def test_a_name_is_the_same_in_both_scripts_and_plain_words_tell_nothing() -> None:
    english = title_words(Trilingual(en="Protesters were shot near the Khilani garage"))
    arabic = title_words(Trilingual(ar="إطلاق نار على متظاهرين قرب الخلاني"))
    assert "protesters" not in english.values()
    assert {english[key] for key in english.keys() & arabic.keys()} == {"khilani"}


def test_a_place_that_both_titles_name_is_not_counted_twice() -> None:
    words = title_words(Trilingual(en="Inventown"))
    assert score(traits(words=words), traits(words=words)) == score(traits(), traits())


def test_shared_articles_paragraphs_and_agencies_speak_for_it_in_this_order() -> None:
    bare = score(traits(), traits())
    agency = score(traits(agencies=frozenset({"x"})), traits(agencies=frozenset({"x"})))
    kin = score(traits(articles=frozenset({"A"}), kin=frozenset({"B"})), traits(articles=frozenset({"B"})))
    shared = score(traits(articles=frozenset({"A"})), traits(articles=frozenset({"A"})))
    assert bare < agency < kin <= shared


def test_one_article_does_not_bring_two_towns_together() -> None:
    one, other = (traits(place=at(place), articles=frozenset({"A"})) for place in (TOWN, OTHER_TOWN))
    assert not likeness(one, other).likely


def test_reasons_come_heaviest_first_and_apart_from_what_speaks_against() -> None:
    one = traits(tallies={"killed": tally(2)}, causes=frozenset({"knife"}))
    other = traits(tallies={"killed": tally(30)}, causes=frozenset({"knife"}))
    found = likeness(one, other)
    assert [reason.weight for reason in found.reasons] == sorted((one.weight for one in found.reasons), reverse=True)
    assert [reason.message for reason in found.against] == ["%(outcome)s: %(people)s and %(other_people)s"]


def test_nothing_known_is_not_alike() -> None:
    assert not likeness(Traits(), Traits()).likely


def named(code: str, when: str, **more: object) -> Traits:
    return traits(when, code=code, **more)


def test_pairs_are_found_among_days_that_touch_and_kept_apart_where_somebody_said_so() -> None:
    ordered = [named("C", "2020-03-01"), named("B", "2020-02-25"), named("A", "2020-02-25")]
    assert [(one, other) for one, other, _ in pairs_among(ordered)] == [("A", "B")]
    assert list(pairs_among(ordered, frozenset({("A", "B"), ("B", "A")}))) == []


def test_a_record_of_a_year_and_one_without_a_day_are_compared_with_nothing() -> None:
    undated = Traits(code="U", places=(at(SQUARE, TOWN),))
    assert list(pairs_among([undated, named("B", "2020-02-25"), named("Y", "2020")])) == []


def test_the_ends_of_the_calendar_hold() -> None:
    assert (shifted(date.max, 3), shifted(date.min, -3)) == (date.max, date.min)
    last = [named("A", "9999-12-31"), named("B", "9999-12-31")]
    assert len(list(pairs_among(last))) == 1


def test_at_first_sight_the_day_the_place_and_the_figures_decide_what_is_compared() -> None:
    def glimpse(number: int, day: int, lat: float, killed: int | None = None) -> Glimpse:
        when = date(2020, 2, day)
        told = None if killed is None else tally(killed)
        return Glimpse(number, when, when, Point(lat, 44.405), PlacePrecision.SITE, told, None)

    mine = traits(tallies={"killed": tally(12)})
    seen = [glimpse(1, 24, 33.3325), glimpse(2, 25, 36.0), glimpse(3, 25, 33.3325, 90), glimpse(4, 25, 33.3325, 12)]
    assert promising(mine, seen, limit=2) == (4, 3)
