"""A worker whose database changes under it, or that is killed: numbers stay true, and what was odd is in the log."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from machinery import postgres as database_server
from machinery.tabled import acled
from reliability.beside import Writing, writing
from reliability.commands import LOG, environment, first_answer, free_port, run, server
from reliability.soaking import Question
from reliability.visiting import Visitor

ROWS, FEW, CHUNK, PATIENCE_S = 5_000, 400, 200, 240
EVERY, NAME, PASSPHRASE = Question(""), "Rana Reader", "lantern orchard velvet tramway"
TOTALS, ASKED = "/api/v1/totals", ("", "?q=nasiriyah")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An installation on SQLite whose index answers whatever its size."""
    (tmp_path / "config.toml").write_text("index_from = 0\n")
    run(tmp_path, "db", "upgrade")
    return tmp_path


@pytest.fixture
def writer(folder: Path) -> Iterator[Writing]:
    with writing(folder) as one:
        yield one


def counted(visitor: Visitor) -> int:
    """How many incidents a worker says there are."""
    return int(json.loads(visitor.get(TOTALS))["incidents"])


def test_a_team_sees_an_import_by_whole_chunks(folder: Path, tell: Callable[[str], None]) -> None:
    run(folder, "user", "add", NAME, "--role", "researcher", given=f"{PASSPHRASE}\n")
    (folder / "invented.csv").write_bytes(acled(*({"fatalities": number % 5} for number in range(ROWS))))
    port, begun, seen = free_port(), time.monotonic(), list[int]()
    with server(folder, "serve", "--port", str(port), "--threads", "16") as worker:
        first_answer(f"http://127.0.0.1:{port}/healthz", worker)
        reader = Visitor(f"http://127.0.0.1:{port}")
        reader.sign_in(NAME, PASSPHRASE)
        with (folder / "import.txt").open("w") as told:
            command = [sys.executable, "-m", "incidents", "import", str(folder / "invented.csv")]
            importing = subprocess.Popen(command, env=environment(folder, {}), stdout=told, stderr=told)
        while importing.poll() is None and time.monotonic() - begun < PATIENCE_S:
            seen.append(counted(reader))
            time.sleep(0.02)
        assert importing.wait(timeout=10) == 0, (folder / "import.txt").read_text()
        assert counted(reader) == ROWS
        people = json.loads(reader.get(TOTALS))["people"]["killed"]
    assert people["min"] == sum(number % 5 for number in range(ROWS))
    assert seen == sorted(seen)
    assert [number for number in seen if number % CHUNK] == []
    assert "Traceback" not in (folder / LOG).read_text()
    tell(f"an import of {ROWS} rows was watched through an index: {len(seen)} answers, {len(set(seen))} different")


def test_a_killed_worker_leaves_the_other_right_and_is_right_when_it_comes_back(folder: Path, writer: Writing) -> None:
    first, second = free_port(), free_port()
    writer.tell("last")
    writer.heard()
    with server(folder, "serve", "--port", str(first)) as stays:
        visitor = Visitor(f"http://127.0.0.1:{first}")
        first_answer(f"http://127.0.0.1:{first}/healthz", stays)
        for _ in range(2):
            with server(folder, "serve", "--port", str(second)) as killed:
                first_answer(f"http://127.0.0.1:{second}/healthz", killed)
                back = Visitor(f"http://127.0.0.1:{second}")
                assert counted(back) == counted(visitor) == writer.truth((EVERY,))[EVERY][0]
                writer.tell("write")
                counted(back)
                os.kill(killed.pid, signal.SIGKILL)
                killed.wait(timeout=10)
                writer.tell("")
                writer.heard()
            assert counted(visitor) == writer.truth((EVERY,))[EVERY][0]
    assert "The history is whole" in run(folder, "verify")


def test_another_database_under_a_running_worker_is_noticed_said_and_answered_for(
    folder: Path, writer: Writing
) -> None:
    """What `restore` or a copied file does: the log of changes is no longer the one that the index followed."""
    writer.tell("last")
    writer.heard()
    with closing(sqlite3.connect(folder / "incidents.sqlite")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    older = folder / "older.sqlite"
    shutil.copy(folder / "incidents.sqlite", older)
    before = writer.truth((EVERY,))[EVERY][0]
    for _ in range(3):
        writer.tell("last")
        writer.heard()
    port = free_port()
    with server(folder, "serve", "--port", str(port)) as worker:
        first_answer(f"http://127.0.0.1:{port}/healthz", worker)
        visitor = Visitor(f"http://127.0.0.1:{port}")
        assert counted(visitor) == writer.truth((EVERY,))[EVERY][0]
        with (
            closing(sqlite3.connect(older)) as source,
            closing(sqlite3.connect(folder / "incidents.sqlite", timeout=10)) as target,
        ):
            source.backup(target)
        assert counted(visitor) == before
    assert "is out of step and is built anew" in (folder / LOG).read_text()


@pytest.mark.postgres
def test_a_move_leaves_a_running_worker_right_and_the_next_one_starts_right(
    folder: Path, postgres: database_server.Server
) -> None:
    run(folder, "user", "add", NAME, "--role", "researcher", given=f"{PASSPHRASE}\n")
    (folder / "invented.csv").write_bytes(acled(*({"fatalities": number % 5} for number in range(FEW))))
    run(folder, "import", str(folder / "invented.csv"))
    url, here, there = postgres.create(), free_port(), free_port()
    address = url.render_as_string(hide_password=False)
    with server(folder, "serve", "--port", str(here)) as worker:
        first_answer(f"http://127.0.0.1:{here}/healthz", worker)
        reader = Visitor(f"http://127.0.0.1:{here}")
        reader.sign_in(NAME, PASSPHRASE)
        before = [json.loads(reader.get(TOTALS + asked)) for asked in ASKED]
        run(folder, "db", "move", address)
        assert [json.loads(reader.get(TOTALS + asked)) for asked in ASKED] == before
    assert [one["incidents"] for one in before] == [FEW, FEW]
    with server(folder, "serve", "--port", str(there), INCIDENTS_DATABASE_URL=address) as worker:
        first_answer(f"http://127.0.0.1:{there}/healthz", worker)
        reader = Visitor(f"http://127.0.0.1:{there}")
        reader.sign_in(NAME, PASSPHRASE)
        assert [json.loads(reader.get(TOTALS + asked)) for asked in ASKED] == before
    assert "out of step" not in (folder / LOG).read_text()
    postgres.drop(url)
