"""The story: a monitor records, a second person publishes, a visitor finds, an advocate hands out."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.house import House
from browser.keyboard import Keyboard
from browser.rooms import EvidenceLists, Finder, NewIncident, Record, Report, ReviewRoom
from browser.signing import sign_in
from browser.staged import REPORT, ZAYTUN, person
from incidents.domain.access import Role
from incidents.services import recording, reference
from machinery.chromium import Watch, open_page

MOST_ACTIONS = 25
TITLE = "Invented: people in uniform fired at an invented march"
FIRST = Report(
    link="https://gazette.invalid/march",
    outlet="The Invented Gazette",
    published="12 May 2020",
    killed="at least 4",
    injured="dozens",
    passage="At least 4 people were killed and dozens injured, an invented doctor said.",
)
SECOND = Report(
    link="An invented headline on the march",
    outlet="The Invented Courier",
    published="13 May 2020",
    killed="7",
    passage="Seven people died, the invented courier wrote.",
)
#: For one number and what names its source, on the printed list: numbers without a footnote, notes without a source.
UNSOURCED = """() => {
  const lines = [...document.querySelectorAll("main article p b")].filter((b) => /\\d/.test(b.textContent));
  const beside = [...document.querySelectorAll("main article ul li")];
  const bare = [...lines.map((b) => b.parentElement), ...beside].filter((line) => !line.querySelector("sup a"));
  const notes = [...document.querySelectorAll("main article sup a")].map((mark) => document.querySelector(mark.hash));
  const mute = notes.filter((note) => !note?.querySelector("bdi")?.textContent.trim());
  const told = (line) => line?.textContent ?? "a mark that leads nowhere";
  return { lines: lines.length, notes: notes.length, wrong: [...bare, ...mute].map(told) };
}"""


@pytest.fixture
def desk(browser: Browser, house: House) -> Iterator[Callable[..., Page]]:
    """A signed-in page for a role, each in a browser of its own; none may meet an error."""
    watch = Watch()
    with ExitStack() as closing:

        def sit(role: Role) -> Page:
            page = closing.enter_context(open_page(browser, watch))
            sign_in(page, house.address, role)
            return page

        yield sit
    assert watch.unexpected() == []


def test_the_story(desk: Callable[[Role], Page], house: House, tmp_path: Path, tell: Callable[[str], None]) -> None:
    monitor, reviewer, visitor, advocate = map(desk, (Role.MONITOR, Role.REVIEWER, Role.VISITOR, Role.ADVOCATE))
    code = recorded_by_keyboard(monitor, house, tell)
    visitor.goto(f"{house.address}/incidents?q=invented")
    assert visitor.get_by_role("link", name=TITLE).count() == 0

    room = ReviewRoom(reviewer, house.address)
    room.verify(TITLE, "One source")
    room.publish(TITLE)

    found_by_a_visitor(visitor, house)
    visitor.goto(f"{house.address}/incidents?q=invented")
    visitor.get_by_role("link", name=TITLE).click()
    assert "4 to 7" in visitor.get_by_role("main").inner_text()
    handed_out(advocate, house, code, tmp_path)


def recorded_by_keyboard(page: Page, house: House, tell: Callable[[str], None]) -> str:
    """An article, an incident, a second source's figure, and the submission; the code of the record."""
    hands = Keyboard(page)
    first_source(hands, page, house)
    second_source(hands, page)
    page.get_by_role("button", name="Submit for review").wait_for()
    if page.get_by_label("Your answer to what looks odd").count():
        hands.fill("Your answer to what looks odd", "Both are invented, and so is the place.")
    hands.press("Submit for review")
    page.get_by_text("Handed on for review").wait_for()
    tell(
        f"recorded, a second source added and submitted by keyboard in {len(hands.actions)} actions"
        f" (a field filled, a choice made or a button pressed), with {hands.tabs} Tabs and arrows between"
    )
    assert len(hands.actions) <= MOST_ACTIONS, hands.actions
    return Record(page).code


def first_source(hands: Keyboard, page: Page, house: House) -> None:
    """The seven questions, from the front door."""
    page.goto(f"{house.address}/")
    hands.press("Record an incident")
    page.wait_for_url("**/incidents/new")
    hands.fill("Link or headline", FIRST.link)
    hands.fill("Outlet", FIRST.outlet)
    hands.fill("Date published", FIRST.published)
    hands.fill("What happened?", TITLE)
    hands.fill("When?", "11 May 2020")
    hands.take("Where?", "Habboubi", "Haboubi")
    hands.fill("Killed", FIRST.killed)
    hands.fill("Injured", FIRST.injured)
    hands.fill("Copy the sentence", FIRST.passage)
    hands.choose("Yes")
    hands.press("Save")
    page.get_by_text("Saved as a draft. Only your team can see it.").wait_for()


def second_source(hands: Keyboard, page: Page) -> None:
    """What another article says."""
    hands.press("Add a figure from another source")
    page.get_by_role("heading", name="Add a figure from another source").wait_for()
    hands.fill("Link or headline", SECOND.link)
    hands.fill("Outlet", SECOND.outlet)
    hands.fill("Date published", SECOND.published)
    hands.fill("Killed", SECOND.killed)
    hands.fill("Copy the sentence", SECOND.passage)
    hands.choose("Yes")
    hands.press("Add it")
    page.get_by_text("Added. Only your team can see it").wait_for()


def found_by_a_visitor(page: Page, house: House) -> None:
    """46 to 70 on the list, on the map's card and in the charts, and where it comes from."""
    finder = Finder(page, house.address)
    finder.ask(governorate="Dhi Qar", month="Nov 2019", killed_at_least="10")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Zaytun Bridge"))
    assert "46 to 70" in row.first.inner_text()
    finder.view("Map")
    mark = page.frame_locator("iframe").get_by_role("button", name="46 to 70")
    mark.click()
    card = page.locator("[aria-live]").filter(has_text="Chosen on the map")
    card.get_by_role("link", name="Zaytun Bridge").wait_for()
    assert "46 to 70" in card.inner_text()
    finder.view("Charts")
    assert "46 to 70" in page.get_by_role("main").inner_text()
    page.goto(f"{house.address}/incidents/{ZAYTUN}")
    assert "46 to 70" in page.get_by_role("main").inner_text()
    record = Record(page)
    if not record.row("Devdiscourse").is_visible():
        page.get_by_text("What follows describes violence in detail").click()
    assert "Counted" in record.row("Devdiscourse").inner_text()
    assert "46" in record.row("Devdiscourse").inner_text()
    assert "Not counted" in record.row("Amnesty").inner_text()


def handed_out(page: Page, house: House, code: str, folder: Path) -> None:
    """A list made, printed and exported; every number on it names its source."""
    lists = EvidenceLists(page, house.address)
    lists.make("Two mornings, for a test", ZAYTUN, code)
    own = page.url
    page.get_by_role("link", name="To print").first.click()
    page.get_by_role("heading", name="How the figures were made").wait_for()
    text = page.get_by_role("main").inner_text()
    assert "46 to 70" in text
    assert "4 to 7" in text
    seen = page.evaluate(UNSOURCED)
    assert seen["wrong"] == []
    assert seen["lines"] >= 3
    assert seen["notes"] >= 10
    assert len(page.pdf(format="A4")) > 20_000
    page.goto(own)
    lists.publish()
    with zipfile.ZipFile(lists.export_csv(folder)) as archive:
        figures = rows_of(archive, "figures.csv")
        incidents = rows_of(archive, "incidents.csv")
    assert {row["code"] for row in incidents} == {ZAYTUN, code}
    assert len(figures) >= 15
    assert [row for row in figures if row["value"] and not (row["article"] and row["outlet"])] == []


def rows_of(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    """The rows of a table in the zip."""
    inside = next(one for one in archive.namelist() if one.endswith(name))
    return list(csv.DictReader(io.StringIO(archive.read(inside).decode("utf-8-sig"))))


def test_nobody_reviews_their_own_work(desk: Callable[[Role], Page], house: House) -> None:
    with house.app.app_context():
        author = person(Role.REVIEWER)
        code = recording.quick(
            replace(REPORT, what="Invented by the reviewer", place=reference.search_places("Kut")[0].place), author
        )
        recording.submit(code, recording.working_copy(code, author).version, author, "Invented for a test.")
    page = desk(Role.REVIEWER)
    page.goto(f"{house.address}/review/{code}")
    page.get_by_text("You worked on this revision, so another person has to review it.").wait_for()
    assert page.get_by_role("button", name="Reviewed: it may be published").count() == 0
    token = page.locator("input[name=csrf_token]").first.input_value()
    answers = {"csrf_token": token, "verify-version": "2", "verify-grade": "weak", "verify-send": "1"}
    refused = page.request.post(f"{house.address}/review/{code}/verify", form=answers)
    assert refused.status in {403, 422}
    page.goto(f"{house.address}/review/{code}")
    assert "Submitted" in page.get_by_role("main").inner_text()


def test_a_record_is_entered_and_published_without_javascript(browser: Browser, house: House) -> None:
    with ExitStack() as closing:
        monitor, reviewer = (
            closing.enter_context(browser.new_context(java_script_enabled=False)).new_page() for _ in "12"
        )
        sign_in(monitor, house.address, Role.MONITOR)
        NewIncident(monitor, house.address).record(FIRST, what=TITLE, when="11 May 2020", place="Zaytun Bridge")
        monitor.get_by_text("Saved as a draft").wait_for()
        record = Record(monitor)
        assert "Zaytun Bridge" in monitor.get_by_role("main").inner_text()
        record.add_source(SECOND)
        record.submit("Both are invented.")
        sign_in(reviewer, house.address, Role.REVIEWER)
        room = ReviewRoom(reviewer, house.address)
        room.verify(TITLE, "One source")
        room.publish(TITLE)
        visitor = closing.enter_context(browser.new_context(java_script_enabled=False)).new_page()
        visitor.goto(f"{house.address}/incidents?q=invented")
        visitor.get_by_role("link", name=TITLE).click()
        assert "4 to 7" in visitor.get_by_role("main").inner_text()
