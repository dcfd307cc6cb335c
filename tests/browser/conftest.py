"""A real Chromium for every journey, and a page that tolerates no error and no request to anyone else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from machinery.chromium import Watch, open_page, started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run (one a worker)."""
    with started() as chromium:
        yield chromium


@pytest.fixture
def watch() -> Watch:
    """The ear at the test's page: `watch.expect("409")` says that an error is provoked on purpose."""
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A fresh page. An error of its console or scripts, or a request beyond this machine, fails the test."""
    with open_page(browser, watch) as opened:
        yield opened
    assert watch.unexpected() == []
