"""From a pasted dispatch to a submitted incident: counted, in both scripts, by keyboard, and without JavaScript."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.dispatches import ARABIC, ENGLISH, TWO_EVENTS
from browser.house import House
from browser.keyboard import Keyboard
from browser.signing import sign_in
from browser.staged import person
from incidents.domain.access import Role
from incidents.domain.incident import Record
from incidents.domain.vocabulary import Status
from incidents.services import recording
from incidents.web.i18n import say
from machinery.chromium import Watch

MOST_ACTIONS = 12
#: What is pressed and filled, by our own names; the page says it in the reader's language.
SAID = {
    "box": "The report's text, or its address",
    "read": "Read it with me",
    "about": "Take over all about the article",
    "outlet": "Outlet",
    "all": "Take over all of this event",
    "what": "What happened?",
    "record": "Record and hand to the reviewers",
    "kept": "Kept. Only your team can see it until it is published.",
}
OWN_WORDS = {
    "en": "Men in uniform fired on a march near a square, says an invented report.",
    "ar": "أطلق رجال بالزي الرسمي النار على مسيرة قرب ساحة، بحسب تقرير مخترع.",
}
OUTLET = "The Invented Gazette"


class Hand:
    """Somebody with a mouse and a keyboard; every paste, press and typed answer is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions: list[str] = []

    def fill(self, label: str, text: str) -> None:
        """Type or paste into a field."""
        self.page.get_by_label(label).first.fill(text)
        self.actions.append(f"{label}: {text[:30]}")

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("main").get_by_role("button", name=name).first.click()
        self.actions.append(f"pressed {name}")


def recorded(house: House, page: Page) -> Record:
    """The incident that the page says it kept."""
    code = re.search(r"recorded=([A-Z0-9-]+)", page.url)
    assert code is not None, page.url
    with house.app.app_context():
        return recording.working_copy(code[1], person(Role.MONITOR))


def check_three_figures(record: Record, text: str) -> None:
    """Submitted, with three figures, each with the sentence that says it, word for word."""
    assert record.status is Status.SUBMITTED
    claims = record.content.claims
    assert [(one.outcome, one.value) for one in claims] == [("killed", 7), ("injured", 35), ("detained", 12)]
    for one in claims:
        assert one.passage in text
        assert one.printed in one.passage
        assert one.article == record.content.articles[0].article
    assert record.content.occurred is not None
    assert record.content.occurred.edtf == "2021-05-11"
    assert record.content.places[0].place == "IQ-DQ-HABOUBI-SQUARE"


def words_in(house: House, language: str) -> dict[str, str]:
    """The words of the page in a language."""
    with house.app.test_request_context(f"/?lang={language}"):
        return {name: say(message) for name, message in SAID.items()}


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("ar", ARABIC)], ids=["english", "arabic"])
def test_a_pasted_dispatch_becomes_a_submitted_incident(
    house: House, page: Page, tell: Callable[[str], None], language: str, text: str
) -> None:
    words = words_in(house, language)
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new?lang={language}")
    hand = Hand(page)
    hand.fill(words["box"], text)
    hand.press(words["read"])
    page.wait_for_url("**/reading/*")
    hand.press(words["about"])
    page.wait_for_url("**/reading/*#question-2")
    hand.fill(words["outlet"], OUTLET)
    hand.press(words["all"])
    hand.fill(words["what"], OWN_WORDS[language])
    hand.press(words["record"])
    page.get_by_text(words["kept"]).wait_for()
    tell(f"{len(text.split())}-word dispatch ({language}) to a submitted incident in {len(hand.actions)} actions")
    assert len(hand.actions) <= MOST_ACTIONS, hand.actions
    check_three_figures(recorded(house, page), text)


def test_the_same_with_the_keyboard_alone(house: House, page: Page, tell: Callable[[str], None]) -> None:
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new")
    hands = Keyboard(page)
    hands.paste("The report's text", ENGLISH)
    hands.press("Read it with me")
    page.wait_for_url("**/reading/*")
    hands.press("Take over all about the article")
    page.wait_for_url("**/reading/*#question-2")
    hands.press("Take over all of this event")
    hands.fill("What happened?", OWN_WORDS["en"])
    hands.press("Record and hand to the reviewers")
    page.get_by_text("Kept. Only your team can see it").wait_for()
    tell(f"the same by keyboard alone: {len(hands.actions)} actions, {hands.tabs} Tabs between")
    assert len(hands.actions) <= MOST_ACTIONS, hands.actions
    check_three_figures(recorded(house, page), ENGLISH)


@pytest.fixture
def plain(browser: Browser, house: House) -> Iterator[Page]:
    """A monitor whose browser runs no scripts."""
    with ExitStack() as closing:
        page = closing.enter_context(browser.new_context(java_script_enabled=False)).new_page()
        sign_in(page, house.address, Role.MONITOR)
        yield page


def test_the_same_without_javascript(house: House, plain: Page, tell: Callable[[str], None]) -> None:
    plain.goto(f"{house.address}/incidents/new")
    hand = Hand(plain)
    hand.fill("The report's text", ENGLISH)
    hand.press("Read it with me")
    hand.press("Take over all about the article")
    hand.press("Take over all of this event")
    hand.fill("What happened?", OWN_WORDS["en"])
    hand.press("Record and hand to the reviewers")
    plain.get_by_text("Kept. Only your team can see it").wait_for()
    tell(f"the same without JavaScript: {len(hand.actions)} actions")
    check_three_figures(recorded(house, plain), ENGLISH)


def test_one_suggestion_at_a_time_marks_its_words_and_can_be_taken_back(house: House, page: Page) -> None:
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new")
    Hand(page).fill("The report's text", ENGLISH)
    Hand(page).press("Read it with me")
    page.wait_for_url("**/reading/*")
    take = page.get_by_role("button", name="Take over: Injured: at least 35")
    words = page.locator("mark").filter(has_text="At least 35 people were wounded").first
    take.hover()
    expect(words).to_have_class("on")
    take.click()
    row = page.locator(".desk-figure").filter(has_text="Injured: at least 35")
    assert row.get_by_label("Figure as printed").input_value().lower() == "at least 35"
    page.get_by_role("button", name="Taken over: Injured: at least 35").click()
    assert row.get_by_label("Figure as printed").input_value() == ""
    assert row.get_by_label("The sentence, word for word").input_value() == ""
    words.get_by_role("link").click()
    assert take.evaluate("(button) => button === document.activeElement")


def laid_out(house: House, page: Page, text: str) -> Hand:
    """A text pasted and read, and what it says of the article taken over."""
    sign_in(page, house.address, Role.MONITOR)
    page.goto(f"{house.address}/incidents/new")
    hand = Hand(page)
    hand.fill("The report's text", text)
    hand.press("Read it with me")
    page.wait_for_url("**/reading/*")
    hand.press("Take over all about the article")
    page.wait_for_url("**/reading/*#question-2")
    return hand


def record_event(house: House, hand: Hand, what: str) -> Record:
    """Take over all of the event offered first, say what happened, and record it."""
    hand.press("Take over all of this event")
    hand.fill("What happened?", what)
    hand.press("Record and hand to the reviewers")
    hand.page.get_by_text("Kept. Only your team can see it").wait_for()
    return recorded(house, hand.page)


def test_two_events_of_one_dispatch_become_two_incidents_in_one_sitting(
    house: House, page: Page, tell: Callable[[str], None]
) -> None:
    hand = laid_out(house, page, TWO_EVENTS)
    first = record_event(house, hand, "Masked men fired on a march in Najaf, says an invented report.")
    page.get_by_text("This article tells of more").wait_for()
    page.get_by_role("link", name="Record the next incident from this article").click()
    assert page.get_by_label("Title, as printed").input_value().startswith("Invented day of marches")
    second = record_event(house, hand, "People were killed in Karbala at night, says an invented report.")
    tell(f"two incidents of one dispatch in one sitting: {len(hand.actions) + 1} actions")
    assert [one.content.places[0].place for one in (first, second)] == ["IQ-NA-NAJAF", "IQ-KA-KARBALA"]
    figures = [[(one.outcome, one.value) for one in each.content.claims] for each in (first, second)]
    assert figures == [[("killed", 3), ("injured", 20)], [("killed", 2), ("injured", 5)]]
    assert first.content.articles[0].article == second.content.articles[0].article
    page.get_by_role("button", name="Finished with this article").click()
    page.wait_for_url(f"**/incidents/{second.code}")


def test_a_second_report_of_the_event_is_shown_the_first_and_added_to_it(
    house: House, page: Page, watch: Watch
) -> None:
    watch.expect("422")
    first = record_event(house, laid_out(house, page, ENGLISH), OWN_WORDS["en"])
    page.goto(f"{house.address}/incidents/new")
    hand = Hand(page)
    hand.fill("The report's text", ENGLISH)
    hand.press("Read it with me")
    page.wait_for_url("**/reading/*")
    hand.fill("Outlet", "The Invented Courier")
    hand.press("Take over all of this event")
    page.get_by_text("An incident here may be this one").wait_for()
    hand.press("Same incident: add these figures to it")
    page.get_by_text("Kept. Only your team can see it").wait_for()
    again = recorded(house, page)
    assert (again.code, len(again.content.claims)) == (first.code, 6)
