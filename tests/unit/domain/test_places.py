"""Places: what a point is, how exactly a place may be stated, and what the public is shown of it."""

import math

import pytest

from incidents.domain.errors import Refused
from incidents.domain.places import (
    RADIUS_M,
    WITHHELD,
    Place,
    PlaceLevel,
    PlacePrecision,
    Point,
    finest_precision,
    looks_swapped,
    place_precision,
    published_place,
)

IRAQ = Place(code="IQ", level=PlaceLevel.COUNTRY, name_en="Iraq", name_ar="العراق", point=Point(33.0, 43.8))
DHI_QAR = Place(code="IQ-DQ", level=PlaceLevel.GOVERNORATE, name_en="Dhi Qar", parent="IQ", point=Point(31.23, 46.34))
NASIRIYAH = Place(
    code="IQ-DQ-NASIRIYAH", level=PlaceLevel.CITY, name_en="Nasiriyah", parent="IQ-DQ", point=Point(31.058, 46.257)
)
ZAYTUN = Place(
    code="IQ-DQ-ZAYTUN-BRIDGE",
    level=PlaceLevel.SITE,
    name_en="Zaytun Bridge",
    name_ar="جسر الزيتون",
    variants=("Olive Bridge", "Zaytun Bridge"),
    parent="IQ-DQ-NASIRIYAH",
    point=Point(31.04, 46.255),
    radius_m=1_000,
)
CHAIN = (ZAYTUN, NASIRIYAH, DHI_QAR, IRAQ)


@pytest.mark.parametrize(("latitude", "longitude"), [(33.3325, 44.405), (0, 0), (-90, 180), (90, -180)])
def test_a_point_lies_on_the_earth(latitude: float, longitude: float) -> None:
    assert Point(latitude, longitude) == Point(float(latitude), float(longitude))


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(90.001, 0), (-91, 0), (0, 180.5), (0, -181), (math.nan, 44), (33, math.inf), (-math.inf, math.nan), (1e308, 0)],
)
def test_a_point_outside_the_earth_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(Refused) as refusal:
        Point(latitude, longitude)
    assert refusal.value.field == "point"


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        (PlacePrecision.EXACT, "IQ-DQ-ZAYTUN-BRIDGE"),
        (PlacePrecision.SITE, "IQ-DQ-ZAYTUN-BRIDGE"),
        (PlacePrecision.CITY, "IQ-DQ-NASIRIYAH"),
        (PlacePrecision.DISTRICT, "IQ-DQ"),  # no district in this chain: the next coarser place, never the finer one
        (PlacePrecision.GOVERNORATE, "IQ-DQ"),
        (PlacePrecision.COUNTRY, "IQ"),
    ],
)
def test_the_public_sees_the_ancestor_that_is_coarse_enough(precision: PlacePrecision, shown: str) -> None:
    assert published_place(CHAIN, precision).code == shown


def test_the_published_point_is_the_ancestors_own_however_often_one_looks() -> None:
    looks = {published_place(CHAIN, PlacePrecision.CITY).point for _ in range(1_000)}
    assert looks == {NASIRIYAH.point}


def test_two_sites_of_one_city_cannot_be_told_apart_at_city_level() -> None:
    haboubi = Place(code="H", level=PlaceLevel.SITE, name_en="Al-Haboubi Square", parent=NASIRIYAH.code)
    seen = {published_place((site, NASIRIYAH, DHI_QAR, IRAQ), PlacePrecision.CITY) for site in (ZAYTUN, haboubi)}
    assert seen == {NASIRIYAH}


@pytest.mark.parametrize(
    ("chain", "precision"),
    [
        ((), PlacePrecision.SITE),
        (CHAIN, PlacePrecision.UNKNOWN),
        ((NASIRIYAH,), PlacePrecision.GOVERNORATE),  # nothing above the city is known: rather nothing than the city
    ],
)
def test_where_no_place_is_coarse_enough_nothing_is_shown(chain: tuple[Place, ...], precision: PlacePrecision) -> None:
    shown = published_place(chain, precision)
    assert shown is WITHHELD
    assert shown.point is None
    assert shown.names == ()


def test_a_place_known_to_its_level_allows_no_finer_precision() -> None:
    assert finest_precision(PlaceLevel.CITY) is PlacePrecision.CITY
    assert finest_precision(PlaceLevel.SUBDISTRICT) is PlacePrecision.DISTRICT
    assert all(finest_precision(level) for level in PlaceLevel)


@pytest.mark.parametrize(
    ("radius", "precision"),
    [
        (60, PlacePrecision.EXACT),
        (500, PlacePrecision.SITE),
        (1_000, PlacePrecision.SITE),
        (5_000, PlacePrecision.CITY),
        (None, PlacePrecision.SITE),
    ],
)
def test_a_square_is_known_as_exactly_as_its_own_point(radius: int | None, precision: PlacePrecision) -> None:
    square = Place(code="S", level=PlaceLevel.SITE, name_en="A square", radius_m=radius)
    assert place_precision(square) is precision


def test_coarse_precisions_fill_their_area_instead_of_drawing_a_circle() -> None:
    assert [RADIUS_M[precision] for precision in PlacePrecision] == [100, 1_000, 5_000, None, None, None, None]


@pytest.mark.parametrize(
    ("latitude", "longitude", "swapped"),
    [(44.405, 33.3325, True), (33.3325, 44.405, False), (46.255, 31.04, True), (48.85, 2.35, False), (38, 38, False)],
)
def test_swapped_coordinates_are_noticed(latitude: float, longitude: float, *, swapped: bool) -> None:
    assert looks_swapped(Point(latitude, longitude)) is swapped


def test_a_place_is_named_in_the_readers_language_and_in_english_where_that_is_missing() -> None:
    assert ZAYTUN.name("ar") == "جسر الزيتون"
    assert ZAYTUN.name("ckb") == "Zaytun Bridge"
    assert ZAYTUN.names == ("Zaytun Bridge", "جسر الزيتون", "Olive Bridge")
