"""Every page, walked in Chromium as each role and in both scripts: whole, well formed, and asking nobody else."""

import gzip
import urllib.request
from collections import Counter, deque
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from browser.crawler import LISTEN, PHONES, PROBE, TOO_WIDE, Walk
from browser.house import House
from browser.links import links_in
from browser.signing import sign_in
from incidents.domain.access import Role

DIRECTION = {"en": "ltr", "ar": "rtl"}
#: Files, data and the inside of a frame: met by the other walk, which only asks whether they are answered.
NO_PAGES = {
    "explore.export", "explore.map_frame", "pages.codebook_file", "articles.feed", "lists.records", "api.openapi",
    "releases.everything", "releases.since", "releases.records",
}  # fmt: skip
#: The demonstration's door: open to the browser that came in by the one-time link, and says so to others.
BY_LINK = {"/demo/"}
#: Pages that must be met on the way, whoever walks.
PUBLIC = {
    "pages.home", "pages.about", "pages.method", "pages.codebook", "pages.corrections", "pages.safety",
    "explore.incidents", "explore.map", "explore.charts", "incidents.show", "articles.index", "articles.show",
    "lists.index", "accounts.sign_in",
}  # fmt: skip
TEAM = {
    Role.VISITOR: set(),
    Role.RESEARCHER: {"accounts.mine"},
    Role.MONITOR: {"incidents.new", "incidents.edit", "articles.new"},
    Role.REVIEWER: {"review.index", "incidents.new"},
    Role.ADVOCATE: {"lists.new"},
    Role.MANAGER: {"accounts.index", "accounts.show", "history.index", "vocabulary.index"},
}
HEAVIEST_HOME = 150 * 1024
#: Addresses with a question, of one page, that are followed: there is no end of questions.
QUESTIONS = 4


def faults(page: Page, language: str) -> list[str]:
    """What is wrong with the page that is open, on a desk and on phones."""
    page.set_viewport_size({"width": 1366, "height": 768})
    found = list(page.evaluate(PROBE, {"direction": DIRECTION[language], "language": language}))
    for width in PHONES:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"at {width}: {line}" for line in page.evaluate(TOO_WIDE)]
    return found


@pytest.mark.parametrize(
    ("role", "language"),
    [*((role, "en") for role in Role), (Role.VISITOR, "ar"), (Role.MONITOR, "ar"), (Role.REVIEWER, "ar")],
    ids=str,
)
def test_every_kind_of_page_is_whole(
    role: Role, language: str, page: Page, standing: House, tell: Callable[[str], None]
) -> None:
    page.add_init_script(LISTEN)
    sign_in(page, standing.address, role)
    page.goto(f"{standing.address}/?lang={language}")
    walk, wrong, shown = Walk(page, standing.app, standing.address, each=2 if role == Role.VISITOR else 1), [], 0
    for stop in walk.stops("/"):
        if stop.endpoint in NO_PAGES or stop.path in BY_LINK:
            continue
        answer = page.goto(standing.address + stop.path)
        assert answer is not None
        if answer.status >= 400:
            wrong.append(f"{stop.path} (on {stop.on}): {answer.status}")
            continue
        shown += 1
        wrong += [f"{stop.path}: {line}" for line in faults(page, language)]
    tell(f"walked as {role.value} in {language}: {shown} pages of {len(walk.endpoints)} kinds")
    assert not wrong, "\n".join(wrong)
    assert (PUBLIC | TEAM[role]) - walk.endpoints - ({"accounts.sign_in"} if role != Role.VISITOR else set()) == set()


def test_every_link_a_visitor_meets_is_answered(standing: House, tell: Callable[[str], None]) -> None:
    wrong: list[str] = []
    asked: Counter[str] = Counter()
    met = {"/": "the start"}
    waiting = deque(met)
    with standing.app.test_client() as client:
        while waiting:
            path = waiting.popleft()
            answer = client.get(path, base_url=standing.address)
            if answer.status_code >= 400 and path not in BY_LINK:
                wrong.append(f"{path} (on {met[path]}): {answer.status_code}")
            page_of_ours = answer.mimetype == "text/html" and not answer.headers.get("Content-Disposition")
            found = links_in(answer.get_data(as_text=True) if page_of_ours else "", path)
            answer.close()
            for link in found:
                address, _, question = link.partition("?")
                asked[address] += link not in met and bool(question)
                if link not in met and (not question or asked[address] <= QUESTIONS):
                    met[link] = path
                    waiting.append(link)
    tell(f"a visitor's links: {len(met)} asked for, all answered" if not wrong else f"{len(wrong)} links fail")
    assert not wrong, "\n".join(wrong)
    assert len(met) > 150


def test_home_weighs_little_before_the_map(standing: House, page: Page, tell: Callable[[str], None]) -> None:
    asked: list[str] = []
    page.on("response", lambda answer: asked.append(answer.url) if answer.frame == page.main_frame else None)
    page.goto(f"{standing.address}/")
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    weights = {url: weight(url) for url in asked}
    total = sum(weights.values())
    heaviest = max(weights, key=lambda url: weights[url])
    tell(
        f"home without its map: {total / 1024:.0f} KB gzipped in {len(weights)} files,"
        f" the heaviest {urlsplit(heaviest).path} with {weights[heaviest] / 1024:.0f} KB"
    )
    assert len(weights) > 5
    assert total <= HEAVIEST_HOME


def weight(url: str) -> int:
    """Bytes of an answer once gzipped."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server on the loopback
        return len(gzip.compress(answer.read()))
