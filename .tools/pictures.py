"""Takes a picture of every kind of page, on a desk and on a phone, in English and in Arabic, for people to look at.

    .venv/bin/python .tools/pictures.py FOLDER [--only NAME ...] [--readme]

The house is the tests' own: the demonstration set, and a few invented records on their way. `--readme` also takes the
pictures that stand in the README, into `.readme/`.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "tests")]
os.environ["INCIDENTS_REQUIRE"] = "browser"

from playwright.sync_api import Browser, Page  # noqa: E402

from browser.house import House, furnish, open_house  # noqa: E402
from browser.sights import SIGHTS, Sight, path_of  # noqa: E402
from browser.signing import sign_in  # noqa: E402
from browser.staged import ZAYTUN, stage  # noqa: E402
from incidents.domain.access import Role  # noqa: E402
from machinery.chromium import Watch, open_page, started  # noqa: E402

SCREENS = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
LANGUAGES = ("en", "ar")
TALLEST = 6000
SETTLING = 600  # milliseconds: the map draws itself and moves


class Camera:
    """One signed-in page a role; takes pictures into a folder."""

    def __init__(self, house: House, browser: Browser, folder: Path, closing: ExitStack) -> None:
        self.house, self._browser, self._folder, self._closing = house, browser, folder, closing
        self._pages: dict[Role, Page] = {}

    def page(self, role: Role) -> Page:
        """The page of a role."""
        if role not in self._pages:
            self._pages[role] = self._closing.enter_context(open_page(self._browser, Watch()))
            sign_in(self._pages[role], self.house.address, role)
        return self._pages[role]

    def open(self, path: str, role: Role, language: str, screen: str) -> Page:
        """A page as it is shown, settled."""
        page = self.page(role)
        page.set_viewport_size(SCREENS[screen])  # type: ignore[arg-type]
        page.goto(f"{self.house.address}{path}{'&' if '?' in path else '?'}lang={language}")
        if page.locator("iframe").count():
            page.frame_locator("iframe").locator(".mark").first.wait_for()
        page.wait_for_timeout(SETTLING)
        return page

    def take(self, sight: Sight, language: str, screen: str) -> Path:
        """The whole of a page, as far as somebody would look."""
        page = self.open(path_of(sight, self.house), sight.role, language, screen)
        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        target = self._folder / f"{sight.name}-{screen}-{language}.png"
        page.screenshot(
            path=target, full_page=True, clip={"x": 0, "y": 0, "width": SCREENS[screen]["width"], "height": height}
        )
        return target


def for_readme(camera: Camera, folder: Path) -> None:
    """The pictures of the README."""
    folder.mkdir(exist_ok=True)
    visitor = Role.VISITOR
    page = camera.open("/incidents/map", visitor, "en", "desk")
    page.locator("[data-component=map_panel]").screenshot(path=folder / "map.png")
    page = camera.open(f"/incidents/{ZAYTUN}", visitor, "en", "desk")
    page.locator("figure.strip").first.screenshot(path=folder / "zaytun.png")
    camera.open("/", visitor, "en", "desk").screenshot(path=folder / "home.png")
    camera.open("/", visitor, "ar", "phone").screenshot(path=folder / "home-arabic.png")
    page = camera.open("/incidents/new", Role.MONITOR, "en", "desk")
    fill_in(page)
    page.locator("form", has=page.get_by_label("What happened?")).screenshot(path=folder / "new.png")
    page = camera.open(f"/reading/{camera.house.codes['sitting']}", Role.REVIEWER, "en", "desk")
    page.screenshot(path=folder / "reading.png")
    page = camera.open(f"/lists/{camera.house.codes['list']}/print", visitor, "en", "desk")
    entry = page.get_by_role("article").first
    entry.screenshot(path=folder / "list.png")


def fill_in(page: Page) -> None:
    """Invented answers, for the page to say how it understood them."""
    main = page.get_by_role("main")
    for label, answer in {
        "Link or headline": "An invented headline on an invented march",
        "Outlet": "The Invented Gazette",
        "Date published, if known": "12 May 2020",
        "What happened?": "Invented: people in uniform fired at an invented march",
        "When?": "١١ أيار ٢٠٢٠",
        "Where?": "Khulani",
        "Killed": "at least 4",
        "Injured": "dozens",
        "Copy the sentence that says so": "At least 4 people were killed and dozens injured, said an invented doctor.",
    }.items():
        main.get_by_label(label, exact=True).press_sequentially(answer)
        page.wait_for_timeout(SETTLING)
    main.get_by_label("Yes", exact=True).check()


def wanted(names: list[str]) -> Iterator[Sight]:
    """The pages asked for, all of them where none is."""
    return (sight for sight in SIGHTS if not names or sight.name in names)


def main() -> None:
    """Take them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--only", nargs="*", default=[], metavar="NAME")
    asked.add_argument("--readme", action="store_true")
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as closing:
        room = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        house = closing.enter_context(open_house(furnish(room / "seed", stage), room / "house"))
        camera = Camera(house, closing.enter_context(started()), given.folder, closing)
        if given.readme:
            for_readme(camera, TOP / ".readme")
        for sight in wanted(given.only):
            for language in LANGUAGES:
                for screen in SCREENS:
                    print(camera.take(sight, language, screen))


if __name__ == "__main__":
    main()
