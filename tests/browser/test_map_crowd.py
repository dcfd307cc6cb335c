"""The map of thousands of incidents: what the page asks for as it is moved, searched, drawn on and played."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Request, Route, expect

from browser.house import House, open_house
from browser.test_accessibility import violations
from crowds import crowd
from machinery.chromium import Watch

MAP = "/incidents/map?lang=en"
SIZE, MONTHS = 2600, 24
NUMBER = re.compile(r"[\d,]+")


@pytest.fixture(scope="module")
def crowded(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with 2,600 invented incidents of two years; the tests only look."""
    with open_house(seed, tmp_path_factory.mktemp("crowded")) as house:
        with house.app.app_context():
            crowd(SIZE, months=MONTHS)
        yield house


@pytest.fixture
def shown(page: Page, crowded: House) -> Page:
    """The map of all of them, drawn and at rest."""
    return opened(page, crowded)


def opened(page: Page, house: House, question: str = "") -> Page:
    page.set_viewport_size({"width": 1366, "height": 1000})
    page.goto(f"{house.address}{MAP}{question}")
    inside(page).locator(".mark").first.wait_for()
    rested(page)
    return page


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def rested(page: Page) -> None:
    """Nothing is being asked for any more."""
    page.locator("[data-window-note]").wait_for()
    expect(page.locator("[data-status]")).to_have_text("")


def number(text: str | None) -> int:
    found = NUMBER.findall(text or "")
    return int(found[-1].replace(",", "")) if found else 0


def in_view(page: Page) -> int:
    return number(page.locator("[data-window-note]").inner_text().split(" in view")[0])


def nearer(page: Page) -> None:
    """One press on the plus of the map, answered."""
    with page.expect_response("**/incidents/map/list**"):
        inside(page).get_by_role("button", name="Zoom in").click()
    rested(page)


def test_the_window_is_asked_for_and_every_incident_is_in_a_mark(shown: Page) -> None:
    counts = inside(shown).locator(".mark .count").all_text_contents()
    assert sum(map(number, counts)) == in_view(shown) > 2000
    assert shown.locator("[data-list] [data-code]").count() == 50


def test_moving_the_map_asks_for_the_window_alone(shown: Page) -> None:
    before = in_view(shown)
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    nearer(shown)
    assert 0 < in_view(shown) <= before
    cells = [url for url in asked if "/api/v1/cells?" in url]
    assert len(cells) == 1
    assert "bbox=" in cells[0]
    assert "zoom=" in cells[0]


def test_the_button_searches_the_area_in_sight_and_the_back_button_leaves_it(shown: Page) -> None:
    button = shown.get_by_role("button", name="Search this area")
    expect(button).to_be_hidden()
    nearer(shown)
    nearer(shown)
    expected = in_view(shown)
    button.click()
    shown.wait_for_url("**bbox=**")
    expect(shown.get_by_role("group", name="What was asked")).to_contain_text("Within the area")
    assert number(shown.get_by_role("heading", level=1).inner_text()) >= expected > 0
    shown.get_by_role("button", name="Clear the area").click()
    shown.wait_for_url(lambda url: "bbox" not in url)
    shown.go_back()
    shown.wait_for_url("**bbox=**")
    shown.go_back()
    shown.wait_for_url(lambda url: "bbox" not in url)


def test_an_area_is_drawn_by_hand_and_asked_for(shown: Page) -> None:
    begin, stop = (shown.get_by_role("button", name=name, exact=True) for name in ("Draw an area", "Stop drawing"))
    begin.click()
    expect(stop).to_be_visible()
    corners = ((260, 120), (560, 140), (520, 420))
    box = shown.locator("iframe").bounding_box()
    assert box
    for x, y in corners:
        shown.mouse.click(box["x"] + x, box["y"] + y)
    expect(shown.locator("[data-status]")).to_have_text("Corners: 3")
    inside(shown).get_by_role("button", name="Close the area").click()
    shown.wait_for_url("**within=**")
    expect(shown.get_by_role("group", name="What was asked")).to_contain_text("Within the area drawn on the map")
    assert 0 < number(shown.get_by_role("heading", level=1).inner_text()) < SIZE


def test_drawing_is_given_up_by_escape_in_the_map_or_by_the_button(shown: Page) -> None:
    begin, stop = (shown.get_by_role("button", name=name, exact=True) for name in ("Draw an area", "Stop drawing"))
    begin.click()
    stop.click()
    expect(begin).to_be_visible()
    begin.click()
    box = shown.locator("iframe").bounding_box()
    assert box
    shown.mouse.click(box["x"] + 300, box["y"] + 200)
    shown.keyboard.press("Escape")
    expect(begin).to_be_visible()
    expect(stop).to_be_hidden()


def test_a_span_is_drawn_across_the_bars_and_page_and_address_follow(shown: Page) -> None:
    bars = shown.locator("[data-step]")
    bars.nth(3).scroll_into_view_if_needed()
    first, last = bars.nth(3).bounding_box(), bars.nth(6).bounding_box()
    assert first
    assert last
    shown.mouse.move(first["x"] + 9, first["y"] + 30)
    shown.mouse.down()
    shown.mouse.move(last["x"] + 9, last["y"] + 30, steps=4)
    shown.mouse.up()
    shown.wait_for_url("**from=2018-04&to=2018-07**")
    expect(shown.get_by_role("group", name="What was asked")).to_contain_text("From Apr 2018")
    found = number(shown.get_by_role("heading", level=1).inner_text())
    assert 0 < found < SIZE
    expect(shown.locator("[data-now]")).to_contain_text("Apr 2018 to Jul 2018")
    assert shown.get_by_label("First month").input_value() == "2018-04"
    assert "from=2018-04" in str(shown.get_by_role("link", name="List", exact=True).get_attribute("href"))


def test_a_span_is_chosen_with_shift_and_arrows(shown: Page) -> None:
    shown.locator("[data-step] a").nth(2).focus()
    shown.keyboard.down("Shift")
    shown.keyboard.press("ArrowRight")
    shown.keyboard.press("ArrowRight")
    shown.keyboard.up("Shift")
    shown.wait_for_url("**from=2018-03&to=2018-05**")


def test_months_are_played_and_the_page_follows_when_it_stops(shown: Page) -> None:
    shown.get_by_role("button", name="Play month by month").click()
    said = shown.locator("[data-now]")
    expect(said).to_contain_text("Jan 2018 ·")
    expect(said).to_contain_text("Feb 2018 ·")
    shown.get_by_role("button", name="Pause").click()
    shown.wait_for_url("**from=2018-0**")
    month = shown.locator("select[name=from] option:checked").inner_text()
    expect(said).to_contain_text(f"{month} ·")
    expect(shown.get_by_role("group", name="What was asked")).to_contain_text(month)
    assert number(said.text_content()) <= number(shown.get_by_role("heading", level=1).inner_text())


def test_whoever_wants_less_motion_steps_through_the_months_by_hand(page: Page, crowded: House) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, crowded)
    page.get_by_role("button", name="Next month").click()
    page.wait_for_url("**from=2018-01&to=2018-01**")
    page.get_by_role("button", name="Next month").click()
    page.wait_for_url("**from=2018-02&to=2018-02**")


def test_layers_stand_behind_the_hash_and_the_back_button_takes_them_back(shown: Page) -> None:
    with shown.expect_response("**/api/v1/whole**") as answer:
        shown.get_by_label("Every incident as a dot").check()
    assert answer.value.body()
    shown.get_by_label("Governorates").check()
    shown.get_by_label("Measured by").select_option("rate")
    assert shown.url.endswith("#layer=areas&by=rate")
    inside(shown).locator("path.shade").first.wait_for()
    expect(shown.locator("[data-population]")).to_have_text(
        "Population: Central Statistical Organization of Iraq, estimate for 2018."
    )
    shown.get_by_text("The governorates in words").click()
    expect(shown.locator("[data-area-words]")).to_contain_text("Reported killed per 100,000 inhabitants:")
    shown.go_back()
    shown.go_back()
    expect(shown.get_by_label("Every incident as a dot")).to_be_checked()
    shown.reload()
    expect(shown.get_by_label("Every incident as a dot")).to_be_checked()


def test_without_a_connection_nothing_stale_is_left_and_it_is_said(shown: Page, watch: Watch) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")
    shown.context.set_offline(True)
    inside(shown).get_by_role("button", name="Zoom in").click()
    status = shown.locator("[data-status]")
    expect(status).to_contain_text("There is no connection")
    expect(inside(shown).locator(".mark")).to_have_count(0)
    expect(shown.locator("[data-list] [data-code]")).to_have_count(0)
    shown.context.set_offline(False)
    again = shown.get_by_role("button", name="Try again")
    if again.is_visible():
        again.click()
    inside(shown).locator(".mark").first.wait_for()
    assert in_view(shown) > 0


def test_the_server_says_in_words_why_it_refused(shown: Page, watch: Watch) -> None:
    watch.expect("400")
    told = '{"status": 400, "detail": "Refused", "errors": [{"parameter": "bbox", "message": "An invented reason."}]}'

    def refuse(route: Route) -> None:
        route.fulfill(status=400, content_type="application/problem+json", body=told)

    shown.route("**/api/v1/cells**", refuse)
    inside(shown).get_by_role("button", name="Zoom in").click()
    expect(shown.locator("[data-status]")).to_have_text("An invented reason.")


def test_the_last_window_wins_over_a_slow_answer(shown: Page) -> None:
    held: list[Route] = []

    def hold(route: Route, request: Request) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    shown.route("**/api/v1/cells**", hold)
    inside(shown).get_by_role("button", name="Zoom in").click()
    expect(shown.locator("[data-status]")).not_to_have_text("")
    nearer(shown)
    counted = in_view(shown)
    assert held
    shown.wait_for_timeout(300)
    assert in_view(shown) == counted


def test_few_incidents_are_marks_of_their_own_and_open_their_cards(page: Page, crowded: House) -> None:
    opened(page, crowded)
    page.get_by_label("First month").select_option("2018-02")
    page.get_by_label("Last month").select_option("2018-02")
    page.wait_for_url("**from=2018-02&to=2018-02**")
    rested(page)
    row = page.locator("[data-list] [data-code]").first
    title = row.get_by_role("link").inner_text()
    row.get_by_role("button", name="Show on the map").click()
    expect(page.locator("[data-chosen]")).to_contain_text(title)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_phone_nothing_runs_over_the_edge(language: str, page: Page, crowded: House) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{crowded.address}/incidents/map?lang={language}#layer=areas&by=killed")
    inside(page).locator("path.shade").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert violations(page, "phone") == []


def test_without_a_script_there_are_a_picture_the_newest_and_the_months(browser: Browser, crowded: House) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{crowded.address}{MAP}")
        drawn = page.get_by_role("group", name="Map of incidents").first
        assert drawn.is_visible()
        assert page.locator("[data-list] [data-code]").count() == 50
        page.get_by_label("First month").select_option("2018-04")
        page.get_by_label("Last month").select_option("2018-06")
        page.get_by_role("button", name="Show these months").click()
        page.wait_for_url("**from=2018-04&to=2018-06**")
        assert 0 < number(page.get_by_role("heading", level=1).inner_text()) < SIZE
