"""What is handed in: a text, a file, an address. It is read, and kept as the article's copy with what is recorded."""

import html
import io
import re
from collections.abc import Iterator

import pytest

from incidents.domain.captures import CaptureKind, CaptureState, Part
from incidents.services import articles, desk, keeping
from incidents.storage import captures
from machinery.answers import answers_of
from machinery.asking import Browser, House
from machinery.outside import HOST, Outside, outside, page

WORDS = (
    "Two invented protesters were killed at an invented bridge in Nasiriyah on Monday, an invented doctor said. "
    "The invented reporter wrote several further sentences, so that this looks like a whole story and not like a menu. "
)
STORY = f"""<!doctype html><html lang="en"><head><title>An invented headline</title>
<meta property="og:title" content="An invented headline"><meta property="og:site_name" content="The Invented Gazette">
<meta property="article:published_time" content="2021-05-12T08:00:00+03:00"></head>
<body><script>alert("no")</script><article><h1>An invented headline</h1><p>{WORDS * 3}</p></article></body></html>"""
LINK = f"http://{HOST}/story"


@pytest.fixture
def net() -> Iterator[Outside]:
    """An internet where outlet.example has one story."""
    with outside(answers={"/story": page(STORY.encode())}) as there:
        keeping.use_fetcher(lambda: there.fetcher(seconds=5))
        yield there
        keeping.use_fetcher()


def handed_in(browser: Browser, text: str) -> str:
    answer = browser.post("/reading", {"text": text})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def uploaded(browser: Browser, body: bytes, name: str) -> str:
    answer = browser.post("/reading", {"file": (io.BytesIO(body), name)}, content_type="multipart/form-data")  # type: ignore[dict-item]
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def recorded(browser: Browser, path: str, **typed: str) -> str:
    """Record a draft from a sitting; the code of its article."""
    typed = {"what": "Shots at a bridge, says an invented report.", "title": "An invented headline", **typed}
    sheet = answers_of(browser.get(path).text, "sheet")
    assert browser.post(path, {**sheet, **typed, "draft": "1"}).status_code == 303
    return desk.sitting(path.rpartition("/")[2], browser_actor(browser)).article


def browser_actor(browser: Browser) -> object:
    return House(browser.app).actor("monitor")


def test_an_address_is_fetched_read_and_kept_with_its_exchange(house: House, net: Outside) -> None:
    browser = house.signed_in("monitor")
    path = handed_in(browser, f"  {LINK} ")
    shown = html.unescape(browser.get(path).text)
    assert "alert(" not in shown
    assert "killed at an invented bridge" in re.sub(r"<[^>]*>", "", shown)
    for offered in ("An invented headline", "The Invented Gazette", "12 May 2021"):
        assert re.search(rf"Take over:</span>.*?<bdi>{offered}</bdi>", shown, re.S), offered
    assert answers_of(shown, "sheet")["link"] == LINK
    article = recorded(browser, path)
    (copy,) = captures.of_article(article)
    assert (copy.kind, copy.state) == (CaptureKind.FETCHED, CaptureState.KEPT)
    assert {Part.ORIGINAL, Part.WARC, Part.TEXT} <= set(copy.files)
    assert net.public.hits == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/story",
        "http://localhost/",
        "http://10.1.2.3/x",
        "http://[::1]/",
        "http://169.254.169.254/meta",
    ],
)
def test_an_address_of_the_local_network_is_refused_with_a_sentence(house: House, address: str, net: Outside) -> None:
    browser = house.signed_in("monitor")
    shown = html.unescape(browser.get(handed_in(browser, address)).text)
    notice = re.search(r'<div class="notice mind".*?</div>', shown, re.S)
    assert notice is not None
    assert "The page could not be read" in notice[0]
    assert answers_of(shown, "sheet")["link"] == address, "the address stays, to be typed on from"
    assert (net.public.hits, net.inside.hits) == (0, 0)


def test_a_page_that_is_gone_leaves_the_link_and_says_why(house: House, net: Outside) -> None:
    browser = house.signed_in("monitor")
    path = handed_in(browser, f"http://{HOST}/nothing-here")
    assert "The page could not be read" in browser.get(path).text
    assert recorded(browser, path)


def test_a_saved_page_is_read_and_kept_as_it_came(house: House) -> None:
    browser = house.signed_in("monitor")
    path = uploaded(browser, STORY.encode(), "saved page.html")
    shown = html.unescape(browser.get(path).text)
    assert "The Invented Gazette" in shown
    assert "alert(" not in shown
    (copy,) = captures.of_article(recorded(browser, path))
    assert (copy.kind, copy.file_name) == (CaptureKind.UPLOADED, "saved page.html")
    assert copy.files[Part.ORIGINAL].size == len(STORY.encode())


def test_a_pasted_text_is_kept_as_the_copy_of_its_article(house: House) -> None:
    browser = house.signed_in("monitor")
    article = recorded(browser, handed_in(browser, WORDS))
    monitor = house.actor("monitor")
    (copy,) = keeping.copies(article, monitor)
    _, original = keeping.part(article, copy.code, Part.ORIGINAL, monitor)
    assert original.decode() == WORDS.strip() or original.decode() == WORDS
    assert articles.article(article, monitor).content.excerpt.startswith("Two invented protesters were killed")


def test_an_address_that_is_known_leads_to_its_article(house: House, net: Outside) -> None:
    browser = house.signed_in("monitor")
    first = recorded(browser, handed_in(browser, LINK))
    again = handed_in(browser, f"{LINK}?utm_source=invented")
    assert f"This article is here already, as {first}." in html.unescape(browser.get(again).text)
    assert recorded(browser, again, what="Another invented event.") == first
