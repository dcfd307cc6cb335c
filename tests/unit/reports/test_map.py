"""The map as a page: what it carries, where each place lies, and by which door text reaches it."""

import json
import re
import time
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from incidents.domain.counts import Count
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import DataKind
from incidents.reports import map as drawing
from incidents.reports import map_features as features
from incidents.reports.map_ground import inner_borders
from incidents.reports.map_page import FILE_POLICY
from incidents.reports.map_words import CREDIT
from machinery.mapping import faults
from machinery.tree import PACKAGE
from unit.reports.map_samples import (
    CAPTION,
    GROUND,
    IN_MUTHANNA,
    KHILANI,
    NASIRIYAH,
    STATIC,
    asset,
    spread,
    summary,
    words,
)

LIMIT_BYTES = 400_000
LIMIT_SECONDS = 1.5
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`${alert(1)}`",
    "\\\\`+alert(1)+`",
    "</script><script>alert(1)</script>",
    "C:\\users\\x",
    "'\"><svg onload=alert(1)>",
    "line\u2028separator\u2029paragraph",
    "{{ 7 * 7 }}{% raw %}{# left out #}",
    "{{ cycler.__init__.__globals__.os.getcwd() }}",
    "{{{ [[{%- set x = 1 -%}]] }}}",
    "$title $nonce ${script}",
)


def frame(*summaries: Any, lang: str = "en", **changes: Any) -> str:
    return drawing.frame(summaries, GROUND, words(lang, **changes), asset=asset, nonce="n0nce")


def file(*summaries: Any, **changes: Any) -> str:
    return drawing.stand_alone(summaries, GROUND, words(**changes), caption=CAPTION, static=STATIC)


class Tags(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in names]


def layers(page: str) -> list[dict[str, Any]]:
    """The GeoJSON collections of a page, in the order they are drawn."""
    return [json.loads(found) for found in re.findall(r"_add\((\{.*\})\);", page)]


def properties(page: str) -> list[dict[str, Any]]:
    """What the marks of a page carry."""
    return [
        one["properties"]
        for layer in layers(page)
        for one in layer["features"]
        if "code" in one["properties"] and "title" in one["properties"]
    ]


# What the frame loads


def test_the_frame_names_no_other_host() -> None:
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", frame(summary())) == []


def test_the_frame_loads_only_our_own_files_and_each_is_there() -> None:
    page = Tags(frame(summary()))
    loaded = [
        one.get("src") or one.get("href") for one in page.of("script", "link") if one.get("src") or one.get("href")
    ]
    assert len(loaded) > 8
    missing = [path for path in loaded if path and not (STATIC / path.removeprefix("/static/")).is_file()]
    assert missing == ["data:,"]  # an empty icon, so that no browser asks for one


def test_every_script_of_the_frame_carries_the_nonce_and_nothing_is_styled_inline() -> None:
    page = Tags(frame(summary()))
    assert {one.get("nonce") for one in page.of("script")} == {"n0nce"}
    assert page.of("style") == []
    assert [
        tag for tag, attributes in page.found if any(name == "style" or name.startswith("on") for name in attributes)
    ] == []


def test_a_nonce_cannot_break_out_of_its_attribute() -> None:
    page = drawing.frame([], GROUND, words(), asset=asset, nonce='"><script>')
    assert "<script>" not in page


def test_pinching_is_allowed() -> None:
    viewport = next(one for one in Tags(frame()).of("meta") if one.get("name") == "viewport")
    assert viewport["content"] == "width=device-width, initial-scale=1"


def test_frame_and_file_do_not_leave_their_scripts_to_one_another() -> None:
    file(summary())
    page = frame(summary())
    assert "map/cards.js" not in page
    assert "map/channel.js" in page


def test_the_module_uses_no_dangerous_part_of_folium() -> None:
    path = PACKAGE / "reports" / "map.py"
    assert faults(path.read_text(encoding="utf-8"), "incidents/reports/map.py") == []


# Text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("drawn", [frame, file], ids=["frame", "file"])
def test_a_title_arrives_as_it_is_stored_and_as_data_alone(drawn: Callable[..., str], text: str) -> None:
    page = drawn(summary(title=Trilingual(en=text)))
    assert [one["title"] for one in properties(page)] == [text]
    assert len(Tags(page).of("script")) == len(Tags(drawn(summary())).of("script"))
    assert "<img src=x" not in page
    assert "\u2028" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_file_says_about_itself_is_escaped(text: str) -> None:
    caption = CAPTION.__class__(title=text, question=text, total=text, label=text, made=text)
    page = drawing.stand_alone([], GROUND, words(), caption=caption, static=STATIC)
    assert Tags(page).of("img", "svg")[6:] == []
    assert len(Tags(page).of("script")) == len(Tags(file()).of("script"))


def test_a_translation_with_markup_is_shown_as_text_in_the_layer_control() -> None:
    page = frame(say=lambda *_, **__: "<b>{{ 7 * 7 }}</b>")
    assert r"\u0026lt;b\u0026gt;\u0026#123;\u0026#123; 7 * 7 }}" in page
    assert "<b>" not in page
    assert r'"range": "\u003cb\u003e\u007b{ 7 * 7 }}' in page


def test_a_map_of_our_own_sentences_leaves_their_gaps_open() -> None:
    assert words().sentences()["range"] == "%(low)s to %(high)s"


# Marks


def test_a_mark_carries_its_figures_and_words() -> None:
    (mark,) = properties(frame(summary(7)))
    assert mark == {
        "code": "IRQ-0000007",
        "order": 0,
        "title": "Invented incident 7",
        "when": "2019-11-28",
        "figure": "Killed: 46 to 70",
        "killed": [46, 70, False],
        "injured": [225, 300, False],
        "area": False,
        "radius_m": 500,
    }


@pytest.mark.parametrize(
    ("count", "carried"),
    [
        (None, None),
        (Count(None, None), None),
        (Count(0, 0), [0, 0, False]),
        (Count(51, 51, open=True), [51, 51, True]),
        (Count(None, 35), [0, 35, False]),
        (Count(24, None), [24, 24, False]),
        (Count(0, 1), [0, 1, False]),
    ],
)
def test_no_number_is_not_zero(count: Count | None, carried: list[object] | None) -> None:
    (mark,) = properties(frame(summary(counts={"killed": count} if count else {})))
    assert mark["killed"] == carried
    assert mark["injured"] is None


def test_every_record_with_a_place_has_one_mark() -> None:
    rows = spread(39)
    assert [one["code"] for one in properties(frame(*rows))] == [one.code for one in rows]


def test_a_record_known_only_to_lie_in_the_country_is_told_beside_the_map() -> None:
    page = file(summary(1), summary(2, precision=PlacePrecision.COUNTRY), summary(3, point=None))
    assert [one["code"] for one in properties(page)] == ["IRQ-0000001"]
    assert "Records whose place is not known well enough for the map: 2" in page


def test_area_is_in_proportion_to_people_until_the_sum_of_a_region_would_be_too_large() -> None:
    few = [summary(counts={"killed": Count(2, 4)})]
    many = [summary(n, counts={"killed": Count(400, 1000)}) for n in range(10)]
    assert features.scale(few) == features.LARGEST_SCALE
    elsewhere = [summary(n, counts={"killed": Count(1, 9_000)}, point=NASIRIYAH) for n in range(10, 11)]
    assert features.scale(many) * 10_000**0.5 == pytest.approx(features.LARGEST_RADIUS)
    assert features.scale([*many, *elsewhere]) == features.scale(many)


def test_injured_count_for_the_scale_only_where_nobody_is_reported_killed() -> None:
    injured = summary(counts={"injured": Count(10_000, 10_000)})
    both = summary(counts={"killed": Count(1, 1), "injured": Count(10_000, 10_000)})
    assert features.scale([injured]) < features.scale([both]) == features.LARGEST_SCALE


# Places


def test_a_circle_has_the_radius_of_its_place_in_metres() -> None:
    page = frame(summary(radius_m=500), summary(2, radius_m=1000, point=NASIRIYAH))
    circles = next(
        layer for layer in layers(page) if layer["features"] and "radius_m" in layer["features"][0]["properties"]
    )
    assert [(one["properties"]["radius_m"], one["geometry"]["coordinates"]) for one in circles["features"]] == [
        (1000, [46.255, 31.04]),
        (500, [44.405, 33.3325]),
    ]
    assert re.findall(r'"radius": (\d{3,})', page) == ["1000", "500"]


def test_records_of_one_place_share_its_circle() -> None:
    assert len(features.circles([summary(1), summary(2), summary(3, radius_m=5000)])["features"]) == 2


def test_a_place_known_only_to_its_governorate_fills_it_and_has_no_circle() -> None:
    coarse = summary(point=IN_MUTHANNA, precision=PlacePrecision.GOVERNORATE, radius_m=None)
    assert [one["id"] for one in features.areas([coarse, coarse], GROUND)["features"]] == ["IQ-MU"]
    assert features.circles([coarse])["features"] == []
    assert properties(frame(coarse))[0]["area"] is True


def test_a_place_known_only_to_its_district_fills_the_district() -> None:
    coarse = summary(point=Point(31.9, 45.0), precision=PlacePrecision.DISTRICT, radius_m=None)
    (area,) = features.areas([coarse], GROUND)["features"]
    assert area["id"].startswith("IQ-QA-")


def test_a_point_outside_every_area_fills_none() -> None:
    abroad = summary(point=Point(48.85, 2.35), precision=PlacePrecision.GOVERNORATE)
    assert features.areas([abroad], GROUND)["features"] == []


@pytest.mark.parametrize(
    ("point", "governorate"),
    [(KHILANI, "IQ-BG"), (NASIRIYAH, "IQ-DQ"), (Point(32.026, 44.346), "IQ-NA"), (Point(32.616, 44.025), "IQ-KA")],
)
def test_a_town_lies_in_its_governorate(point: Point, governorate: str) -> None:
    area = GROUND.area_around(point, district=False)
    assert area is not None
    assert area["properties"]["code"] == governorate


def test_the_view_keeps_to_the_drawn_ground_unless_a_record_lies_beyond_it() -> None:
    assert "incidents.keepWithin(" in frame(summary())
    assert "incidents.keepWithin(" not in frame(summary(), summary(2, point=Point(48.85, 2.35)))


def test_a_map_of_nothing_shows_the_country() -> None:
    assert "[[29.1, 38.8], [37.4, 48.6]]" in re.sub(r"\s+", " ", frame()).replace("[ [", "[[").replace("] ]", "]]")


# Ground


def square(code: str, west: float) -> dict[str, Any]:
    ring = [[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]
    return {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_the_line_between_two_districts_is_drawn_once_and_no_outer_line() -> None:
    drawn = inner_borders([square("IQ-DQ-A", 0), square("IQ-DQ-B", 1)])
    assert drawn["features"][0]["geometry"]["coordinates"] == [[(1, 1), (1, 0)]]


def test_the_line_between_two_governorates_is_left_to_the_governorates() -> None:
    drawn = inner_borders([square("IQ-DQ-A", 0), square("IQ-MU-B", 1)])
    assert drawn["features"][0]["geometry"]["coordinates"] == []


def named(lang: str = "en") -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in GROUND.names(lang)["features"]:
        found.setdefault(one["properties"]["kind"], set()).add(one["properties"]["name"])
    return found


def test_squares_bridges_and_towns_have_their_names() -> None:
    names = named()
    assert {"Al-Khilani Square", "Tahrir Square", "Al-Haboubi Square"} <= names["site"]
    assert {"Zaytun Bridge", "Sinak Bridge"} <= names["bridge"]
    assert "Nasiriyah" in names["city"] | names["metropolis"]
    assert "Iraq" not in names["country"]


def test_a_square_known_only_by_its_city_is_not_named_at_a_point() -> None:
    assert "Sadrain Square" not in named()["site"]


def test_names_are_said_in_arabic() -> None:
    assert "ساحة الخلاني" in named("ar")["site"]


def test_far_rivers_stop_where_near_ones_run() -> None:
    tigris = [one for one in GROUND.far_rivers("en")["features"] if one["properties"]["name"] == "Tigris"]
    points = [point for one in tigris for line in one["geometry"]["coordinates"] for point in line]
    assert points
    assert [point for point in points if abs(point[0] - 44.39) < 0.02 and abs(point[1] - 33.33) < 0.02] == []


# The page around it


def test_an_arabic_page_runs_from_the_right_and_its_map_does_not() -> None:
    page = frame(summary(title=Trilingual(en="Invented", ar="حادث مختلق")), lang="ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert next(one for one in Tags(page).of("div") if one.get("class") == "folium-map")["dir"] == "ltr"
    assert [one["title"] for one in properties(page)] == ["حادث مختلق"]
    assert '"digits": "arab"' in page


@pytest.mark.parametrize("drawn", [frame, file], ids=["frame", "file"])
def test_who_drew_the_ground_is_named(drawn: Callable[..., str]) -> None:
    assert CREDIT in drawn()
    assert "OpenStreetMap contributors" in CREDIT


def test_a_file_carries_its_question_label_and_policy_and_loads_nothing() -> None:
    page = file(summary())
    tags = Tags(page)
    assert [one["href"] for one in tags.of("link", "img", "iframe")] == ["data:,"]
    assert [one for one in tags.of("script") if one.get("src")] == []
    assert f'content="{FILE_POLICY}"' in page
    assert re.findall(r"url\((?!data:image/png|#default)[^)]*\)", page) == []
    for line in (CAPTION.title, CAPTION.question, CAPTION.label, CAPTION.total, CAPTION.made):
        assert line in page


def test_a_card_of_the_file_says_where_when_how_much_and_how_well_supported() -> None:
    (mark,) = properties(file(summary(title=Trilingual(en="Invented", ar="مختلق"))))
    assert [text for _, text in mark["lines"]] == [
        "مختلق",
        "Killed: 46 to 70",
        "2019-11-28",
        "Invented Square",
        "Place known within 500 m",
        "How well supported: Not yet reviewed",
        "Invented for tests",
        "Record IRQ-0000001",
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"radius_m": 5000}, "Place known within 5 km"),
        ({"radius_m": 1500}, "Place known within 1.5 km"),
        ({"precision": PlacePrecision.GOVERNORATE, "radius_m": None}, "Somewhere in this area: Invented area"),
        ({"data_kind": DataKind.DEMONSTRATION}, DataKind.DEMONSTRATION.label),
    ],
)
def test_a_card_says_how_exactly_the_place_is_known_and_what_kind_of_record_it_is(
    changes: dict[str, Any], line: str
) -> None:
    (mark,) = properties(file(summary(**changes)))
    assert line in [text for _, text in mark["lines"]]


# Weight


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_map_of_39_incidents_is_light(lang: str, tell: Callable[[str], None]) -> None:
    size = len(frame(*spread(39), lang=lang).encode())
    tell(f"map of 39 incidents ({lang}): {size / 1000:.0f} kB, limit {LIMIT_BYTES / 1000:.0f}")
    assert size <= LIMIT_BYTES


def test_two_thousand_incidents_are_drawn_in_time(tell: Callable[[str], None]) -> None:
    rows = spread(2000)
    started = time.process_time()
    page = frame(*rows)
    took = time.process_time() - started
    tell(f"map of 2,000 incidents: {took:.2f} s, {len(page) / 1000:.0f} kB")
    assert took < LIMIT_SECONDS
