"""The offline gazetteer finds the place meant, in three scripts and any spelling, and asks nobody."""

import time

import pytest
from geopy.location import Location

from incidents.domain.places import Place, PlaceLevel, Point
from incidents.geocoding.gazetteer import Gazetteer
from incidents.geocoding.names import LOOSE

KHILANI = "IQ-BG-KHILANI-SQUARE"
ZAYTUN = "IQ-DQ-ZAYTUN-BRIDGE"
NASIRIYAH = "IQ-DQ-NASIRIYAH"


def first(gazetteer: Gazetteer, text: str) -> str:
    matches = gazetteer.search(text)
    return matches[0].place.code if matches else ""


@pytest.mark.parametrize(
    "text",
    [
        "Khilani", "Al-Khilani", "Khalani", "Khulani", "Khaylani", "Khellani", "Al-Kilani", "Al Khilani", "khilani",
        "KHILANI SQUARE", "Khilany", "al-khulani square", "Khilani Square, Baghdad", "near Khilani Square", "khil",
        "ساحة الخلاني", "الخلاني", "خلاني", "ساحه الخلاني", "سَاحَة الخِلَّاني", "ساحة الخلاني في بغداد", "ساحة الخیلانی",
        "Al-Khilani Square towards Tahrir Square, Baghdad",
    ],
)  # fmt: skip
def test_every_spelling_of_one_square_finds_it_first(gazetteer: Gazetteer, text: str) -> None:
    assert first(gazetteer, text) == KHILANI


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Zaytun", ZAYTUN),
        ("Zeitoun bridge", ZAYTUN),
        ("Zaitoon", ZAYTUN),
        ("Olive Bridge", ZAYTUN),
        ("جسر الزيتون", ZAYTUN),
        ("Nasiriyah, Zaytun Bridge", ZAYTUN),
        ("Nasiriya", NASIRIYAH),
        ("Nassriya", NASIRIYAH),
        ("An Nāşirīyah", NASIRIYAH),
        ("الناصرية", NASIRIYAH),
        ("ناصريه", NASIRIYAH),
        ("three bridges, Nasiriyah", NASIRIYAH),
        ("Thi Qar", "IQ-DQ"),
        ("Dhiqar", "IQ-DQ"),
        ("محافظة ذي قار", "IQ-DQ"),
        ("Baghdad", "IQ-BG-BAGHDAD"),
        ("Baghdad governorate", "IQ-BG"),
        ("محافظة بغداد", "IQ-BG"),
        ("Nasiriyah district", "IQ-DQ-NASIRIYAH-DISTRICT"),
        ("Basrah", "IQ-BA-BASRA"),
        ("Kerbela", "IQ-KA-KARBALA"),
        ("هەڵەبجە", "IQ-SU-HALABJA"),
        ("Umm Qasr", "IQ-BA-UMM-QASR"),
        ("near Umm Qasr port, Basra", "IQ-BA-UMM-QASR-PORT"),
        ("Education Square", "IQ-KA-TARBIYA-SQUARE"),
        ("العراق", "IQ"),
    ],
)
def test_the_place_meant_comes_first(gazetteer: Gazetteer, text: str, code: str) -> None:
    assert first(gazetteer, text) == code


@pytest.mark.parametrize(
    "text", ["", "   ", "../..", "%", "' --", "\x00", "\u202e", "{{7*7}}"[:2], "🙂", "zzzzqqq", "</>", "ـــ"]
)
def test_nothing_is_found_for_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.search(text) == []
    assert gazetteer.geocode(text) is None


@pytest.mark.parametrize("text", ["x" * 1_000_000, "بغداد " * 200_000, "a " * 500_000, "ً" * 1_000_000, "-" * 1_000_000])
def test_a_megabyte_is_answered_at_once(gazetteer: Gazetteer, text: str) -> None:
    begun = time.perf_counter()
    gazetteer.search(text)
    assert time.perf_counter() - begun < 5  # a guard against square time, no measurement


@pytest.fixture(scope="module")
def large(gazetteer: Gazetteer) -> Gazetteer:
    invented = [
        Place(code=f"X-{n}", level=PlaceLevel.CITY, name_en=f"S{n % 977}an J{n}ose", variants=(f"Invented {n}",))
        for n in range(30_000)
    ]
    return Gazetteer([*gazetteer.places, *invented])


@pytest.mark.parametrize("text", ["s", "sa", "san jose", "khilani", "a b", "الناصرية", "invented 2"])
def test_a_search_stays_quick_among_thirty_thousand_places(large: Gazetteer, text: str) -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        large.search(text)
        times.append(time.perf_counter() - begun)
    assert sorted(times)[2] < 2  # a guard against square time; 5 to 20 ms on an idle machine


def test_a_loose_answer_can_be_told_from_a_sure_one(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("Khilani Square")[0].exact
    assert not gazetteer.search("khil")[0].exact
    assert gazetteer.search("Khilani square area")[0].score < LOOSE


def test_one_place_is_named_once_with_the_spelling_that_answered(gazetteer: Gazetteer) -> None:
    matches = gazetteer.search("Khellani")
    assert [match.place.code for match in matches].count(KHILANI) == 1
    assert matches[0].matched_name == "Khellani"


def test_within_keeps_what_lies_in_a_place(gazetteer: Gazetteer) -> None:
    assert {m.place.code for m in gazetteer.search("bridge", within="IQ-DQ")} == {ZAYTUN, "IQ-DQ-NASR-BRIDGE"}
    assert gazetteer.search("Khilani", within="IQ-DQ") == []
    assert gazetteer.search("Khilani", within="NOWHERE") == []


def test_a_circle_of_parents_does_not_hang_it() -> None:
    first_half = Place(code="A", level=PlaceLevel.CITY, name_en="Invented A", parent="B")
    second_half = Place(code="B", level=PlaceLevel.CITY, name_en="Invented B", parent="A")
    circle = Gazetteer([first_half, second_half])
    assert [place.code for place in circle.chain(first_half)] == ["A", "B"]
    assert circle.search("Invented A elsewhere")[0].place.code == "A"


def test_geopys_own_call_gives_a_location(gazetteer: Gazetteer) -> None:
    found = gazetteer.geocode("Khulani")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (33.3325, 44.405)
    assert found.address == "Al-Khilani Square, Baghdad, Iraq"
    assert found.raw == {"code": KHILANI, "level": "site", "radius_m": 500}


def test_geopys_own_call_gives_several_when_asked(gazetteer: Gazetteer) -> None:
    several = gazetteer.geocode("Nasiriyah", exactly_one=False, limit=2)
    assert [location.raw["code"] for location in several] == [NASIRIYAH, "IQ-DQ-NASIRIYAH-DISTRICT"]


def test_reverse_names_the_nearest_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.reverse("33.3325, 44.4050").raw["code"] == KHILANI
    assert gazetteer.reverse((31.0401, 46.2551)).raw["code"] == ZAYTUN


@pytest.mark.parametrize(
    ("point", "sentence", "values"),
    [
        (Point(33.3325, 44.4050), "at %(place)s", {"place": "Al-Khilani Square"}),
        (Point(33.3245, 44.4080), "about %(metres)s m south of %(place)s", {"metres": "350", "place": "Tahrir Square"}),
        (Point(33.10, 44.00), "about %(km)s km south-west of %(place)s", {"km": "29", "place": "Abu Ghraib"}),
        (Point(32.0, 44.45), "about %(km)s km south of %(place)s", {"km": "5.7", "place": "Kufa"}),
    ],
)
def test_a_point_is_said_as_people_say_it(
    gazetteer: Gazetteer, point: Point, sentence: str, values: dict[str, str]
) -> None:
    relative = gazetteer.relative(point)
    assert relative is not None
    assert relative.in_words("en") == (sentence, values)


def test_the_words_name_the_place_in_the_readers_language(gazetteer: Gazetteer) -> None:
    relative = gazetteer.relative(Point(33.3325, 44.4050))
    assert relative is not None
    assert relative.in_words("ar")[1] == {"place": "ساحة الخلاني"}


def test_a_shrine_placed_by_the_middle_of_its_city_is_no_landmark(gazetteer: Gazetteer) -> None:
    relative = gazetteer.relative(Point(32.0259, 44.3462))
    assert relative is not None
    assert relative.place.code == "IQ-NA-NAJAF"


@pytest.mark.parametrize("point", [Point(90, 0), Point(-90, 180), Point(0, -180), Point(0, 0)])
def test_the_ends_of_the_earth_have_a_nearest_town_too(gazetteer: Gazetteer, point: Point) -> None:
    assert gazetteer.relative(point) is not None


def test_an_empty_gazetteer_answers_with_nothing() -> None:
    empty = Gazetteer([])
    assert empty.search("Baghdad") == []
    assert empty.relative(Point(33, 44)) is None
    assert empty.reverse("33, 44") is None


def test_it_cannot_ask_the_network(gazetteer: Gazetteer) -> None:
    with pytest.raises(RuntimeError, match="asks nobody"):
        gazetteer.adapter.get_json("https://example.org", timeout=1, headers={})
    with pytest.raises(RuntimeError, match="asks nobody"):
        gazetteer.adapter.get_text("https://example.org", timeout=1, headers={})
