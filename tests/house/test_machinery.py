"""The machinery of the tests themselves: it starts, it guards, and it says when it cannot."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from machinery import sockets
from machinery.chromium import Watch, open_page, started
from machinery.parts import missing
from machinery.postgres import Server
from machinery.tree import files, shown

PAGE = b"<!doctype html><html lang=en><title>A page</title><link rel=icon href='data:,'><h1>A page</h1>%s"


def page_of(extra: bytes) -> Callable[..., list[bytes]]:
    def application(_environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [PAGE % extra]

    return application


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_a_connection_beyond_this_machine_is_refused(address: tuple[str, int]) -> None:
    with socket.socket() as plug, pytest.raises(sockets.ReachedOutError):
        plug.connect(address)


def test_a_name_is_asked_of_nobody() -> None:
    with pytest.raises(sockets.ReachedOutError):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9", b"localhost"])
def test_the_loopback_is_this_machine(host: object) -> None:
    assert sockets.is_local(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "0x7f.1", "localhost.example.org", "::ffff:8.8.8.8"])
def test_anything_else_is_not(host: object) -> None:
    assert not sockets.is_local(host)


def test_a_part_that_is_missing_skips_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCIDENTS_REQUIRE", "")
    with pytest.raises(pytest.skip.Exception, match="browser: not here"):
        missing("browser", "not here")


def test_a_part_that_is_required_fails_when_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCIDENTS_REQUIRE", "postgres,browser")
    with pytest.raises(pytest.fail.Exception, match="not here"):
        missing("browser", "not here")


def test_a_misspelt_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCIDENTS_REQUIRE", "postgress")
    with pytest.raises(pytest.UsageError, match="postgress"):
        missing("browser", "not here")


@pytest.mark.postgres
def test_two_databases_of_one_server_know_nothing_of_one_another(postgres: Server) -> None:
    first, second = postgres.create(), postgres.create()
    with psycopg.connect(first.set(drivername="postgresql").render_as_string()) as connection:
        connection.execute("CREATE TABLE report (words text)")
    with psycopg.connect(second.set(drivername="postgresql").render_as_string()) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    postgres.drop(first)
    postgres.drop(second)
    assert tables == (0,)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with started() as browser:
        yield browser


@pytest.mark.browser
@pytest.mark.parametrize(
    ("extra", "heard"),
    [
        (b"", ""),
        (b"<script>throw new Error('torn')</script>", "script: torn"),
        (b"<script>console.error('odd')</script>", "console: odd"),
        (b"<img alt='' src='http://192.0.2.7/dot.png'>", "request: http://192.0.2.7/dot.png"),
    ],
)
def test_the_watch_hears_what_must_not_happen(
    chromium: Any, serve: Callable[[Any], str], extra: bytes, heard: str
) -> None:
    watch = Watch()
    with open_page(chromium, watch) as page:
        page.goto(serve(page_of(extra)), wait_until="domcontentloaded")
        page.wait_for_timeout(200)
    assert heard in "\n".join(watch.unexpected())
    assert bool(watch.unexpected()) == bool(heard)


@pytest.mark.browser
def test_an_error_that_was_provoked_is_let_pass(chromium: Any, serve: Callable[[Any], str]) -> None:
    watch = Watch()
    watch.expect("odd")
    with open_page(chromium, watch) as page:
        page.goto(serve(page_of(b"<script>console.error('odd')</script>")))
    assert watch.unexpected() == []


def files_that_say(*words: str) -> list[str]:
    """Tests, other than this one, whose text holds one of the words."""
    found = (path for path in files("tests", suffixes=(".py",)) if path != Path(__file__).resolve())
    return [shown(path) for path in found if any(word in path.read_text(encoding="utf-8") for word in words)]


def test_a_skip_is_said_through_the_machinery_alone() -> None:
    """Else a part that silently went missing would look like a green run."""
    assert files_that_say("pytest.skip(", "mark.skip", "importorskip") == ["tests/machinery/parts.py"]


def test_no_real_part_is_patched_away() -> None:
    """Fakes, not mocks: a test that asserts a call pins no behaviour."""
    assert files_that_say("unittest.mock", "MagicMock", "mocker.") == []
