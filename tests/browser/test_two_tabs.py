"""Two tabs write at the same time; the session ends while somebody writes; an answer is wrong. Nothing is lost."""

import re

from playwright.sync_api import Page

from browser.house import NAME_OF, PASSPHRASE, House
from browser.rooms import Report
from browser.signing import sign_in
from incidents.domain.access import Role
from machinery.chromium import Watch

THEIRS, MINE = "Invented: written in the first tab", "Invented: written in the second tab"
SUMMARY = "An invented account that took an afternoon to write."
TYPED = Report(
    link="An invented headline",
    outlet="The Invented Gazette",
    published="12 May 2020",
    killed="at least 4",
    injured="dozens",
    passage="At least 4 people were killed, an invented doctor said.",
)


def test_a_stale_save_shows_both_texts_and_loses_nothing(house: House, page: Page, watch: Watch) -> None:
    watch.expect("409")
    sign_in(page, house.address, Role.MONITOR)
    code = house.codes["draft"]
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{house.address}/incidents/{code}/edit")
    title = re.compile("English")
    page.get_by_label(title).first.fill(THEIRS)
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.get_by_role("heading", name=THEIRS).wait_for()

    other.get_by_label(title).first.fill(MINE)
    other.get_by_label(title).nth(1).fill(SUMMARY)
    with other.expect_response(lambda answer: answer.request.method == "POST") as answered:
        other.get_by_role("button", name="Save", exact=True).first.click()
    assert answered.value.status == 409
    beside = other.get_by_role("table", name="What differs").inner_text()
    assert THEIRS in beside
    assert MINE in beside
    assert SUMMARY in beside
    assert other.get_by_label(title).first.input_value() == MINE
    assert other.get_by_label(title).nth(1).input_value() == SUMMARY

    page.goto(f"{house.address}/incidents/{code}")
    assert page.get_by_role("heading", name=THEIRS).count() == 1
    other.get_by_role("button", name="Save mine over the newer text").first.click()
    other.get_by_role("heading", name=MINE).wait_for()
    assert SUMMARY in other.get_by_role("main").inner_text()


def test_a_session_that_ends_while_writing_costs_nothing(house: House, page: Page, watch: Watch) -> None:
    watch.expect("401|422")
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new")
    main = page.get_by_role("main")
    for label, answer in {
        "Link or headline": TYPED.link,
        "Outlet": TYPED.outlet,
        "What happened?": MINE,
        "When?": "11 May 2020",
        "Killed": TYPED.killed,
        "Copy the sentence that says so": TYPED.passage,
    }.items():
        main.get_by_label(label, exact=True).fill(answer)
    main.get_by_label("Not sure").check()
    sign_out_elsewhere(page, house)

    main.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("What you typed is kept").wait_for()
    sign_in_again(page, "not the passphrase at all")
    page.get_by_text("do not fit together").wait_for()
    sign_in_again(page, PASSPHRASE)
    page.get_by_role("button", name="Send what I typed").click()
    page.get_by_text("Saved as a draft").wait_for()
    kept = main.inner_text()
    assert [text for text in (MINE, "11 May 2020", "at least 4", TYPED.passage, TYPED.outlet) if text not in kept] == []


def sign_out_elsewhere(page: Page, house: House) -> None:
    """End the session in another tab of the same browser."""
    other = page.context.new_page()
    other.goto(f"{house.address}/")
    other.get_by_role("button", name="Sign out").click()
    other.get_by_role("heading", name="Sign in").wait_for()


def sign_in_again(page: Page, passphrase: str) -> None:
    """Answer the sign-in page that stands in the way."""
    page.get_by_label("User name").fill(NAME_OF[Role.MONITOR])
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_an_error_keeps_every_word_and_takes_one_to_it(house: House, page: Page, watch: Watch) -> None:
    watch.expect("422")
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new")
    main = page.get_by_role("main")
    typed = {
        "Link or headline": "`${alert(1)}` </script> C:\\users\\x",
        "What happened?": MINE,
        "When?": "31 February 2020",
        "Where?": "Somewhere that nobody knows",
        "Killed": "12 to 3",
        "Injured": "9" * 5000,
        "Copy the sentence that says so": TYPED.passage,
    }
    for label, answer in typed.items():
        main.get_by_label(label, exact=True).fill(answer)
    main.get_by_role("button", name="Save", exact=True).click()
    problems = main.get_by_role("alert")
    problems.wait_for()
    assert problems.evaluate("(box) => box === document.activeElement")
    assert {label: main.get_by_label(label, exact=True).input_value() for label in typed} == typed
    links = problems.get_by_role("link")
    assert links.count() >= 4
    for number in range(links.count()):
        links.nth(number).click()
        assert page.evaluate("document.activeElement.matches('input, textarea, select, [role=radiogroup]')")
