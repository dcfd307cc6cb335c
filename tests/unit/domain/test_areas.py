"""Areas in an address: a box over the date line, kilometres around a point, polygons; each fault with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.area_words import read_bbox, read_near, read_within
from incidents.domain.areas import Area, Bbox, Near
from incidents.domain.errors import Refused

SQUARE = ((44.0, 33.0), (45.0, 33.0), (45.0, 34.0), (44.0, 34.0))
HOLE = ((44.4, 33.4), (44.6, 33.4), (44.6, 33.6))


def closed(*outlines: Any) -> list[Any]:
    return [[list(corner) for corner in (*outline, outline[0])] for outline in outlines]


def geojson(kind: str, coordinates: Any) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates})


SPELLINGS = {
    "corners": ("44,33 45,33 45,34 44,34", Area(((SQUARE,),))),
    "closed corners": ("44,33 45,33 45,34 44,34 44,33", Area(((SQUARE,),))),
    "a polygon": (geojson("Polygon", closed(SQUARE)), Area(((SQUARE,),))),
    "a polygon left open": (geojson("Polygon", [SQUARE]), Area(((SQUARE,),))),
    "heights are let go": (geojson("Polygon", [[(*corner, 12) for corner in SQUARE]]), Area(((SQUARE,),))),
    "a hole": (geojson("Polygon", closed(SQUARE, HOLE)), Area(((SQUARE, HOLE),))),
    "a hole in corners": ("44,33 45,33 45,34 44,34;44.4,33.4 44.6,33.4 44.6,33.6", Area(((SQUARE, HOLE),))),
    "two polygons": (geojson("MultiPolygon", [closed(SQUARE), closed(HOLE)]), Area(((SQUARE,), (HOLE,)))),
    "two polygons in corners": ("44,33 45,33 45,34 44,34|44.4,33.4 44.6,33.4 44.6,33.6", Area(((SQUARE,), (HOLE,)))),
    "a feature": (
        json.dumps({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": closed(SQUARE)}}),
        Area(((SQUARE,),)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPELLINGS)
def test_an_area_is_read_from_every_spelling_and_written_in_one(name: str) -> None:
    text, area = SPELLINGS[name]
    assert read_within(text) == area
    assert read_within(area.text) == area


def test_the_short_spelling_is_the_one_that_addresses_carry() -> None:
    assert Area(((SQUARE, HOLE), (HOLE,))).text == (
        "44,33 45,33 45,34 44,34;44.4,33.4 44.6,33.4 44.6,33.6|44.4,33.4 44.6,33.4 44.6,33.6"
    )


corners = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(st.lists(corners, min_size=3, max_size=9))
def test_an_area_of_an_address_is_the_area_asked(drawn: list[tuple[float, float]]) -> None:
    outline = tuple(dict.fromkeys((round(lon, 5) + 0.0, round(lat, 5) + 0.0) for lon, lat in drawn))
    if len(outline) > 2:
        assert read_within(Area(((outline,),)).text) == Area(((outline,),))


FAULTS = {
    "44,33 45,33": ("at least three", {"outline": 1}),
    "44,33 45,33 44,33 45,33": ("at least three", {"outline": 1}),
    "44,33 45,33 45,34;44,33": ("at least three", {"outline": 2}),
    "44,33 45,33 45": ("no longitude and latitude", {"corner": 3, "outline": 1, "text": "45"}),
    "44,33 45,91 45,34": ("no longitude and latitude", {"corner": 2, "outline": 1, "text": "45,91"}),
    "44,33 45,33 45,34|181,33 44,34 44,35": ("no longitude", {"corner": 1, "outline": 2, "text": "181,33"}),
    "44,33 45,33 nan,34": ("no longitude and latitude", {"corner": 3, "outline": 1, "text": "nan,34"}),
    "44,33 45,33 1e999,34": ("no longitude and latitude", {"corner": 3, "outline": 1, "text": "1e999,34"}),
    "here": ("no longitude and latitude", {"corner": 1, "outline": 1, "text": "here"}),
    geojson("Polygon", [[[4, 3], [45, "x"], [5, 4]]]): ("no longitude", {"corner": 2, "outline": 1, "text": "45,x"}),
    geojson("Polygon", [[[44, 33], None, [45, 34]]]): ("no longitude", {"corner": 2, "outline": 1, "text": "None"}),
    geojson("Polygon", [[[4, True], [5, 3], [5, 4]]]): ("no longitude", {"corner": 1, "outline": 1, "text": "4,True"}),
    geojson("Polygon", [[[44, float("nan")], [45, 33], [45, 34]]]): (
        "no longitude", {"corner": 1, "outline": 1, "text": "44,nan"},
    ),
    geojson("Polygon", []): ("GeoJSON", {}),
    geojson("Polygon", [[]]): ("GeoJSON", {}),
    geojson("Polygon", {"a": 1}): ("GeoJSON", {}),
    geojson("Polygon", 5): ("GeoJSON", {}),
    geojson("LineString", [[44, 33], [45, 33], [45, 34]]): ("GeoJSON", {}),
    '{"type": "Polygon"}': ("GeoJSON", {}),
    '{"type": "Feature", "geometry": null}': ("GeoJSON", {}),
    '{"type": ["Polygon"], "coordinates": [[[1,1]]]}': ("GeoJSON", {}),
    "{": ("GeoJSON", {}),
    '{"type": "Polygon", "coordinates": ' + "[" * 90_000: ("GeoJSON", {}),
    '{"type": "Polygon", "coordinates": [[[' + "9" * 9000 + ",1]]]}": ("GeoJSON", {}),
}  # fmt: skip


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: text[:60])
def test_a_fault_is_told_with_its_place(text: str) -> None:
    sentence, place = FAULTS[text]
    with pytest.raises(Refused) as refused:
        read_within(text)
    assert sentence in str(refused.value)
    assert refused.value.params == place


@pytest.mark.parametrize("many", [2_001, 100_000])
@pytest.mark.parametrize("form", ["geojson", "corners"])
def test_an_area_of_too_many_corners_is_refused_at_once(many: int, form: str) -> None:
    ring = [[round(44 + n / many, 5), round(33 + n % 7 / 9, 5)] for n in range(many)]
    text = geojson("Polygon", [ring]) if form == "geojson" else " ".join(f"{lon},{lat}" for lon, lat in ring)
    with pytest.raises(Refused, match="at most 2000 corners"):
        read_within(text)


def test_two_thousand_corners_are_taken() -> None:
    ring = tuple((round(44 + n / 2000, 5), round(33 + n % 7 / 9, 5)) for n in range(2000))
    assert sum(1 for _ in read_within(geojson("Polygon", [ring])).corners()) == 2000


BOXES = {
    "44.3,33.2,44.5,33.4": Bbox(44.3, 33.2, 44.5, 33.4),
    " 170 , -20 , -170 , 20 ": Bbox(170, -20, -170, 20),
    "44.123456789,33,45,34": Bbox(44.12346, 33, 45, 34),
    "-0.0,0,0,0": Bbox(0, 0, 0, 0),
    "-180,-90,180,90": Bbox(-180, -90, 180, 90),
}


@pytest.mark.parametrize("text", BOXES)
def test_a_box_is_written_so_that_it_reads_the_same(text: str) -> None:
    assert read_bbox(text) == BOXES[text]
    assert read_bbox(BOXES[text].text) == BOXES[text]


def test_a_box_with_the_west_beyond_the_east_lies_over_the_date_line() -> None:
    assert read_bbox("170,-20,-170,20").over_date_line
    assert not read_bbox("-170,-20,170,20").over_date_line


@pytest.mark.parametrize(
    "text", ["1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,0,1,1", "0,5,1,4", "0,0,1,91", "-181,0,1,1", ",,,"]
)
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="area"):
        read_bbox(text)


def test_kilometres_around_a_point_are_read_and_written() -> None:
    assert read_near("31.04,46.25,5") == Near(31.04, 46.25, 5)
    assert Near(31.04, 46.25, 0.5).text == "31.04,46.25,0.5"
    assert read_near("0,0,20040") == Near(0, 0, 20_040)


NOT_NEAR = {
    "31.04,46.25,1000000000": "more than the whole earth",
    "31.04,46.25,20041": "more than the whole earth",
    "31.04,46.25,0": "more than 0 km",
    "31.04,46.25,-3": "more than 0 km",
    "31.04,46.25,0.000001": "more than 0 km",
    "91,46.25,5": "does not lie on the earth",
    "31,181,5": "does not lie on the earth",
    "31.04,46.25": "three numbers",
    "31.04,46.25,5,5": "three numbers",
    "31.04,46.25,inf": "three numbers",
    "31.04,46.25,five": "three numbers",
}


@pytest.mark.parametrize("text", NOT_NEAR)
def test_what_is_no_distance_around_a_point_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=NOT_NEAR[text]):
        read_near(text)


AROUND = {
    "mid-latitude": (Near(33, 44, 10), Bbox(43.89156, 32.90909, 44.10844, 33.09091)),
    "over the date line from the west": (Near(0, 179.95, 10), Bbox(179.85905, -0.09091, -179.95905, 0.09091)),
    "over the date line from the east": (Near(0, -179.95, 10), Bbox(179.95905, -0.09091, -179.85905, 0.09091)),
    "at a pole": (Near(89.9, 44, 100), Bbox(-180, 88.99091, 180, 90)),
    "half the earth": (Near(0, 44, 15_000), Bbox(-180, -90, 180, 90)),
}


@pytest.mark.parametrize("name", AROUND)
def test_the_box_around_a_circle_holds_it_and_little_more(name: str) -> None:
    near, box = AROUND[name]
    assert read_bbox(near.around.text) == box
