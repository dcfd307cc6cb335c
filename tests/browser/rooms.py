"""The pages as people use them: found by what is written on them, never by how they are built."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Report:
    """What a monitor reads in one article."""

    link: str
    outlet: str
    published: str
    killed: str
    passage: str
    injured: str = ""


@dataclass(frozen=True)
class NewIncident:
    """The seven questions."""

    page: Page
    address: str

    def record(self, report: Report, *, what: str, when: str, place: str) -> None:
        """Answer them and save."""
        main = self.page.get_by_role("main")
        self.page.goto(f"{self.address}/incidents/new")
        answers = {
            "Link or headline": report.link,
            "Outlet": report.outlet,
            "Date published, if known": report.published,
            "What happened?": what,
            "When?": when,
            "Where?": place,
            "Killed": report.killed,
            "Injured": report.injured,
            "Copy the sentence that says so": report.passage,
        }
        for label, answer in answers.items():
            main.get_by_label(label, exact=True).fill(answer)
        main.get_by_label("Yes", exact=True).check()
        main.get_by_role("button", name="Save", exact=True).click()


@dataclass(frozen=True)
class Record:
    """The page of one incident."""

    page: Page

    @property
    def code(self) -> str:
        """Its code, as the page's address has it."""
        return self.page.url.split("?")[0].rsplit("/", 1)[-1]

    def add_source(self, report: Report) -> None:
        """Add what another article says."""
        self.page.get_by_role("link", name="Add a figure from another source").click()
        main = self.page.get_by_role("main")
        for label, answer in {
            "Link or headline": report.link,
            "Outlet": report.outlet,
            "Date published, if known": report.published,
            "Killed": report.killed,
            "Copy the sentence that says so": report.passage,
        }.items():
            main.get_by_label(label, exact=True).fill(answer)
        main.get_by_label("Yes", exact=True).check()
        main.get_by_role("button", name="Add it").click()

    def submit(self, answer: str) -> None:
        """Hand it to the reviewers, answering what looks odd."""
        hand_on = self.page.get_by_role("button", name="Submit for review")
        hand_on.wait_for()  # the page before may still be there, and has no such question
        odd = self.page.get_by_label("Your answer to what looks odd")
        if odd.count():
            odd.fill(answer)
        hand_on.click()
        self.page.get_by_text("Handed on for review").wait_for()

    def row(self, source: str) -> Locator:
        """The line of a source in the tables of figures."""
        return self.page.get_by_role("row").filter(has_text=source).first


@dataclass(frozen=True)
class ReviewRoom:
    """What waits for a second person."""

    page: Page
    address: str

    def verify(self, title: str, grade: str) -> None:
        """Find a record in order."""
        self._open(title)
        self.page.get_by_role("radio", name=grade).check()
        self.page.get_by_role("button", name="Reviewed: it may be published").click()
        self.page.get_by_text("Publishing it is a step of its own").first.wait_for()

    def publish(self, title: str) -> None:
        """Let the public read it: a page of its own, and a button on it."""
        self._open(title)
        self.page.get_by_role("main").get_by_role("link", name="Publish", exact=True).click()
        self.page.get_by_role("heading", name="Publish:").wait_for()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.page.get_by_text("Published. The public reads it now.").wait_for()

    def _open(self, title: str) -> None:
        self.page.goto(f"{self.address}/review")
        self.page.get_by_role("main").get_by_role("link", name=title).click()


@dataclass(frozen=True)
class Finder:
    """The question, asked with the filters of the list."""

    page: Page
    address: str

    def ask(self, *, governorate: str, month: str, killed_at_least: str) -> None:
        """Open the list and ask."""
        self.page.goto(f"{self.address}/incidents")
        filters = self.page.get_by_role("form", name="Filters")
        for section in ("When", "How many people", "Governorate"):
            self._unfold(filters, section)
        filters.get_by_label("From", exact=True).fill(month)
        filters.get_by_label("To", exact=True).fill(month)
        filters.get_by_label("Killed, at least").fill(killed_at_least)
        filters.get_by_role("checkbox", name=governorate).check()
        filters.get_by_role("button", name="Show").click()
        self.page.get_by_role("group", name="What was asked").wait_for()

    def view(self, name: str) -> None:
        """The same question in another view."""
        self.page.get_by_role("navigation", name="Views").get_by_role("link", name=name).click()

    @staticmethod
    def _unfold(filters: Locator, section: str) -> None:
        group = filters.get_by_role("group").filter(has=filters.page.get_by_text(section, exact=True)).first
        if group.get_attribute("open") is None:
            group.get_by_text(section, exact=True).first.click()


@dataclass(frozen=True)
class EvidenceLists:
    """Lists, as an advocate makes them."""

    page: Page
    address: str

    def make(self, title: str, *codes: str) -> None:
        """A new list with these incidents, in this order."""
        self.page.goto(f"{self.address}/lists/new")
        main = self.page.get_by_role("main")
        main.get_by_label("English").first.fill(title)
        main.get_by_role("button", name="Keep the list").click()
        for code in codes:
            main.get_by_label("incident", exact=False).first.fill(code)
            main.get_by_role("button", name="Add to list").click()
            self.page.get_by_text("The incident is on the list.").wait_for()

    def publish(self) -> None:
        """Let everyone read the list that is open."""
        self.page.get_by_role("button", name="Publish this list").click()
        self.page.get_by_text("Published. Everyone can read this list now").wait_for()

    def export_csv(self, folder: Path) -> Path:
        """The public file of the list that is open."""
        self.page.get_by_role("main").locator("summary", has_text="As a file").click()
        self.page.get_by_role("link", name="In every form").click()
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name="CSV: every table").click()
        target = folder / coming.value.suggested_filename
        coming.value.save_as(target)
        return target
