"""Maps drawn on the server: what stands on them, in which symbol, under which name, and how much they weigh."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import combinations
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from incidents.domain.counts import Count
from incidents.domain.incident import IncidentPlace, Summary
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Clarity, DataKind, Grade, Status
from incidents.reports.charts.land import is_named_site
from incidents.reports.charts.lettering import Box, width
from incidents.reports.charts.people import Spotted, radii, together
from incidents.reports.charts.view import View, thinned
from incidents.reports.charts.words import Words
from incidents.reports.map_ground import Ground
from incidents.reports.picture import NARROW, WIDE, picture
from incidents.reports.place_picture import place_picture, radius_of

KILOBYTE = 1_000
NASIRIYAH, KHILANI, TAHRIR, WATHBA = (
    Point(31.042, 46.256), Point(33.3325, 44.4050), Point(33.3277, 44.4080), Point(33.3370, 44.4000),
)  # fmt: skip


def english() -> Words:
    """Words as they stand in the code."""
    return Words("en", lambda message, **params: message % params)


def arabic() -> Words:
    """The same sentences with Arabic names and digits."""
    return Words("ar", lambda message, **params: message % params)


def summary(code: str, point: Point | None, **known: Any) -> Summary:
    """An invented record at a point; `killed` and `injured` are (lowest, highest)."""
    counts = {name: Count(*known.pop(name)) for name in ("killed", "injured") if name in known}
    values: dict[str, Any] = {
        "title": Trilingual(en="Invented for a test"),
        "occurred": None,
        "place": Trilingual(en="Invented Square", ar="ساحة مخترعة"),
        "area": Trilingual(en="Invented City", ar="مدينة مخترعة"),
        "governorate": "IQ-BG",
        "precision": PlacePrecision.SITE,
        "radius_m": 500,
        "voices": 1,
        "disagree": False,
        "causes": (),
        "changed": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return Summary(
        code=code,
        audience=Audience.PUBLIC,
        point=point,
        counts=counts,
        grade=Grade.PROVISIONAL,
        status=Status.PUBLISHED,
        data_kind=DataKind.INVENTED,
        clarity=Clarity.EVENT,
        **{**values, **known},
    )


def link(codes: tuple[str, ...]) -> str:
    """An address for the records under one mark."""
    return f"/incidents/{codes[0]}" if len(codes) == 1 else f"/incidents?code={'+'.join(codes)}"


def drawn(summaries: Iterable[Summary], ground: Ground, words: Words | None = None) -> Element:
    """The picture as a tree."""
    return fromstring(picture(list(summaries), ground, words or english(), link=link))  # noqa: S314 - our own text


def marks(root: Element) -> list[tuple[str | None, list[str | None]]]:
    """The class of each mark, and those of its circles."""
    groups = [one for one in root.iter() if (one.get("class") or "").startswith("kind-")]
    return [(one.get("class"), [circle.get("class") for circle in one.iter("circle")]) for one in groups]


def texts(root: Element) -> list[str]:
    """Every line of text drawn."""
    return [one.text or "" for one in root.iter("text")]


@pytest.mark.parametrize(
    ("known", "kind", "symbols"),
    [
        ({"killed": (46, 70)}, "kind-killed", ["m-ring", "m-disc"]),
        ({"killed": (2, 2)}, "kind-killed", ["m-disc"]),
        ({"killed": (0, 1)}, "kind-killed", ["m-ring"]),
        ({"injured": (17, 30)}, "kind-injured", ["m-ring", "m-disc"]),
        ({"killed": (0, 0), "injured": (5, 5)}, "kind-injured", ["m-disc"]),
        ({"killed": (1, 1), "injured": (500, 500)}, "kind-killed", ["m-disc"]),
        ({"killed": (0, 0)}, "kind-killed", ["m-zero"]),
        ({}, "kind-killed", ["m-none"]),
    ],
)
def test_disc_is_the_lower_figure_and_ring_the_upper(
    ground: Ground, known: dict[str, Any], kind: str, symbols: list[str]
) -> None:
    assert marks(drawn([summary("INC-0000-TEST", NASIRIYAH, **known)], ground)) == [(kind, symbols)]


def test_area_is_in_proportion_to_people() -> None:
    one, four = (Spotted((summary("a", NASIRIYAH, killed=(n, n)),), 0, 0) for n in (25, 100))
    assert radii(four, 3.0)[1] == pytest.approx(2 * radii(one, 3.0)[1])


def test_marks_that_would_hide_one_another_are_added_end_by_end() -> None:
    close = [Spotted((summary(code, NASIRIYAH, killed=(10, 20)),), x, 5) for code, x in (("a", 5.0), ("b", 9.0))]
    far = Spotted((summary("c", NASIRIYAH, killed=(1, 1)),), 300, 5)
    found = together([*close, far], 3.0)
    assert [(len(spot.incidents), spot.shown[1].min, spot.shown[1].max) for spot in found] == [(2, 20, 40), (1, 1, 1)]


def test_a_mark_leads_to_its_record_and_says_its_figures(ground: Ground) -> None:
    root = drawn([summary("INC-0000-TEST", NASIRIYAH, killed=(46, 70))], ground)
    assert [(one.get("href"), one.findtext("title")) for one in root.iter("a")] == [
        ("/incidents/INC-0000-TEST", "Invented Square: killed 46 to 70")
    ]


def test_a_sum_says_how_many_records_it_adds(ground: Ground) -> None:
    both = [summary(code, NASIRIYAH, killed=(1, 2)) for code in ("INC-0000-ONE", "INC-0000-TWO")]
    root = drawn(both, ground)
    told = [one.findtext("title") for one in root.iter("a")]
    assert told == ["Invented Square: killed 2 to 4. Sum of records: 2"]


def test_what_is_known_to_the_country_alone_does_not_stand_on_the_map(ground: Ground) -> None:
    unplaced = [
        summary("a", None),
        summary("b", Point(33.04, 43.74), precision=PlacePrecision.COUNTRY),
        summary("c", NASIRIYAH, precision=PlacePrecision.UNKNOWN),
    ]
    assert marks(drawn(unplaced, ground)) == []


def test_a_coarse_place_fills_its_area_instead_of_a_circle(ground: Ground) -> None:
    coarse = summary("a", NASIRIYAH, precision=PlacePrecision.GOVERNORATE, radius_m=None, killed=(1, 1))
    filled = [one.tag for one in drawn([coarse], ground).iter() if (one.get("class") or "").startswith("m-precision")]
    assert filled == ["path"]


def test_central_baghdad_is_drawn_apart_when_three_incidents_lie_there(ground: Ground) -> None:
    centre = [summary(f"c{n}", point, killed=(n, n)) for n, point in enumerate((KHILANI, TAHRIR, WATHBA), 1)]
    south = summary("s", NASIRIYAH, killed=(46, 70))
    assert "Central Baghdad" in texts(drawn([*centre, south], ground))
    assert "Central Baghdad" not in texts(drawn([*centre[:2], south], ground))


def test_one_town_alone_is_shown_as_a_town(ground: Ground) -> None:
    root = drawn([summary("a", KHILANI, killed=(1, 3)), summary("b", TAHRIR, killed=(2, 2))], ground)
    assert "Tigris" in texts(root)
    assert "Central Baghdad" not in texts(root)


def test_the_map_is_not_mirrored_but_speaks_arabic(ground: Ground) -> None:
    one = summary("a", KHILANI, killed=(1, 3))
    root = drawn([one], ground, arabic())
    assert root.get("direction") == "ltr"
    assert "ساحة مخترعة" in texts(root)
    assert "دجلة" in texts(root)


HOSTILE = ("</text><script>window.__x=1</script>", '"><img src=x onerror=alert(1)>', "a\x00b\x1bc", "${alert(1)}")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_place_is_never_read_as_markup(ground: Ground, name: str) -> None:
    hostile = summary("a", KHILANI, killed=(1, 3), place=Trilingual(en=name), area=Trilingual(en=name))
    whole = picture([hostile], ground, english(), link=lambda _codes: f"/incidents/{name}")
    assert "<script" not in whole
    assert "<img" not in whole
    root = fromstring(whole)  # noqa: S314 - our own text
    assert not any(key.startswith("on") or key == "style" for one in root.iter() for key in one.attrib)


def lettered(root: Element) -> list[Box]:
    """The room of every name outside the closer drawing."""
    outer = [one for one in root if one.tag == "text"]
    anchors = {"start": "left", "middle": "middle", "end": "right"}
    return [
        Box.of_line(
            float(one.get("x", "")),
            float(one.get("y", "")),
            width(one.text or "", 16, bold=one.get("class") == "m-text"),
            16,
            anchor=anchors[one.get("text-anchor", "")],
        )
        for one in outer
    ]


def many() -> list[Summary]:
    """Invented records over the whole south, a thousand of them at two hundred points."""
    return [
        summary(f"INC-{n}", Point(30.5 + n % 20 * 0.2, 43.5 + n % 10 * 0.4), killed=(n % 7, n % 7 + n % 3))
        for n in range(1_000)
    ]


def test_no_name_lies_over_another(ground: Ground) -> None:
    for summaries in ([], many(), [summary("a", KHILANI), summary("b", NASIRIYAH), summary("c", TAHRIR)]):
        boxes = lettered(drawn(summaries, ground))
        assert [(one, two) for one, two in combinations(boxes, 2) if one.meets(two)] == []


def test_a_picture_is_light(ground: Ground) -> None:
    both = "".join(picture(many(), ground, english(), link=link, size=size) for size in (WIDE, NARROW))
    assert len(both.encode()) < 120 * KILOBYTE
    assert len(picture([], ground, english(), link=link).encode()) < 30 * KILOBYTE
    assert f'width="{WIDE[0]}"' in both
    assert f'width="{NARROW[0]}"' in both


def located(places: dict[str, Place], code: str, **known: Any) -> IncidentPlace:
    """An incident's place with the places around it."""
    chain, at = [], places.get(code)
    while at is not None:
        chain.append(at)
        at = places.get(at.parent or "")
    return IncidentPlace(place=code, chain=tuple(chain), **known)


def test_the_circle_of_a_place_is_as_wide_as_its_uncertainty(ground: Ground, places: dict[str, Place]) -> None:
    bridge = located(places, "IQ-DQ-ZAYTUN-BRIDGE", radius_m=1_000)
    root = fromstring(place_picture([bridge], ground, english()))  # noqa: S314 - our own text
    assert {"Zaytun Bridge", "1 km around", "Euphrates", "Al-Haboubi Square"} <= set(texts(root))
    circle = next(one for one in root.iter("circle") if one.get("class") == "m-precision")
    assert float(circle.get("r", "")) == pytest.approx(0.37 * 411, rel=0.02)


def test_nearby_squares_are_named_and_the_place_itself_once(ground: Ground, places: dict[str, Place]) -> None:
    square = located(places, "IQ-BG-KHILANI-SQUARE", radius_m=500)
    said = texts(fromstring(place_picture([square], ground, english())))  # noqa: S314 - our own text
    assert said.count("Al-Khilani Square") == 1
    assert {"Tigris", "Wathba Square", "500 m around"} <= set(said)


def test_a_governorate_is_filled_and_has_no_circle(ground: Ground, places: dict[str, Place]) -> None:
    area = located(places, "IQ-DQ", precision=PlacePrecision.GOVERNORATE)
    root = fromstring(place_picture([area], ground, arabic()))  # noqa: S314 - our own text
    assert [one.tag for one in root.iter() if one.get("class") == "m-precision"] == ["path"]
    assert radius_of(area) is None
    assert "ذي قار" in texts(root)


def test_an_exact_place_is_a_dot_and_a_country_is_not_drawn(ground: Ground, places: dict[str, Place]) -> None:
    exact = located(places, "IQ-BG-SARAFIYA-BRIDGE", precision=PlacePrecision.EXACT)
    root = fromstring(place_picture([exact], ground, english()))  # noqa: S314 - our own text
    assert [one.get("class") for one in root.iter("circle")].count("m-here") == 1
    assert place_picture([located(places, "IQ", precision=PlacePrecision.COUNTRY)], ground, english()) == ""
    assert place_picture([], ground, english()) == ""


def test_a_square_placed_at_the_centre_of_its_city_is_not_named_on_the_ground() -> None:
    known = Place(code="a", level=PlaceLevel.SITE, name_en="Invented Square", point=NASIRIYAH, radius_m=500)
    vague = Place(code="b", level=PlaceLevel.SITE, name_en="Invented Square", point=NASIRIYAH, radius_m=5_000)
    assert (is_named_site(known), is_named_site(vague)) == (True, False)


def test_a_window_keeps_its_scale_in_metres() -> None:
    view = View.around([NASIRIYAH], (600, 400), 4_000)
    assert view.metres_a_pixel == pytest.approx(10, rel=0.01)
    assert view.pixels(1_000, NASIRIYAH.lat) == pytest.approx(100, rel=0.01)
    assert view.at(NASIRIYAH.lon, NASIRIYAH.lat) == pytest.approx((300, 200))


def test_areas_are_cut_to_the_window() -> None:
    view = View.around([NASIRIYAH], (600, 400), 4_000)
    around = [(40.0, 28.0), (50.0, 28.0), (50.0, 35.0), (40.0, 35.0), (40.0, 28.0)]
    assert view.area([around]).startswith("M")
    assert len(view.area([around])) < 80
    assert view.area([[(10.0, 10.0), (11.0, 10.0), (11.0, 11.0), (10.0, 10.0)]]) == ""
    assert view.line([(10.0, 10.0), (11.0, 10.0)]) == ""


def test_a_line_keeps_only_the_corners_it_needs() -> None:
    assert thinned([(0, 0), (5, 0.1), (10, 0), (10, 10)]) == [(0, 0), (10, 0), (10, 10)]
