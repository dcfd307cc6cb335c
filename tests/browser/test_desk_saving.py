"""Drafts save themselves: offline and back, two windows, this device only if asked, a session that ended."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.house import NAME_OF, PASSPHRASE, House
from browser.signing import sign_in
from incidents.domain.access import Role
from incidents.services.desk import Desk
from incidents.web.desk.blueprint import furnish
from machinery.chromium import Watch
from machinery.reading import DISPATCH, read_dispatch

SAVED = re.compile(r"Saved on the server \d\d:\d\d")
WHAT = "Invented: people in uniform fired at an invented march."
UNSENT = "unsent:"


@pytest.fixture
def desk_page(house: House, page: Page) -> Page:
    """A monitor with the invented dispatch on the desk."""
    furnish(house.app, Desk(read=read_dispatch))
    sign_in(page, house.address, Role.MONITOR)
    open_dispatch(page, house)
    return page


def open_dispatch(page: Page, house: House) -> None:
    page.goto(f"{house.address}/incidents/new")
    page.get_by_label("The report's text").fill(DISPATCH)
    page.get_by_role("button", name="Read it with me").click()
    page.wait_for_url("**/reading/*")


def state(page: Page) -> str:
    return page.get_by_role("status").first.inner_text()


def kept_here(page: Page) -> list[str]:
    """What stands on this device, the switch aside."""
    found: list[str] = page.evaluate("Object.keys(localStorage).filter((key) => key !== 'unsent:switch')")
    return found


def test_what_is_typed_is_on_the_server_before_anything_is_pressed(desk_page: Page) -> None:
    desk_page.get_by_label("What happened?").fill(WHAT)
    desk_page.get_by_text(SAVED).wait_for()
    desk_page.reload()
    assert desk_page.get_by_label("What happened?").input_value() == WHAT
    assert kept_here(desk_page) == []


def test_offline_it_says_so_tries_again_and_loses_nothing(desk_page: Page, watch: Watch) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")
    context: BrowserContext = desk_page.context
    context.set_offline(True)
    desk_page.get_by_label("What happened?").fill(WHAT)
    desk_page.get_by_text("Not sent, will try again").wait_for()
    desk_page.get_by_role("button", name="Take over: Najaf").click()
    assert desk_page.get_by_label("Where?").input_value() == "Najaf", "suggestions are taken over without the server"
    context.set_offline(False)
    desk_page.get_by_text(SAVED).wait_for()
    desk_page.reload()
    assert desk_page.get_by_label("What happened?").input_value() == WHAT
    assert desk_page.get_by_label("Where?").input_value() == "Najaf"


def test_leaving_the_page_saves_what_was_typed_a_moment_ago(desk_page: Page, house: House) -> None:
    desk_page.get_by_label("What happened?").fill(WHAT)
    desk_page.goto(f"{house.address}/incidents/new")
    desk_page.get_by_role("heading", name="Not finished").wait_for()
    desk_page.get_by_role("main").get_by_role("link", name="Continue").first.click()
    assert desk_page.get_by_label("What happened?").input_value() == WHAT


def test_two_windows_are_told_apart_and_both_texts_are_shown(desk_page: Page, watch: Watch) -> None:
    watch.expect("409")
    other = desk_page.context.new_page()
    other.goto(desk_page.url)
    desk_page.get_by_label("What happened?").fill(WHAT)
    desk_page.get_by_text(SAVED).wait_for()
    desk_page.get_by_label("Outlet").fill("The Invented Gazette")
    desk_page.get_by_text("Typing…").wait_for()
    desk_page.get_by_text(SAVED).wait_for()

    other.get_by_label("What happened?").fill("Invented: written in the second window.")
    other.get_by_text("Saved in another window meanwhile.").wait_for()
    other.get_by_role("button", name="Save now").click()
    beside = other.get_by_role("table", name="What differs")
    beside.wait_for()
    assert WHAT in beside.inner_text()
    assert "Invented: written in the second window." in beside.inner_text()
    assert other.get_by_label("What happened?").input_value() == "Invented: written in the second window."
    other.get_by_role("button", name="Save now").click()
    other.get_by_role("table", name="What differs").wait_for(state="detached")
    other.reload()
    assert other.get_by_label("What happened?").input_value() == "Invented: written in the second window."


def test_this_device_keeps_unsent_text_only_if_asked_and_forgets_it(desk_page: Page, watch: Watch) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")
    context: BrowserContext = desk_page.context
    context.set_offline(True)
    desk_page.get_by_label("What happened?").fill(WHAT)
    desk_page.get_by_text("Not sent, will try again").wait_for()
    assert kept_here(desk_page) == []
    desk_page.get_by_text("Where your draft is kept").click()
    box = desk_page.get_by_label("Also keep unsent text on this device")
    assert not box.is_checked()
    box.check()
    (key,) = kept_here(desk_page)
    assert WHAT in desk_page.evaluate("(key) => localStorage.getItem(key)", key)
    assert "csrf" not in desk_page.evaluate("(key) => localStorage.getItem(key)", key)
    box.uncheck()
    assert kept_here(desk_page) == []
    box.check()
    context.set_offline(False)
    desk_page.get_by_text(SAVED).wait_for()
    assert kept_here(desk_page) == [], "the server has it now"


def test_text_left_on_this_device_is_offered_back_and_goes_at_sign_out(desk_page: Page, watch: Watch) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    desk_page.get_by_text("Where your draft is kept").click()
    desk_page.get_by_label("Also keep unsent text on this device").check()
    desk_page.route("**/answers", lambda route: route.abort())
    desk_page.get_by_label("What happened?").fill(WHAT)
    desk_page.get_by_text("Kept on this device till then").wait_for()
    desk_page.reload()
    assert desk_page.get_by_label("What happened?").input_value() == ""
    desk_page.get_by_role("button", name="Put it back").click()
    assert desk_page.get_by_label("What happened?").input_value() == WHAT
    assert len(kept_here(desk_page)) == 1
    desk_page.get_by_role("button", name="Sign out").click()
    desk_page.get_by_role("heading", name="Sign in").wait_for()
    assert desk_page.evaluate("Object.keys(localStorage)") == []


def test_the_seven_questions_save_themselves_too(house: House, page: Page) -> None:
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new")
    page.get_by_label("What happened?").fill(WHAT)
    page.get_by_label("Killed", exact=True).fill("at least 4")
    page.get_by_text(SAVED).wait_for()
    page.get_by_label("Injured", exact=True).fill("dozens")
    page.get_by_text("Typing…").wait_for()
    page.get_by_text(SAVED).wait_for()
    page.goto(f"{house.address}/incidents/new")
    page.get_by_role("heading", name="Not finished").wait_for()
    assert WHAT in page.get_by_role("main").inner_text()
    page.get_by_role("link", name=f"Continue ({WHAT[:20]}").click()
    typed = {
        name: page.get_by_label(name, exact=True).input_value() for name in ("What happened?", "Killed", "Injured")
    }
    assert typed == {"What happened?": WHAT, "Killed": "at least 4", "Injured": "dozens"}
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("Saved as a draft").wait_for()
    page.goto(f"{house.address}/incidents/new")
    page.get_by_label("What happened?").wait_for()
    assert page.get_by_role("link", name=f"Continue ({WHAT[:20]}").count() == 0


def test_a_session_that_ended_costs_nothing(desk_page: Page, house: House, watch: Watch) -> None:
    watch.expect("401|400")
    desk_page.get_by_label("What happened?").fill(WHAT)
    desk_page.get_by_text(SAVED).wait_for()
    other = desk_page.context.new_page()
    other.goto(f"{house.address}/")
    other.get_by_role("button", name="Sign out").click()
    other.get_by_role("heading", name="Sign in").wait_for()
    desk_page.get_by_label("Where?").fill("Najaf")
    desk_page.get_by_text("Not sent: you are signed out.").wait_for()
    desk_page.get_by_role("button", name="Save now").click()
    desk_page.get_by_label("User name").fill(NAME_OF[Role.MONITOR])
    desk_page.get_by_label("Passphrase").fill(PASSPHRASE)
    desk_page.get_by_role("main").get_by_role("button", name="Sign in").click()
    desk_page.get_by_role("button", name="Send what I typed").click()
    desk_page.wait_for_url("**/reading/*")
    assert desk_page.get_by_label("What happened?").input_value() == WHAT
    assert desk_page.get_by_label("Where?").input_value() == "Najaf"
