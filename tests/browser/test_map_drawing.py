"""An area drawn by hand, the area asked for, and messages that are not what they should be."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.cell_stand import AROUND, CellStand, Talk
from browser.map_stand import PAGE_POLICY, Stand
from incidents.reports import map_features as features
from unit.reports.map_samples import summary, words

Serve = Callable[[Any], str]
CELL = [33.3, 44.4, 120, [40, 60, 0], None, "", 17]
CORNERS = ((34.0, 43.0), (34.0, 45.5), (32.5, 45.0))
RING = [[44.0, 33.0], [45.0, 33.4], [44.8, 34.4]]


@pytest.fixture(params=["cells", "marks"])
def talk(request: pytest.FixtureRequest, serve: Serve, page: Page) -> Talk:
    """A frame of each kind: an area is drawn in both."""
    if request.param == "cells":
        return Talk(page, serve(CellStand()))
    stand = Stand([summary(1)])
    stand.pages["/"] = (AROUND.format(width=1200, height=680), PAGE_POLICY)
    return Talk(page, serve(stand))


@pytest.fixture
def cells(serve: Serve, page: Page) -> Talk:
    """A frame of cells that shows one."""
    talk = Talk(page, serve(CellStand()))
    talk.cells(CELL)
    return talk


def near(ring: list[list[float]], *corners: tuple[float, float]) -> bool:
    """Whether a ring of [lon, lat] has these corners (lat, lon), to a few px."""
    pairs = zip(ring, corners, strict=True)
    return all(
        abs(lon - other_lon) < 0.03 and abs(lat - other_lat) < 0.03 for (lon, lat), (other_lat, other_lon) in pairs
    )


def draw(talk: Talk) -> None:
    talk.go(33.3, 44.4, 7)
    talk.send(type="draw", on=True)


def press(talk: Talk, *corners: tuple[float, float]) -> None:
    for corner in corners:
        talk.page.mouse.click(*talk.at(*corner))


def test_an_area_is_drawn_with_a_pointer_and_closed_on_its_first_corner(talk: Talk) -> None:
    draw(talk)
    press(talk, *CORNERS, CORNERS[0])
    ring = talk.wait_for("drawn")["ring"]
    assert near(ring, *CORNERS)
    assert all(round(number, 5) == number for corner in ring for number in corner)
    assert talk.inside.locator("path.asked-area").count() == 1
    assert talk.inside.locator(".draw-bar, .draw-cross").count() == 0
    assert [(one["corners"], one["on"]) for one in talk.heard("drawing")] == [
        (0, True), (1, True), (2, True), (3, True), (0, False),
    ]  # fmt: skip


def test_an_area_is_drawn_from_the_keyboard_alone(talk: Talk) -> None:
    draw(talk)
    for corner in CORNERS:
        talk.go(*corner, 9)
        talk.page.keyboard.press("Enter")
    talk.page.keyboard.press("Backspace")
    assert talk.wait_for("drawing", 5)["corners"] == 2
    talk.page.keyboard.press("Enter")
    talk.go(*CORNERS[0], 9)
    talk.page.keyboard.press("Enter")
    assert near(talk.wait_for("drawn")["ring"], *CORNERS)


def test_buttons_do_the_same_for_a_finger(talk: Talk) -> None:
    draw(talk)
    close = talk.inside.get_by_role("button", name="Close the area")
    for corner in CORNERS:
        assert close.is_disabled()
        talk.go(*corner, 9)
        talk.inside.get_by_role("button", name="Add a corner").click()
    assert talk.inside.get_by_role("status").text_content() == "Corners: 3"
    close.press("Enter")
    assert near(talk.wait_for("drawn")["ring"], *CORNERS)


def test_escape_stops_and_the_map_is_as_it_was(talk: Talk) -> None:
    draw(talk)
    press(talk, *CORNERS[:2])
    talk.page.keyboard.press("Escape")
    talk.until(lambda: not talk.heard("drawing")[-1]["on"], "drawing has stopped")
    assert talk.inside.locator("path.drawn-area, path.corner, .draw-bar").count() == 0
    assert talk.heard("drawn") == []
    press(talk, CORNERS[2])
    assert len(talk.heard("drawing")) == 4


def test_the_page_may_stop_the_drawing_and_begin_anew(talk: Talk) -> None:
    draw(talk)
    press(talk, CORNERS[0])
    talk.send(type="draw", on=False)
    talk.send(type="draw", on=False)
    talk.send(type="draw", on=True)
    talk.send(type="draw", on=True)
    assert talk.inside.locator(".draw-bar").count() == 1
    assert talk.wait_for("drawing", 4)["corners"] == 0


def test_an_area_has_no_more_than_two_hundred_corners(talk: Talk) -> None:
    draw(talk)
    talk.go(33.3, 44.4, 12)
    talk.frame.evaluate(
        f"""() => {{
          for (let i = 0; i < 205; i++) {{
            const at = [33.3 + Math.sin(i / 33), 44.4 + (i % 50) / 25 + i / 400];
            {talk.map}.fire("click", {{ latlng: L.latLng(at) }});
          }}
        }}"""
    )
    talk.until(lambda: talk.heard("drawing")[-1]["corners"] == 200, "200 corners")
    assert talk.inside.get_by_role("button", name="Add a corner").is_disabled()
    talk.inside.get_by_role("button", name="Close the area").click()
    assert len(talk.wait_for("drawn")["ring"]) == 200


def test_two_presses_at_one_place_make_one_corner(talk: Talk) -> None:
    draw(talk)
    press(talk, *CORNERS[:2], CORNERS[1])
    assert talk.wait_for("drawing", 3)["corners"] == 2


def test_marks_do_not_get_in_the_way_of_drawing(cells: Talk) -> None:
    draw(cells)
    press(cells, (CELL[0], CELL[1]))  # type: ignore[arg-type]
    assert cells.wait_for("drawing", 2)["corners"] == 1
    assert cells.ask_map("map.getZoom()") == 7


def test_the_area_asked_for_stays_in_sight_until_it_is_taken_back(talk: Talk) -> None:
    talk.send(type="area", rings=[RING])
    assert talk.inside.locator("path.asked-area").count() == 1
    talk.go(36.3, 43.1, 9)
    talk.send(type="area", rings=[RING, [[42, 35], [43, 35], [43, 36]]])
    assert talk.inside.locator("path.asked-area").count() == 1
    talk.send(type="area", rings=None)
    assert talk.inside.locator("path.asked-area").count() == 0


# What is not as it should be


def changed(place: int, value: Any) -> list[Any]:
    return [*CELL[:place], value, *CELL[place + 1 :]]


def window(*cells: Any, **changes: Any) -> dict[str, Any]:
    return {"type": "cells", "serial": 9, "zoom": 7, "cells": list(cells), "areas": [], **changes}


def mark(**changes: Any) -> dict[str, Any]:
    (feature,) = features.marks([summary(1)], words(), cards=False)["features"]
    return {
        "type": "marks",
        "serial": 9,
        "features": {"features": [feature | {"properties": feature["properties"] | changes}]},
    }


NAN, INFINITY = float("nan"), float("inf")
MALFORMED: dict[str, Any] = {
    "nothing": None,
    "a number": 7,
    "a word": "cells",
    "an empty one": {},
    "an unknown one": {"type": "paint"},
    "a property of every object": {"type": "constructor"},
    "a prototype": {"type": "__proto__"},
    "a list of types": {"type": ["cells"], "serial": 9, "zoom": 7, "cells": [], "areas": []},
    "no cells": window(cells=None),
    "cells as an object": window(cells={"length": 1, "0": CELL}),
    "5,001 cells": window(*[CELL] * 5001),
    "a cell too short": window(CELL[:6]),
    "a cell too long": window([*CELL, 1]),
    "a cell as an object": window(dict(enumerate(CELL))),
    "a latitude that is no number": window(changed(0, NAN)),
    "a latitude beyond the pole": window(changed(0, 91)),
    "a longitude without end": window(changed(1, INFINITY)),
    "a longitude as text": window(changed(1, "44.4")),
    "no incidents": window(changed(2, 0)),
    "fewer than no incidents": window(changed(2, -3)),
    "half an incident": window(changed(2, 1.5)),
    "incidents beyond counting": window(changed(2, 2**60)),
    "a figure below zero": window(changed(3, [-1, 5, 0])),
    "a figure the wrong way round": window(changed(3, [6, 5, 0])),
    "a figure without its end": window(changed(3, [5])),
    "a figure that is no number": window(changed(3, [NAN, NAN, 0])),
    "a figure as open as two": window(changed(3, [1, 2, 2])),
    "a code of script": window(changed(5, "javascript:alert(1)")),
    "a code with a line end": window(changed(5, "IRQ-0000001\n")),
    "more silent than there are": window(changed(6, 121)),
    "a serial below zero": window(CELL, serial=-1),
    "a serial of text": window(CELL, serial="9"),
    "a zoom that is no number": window(CELL, zoom=NAN),
    "no areas": window(CELL, areas=None),
    "an area of markup": window(CELL, areas=[["<img>", 1, None, None, 1]]),
    "an area too short": window(CELL, areas=[["IQ-MU", 1]]),
    "marks of nothing": {"type": "marks", "serial": 9},
    "201 marks": {"type": "marks", "serial": 9, "features": {"features": mark()["features"]["features"] * 201}},
    "a mark without a title": mark(title=None),
    "a title of a novel": mark(title="a" * 10_001),
    "a mark with a title of parts": mark(title={"toString": 1}),
    "a mark with a circle below zero": mark(radius_m=-1),
    "a mark with a circle around the earth": mark(radius_m=1e9),
    "a mark without a code": mark(code=""),
    "bytes that are none": {"type": "whole", "cells": [1, 2, 3]},
    "an unknown layer": {"type": "layer", "name": "tiles", "by": "incidents"},
    "an unknown count": {"type": "layer", "name": "heat", "by": "money"},
    "shades without words": {"type": "shade", "by": "killed", "areas": [["IQ-MU", 1]], "steps": []},
    "a shade below zero": {"type": "shade", "by": "killed", "areas": [["IQ-MU", -1, ""]], "steps": []},
    "steps that fall": {"type": "shade", "by": "killed", "areas": [], "steps": [5, 3]},
    "seven steps": {"type": "shade", "by": "killed", "areas": [], "steps": [1, 2, 3, 4, 5, 6, 7]},
    "drawing perhaps": {"type": "draw", "on": "yes"},
    "an area of no rings": {"type": "area", "rings": 5},
    "an area of 1,001 corners": {"type": "area", "rings": [[[44, 33]] * 1001]},
    "a corner of text": {"type": "area", "rings": [[["44", "33"]]]},
    "a focus on markup": {"type": "focus", "code": "<b>"},
}


def shown(talk: Talk) -> tuple[list[str], int, int]:
    """The marks in words, the lines on the ground, the canvases."""
    return talk.spoken(), talk.inside.locator("path").count(), talk.inside.locator("canvas, .draw-bar").count()


def test_messages_of_any_other_shape_are_dropped(cells: Talk) -> None:
    before = shown(cells)
    known = {
        name: cells.frame.evaluate("(message) => incidents.isKnown(message)", message)
        for name, message in MALFORMED.items()
    }
    assert [name for name, is_known in known.items() if is_known] == []
    for message in MALFORMED.values():
        cells.send(message)
    assert shown(cells) == before


def test_the_largest_window_there_may_be_is_drawn(cells: Talk) -> None:
    many = [[29.5 + i % 70 / 10, 39 + i // 70 / 9, 1 + i % 7, None, None, "", 1] for i in range(5000)]
    cells.cells(*many, serial=2)
    shown = cells.inside.locator(".mark .count").all_text_contents()
    assert sum(int(text.replace(",", "")) for text in shown) == sum(one[2] for one in many)


def test_a_second_port_is_not_listened_to(cells: Talk) -> None:
    cells.page.evaluate(
        """() => {
          const other = new MessageChannel();
          other.port1.onmessage = () => { window.overheard = true; };
          document.querySelector("iframe").contentWindow.postMessage("incidents-map-port", "*", [other.port2]);
          other.port1.postMessage({ type: "cells", serial: 99, zoom: 7, cells: [], areas: [] });
        }"""
    )
    cells.send(type="area", rings=None)
    assert cells.marks.count() == 1
    assert cells.page.evaluate("window.overheard") is None
