"""A real Chromium for every journey, and a page that tolerates no error and no request to anyone else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.house import House, furnish, open_house
from browser.staged import stage
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


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration set, accounts and staged records. Only copies of it are opened."""
    return furnish(tmp_path_factory.mktemp("seed"), stage)


@pytest.fixture(scope="module")
def standing(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house for tests that only look."""
    with open_house(seed, tmp_path_factory.mktemp("standing")) as house:
        yield house


@pytest.fixture
def house(seed: Path, tmp_path: Path) -> Iterator[House]:
    """A house of the test's own, to change as it likes."""
    with open_house(seed, tmp_path / "house") as own:
        yield own
