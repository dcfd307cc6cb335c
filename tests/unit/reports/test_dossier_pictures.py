"""Drawings for paper: every colour in an attribute, nothing that only a screen knows, told apart in grey."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, fromstring

import pytest

from incidents.domain.counts import Count
from incidents.domain.incident import IncidentPlace
from incidents.domain.places import Place, PlacePrecision
from incidents.reports.charts.along import Pace, along
from incidents.reports.charts.bars import bars
from incidents.reports.charts.groups import Group
from incidents.reports.dossier.pictures import Atlas, chart_picture
from incidents.reports.map_ground import Ground
from incidents.reports.place_picture import place_picture
from unit.reports.map_samples import spread, words

ZAYTUN, GOVERNORATE = "IQ-DQ-ZAYTUN-BRIDGE", "IQ-DQ"
TWO = (
    Group(label="Live ammunition", records=3, people=Count(2, 9, open=True), without_number=1, href="/one"),
    Group(label="رصاص", records=1, people=Count(1, 1)),
)


def at(code: str, places: dict[str, Place], **more: object) -> IncidentPlace:
    chain, here = [], places[code]
    while True:
        chain.append(here)
        if here.parent is None:
            return IncidentPlace(place=code, chain=tuple(chain), **more)
        here = places[here.parent]


def drawn(svg: str) -> Iterator[Element]:
    return fromstring(svg).iter()  # noqa: S314 - our own


def name(one: Element) -> str:
    return one.tag.partition("}")[2]


@pytest.mark.parametrize("lang", ["en", "ar", "ckb"])
def test_a_chart_is_a_file_of_its_own(lang: str) -> None:
    svg = chart_picture(bars(TWO, words(lang), outcome="killed", name="By cause").svg)
    assert (
        svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"') or 'xmlns="http://www.w3.org/2000/svg"' in svg[:300]
    )
    every = list(drawn(svg))
    assert {name(one) for one in every} <= {"svg", "g", "rect", "path", "text", "circle"}
    assert not [one for one in every if {"class", "id", "href", "direction"} & set(one.attrib)]
    assert all(one.get("fill") or one.get("stroke") for one in every if name(one) in {"rect", "path", "text"})


def test_what_gives_no_number_stays_hollow_and_a_range_is_lighter_than_its_edge() -> None:
    rectangles = [
        one for one in drawn(chart_picture(bars(TWO, words(), outcome="killed", name="x").svg)) if name(one) == "rect"
    ]
    assert {"#ffffff", "#47526a"} <= {one.get("fill") for one in rectangles}
    (span,) = [one for one in rectangles if one.get("stroke") == "#7b1e4f"]
    assert span.get("fill") == "#ead8e1"


@pytest.mark.parametrize(("outcome", "edge"), [("killed", "#7b1e4f"), ("injured", "#9a6a12")])
def test_each_outcome_has_its_colour(outcome: str, edge: str) -> None:
    every = drawn(chart_picture(bars(TWO, words(), outcome=outcome, name="x").svg))
    assert edge in {one.get("stroke") for one in every}


def test_killed_and_injured_differ_in_grey() -> None:
    """Luminance by ITU-R BT.709, of 255."""

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert grey("#9a6a12") - grey("#7b1e4f") > 50


def test_a_mirrored_chart_anchors_its_words_for_paper() -> None:
    """A browser's "start" is the right end in Arabic; on paper it is always the left one."""
    series = [Group(begins=date(2019, 11, 1), records=2, people=Count(1, 4))]
    plain, mirrored = (along(series, words(lang), outcome="killed", pace=Pace.MONTH).svg for lang in ("en", "ar"))

    def anchors(svg: str) -> set[str | None]:
        return {one.get("text-anchor") for one in drawn(chart_picture(svg)) if one.text == "Records"}

    assert (anchors(plain), anchors(mirrored)) == ({"start"}, {"end"})


def test_nothing_drawn_is_no_picture() -> None:
    assert chart_picture(bars((), words(), outcome="killed", name="x").svg) == ""


def test_incidents_stand_on_one_map(ground: Ground) -> None:
    svg = Atlas(ground, words()).of_incidents(spread(5))
    circles = [one for one in drawn(svg) if name(one) == "circle"]
    assert [one for one in circles if one.get("fill") == "#7b1e4f"]
    assert not [one for one in drawn(svg) if name(one) == "a"]


@pytest.mark.parametrize("code", [ZAYTUN, "IQ-BG-TAHRIR-SQUARE", "IQ-KA-KARBALA", "IQ-DQ-NASIRIYAH"])
def test_a_small_map_shows_the_same_as_one_with_all_the_ground(
    code: str, places: dict[str, Place], ground: Ground
) -> None:
    where = (at(code, places, radius_m=1000),)
    near = Atlas(ground, words())._around(where)  # noqa: SLF001 - the ground that is left
    assert len(near.waterways) < len(ground.waterways)
    assert place_picture(where, near, words()) == place_picture(where, ground, words())


def test_a_coarse_place_fills_its_area_and_has_no_point(places: dict[str, Place], ground: Ground) -> None:
    svg = Atlas(ground, words()).of_places((at(GOVERNORATE, places, precision=PlacePrecision.GOVERNORATE),))
    dashed = [one for one in drawn(svg) if one.get("stroke-dasharray") == "5 4"]
    assert [name(one) for one in dashed] == ["path"]


def test_a_place_that_is_not_known_is_not_drawn(ground: Ground) -> None:
    assert Atlas(ground, words()).of_places((IncidentPlace(place="", precision=PlacePrecision.UNKNOWN),)) == ""
    assert Atlas(ground, words()).of_places(()) == ""
