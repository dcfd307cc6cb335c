"""The map of more incidents than are drawn one by one: what the page hands over is gathered, said and pressed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.cell_stand import CellStand, Talk
from browser.test_map_sinks import LISTEN, PAYLOADS, unharmed
from incidents.domain.places import Point
from incidents.domain.text import Trilingual
from incidents.reports import map_features as features
from incidents.reports.map_features import AreaSum
from unit.reports.map_samples import summary, words

Serve = Callable[[Any], str]
BAGHDAD = [33.3, 44.4, 120, [40, 60, 0], [300, 410, 1], "", 17]
MOSUL = [36.34, 43.13, 3, None, None, "", 3]
BASRA = [30.5, 47.8, 8, [0, 0, 0], [5, 5, 0], "", 0]
ALONE = [34.9, 41.5, 1, [2, 2, 0], None, "IRQ-0000042", 0]
IN_ANBAR = AreaSum(governorate="IQ-AN", incidents=34, killed=(5, 9, True), injured=None, silent=30)
SUM = "Sum of the records here, as reported; not a death toll"


@pytest.fixture
def talk(serve: Serve, page: Page) -> Talk:
    """A frame of cells with nothing in it yet."""
    return Talk(page, serve(CellStand()))


def test_the_frame_says_what_it_can_show_and_where_it_looks(talk: Talk) -> None:
    assert talk.wait_for("ready")["layers"] == ["clusters", "whole", "heat", "areas"]
    view = talk.wait_for("viewport")
    assert (view["west"] < 39, view["east"] > 48) == (True, True)


def test_a_cell_says_incidents_people_as_ranges_and_records_without_a_number(talk: Talk) -> None:
    talk.cells(BAGHDAD, MOSUL, BASRA)
    assert talk.spoken() == [
        f"Incidents here: 3. Records that give no number: 3. {SUM}",
        (
            "Incidents here: 120. Reported killed: 40 to 60. Reported injured: 300 to 410 or more. "
            f"Records that give no number: 17. {SUM}"
        ),
        f"Incidents here: 8. Reported killed: 0. Reported injured: 5. {SUM}",
    ]
    assert talk.marks.locator("svg.symbol.none").count() == 1
    assert talk.marks.locator("svg.symbol.killed .ring").count() == 1
    assert talk.marks.locator("svg.symbol.injured").count() == 1


def test_what_comes_later_replaces_what_was_drawn_and_what_is_older_is_let_be(talk: Talk) -> None:
    talk.cells(BAGHDAD, serial=5)
    talk.cells(MOSUL, BASRA, serial=4)
    assert len(talk.spoken()) == 1
    talk.cells(MOSUL, BASRA, serial=6)
    assert len(talk.spoken()) == 2


def test_cells_that_would_lie_upon_one_another_are_drawn_as_one_and_nothing_is_lost(talk: Talk) -> None:
    beside = [33.31, 44.41, 5, [1, 2, 1], None, "", 1]
    talk.cells(BAGHDAD, beside)
    (spoken,) = talk.spoken()
    assert spoken.startswith("Incidents here: 125. Reported killed: 41 to 62 or more. Reported injured: 300 to 410")
    assert "no number: 18" in spoken
    talk.go(33.3, 44.4, 14)
    assert len(talk.spoken()) == 2


@pytest.mark.parametrize("way", ["click", "Enter", "Space"])
def test_pressing_a_cluster_leads_closer_to_it(way: str, talk: Talk) -> None:
    talk.cells(BAGHDAD)
    before = talk.wait_for("viewport")["zoom"]
    talk.marks.click() if way == "click" else talk.marks.press(way)
    talk.until(lambda: talk.heard("viewport")[-1]["zoom"] == before + 2, "two steps closer")
    view = talk.heard("viewport")[-1]
    assert view["south"] < 33.3 < view["north"]


def test_at_the_deepest_zoom_the_page_opens_what_lies_at_one_point(talk: Talk) -> None:
    talk.go(33.3, 44.4, 15)
    talk.cells(BAGHDAD, [33.30001, 44.40001, 2, None, None, "", 2])
    talk.marks.press("Enter")
    opened = talk.wait_for("open")
    assert opened["incidents"] == 122
    assert (opened["west"], opened["north"]) == (44.4, 33.30001)


def test_a_cell_of_one_incident_is_chosen(talk: Talk) -> None:
    talk.cells(BAGHDAD, ALONE)
    talk.marks.first.press("Enter")
    assert talk.wait_for("choose")["code"] == "IRQ-0000042"
    assert talk.inside.locator(".mark.chosen").count() == 1


@pytest.mark.parametrize(("lang", "order"), [("en", [7, 3, 5]), ("ar", [3, 7, 5])])
def test_the_keyboard_goes_through_the_marks_as_one_reads(
    lang: str, order: list[int], serve: Serve, page: Page
) -> None:
    talk = Talk(page, serve(CellStand(lang=lang)))
    south, east, west = ([lat, lon, n, None, None, "", n] for lat, lon, n in ((31, 44, 5), (35, 45, 3), (35, 42, 7)))
    talk.cells(south, east, west)
    digits = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
    found = [int(text.translate(digits)) for text in talk.marks.locator(".count").all_text_contents()]
    assert found == order
    assert {talk.marks.nth(i).get_attribute("tabindex") for i in range(3)} == {"0"}
    assert {talk.marks.nth(i).get_attribute("role") for i in range(3)} == {"button"}


def test_the_keyboard_stays_where_it_was_when_the_window_is_drawn_anew(talk: Talk) -> None:
    talk.cells(MOSUL, BAGHDAD, BASRA)
    talk.marks.nth(1).focus()
    talk.cells(MOSUL, [33.32, 44.42, *BAGHDAD[2:]], BASRA, serial=2)
    focused = talk.frame.evaluate("document.activeElement.textContent")
    assert "Incidents here: 120" in focused
    talk.cells(MOSUL, serial=3)
    assert talk.frame.evaluate("document.activeElement.className.includes('folium-map')")


def test_arrows_and_plus_move_the_map(talk: Talk) -> None:
    talk.inside.locator(".folium-map").focus()
    before = talk.wait_for("viewport")
    talk.page.keyboard.press("ArrowRight")
    talk.until(lambda: talk.heard("viewport")[-1]["west"] > before["west"], "further east")
    talk.page.keyboard.press("+")
    talk.until(lambda: talk.heard("viewport")[-1]["zoom"] > before["zoom"], "closer")


# Places known to a governorate only


def test_a_coarse_place_shades_its_area_and_stands_at_a_free_spot_in_it(talk: Talk) -> None:
    heap = [33.0, 41.6, 900, [1, 900, 0], None, "", 0]  # about the middle of Anbar
    talk.cells(heap, areas=[IN_ANBAR])
    chip = talk.inside.locator(".mark.in-area")
    assert str(chip.locator(".spoken").text_content()).startswith(
        "Somewhere in this area: Anbar. Incidents here: 34. Reported killed: 5 to 9 or more."
    )
    assert talk.inside.locator("path.area.coarse").count() == 1
    boxes = [one.bounding_box() for one in (chip.locator(".area-chip"), talk.inside.locator(".mark.cluster .symbol"))]
    first, second = (box for box in boxes if box)
    apart = (
        first["x"] > second["x"] + second["width"] or second["x"] > first["x"] + first["width"],
        first["y"] > second["y"] + second["height"] or second["y"] > first["y"] + first["height"],
    )
    assert any(apart)


def test_the_chip_of_an_area_stays_in_view_while_the_map_moves(talk: Talk) -> None:
    talk.cells(areas=[IN_ANBAR])
    talk.go(33.9, 42.4, 9)
    box = talk.inside.locator(".mark.in-area").bounding_box()
    assert box is not None
    assert 0 < box["x"] < 1200
    assert 0 < box["y"] < 680
    talk.go(30.5, 47.8, 10)
    assert talk.inside.locator(".mark.in-area").count() == 0


def test_incidents_of_an_area_without_an_outline_are_told(talk: Talk) -> None:
    talk.cells(areas=[AreaSum(governorate="IQ-HA", incidents=6, killed=None, injured=None, silent=6)])
    assert talk.inside.get_by_text("Records whose place is not known well enough for the map: 6").is_visible()
    assert talk.marks.count() == 0


# Few incidents, told one by one


def test_single_incidents_stand_with_their_circles_and_choose(talk: Talk) -> None:
    rows = [summary(1), summary(2, point=Point(31.04, 46.255), radius_m=5000), summary(3, radius_m=None)]
    talk.go(33.33, 44.4, 13)
    talk.send(type="marks", serial=1, features=features.marks(rows, words(), cards=False))
    talk.inside.locator("path.circle").first.wait_for(state="attached")
    assert talk.inside.locator("path.circle").count() == 2
    assert talk.spoken()[0].startswith("Incidents here: 2. Reported killed: 92 to 140.")
    talk.send(type="focus", code="IRQ-0000003")
    talk.inside.locator(".mark.chosen:not(.cluster)").wait_for()
    talk.inside.locator(".mark.chosen:not(.cluster)").press("Enter")
    assert talk.wait_for("choose")["code"] == "IRQ-0000003"


def test_single_incidents_give_way_to_cells(talk: Talk) -> None:
    talk.send(
        type="marks", serial=1, features=features.marks([summary(1)], words(), cards=False), areas=[IN_ANBAR.row()]
    )
    assert len(talk.spoken()) == 2
    talk.cells(BAGHDAD, serial=2)
    assert [text.split(".")[0] for text in talk.spoken()] == ["Incidents here: 120"]
    assert talk.inside.locator("path.circle, path.area").count() == 0


def test_a_focus_on_an_incident_that_is_gathered_with_others_breaks_nothing(talk: Talk) -> None:
    talk.cells(BAGHDAD)
    talk.send(type="focus", code="IRQ-0000042")
    talk.cells(BAGHDAD, ALONE, serial=2)
    assert talk.inside.locator(".mark.chosen").count() == 1


def test_a_hostile_title_that_is_handed_over_is_shown_as_stored_and_runs_nowhere(serve: Serve, page: Page) -> None:
    page.add_init_script(LISTEN)
    talk = Talk(page, serve(CellStand()))
    rows = [
        summary(n, title=Trilingual(en=text), point=Point(30 + n % 9 * 0.7, 39 + n // 9))
        for n, text in enumerate(PAYLOADS)
    ]
    talk.send(type="marks", serial=1, features=features.marks(rows, words(), cards=False))
    spoken = "options.icon.options.html.querySelector('.spoken').textContent"
    found = talk.frame.evaluate(f"[...incidents.marks.values()].map((one) => one.{spoken})")
    assert sorted(found) == sorted(f"{text}. Killed: 46 to 70. 2019-11-28" for text in PAYLOADS)
    talk.marks.first.hover(force=True)
    unharmed(*page.frames)


# Readers who see or move otherwise


def test_a_reader_who_wants_no_motion_gets_none(serve: Serve, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    talk = Talk(page, serve(CellStand()))
    talk.cells(BAGHDAD)
    assert talk.ask_map("[map.options.zoomAnimation, map.options.fadeAnimation, map.options.inertia]") == [False] * 3
    before = talk.wait_for("viewport")["zoom"]
    talk.marks.press("Enter")
    talk.until(lambda: talk.heard("viewport")[-1]["zoom"] > before, "closer at once")


def test_with_forced_colours_the_map_keeps_its_own(serve: Serve, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    talk = Talk(page, serve(CellStand()))
    talk.cells(BAGHDAD)
    look = talk.frame.evaluate("getComputedStyle(document.querySelector('.mark .symbol.killed')).color")
    assert look == "rgb(123, 30, 79)"


def test_on_a_phone_nothing_runs_out_of_the_frame(serve: Serve, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 640})
    talk = Talk(page, serve(CellStand((374, 560), lang="ar")))
    talk.cells(BAGHDAD, MOSUL, BASRA, areas=[IN_ANBAR])
    talk.send(type="draw", on=True)
    bar = talk.inside.locator(".draw-bar").bounding_box()
    assert bar is not None
    assert bar["x"] >= 0
    assert bar["x"] + bar["width"] <= 390
    assert talk.frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
