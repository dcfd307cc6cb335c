"""What every test may ask for, and what no test may do."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import settings

from machinery import postgres as database_server
from machinery import sockets
from machinery.parts import required
from machinery.serving import serving
from machinery.told import Told

WORKERS = 2
settings.register_profile("house", deadline=None, derandomize=True)  # shared cores; the same examples for everyone
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    required()
    config.pluginmanager.register(Told(), "told")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two workers for the whole suite; a chosen file runs in this process, where a debugger can follow."""
    whole = config.args == config.getini("testpaths")
    return min(WORKERS, os.cpu_count() or 1) if whole else 0


@pytest.fixture(scope="session", autouse=True)
def no_test_reaches_out() -> Iterator[None]:
    """Sockets of the test process end at this machine."""
    with pytest.MonkeyPatch.context() as patch:
        sockets.close(patch)
        yield


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Have a sentence printed at the end of the run: `tell("recorded in 23 actions")`."""
    return lambda line: record_property("told", line)


@pytest.fixture(scope="session")
def postgres() -> Iterator[database_server.Server]:
    """One server for the whole run (one a worker): `postgres.create()` is the address of a new database."""
    with database_server.server() as server:
        yield server


@pytest.fixture
def serve() -> Iterator[Callable[[Any], str]]:
    """Serve a WSGI application on the loopback until the test ends: `serve(app)` is its address."""
    with ExitStack() as stack:
        yield lambda application: stack.enter_context(serving(application))
