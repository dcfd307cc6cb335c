"""The map page: marks and list speak of the same incidents, with a script, without one, and on a USB stick."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page

from browser.house import House
from browser.staged import ZAYTUN

QUESTION = "from=2019-11-28&to=2019-11-28&place=IQ-DQ&killed_min=40"
WHOLE_MAP = "/incidents/map"


def frame_of(page: Page) -> FrameLocator:
    """The inside of the map's frame, once something is drawn."""
    frame = page.frame_locator("iframe")
    frame.locator(".mark").first.wait_for()
    return frame


def test_a_mark_opens_its_card_in_the_page(page: Page, standing: House) -> None:
    page.goto(f"{standing.address}{WHOLE_MAP}?{QUESTION}")
    mark = frame_of(page).get_by_role("button", name="46 to 70")
    mark.click()
    card = page.locator("[aria-live]").filter(has_text="Chosen on the map")
    card.get_by_role("link", name="Zaytun").wait_for()
    assert "46 to 70" in card.inner_text()
    assert "First-day reports" in card.inner_text()
    card.get_by_role("link", name="Zaytun").click()
    assert page.url.endswith(f"/incidents/{ZAYTUN}")


def test_a_mark_is_chosen_from_the_keyboard(page: Page, standing: House) -> None:
    page.goto(f"{standing.address}{WHOLE_MAP}?{QUESTION}")
    frame_of(page).get_by_role("button", name="46 to 70").press("Enter")
    page.get_by_text("Chosen on the map").wait_for()


def test_a_line_of_the_list_finds_its_mark(page: Page, standing: House) -> None:
    page.goto(f"{standing.address}{WHOLE_MAP}")
    frame = frame_of(page)
    row = page.get_by_role("listitem").filter(has_text="46 to 70").first
    row.get_by_role("button", name="Show on the map").click()
    page.get_by_text("Chosen on the map").wait_for()
    chosen = frame.locator(".mark.chosen:not(.cluster)")
    chosen.wait_for()
    assert "46 to 70" in str(chosen.text_content())


def test_a_bar_of_the_months_asks_for_its_month(page: Page, standing: House) -> None:
    page.goto(f"{standing.address}{WHOLE_MAP}")
    whole = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Nov 2019").last.click()
    page.wait_for_url("**from=2019-11**")
    page.get_by_role("group", name="What was asked").get_by_role("link", name="From Nov 2019").wait_for()
    shown = page.get_by_role("heading", level=1).inner_text()
    rows = page.get_by_role("complementary").get_by_role("listitem").all_inner_texts()
    assert shown == f"{len(rows)} incidents" != whole
    assert len([text for text in rows if "Nov 2019" in text]) >= len(rows) - 1  # one went on from October
    frame_of(page)


def test_without_a_script_a_picture_and_the_list_say_the_same(browser: Browser, standing: House) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{standing.address}{WHOLE_MAP}?from=2019-11&to=2019-11&place=IQ-DQ&killed_min=10")
        drawn = page.get_by_role("group", name="Map of incidents")
        drawn.wait_for()
        size = drawn.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) > 300
        assert page.get_by_role("link", name="Zaytun").first.is_visible()
        assert page.get_by_text("46 to 70").first.is_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_downloaded_map_opens_from_a_stick(
    language: str, browser: Browser, page: Page, standing: House, tmp_path: Path, tell: Callable[[str], None]
) -> None:
    page.goto(f"{standing.address}{WHOLE_MAP}?lang={language}")
    with page.expect_download() as coming:
        page.locator("a[href*='format=map']").last.click()
    path = tmp_path / "map.html"
    coming.value.save_as(path)
    asked: list[str] = []
    heard: list[str] = []
    with browser.new_context(offline=True) as context:
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: heard.append(str(error.error)))
        alone = context.new_page()
        alone.goto(path.as_uri())
        alone.locator(".mark").first.wait_for()
        assert alone.get_by_role("heading", level=1).inner_text()
        assert alone.locator("html").get_attribute("lang") == language
        assert alone.locator(".mark").count() >= 5
    tell(f"the downloaded map in {language}: {path.stat().st_size / 1024:.0f} KB, opens without a network")
    assert heard == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
