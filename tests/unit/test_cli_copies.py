"""`incidents copies`: what waits is listed or tried, the store is read again; exit codes and what is printed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories import kept_article
from incidents.__main__ import main
from incidents.app import create_app
from incidents.config import load
from incidents.domain.access import LOADER
from incidents.services import keeping
from incidents.storage import schema
from incidents.storage.db import db
from machinery.outside import HOST, Outside, outside, page

WORDS = b"<!doctype html><article><p>" + b"An invented unit opened fire near the invented bridge on Thursday. " * 5


@pytest.fixture
def net() -> Iterator[Outside]:
    """An internet where outlet.example is busy for now."""
    with outside(answers={"/story": page(b"", status="503 Busy")}) as there:
        keeping.use_fetcher(lambda: there.fetcher(seconds=5))
        yield there
        keeping.use_fetcher()


@pytest.fixture
def instance(tmp_path: Path, net: Outside) -> Path:
    """An installation with one article whose page waits to be fetched."""
    config = load(tmp_path / "instance", {})
    schema.upgrade(config.database_url)
    with create_app(config).app_context():
        keeping.fetch(kept_article(url=f"http://{HOST}/story"), LOADER)
        db.engine.dispose()
    return config.instance


def run(instance: Path, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"INCIDENTS_INSTANCE": str(instance)})


def test_what_waits_is_listed_and_nothing_is_asked(instance: Path, net: Outside) -> None:
    told = run(instance, "copies", "--queued")
    assert told.exit_code == 0
    assert f"queued\thttp://{HOST}/story\toutlet.example cannot give the page just now (503)." in told.stdout
    assert told.stdout.endswith("1 wait.\n")
    (listed,) = json.loads(run(instance, "copies", "--queued", "--json").stdout)["waiting"]
    assert (listed["state"], listed["tries"], listed["sha256"]) == ("queued", 1, None)
    assert net.public.hits == 1


def test_what_still_waits_after_a_try_ends_with_3(instance: Path, net: Outside) -> None:
    told = run(instance, "copies")
    assert told.exit_code == 3
    assert told.stdout.endswith("1 tried, 1 still wait.\n")
    assert net.public.hits == 2


def test_what_was_reached_is_kept_and_its_digest_printed(instance: Path, net: Outside) -> None:
    net.public.answers["/story"] = page(WORDS)
    told = run(instance, "copies", "--json")
    assert told.exit_code == 0
    found = json.loads(told.stdout)
    assert found["waiting"] == 0
    assert found["tried"][0]["state"] == "kept"
    digest = found["tried"][0]["sha256"]
    assert (instance / "files" / digest[:2] / digest).read_bytes() == WORDS
    assert run(instance, "copies").stdout == "0 tried, 0 still wait.\n"


def test_where_fetching_is_off_the_command_says_so(instance: Path, net: Outside) -> None:
    (instance / "config.toml").write_text("capture = false\n", encoding="utf-8")
    told = run(instance, "copies")
    assert told.exit_code == 2
    assert "Fetching pages is switched off here" in told.stderr
    assert net.public.hits == 1


def test_a_whole_store_is_said_to_be_whole(instance: Path, net: Outside) -> None:
    net.public.answers["/story"] = page(WORDS)
    run(instance, "copies")
    told = run(instance, "copies", "--check")
    assert (told.exit_code, told.stdout) == (0, "The files are whole: 4 files.\n")
    assert json.loads(run(instance, "copies", "--check", "--json").stdout) == {"files": 4, "faults": [], "unknown": []}
    assert "The files are whole: 4 files." in run(instance, "verify").stdout


def test_a_file_that_is_missing_or_strange_is_named_and_ends_check_and_verify_with_1(
    instance: Path, net: Outside
) -> None:
    net.public.answers["/story"] = page(WORDS)
    digest = json.loads(run(instance, "copies", "--json").stdout)["tried"][0]["sha256"]
    (instance / "files" / digest[:2] / digest).unlink()
    (instance / "files" / "ff").mkdir(exist_ok=True)
    (instance / "files" / "ff" / "stray").write_bytes(b"x")
    told = run(instance, "copies", "--check")
    assert told.exit_code == 1
    assert f"File {digest}: it is missing." in told.stdout
    assert "File stray: no record knows of it." in told.stdout
    assert "The files are not whole: 1 faults." in told.stderr
    verified = run(instance, "verify")
    assert verified.exit_code == 1
    assert f"File {digest}: it is missing." in verified.stdout
    assert "The history is not whole" not in verified.stderr
