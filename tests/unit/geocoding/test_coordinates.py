"""Typed coordinates are read as people write them, or refused with a sentence."""

import pytest

from incidents.domain.errors import Refused
from incidents.domain.places import Point, looks_swapped
from incidents.geocoding.coordinates import read_point


@pytest.mark.parametrize(
    "text",
    [
        "33.3325, 44.4050",
        "33.3325 44.4050",
        "33.3325,44.4050",
        "33.3325; 44.4050",
        "33.3325/44.4050",
        "  33.3325 ,  44.4050  ",
        "(33.3325, 44.4050)",
        "geo:33.3325,44.4050",
        "33.3325N 44.4050E",
        "33.3325 n, 44.405 e",
        "N33.3325 E44.4050",
        "33.3325° N, 44.4050° E",
        "33°19'57\"N 44°24'18\"E",
        "33° 19′ 57″ N, 44° 24′ 18″ E",
        "33°19'57''N 44°24'18''E",
        "33 19 57 N 44 24 18 E",
        "33°19.95'N 44°24.3'E",
        "٣٣٫٣٣٢٥، ٤٤٫٤٠٥٠",
        "٣٣.٣٣٢٥ ، ٤٤.٤٠٥٠",
        "۳۳٫۳۳۲۵، ۴۴٫۴۰۵۰",
        "33.3325° شمالاً، 44.4050° شرقاً",
        "33,3325; 44,4050",
        "33,3325, 44,4050",
        "33,3325 44,4050",
        "\u200f33.3325, 44.4050\u200e",
        "33.3325\u00a0, 44.4050",
    ],
)
def test_one_point_written_in_many_ways(text: str) -> None:
    assert read_point(text) == Point(33.3325, 44.405)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("-33.5, -70.2", Point(-33.5, -70.2)),
        ("33.5 S 70.2 W", Point(-33.5, -70.2)),
        ("−33.5, −70.2", Point(-33.5, -70.2)),
        ("0, 0", Point(0, 0)),
        ("90, 180", Point(90, 180)),
        ("-90, -180", Point(-90, -180)),
        ("33, 44", Point(33, 44)),
        ("0°30'0\"S 0°30'0\"W", Point(-0.5, -0.5)),
    ],
)
def test_the_edges_of_the_earth_and_its_other_halves(text: str, point: Point) -> None:
    assert read_point(text) == point


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "33", "33.3325", "NaN, NaN", "nan,44", "inf, 1", "Infinity 0", "1e3, 1e3", "north", "Khilani Square",
        "../../etc/passwd", "' OR 1=1", "<script>", "${alert(1)}", "33.3325, 44.4050 drop", "drop 33.3325, 44.4050",
        "33.3.3, 44", "33.3325,,44.4", "-, -", "E44.4 N33.3", "48SMC 1234 5678", "\x00", "33\u202e, 44", "٣٣",
        "33, 44, 55, 66", "1" * 90, "33 " * 30, "N" * 99, "=33, 44",
    ],
)  # fmt: skip
def test_what_is_no_pair_of_coordinates_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Write latitude, then longitude") as refusal:
        read_point(text)
    assert refusal.value.field == "point"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("91,181", "Latitude 91.0 lies outside the earth"),
        ("-91, 44", "Latitude -91.0 lies outside the earth"),
        ("33, 181", "Longitude 181.0 lies outside the earth"),
        ("33, -180.01", "Longitude -180.01 lies outside the earth"),
        ("90°30'0\"N 44°0'0\"E", "Latitude 90.5 lies outside the earth"),
        ("33°0'0\"N 180°30'0\"E", "Longitude 180.5 lies outside the earth"),
        ("33°75'0\"N 44°24'18\"E", "Minutes and seconds"),
        ("33°19'60\"N 44°24'18\"E", "Minutes and seconds"),
        ("-0°30'0\" 44°0'0\"", "Write S or W"),
        ("33.3325, 44.4050, 100m", "without a height"),
        ("9" * 5_000 + ", 1", "shorter than 100 characters"),
        ("33.3325, 44.4050" + " " * 1_000_000, "shorter than 100 characters"),
    ],
)
def test_what_cannot_be_on_the_map_says_why(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_point(text)


def test_swapped_coordinates_are_read_and_can_be_noticed() -> None:
    point = read_point("44.4050, 33.3325")
    assert point == Point(44.405, 33.3325)
    assert looks_swapped(point)
