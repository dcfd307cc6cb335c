"""The ways to see many incidents: every one on a canvas, as heat, by governorate; page and map choose the same."""

import struct
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.cell_stand import CellStand, Talk
from incidents.domain import mercator
from incidents.domain.places import Point
from unit.reports.cell_samples import BITS, PackedCell, pack

Serve = Callable[[Any], str]
BAGHDAD, MOSUL, BASRA = Point(33.3, 44.4), Point(36.34, 43.13), Point(30.51, 47.8)
OPACITY = """([x, y]) => {
  const canvas = document.querySelector(".cell-canvas");
  const box = canvas.getBoundingClientRect();
  const [across, down] = [canvas.width / box.width, canvas.height / box.height];
  const at = [Math.floor((x - box.left) * across) - 1, Math.floor((y - box.top) * down) - 1];
  const around = canvas.getContext("2d").getImageData(...at, 3, 3).data;
  return canvas.hidden ? 0 : Math.max(...around.filter((_, i) => i % 4 === 3));
}"""
SHADES = [
    ["IQ-BG", 1200, "Baghdad: invented"],
    ["IQ-MU", None, "Muthanna: <b>invented</b>"],
    ["IQ-AN", 40, "Anbar: low"],
]


def cell(point: Point, incidents: int, killed: int | None = None) -> PackedCell:
    x, y = mercator.project(point)
    return x >> mercator.BITS - BITS, y >> mercator.BITS - BITS, incidents, killed


@pytest.fixture
def talk(serve: Serve, page: Page) -> Talk:
    """A frame of cells with nothing in it yet."""
    return Talk(page, serve(CellStand()))


def whole(talk: Talk, *cells: PackedCell, name: str = "whole", by: str = "incidents") -> None:
    talk.send_bytes(pack(cells))
    talk.send(type="layer", name=name, by=by)


def look(talk: Talk, point: Point, zoom: float) -> None:
    talk.go(point.lat, point.lon, zoom)


def opacity(talk: Talk, point: Point) -> int:
    """How dark the canvas is at a place, 0 to 255: the darkest pixel at it or beside it."""
    here = talk.ask_map(f"map.latLngToContainerPoint([{point.lat}, {point.lon}])")
    return int(talk.frame.evaluate(OPACITY, [here["x"], here["y"]]))


# Every incident


@pytest.mark.parametrize("zoom", [6, 8.25, 11, 14])
def test_every_cell_is_drawn_where_it_lies_and_darker_the_more(zoom: float, talk: Talk) -> None:
    whole(talk, cell(BAGHDAD, 1), cell(MOSUL, 3000))
    look(talk, BAGHDAD, zoom)
    one = opacity(talk, BAGHDAD)
    look(talk, MOSUL, zoom)
    many = opacity(talk, MOSUL)
    assert 0 < one < many
    assert opacity(talk, Point(MOSUL.lat - 2 ** (8 - zoom), MOSUL.lon)) == 0


def test_cells_that_fall_on_one_dot_are_added_up(talk: Talk) -> None:
    column, row, *_ = cell(BAGHDAD, 1)
    look(talk, BAGHDAD, 6)
    whole(talk, (column, row, 1, None))
    one = opacity(talk, BAGHDAD)
    whole(talk, *((column + i % 3, row + i // 3, 900, None) for i in range(9)))
    assert opacity(talk, BAGHDAD) > one + 30


def test_by_people_killed_only_where_a_number_is_given(talk: Talk) -> None:
    whole(talk, cell(BAGHDAD, 90, None), cell(MOSUL, 90, 0), cell(BASRA, 1, 4), by="killed")
    talk.go(33.5, 45, 6)
    assert [opacity(talk, at) > 0 for at in (BAGHDAD, MOSUL, BASRA)] == [False, False, True]


def test_what_was_drawn_goes_when_nothing_is_handed_over(talk: Talk) -> None:
    whole(talk, cell(BAGHDAD, 5))
    look(talk, BAGHDAD, 8)
    assert opacity(talk, BAGHDAD) > 0
    talk.send_bytes(bytes(8))
    assert opacity(talk, BAGHDAD) == 0


def lying(n: int, bits: int, *varints: int) -> bytes:
    return struct.pack("<II", n, bits) + bytes(varints)


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        bytes(7),
        lying(1, 16),
        lying(2**32 - 1, 16) + bytes(10_000_000),
        lying(2_500_000, 16) + bytes([0, 1, 1, 0]) * 2_500_000,
        lying(1, 0, 0, 0, 1, 0),
        lying(1, 40, 0, 0, 1, 0),
        lying(1, 2, 0, 200, 1, 1, 0),
        lying(1, 16, 0, 0, 0, 0),
        lying(1, 16, 255, 255, 255, 255, 255, 255, 255, 255),
        lying(1, 16, 0, 0, 1, 0, 7),
        lying(2, 16, 0, 0, 1, 0, 0, 0, 128, 128),
    ],
    ids=[
        "nothing", "no head", "fewer bytes than cells", "ten megabytes of zeros", "more cells than any map", "no grid",
        "too fine a grid", "beyond the grid", "a cell of nothing", "an endless number", "bytes left over", "cut off",
    ],
)  # fmt: skip
def test_bytes_that_lie_change_nothing(packed: bytes, talk: Talk) -> None:
    whole(talk, cell(BAGHDAD, 5))
    look(talk, BAGHDAD, 8)
    talk.send_bytes(packed)
    assert opacity(talk, BAGHDAD) > 0


def test_a_pan_paints_what_comes_into_view(talk: Talk) -> None:
    whole(talk, cell(BASRA, 5))
    look(talk, MOSUL, 9)
    look(talk, BASRA, 9)
    assert opacity(talk, BASRA) > 0


def test_the_legend_says_what_a_dot_stands_for(talk: Talk) -> None:
    whole(talk, cell(BAGHDAD, 5))
    assert talk.inside.locator(".map-legend summary").text_content() == "Incidents"
    rows = talk.inside.locator(".legend-row").all_text_contents()
    assert rows == ["1 or more", "10 or more", "100 or more", "1,000 or more"]
    talk.send(type="layer", name="whole", by="killed")
    assert talk.inside.locator(".map-legend summary").text_content() == "Reported killed, upper figure"


# Heat


def test_heat_is_darkest_where_most_lies_close_together(talk: Talk) -> None:
    whole(talk, cell(BAGHDAD, 900), cell(BASRA, 90), name="heat")
    talk.go(32, 46, 7)
    assert opacity(talk, BAGHDAD) > opacity(talk, BASRA) > 0
    assert opacity(talk, Point(35.5, 41)) == 0


def test_heat_by_people_injured_comes_from_the_cells_of_the_window(talk: Talk) -> None:
    talk.cells([BAGHDAD.lat, BAGHDAD.lon, 5, None, None, "", 5], [BASRA.lat, BASRA.lon, 5, None, [3, 8, 0], "", 0])
    whole(talk, cell(BAGHDAD, 900, 7), name="heat", by="injured")
    talk.go(32, 46, 7)
    assert opacity(talk, BASRA) > 0
    assert opacity(talk, BAGHDAD) == 0


def test_heat_of_nothing_is_nothing(talk: Talk) -> None:
    talk.send(type="layer", name="heat", by="killed")
    assert opacity(talk, BAGHDAD) == 0
    assert talk.inside.locator(".legend-ramp").inner_text().split("\n") == ["Fewest in this view", "Most in this view"]


# Governorates


def shade(talk: Talk, by: str = "killed", steps: Sequence[float] = (50, 100, 1000)) -> None:
    talk.send(type="shade", by=by, areas=SHADES, steps=steps)
    talk.send(type="layer", name="areas", by=by)


def test_a_governorate_is_shaded_by_its_class_and_hatched_without_a_number(talk: Talk) -> None:
    shade(talk)
    paths = talk.inside.locator("path.shade")
    look = [str(paths.nth(i).get_attribute("class")).split()[2] for i in range(3)]
    assert look == ["step-3", "unknown", "step-0"]
    assert talk.inside.locator("path.shade.unknown").get_attribute("fill") == "url(#hatch-unknown)"
    assert talk.inside.locator("pattern#hatch-unknown").count() == 1
    assert talk.inside.locator(".in-shade").all_text_contents() == ["1,200", "40"]


def test_a_rate_without_a_population_is_hatched_otherwise_and_said_so(talk: Talk) -> None:
    shade(talk, by="rate", steps=[0.5, 20])
    assert talk.inside.locator("path.shade.unpeopled").count() == 1
    rows = talk.inside.locator(".legend-row").all_text_contents()
    assert rows == ["fewer than 0.5", "0.5 to 20", "20 or more", "Population or figure not known"]


def test_each_governorate_says_its_sentence_to_keyboard_and_pointer(talk: Talk) -> None:
    shade(talk)
    path = talk.inside.locator("path.shade.unknown")
    assert path.get_attribute("aria-label") == "Muthanna: <b>invented</b>"
    assert path.get_attribute("tabindex") == "0"
    path.hover(force=True)
    assert talk.inside.locator(".leaflet-tooltip").inner_text() == "Muthanna: <b>invented</b>"
    before = talk.wait_for("viewport")["zoom"]
    path.press("Enter")
    talk.until(lambda: talk.heard("viewport")[-1]["zoom"] > before, "closer to the governorate")


def test_the_legend_of_governorates_leaves_no_value_between_two_classes(talk: Talk) -> None:
    shade(talk)
    rows = talk.inside.locator(".legend-row").all_text_contents()
    assert rows == ["fewer than 50", "50 to 99", "100 to 999", "1,000 or more", "No number given"]


# Which way is shown


def test_the_control_follows_the_page_and_says_nothing_back(talk: Talk) -> None:
    for name, number in (("heat", 2), ("whole", 1), ("areas", 3), ("clusters", 0)):
        talk.send(type="layer", name=name, by="incidents")
        radios = talk.inside.locator(".leaflet-control-layers-base input")
        assert [radios.nth(i).is_checked() for i in range(4)] == [i == number for i in range(4)]
    assert talk.heard("layer-chosen") == []


def test_what_is_chosen_in_the_control_is_told_to_the_page(talk: Talk) -> None:
    whole(talk, cell(BAGHDAD, 5), name="clusters")
    talk.inside.locator(".leaflet-control-layers").hover()
    talk.inside.locator(".leaflet-control-layers-base label", has_text="Every incident").click()
    assert talk.wait_for("layer-chosen")["name"] == "whole"
    assert talk.inside.locator(".cell-canvas").count() == 1
    assert talk.inside.locator(".legend-row").count() == 4


def test_marks_leave_with_their_layer_and_come_back_with_it(talk: Talk) -> None:
    talk.cells([BAGHDAD.lat, BAGHDAD.lon, 5, None, None, "", 5])
    talk.send(type="layer", name="whole", by="incidents")
    assert talk.marks.count() == 0
    talk.send(type="layer", name="clusters", by="incidents")
    assert talk.marks.count() == 1


def test_a_focus_while_another_layer_is_shown_lights_the_mark_when_it_comes_back(talk: Talk) -> None:
    talk.cells([BASRA.lat, BASRA.lon, 1, None, None, "IRQ-0000042", 1])
    talk.send(type="layer", name="heat", by="incidents")
    talk.send(type="focus", code="IRQ-0000042")
    talk.send(type="layer", name="clusters", by="incidents")
    assert talk.inside.locator(".mark.chosen").count() == 1


def test_going_from_layer_to_layer_leaves_nothing_behind(talk: Talk) -> None:
    talk.cells([BASRA.lat, BASRA.lon, 5, None, None, "", 5])
    for name in ("whole", "clusters", "heat", "clusters", "areas", "clusters"):
        talk.send(type="layer", name=name, by="incidents")
    listening = "map._events.zoomstart.length + map._events.moveend.length"
    before = talk.ask_map(listening)
    for name in ("whole", "clusters", "areas", "clusters"):
        talk.send(type="layer", name=name, by="incidents")
    assert talk.ask_map(listening) == before
    assert talk.marks.count() == 1
