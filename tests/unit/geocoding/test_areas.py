"""Where a point lies, how far it is, and that the shipped map files hold together."""

import json
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

import incidents
from incidents.domain.places import Point
from incidents.domain.reference import read_places
from incidents.geocoding.areas import Area, Areas
from incidents.geocoding.boundaries import read_boundaries
from incidents.geocoding.distance import Wind, distance_m, is_beyond, wind

DATA = Path(incidents.__file__).parent / "data"
SIZES = {
    "governorates.geojson": 60_000,
    "districts.geojson": 125_000,
    "governorates_exact.geojson": 250_000,
    "basemap.geojson": 80_000,
    "waterways.geojson": 150_000,
}
KHILANI = Point(33.3325, 44.4050)
TAHRIR = Point(33.3277, 44.4080)


@pytest.mark.parametrize(
    ("point", "governorate", "district"),
    [
        (KHILANI, "IQ-BG", "IQ-BG-RUSAFA-DISTRICT"),
        (Point(31.045, 46.258), "IQ-DQ", "IQ-DQ-NASIRIYAH-DISTRICT"),
        (Point(32.026, 44.346), "IQ-NA", "IQ-NA-NAJAF-DISTRICT"),
        (Point(36.335, 43.119), "IQ-NI", "IQ-NI-MOSUL-DISTRICT"),
        (Point(35.178, 45.986), "IQ-SU", "IQ-SU-HALABJA-DISTRICT"),  # the 2019 boundaries know no Halabja governorate
    ],
)
def test_a_point_lies_in_its_governorate_and_district(
    areas: Areas, point: Point, governorate: str, district: str
) -> None:
    assert areas.at(point) == Area(governorate, district)


@pytest.mark.parametrize(
    "point", [Point(35.69, 51.42), Point(0, 0), Point(90, 0), Point(-33, -70), Point(44.405, 33.33)]
)
def test_a_point_outside_iraq_lies_in_none(areas: Areas, point: Point) -> None:
    assert areas.at(point) == Area(None, None)


def test_a_governorate_holds_its_points_and_those_just_across_its_line(areas: Areas) -> None:
    assert areas.holds("IQ-BG", KHILANI) is True
    assert areas.holds("IQ-DQ", KHILANI) is False
    assert areas.holds("IQ-BG-RUSAFA-DISTRICT", KHILANI) is True


@pytest.mark.parametrize("code", ["IQ-X-HALABJA", "IQ-DQ-NASIRIYAH", "NOWHERE", ""])
def test_of_a_place_without_boundaries_nothing_can_be_said(areas: Areas, code: str) -> None:
    assert areas.holds(code, KHILANI) is None


def test_every_town_and_site_lies_in_the_governorate_it_hangs_on(areas: Areas) -> None:
    places = {place.code: place for place in read_places(DATA)}
    strays = []
    for place in places.values():
        step = place
        while step.parent is not None and step.level != "governorate":
            step = places[step.parent]
        if step.level == "governorate" and place.point and areas.holds(step.code, place.point) is False:
            strays.append(place.code)
    assert strays == []


def test_khilani_lies_about_600_m_north_of_tahrir() -> None:
    assert 550 <= distance_m(TAHRIR, KHILANI) <= 650
    assert distance_m(KHILANI, KHILANI) == 0


def test_a_distance_is_measured_on_the_ellipsoid_across_the_date_line_too() -> None:
    assert 20_003_900 <= distance_m(Point(90, 0), Point(-90, 0)) <= 20_004_000
    assert distance_m(Point(0, 179.999), Point(0, -179.999)) < 250


@pytest.mark.parametrize(
    ("of", "seen_from", "direction"),
    [
        (Point(34, 44), Point(33, 44), Wind.N),
        (Point(33, 45), Point(33, 44), Wind.E),
        (Point(32, 44), Point(33, 44), Wind.S),
        (Point(33, 43), Point(33, 44), Wind.W),
        (Point(33.5, 44.6), Point(33, 44), Wind.NE),
        (Point(32.5, 43.4), Point(33, 44), Wind.SW),
        (Point(0, -179.9), Point(0, 179.9), Wind.E),
        (Point(33, 44), Point(33, 44), Wind.N),
    ],
)
def test_a_direction_is_one_of_eight(of: Point, seen_from: Point, direction: Wind) -> None:
    assert wind(of, seen_from) is direction


@pytest.mark.parametrize("name", SIZES)
def test_a_map_file_is_valid_small_and_names_its_features(name: str) -> None:
    collection = json.loads((DATA / name).read_text(encoding="utf-8"))
    assert (DATA / name).stat().st_size <= SIZES[name]
    for feature in collection["features"]:
        geometry = shape(feature["geometry"])
        west, south, east, north = geometry.bounds
        assert geometry.is_valid, feature["properties"]
        assert not geometry.is_empty
        assert 36 <= west <= east <= 52, feature["properties"]
        assert 27 <= south <= north <= 40, feature["properties"]


@pytest.mark.parametrize(("name", "count"), [("governorates", 18), ("districts", 101), ("governorates_exact", 18)])
def test_every_area_drawn_is_a_place_of_the_tree(name: str, count: int) -> None:
    codes = {place.code for place in read_places(DATA)}
    drawn = set(read_boundaries(DATA / f"{name}.geojson"))
    assert len(drawn) == count
    assert drawn <= codes


@pytest.mark.parametrize(
    ("point", "river"), [(Point(33.3297, 44.3992), "Tigris"), (Point(31.040, 46.255), "Euphrates")]
)
def test_the_two_rivers_run_where_the_bridges_stand(point: Point, river: str) -> None:
    lines = json.loads((DATA / "waterways.geojson").read_text(encoding="utf-8"))["features"]
    named = {"kind": "river", "name_en": river}
    (line,) = [shape(f["geometry"]) for f in lines if named.items() <= f["properties"].items()]
    nearest = line.interpolate(line.project(shape({"type": "Point", "coordinates": [point.lon, point.lat]})))
    assert distance_m(point, Point(nearest.y, nearest.x)) < 100


TRIANGLE = [[0, 0], [1, 0], [1, 1], [0, 0]]
BOW_TIE = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]


@pytest.mark.parametrize(
    "feature",
    [
        {"properties": {}, "geometry": {"type": "Polygon", "coordinates": [TRIANGLE]}},
        {"properties": {"code": "X"}, "geometry": {"type": "Polygon", "coordinates": [BOW_TIE]}},
    ],
)
def test_a_boundary_without_code_or_crossing_itself_is_refused(tmp_path: Path, feature: dict[str, object]) -> None:
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"areas\.geojson"):
        read_boundaries(path)


def test_the_governorate_alone_is_that_of_both_and_no_point_is_lost_on_a_line(areas: Areas) -> None:
    for north in range(290, 380, 3):
        for east in range(388, 490, 5):
            point = Point(north / 10, east / 10)
            assert areas.governorate(point) == areas.at(point).governorate


@pytest.mark.parametrize("code", ["IQ-BG", "IQ-DQ", "IQ-NI"])
def test_a_corner_of_a_line_lies_in_a_governorate(areas: Areas, code: str) -> None:
    lon, lat = shapely.get_coordinates(read_boundaries(DATA / "governorates_exact.geojson")[code])[0]
    assert areas.governorate(Point(float(lat), float(lon))) is not None
    assert areas.holds(code, Point(float(lat), float(lon))) is True


POINTS = st.builds(Point, st.floats(-89, 89), st.floats(-180, 180))


@given(POINTS, POINTS, st.floats(0, 2e7))
def test_farther_than_so_many_metres_is_what_the_ellipsoid_says(one: Point, other: Point, metres: float) -> None:
    assert is_beyond(one, other, metres) == (distance_m(one, other) > metres)


@pytest.mark.parametrize("near", [-2, -1, -0.5, 0, 0.5, 1, 2])
def test_at_the_very_limit_the_ellipsoid_decides(near: float) -> None:
    metres = distance_m(KHILANI, TAHRIR)
    assert is_beyond(KHILANI, TAHRIR, metres + near) == (near < 0)
    assert not is_beyond(KHILANI, KHILANI, 0)
