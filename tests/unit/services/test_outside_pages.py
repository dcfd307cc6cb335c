"""Asking outside: few at once, so that slow pages cannot take every thread of the house."""

import time
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from incidents.reading.addressing import Unreachable
from incidents.reading.capture import Fetched, Fetcher
from incidents.services import outside_pages


class Slow(Fetcher):
    """A fetcher whose pages come when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = Event(), Event()

    def fetch(self, url: str) -> Fetched:
        self.begun.set()
        self.go_on.wait(10)
        raise Unreachable(f"{url} never came")


@pytest.fixture
def slow() -> Iterator[list[Slow]]:
    made: list[Slow] = []

    def make() -> Slow:
        made.append(Slow())
        return made[-1]

    outside_pages.use_fetcher(make)
    yield made
    for one in made:
        one.go_on.set()
    outside_pages.use_fetcher()


def both_begun(slow: list[Slow]) -> bool:
    """Wait until two fetchers are at work."""
    for _ in range(200):
        if len(slow) == 2 and all(one.begun.is_set() for one in slow):
            return True
        time.sleep(0.05)
    return False


def ask() -> None:
    with pytest.raises(Unreachable):
        outside_pages.fetched("https://outlet.example/story")


def test_a_third_page_at_once_is_told_to_wait_and_the_line_is_free_again_afterwards(slow: list[Slow]) -> None:
    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert both_begun(slow)
    with pytest.raises(Unreachable, match="Other pages are being fetched just now"):
        outside_pages.fetched("https://outlet.example/third")
    for one in slow:
        one.go_on.set()
    for thread in threads:
        thread.join(10)
    outside_pages.use_fetcher(_quick)
    with pytest.raises(Unreachable, match="never came"):
        outside_pages.fetched("https://outlet.example/fourth")


def _quick() -> Slow:
    found = Slow()
    found.go_on.set()
    return found


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://outlet.example/story?x=1", "outlet.example"),
        ("  http://www.outlet.example/", "www.outlet.example"),
        ("https://web.archive.org/web/2019/https://outlet.example/story", "web.archive.org"),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_the_host_that_would_be_asked_is_named_as_it_stands(address: str, host: str) -> None:
    assert outside_pages.host_asked(address) == host
