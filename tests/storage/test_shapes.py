"""Points in a box, a circle, a polygon: exact where borders meet, the same however many are asked."""

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.domain.area_words import read_bbox, read_near, read_within
from incidents.domain.areas import Area, Near
from incidents.domain.criteria import Criteria
from incidents.storage.search import polygons
from incidents.storage.search.shapes import asks_for_area, distance_km, inside

NOWHERE = (float("nan"), float("nan"))


def held(criteria: Criteria, *points: tuple[float, float]) -> list[bool]:
    """Which (latitude, longitude) points answer."""
    lat, lon = (np.array(one, dtype=np.float64) for one in zip(*points, strict=True))
    found: list[bool] = inside(criteria, lat, lon).tolist()
    return found


def test_a_question_without_an_area_holds_every_point_that_is_known() -> None:
    assert held(Criteria(), (33, 44), NOWHERE) == [True, False]
    assert not asks_for_area(Criteria(text="x"))
    assert asks_for_area(Criteria(near=Near(33, 44, 1)))


def test_a_box_over_the_date_line_goes_across_it() -> None:
    box = Criteria(bbox=read_bbox("170,-20,-170,20"))
    points = [(0, 175), (0, -175), (0, 180), (0, -180), (0, 170), (0, 0), (0, 169.9), (21, 175), NOWHERE]
    assert held(box, *points) == [True, True, True, True, True, False, False, False, False]


def test_a_circle_holds_what_is_no_further_than_asked() -> None:
    tahrir, jumhuriya, karbala = (33.3277, 44.408), (33.3273, 44.4025), (32.61603, 44.02488)
    assert held(Criteria(near=read_near("33.3277,44.408,0.4")), tahrir, jumhuriya, karbala) == [True, False, False]
    assert held(Criteria(near=read_near("33.3277,44.408,1")), tahrir, jumhuriya, karbala) == [True, True, False]
    assert held(Criteria(near=read_near("33.3277,44.408,100")), tahrir, jumhuriya, karbala) == [True, True, True]


def test_a_circle_reaches_over_the_date_line_and_over_a_pole() -> None:
    assert held(Criteria(near=read_near("0,179.95,12")), (0, -179.95), (0, 179.9), (0, 0)) == [True, True, False]
    assert held(Criteria(near=read_near("89.95,10,12")), (89.95, -170), (89.8, 10)) == [True, False]


def test_the_whole_earth_is_near() -> None:
    everywhere = Criteria(near=read_near("33,44,20040"))
    assert held(everywhere, (-33, -136), (90, 0), (-90, 0), (33, 44), (0, 180)) == [True] * 5


SQUARE = "44,33 46,33 46,35 44,35"
POLYGONS = {
    "a square": (SQUARE, {"middle": True, "beside": False, "corner": True}),
    "round the other way": ("44,35 46,35 46,33 44,33", {"middle": True, "beside": False}),
    "with a hole": (f"{SQUARE};44.9,33.9 45.1,33.9 45.1,34.1 44.9,34.1", {"middle": False, "left": True}),
    "a hole with an island": (
        f"{SQUARE};44.8,33.8 45.2,33.8 45.2,34.2 44.8,34.2;44.9,33.9 45.1,33.9 45.1,34.1 44.9,34.1",
        {"middle": True, "left": True, "beside": False},
    ),
    "two that overlap": (f"{SQUARE}|44.9,33.9 45.1,33.9 45.1,34.1 44.9,34.1", {"middle": True, "left": True}),
    "two apart": ("44,33 44.5,33 44.5,35 44,35|46.5,33 47.5,33 47.5,35 46.5,35", {"middle": False, "beside": True}),
    "a bow tie": ("44,33 46,35 46,33 44,35", {"middle": True, "left": True, "above": False, "below": False}),
    "a star gone round twice in the middle": (
        "45,36 46,32.5 43.5,34.6 46.5,34.6 44,32.5",
        {"middle": False, "tip": True, "beside": False},
    ),
    "a line there and back": ("44,34 46,34 45,34", {"middle": False}),
}
POINTS = {
    "middle": (34.0, 45.0), "left": (33.95, 44.2), "beside": (34.0, 47.0), "corner": (33.0, 44.0),
    "above": (34.9, 45.0), "below": (33.1, 45.0), "tip": (35.5, 45.0),
}  # fmt: skip


@pytest.mark.parametrize("name", POLYGONS)
def test_a_polygon_holds_what_an_odd_number_of_its_lines_lie_east_of(name: str) -> None:
    text, expected = POLYGONS[name]
    found = held(Criteria(within=read_within(text)), *(POINTS[point] for point in expected))
    assert dict(zip(expected, found, strict=True)) == expected


def test_neighbours_that_share_a_border_share_no_point_and_lose_none() -> None:
    west, east = read_within("44,33 45,33 45,34 44,34"), read_within("45,33 46,33 46,34 45,34")
    on_the_border = [(33 + n / 10, 45.0) for n in range(10)]
    both = zip(held(Criteria(within=west), *on_the_border), held(Criteria(within=east), *on_the_border), strict=True)
    assert all(one != other for one, other in both)


def test_box_circle_and_polygon_must_all_hold() -> None:
    question = Criteria(
        bbox=read_bbox("44,33,45,35"), near=read_near("34,45,100"), within=read_within("44.5,33 46,33 46,35 44.5,35")
    )
    assert held(question, (34, 44.7), (34, 44.2), (34, 45.5), (34.95, 44.6), (33.05, 44.6)) == [
        True, False, False, False, False,
    ]  # fmt: skip


WINDING = {
    "any": lambda draw, many: draw.uniform(0, 10, (many, 2)),
    "on whole degrees": lambda draw, many: draw.integers(0, 11, (many, 2)).astype(float),
    "up and down": lambda _, many: np.c_[np.linspace(0, 10, many), np.tile([0.0, 10.0], many)[:many]],
    "to and fro": lambda _, many: np.c_[np.tile([0.0, 10.0], many)[:many], np.linspace(0, 10, many)],
}


@pytest.mark.parametrize("winding", WINDING)
@pytest.mark.parametrize("many", [41, 200, 2000])
def test_the_quick_way_for_many_corners_agrees_with_looking_at_each_line(winding: str, many: int) -> None:
    draw = np.random.default_rng(many)
    corners = WINDING[winding](draw, many)
    outlines = tuple(tuple(map(tuple, half.tolist())) for half in np.split(corners, [many // 3]))
    points = np.vstack([draw.uniform(-1, 11, (400, 2)), draw.integers(-1, 12, (200, 2)), corners])
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    expected = polygons._each(polygons._edges(outlines), x, y)  # noqa: SLF001
    assert (polygons.odd_crossings(outlines, x, y) == expected).all()
    assert 0 < expected.sum() < len(expected)


def test_the_answer_for_a_point_is_no_matter_of_the_others_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(4)
    area = Area(((tuple(map(tuple, draw.integers(0, 9, (300, 2)).astype(float).tolist())),),))
    lat, lon = draw.integers(0, 9, 900) / 1.0, draw.integers(0, 9, 900) / 1.0
    together = inside(Criteria(within=area), lat, lon)
    alone = [inside(Criteria(within=area), lat[n : n + 1], lon[n : n + 1])[0] for n in range(0, 900, 30)]
    assert together[::30].tolist() == alone
    monkeypatch.setattr(polygons, "_MOST_PAIRS", 50)
    assert (inside(Criteria(within=area), lat, lon) == together).all()


def test_no_points_are_no_trouble() -> None:
    many = Area(((tuple((n / 10, n * n / 1000) for n in range(100)),),))
    for question in (Criteria(near=Near(0, 0, 5)), Criteria(within=many), Criteria(bbox=read_bbox("0,0,1,1"))):
        assert inside(question, np.empty(0), np.empty(0)).tolist() == []


degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=300)
@given(degrees, degrees)
def test_distances_are_those_of_the_geodesic(one: tuple[float, float], other: tuple[float, float]) -> None:
    true = geodesic(one, other).km
    ours = float(distance_km(*one, np.array(other[:1]), np.array(other[1:]))[0])
    nearly_opposite = true > 19_000
    assert ours == pytest.approx(true, rel=2e-3 if nearly_opposite else 1e-4, abs=1e-6)


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(0.001, 200), st.floats(0, 360))
def test_a_point_as_near_as_asked_lies_in_the_box_around_too(lat: float, lon: float, km: float, bearing: float) -> None:
    there = geodesic(kilometers=km * 0.999).destination((lat, lon), bearing)
    assert held(Criteria(near=Near(lat, lon, km)), (there.latitude, there.longitude)) == [True]
