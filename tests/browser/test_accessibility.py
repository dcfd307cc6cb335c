"""axe finds nothing on any kind of page, on a desk and on a phone, in both scripts."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser.house import House
from browser.sights import SIGHTS, Sight, path_of
from browser.signing import sign_in
from incidents.domain.access import Role
from machinery.chromium import Watch, open_page

SCREENS = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "iframes": False,  # the map's frame has no origin of its own; its list says the same and is on the page
}


@pytest.fixture(scope="module")
def desks(browser: Browser, standing: House) -> Iterator[Callable[[Role], Page]]:
    """A page signed in for a role, the same one each time it is asked for."""
    opened: dict[Role, Page] = {}
    closing = []

    def desk(role: Role) -> Page:
        if role not in opened:
            holder = open_page(browser, Watch())
            closing.append(holder)
            opened[role] = holder.__enter__()
            sign_in(opened[role], standing.address, role)
        return opened[role]

    yield desk
    for holder in closing:
        holder.__exit__(None, None, None)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_axe_finds_nothing(sight: Sight, language: str, desks: Callable[[Role], Page], standing: House) -> None:
    page, path = desks(sight.role), path_of(sight, standing)
    page.set_viewport_size(SCREENS["desk"])
    answer = page.goto(f"{standing.address}{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer is not None
    assert answer.status == (404 if sight.name == "nothing-here" else 200)
    assert page.locator("html").get_attribute("lang") == language
    found = [*violations(page, "desk")]
    page.set_viewport_size(SCREENS["phone"])
    found += violations(page, "phone")
    assert found == []


def test_axe_does_find_what_is_wrong(page: Page) -> None:
    page.set_content('<html><body><img src="data:,"><input><p style="color:#bbb">pale</p></body></html>')
    found = " ".join(violations(page, "desk"))
    assert [rule for rule in ("image-alt", "label", "color-contrast", "html-has-lang") if rule not in found] == []


def violations(page: Page, screen: str) -> list[str]:
    """What axe says against the page, a sentence each."""
    results = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{screen}: {one['id']} ({one['help']}): {node['html'][:160]} {node.get('failureSummary', '')[-120:]}"
        for one in results
        for node in one["nodes"][:3]
    ]
