"""The map of many incidents as one file: it opens from a stick and gathers what is in view; upper figures only."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from incidents.reports import map as drawing
from unit.reports.cell_samples import AREAS, PackedCell, many, pack
from unit.reports.map_samples import CAPTION, GROUND, STATIC, words

AROUND_PARIS = (33_202, 22_543, 3, 1)


def written(folder: Path, cells: list[PackedCell]) -> str:
    """Address of the file with these cells."""
    path = folder / "map.html"
    page = drawing.stand_alone_of_cells(pack(cells), AREAS, GROUND, words(), caption=CAPTION, static=STATIC)
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def shown(page: Page) -> int:
    """Incidents in the marks on the map, areas apart."""
    return sum(int(text.replace(",", "")) for text in page.locator(".mark.cluster .count").all_text_contents())


@pytest.fixture
def page(browser: Browser) -> Page:
    """A page without a network; what it asks for beyond its own file is an error that the test sees."""
    context = browser.new_context(offline=True, viewport={"width": 1366, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    return opened


def test_a_million_incidents_open_from_a_stick(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    broken: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(written(tmp_path, many(60_000)))
    page.locator(".mark.cluster").first.wait_for()
    assert 900_000 < shown(page) <= 1_000_000  # all but what lies beyond the edge of the drawn ground
    assert page.locator(".mark.in-area").count() == len(AREAS)
    assert page.get_by_role("heading", level=1).inner_text() == CAPTION.title
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert broken == []
    page.context.close()


def test_what_is_in_view_is_gathered_anew_and_nothing_is_lost(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, [(40_851, 26_331, 7, 3), (40_852, 26_331, 5, None), (40_900, 26_400, 1, 0)]))
    page.locator(".mark.cluster").first.wait_for()
    assert shown(page) == 13
    spoken = "".join(page.locator(".mark.cluster .spoken").all_text_contents())
    assert "Reported killed: up to 3" in spoken
    assert "0 to 3" not in spoken
    page.context.close()


def test_beyond_the_drawn_ground_the_map_goes_along(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, [AROUND_PARIS, (40_851, 26_331, 7, 3)]))
    page.locator(".mark.cluster").first.wait_for()
    assert shown(page) == 10
    page.context.close()


def test_a_file_of_no_incident_is_a_map_all_the_same(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, []))
    page.locator(".leaflet-control-zoom").wait_for()
    assert page.locator(".mark.cluster").count() == 0
    page.context.close()


def test_the_figures_of_governorates_stand_beside_the_map_and_lead_to_them(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, [(40_851, 26_331, 7, 3)]))
    row = page.locator(".row", has_text="Dhi Qar")
    assert row.locator("p").all_text_contents() == [
        "Incidents here: 1,240",
        "Reported killed: 120 to 180",
        "Reported injured: 900 to 1,400 or more",
        "Records that give no number: 310",
    ]
    row.get_by_role("button").click()
    page.wait_for_timeout(800)
    assert page.locator(".mark.in-area").first.is_visible()
    page.context.close()


def test_the_file_shows_every_incident_and_heat_too(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, many(2_000, 5_000)))
    page.locator(".mark.cluster").first.wait_for()
    for way in ("Every incident as a dot", "Where incidents lie close together"):
        page.locator(".leaflet-control-layers").hover()
        page.locator(".leaflet-control-layers-base label", has_text=way).click()
        page.locator(".cell-canvas").wait_for()
        assert page.locator(".mark").count() == 0
    page.context.close()
