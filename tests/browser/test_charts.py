"""Charts under a hand, on a phone, from the right and on paper."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Page

from browser.house import House
from factories import claim, day
from incidents.storage.db import db
from storage.found import draft_of, keep, open_article

PHONE = {"width": 390, "height": 844}
A4 = [210.0, 297.0]  # millimetres
POINT = 25.4 / 72
CROSSED = "/incidents/charts?rows=cause&columns=place"


@pytest.fixture
def years(house: House) -> House:
    """The same house with invented records in each of 48 months more."""
    with house.app.app_context():
        article = open_article("invented-over-years")
        for month in range(48):
            when = f"{2016 + month // 12}-{month % 12 + 1:02}-09"
            keep(f"IRQ-{month + 1:07}", draft_of("Invented", claim(1, article, month), occurred=day(when)))
        db.session.remove()
    return house


def focused(page: Page) -> dict[str, str]:
    """The address that has the focus, and what it is called."""
    return page.evaluate(
        "() => ({href: document.activeElement.getAttribute('href') ?? '',"
        " name: document.activeElement.querySelector('title')?.textContent ?? '',"
        " outline: getComputedStyle(document.activeElement).outlineStyle})"
    )


def test_a_bar_is_reached_by_key_says_what_it_is_and_leads_to_its_records(page: Page, standing: House) -> None:
    page.goto(f"{standing.address}/incidents/charts")
    page.locator("#along-killed summary").focus()
    for _ in range(6):
        page.keyboard.press("Shift+Tab")
    at = focused(page)
    assert at["name"] == "\u2068Oct 2019\u2069: records 11, people 55 to 84 or more. Records that give no number: 1"
    assert at["outline"] == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents?**")
    assert parse_qs(urlsplit(page.url).query) == {"from": ["2019-10"], "to": ["2019-10"], "dates": ["certain"]}
    assert "11 incidents" in page.locator("h1").inner_text()


def test_on_a_phone_a_long_drawing_moves_by_itself_and_the_page_stands_still(page: Page, years: House) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{years.address}/incidents/charts?by=month&rows=cause&columns=place")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    scroll = page.locator("#along-killed .charted-scroll")
    assert scroll.evaluate("one => one.scrollWidth > 2 * one.clientWidth")
    widths = scroll.locator(".narrow .hit").evaluate_all(
        "every => every.map((one) => one.getBoundingClientRect().width)"
    )
    assert len(widths) == 51
    assert min(widths) >= 24
    scroll.locator(".narrow a").last.focus()
    assert scroll.evaluate("one => one.scrollLeft") > 0


@pytest.mark.parametrize(("language", "from_the_right"), [("en", False), ("ar", True)])
def test_time_runs_as_the_page_is_read(page: Page, standing: House, language: str, *, from_the_right: bool) -> None:
    page.goto(f"{standing.address}/incidents/charts?lang={language}")
    places = page.locator("#along-killed .wideplot .hit").evaluate_all(
        "every => every.map((one) => one.getBoundingClientRect().left)"
    )
    assert len(places) == 6
    assert places == sorted(places, reverse=from_the_right)


def test_one_of_the_three_drawings_is_seen_at_each_width(page: Page, standing: House) -> None:
    page.goto(f"{standing.address}/incidents/charts")
    for width, seen in ((1366, "wideplot"), (900, "middleplot"), (390, "narrow")):
        page.set_viewport_size({"width": width, "height": 800})
        drawings = page.locator("#along-killed .plot")
        visible = [one for one in drawings.all() if one.is_visible()]
        assert [seen in (one.get_attribute("class") or "") for one in visible] == [True]


def test_the_two_choices_are_sent_by_hand(page: Page, standing: House) -> None:
    page.goto(f"{standing.address}/incidents/charts?place=IQ-BG&by=year")
    page.get_by_label("Rows", exact=True).select_option("cause")
    page.get_by_label("Columns", exact=True).select_option("grade")
    page.locator(".crossing-choice").get_by_role("button", name="Show").click()
    page.wait_for_url("**#crossed")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"place": ["IQ-BG"], "by": ["year"], "rows": ["cause"], "columns": ["grade"]}
    assert page.get_by_role("columnheader", name="One source").is_visible()


def test_the_table_is_taken_along_as_a_file(page: Page, standing: House, tmp_path: Path) -> None:
    page.goto(f"{standing.address}{CROSSED}")
    with page.expect_download() as coming:
        page.get_by_role("link", name="This table as CSV").click()
    coming.value.save_as(tmp_path / "crossed.csv")
    assert coming.value.suggested_filename.startswith("incidents-cause-by-place-")
    assert "live-ammunition" in (tmp_path / "crossed.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_paper_every_table_follows_its_drawing_and_nothing_is_cut(
    page: Page, standing: House, language: str, tmp_path: Path
) -> None:
    page.goto(f"{standing.address}{CROSSED}&lang={language}")
    page.pdf(path=tmp_path / "charts.pdf", format="A4", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "charts.pdf") as paper:
        sizes = [[side * POINT for side in sheet.get_size()] for sheet in paper]
        words = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in paper).split())
        beyond = [place for sheet in paper for place in outside(sheet)]
    on_their_side = [across > up for across, up in sizes]
    assert all(sorted(size) == pytest.approx(A4, abs=1) for size in sizes)
    assert on_their_side == sorted(on_their_side)  # the charts first, then the wide table
    assert set(on_their_side) == {False, True}
    assert beyond == []
    if language == "en":
        assert words.count("Records that give no number") >= 6
        assert "84 or more" in words
        assert "Change the question" not in words
        assert "This table as CSV" not in words


def outside(sheet: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """Where letters stand beyond the edges of a sheet (left and right, in points)."""
    text = sheet.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    across = sheet.get_width()
    return [(left, right) for left, _, right, _ in boxes if left < 0 or right > across]
