"""An import is killed while it runs: each chunk is there whole or not at all, and the last run completes it."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from machinery.tabled import acled
from reliability.commands import environment, run

ROWS, CHUNK, KILLS = 5300, 200, 4  # chunks of 200 up to row 1000, then of 1000
PATIENCE_S = 120


def test_a_killed_import_leaves_whole_chunks_and_is_completed_without_doubles(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    run(tmp_path, "db", "upgrade")
    file = tmp_path / "invented.csv"
    file.write_bytes(acled(*({"fatalities": number % 5} for number in range(ROWS))))
    met = [killed_after_one_more_chunk(tmp_path, file) for _ in range(KILLS)]
    assert all(incidents == lines and incidents % CHUNK == 0 for incidents, lines in met), met
    assert 0 < met[0][0] < met[-1][0] < ROWS
    told = json.loads(run(tmp_path, "import", str(file), "--json"))
    people = sum(number % 5 for number in range(ROWS))
    assert (told["rows"], told["new"], told["refused"]) == (ROWS, ROWS, [])
    assert told["people"]["killed"]["min"] == people
    assert standing(tmp_path) == (ROWS, ROWS)
    assert sums(tmp_path) == (ROWS, people)
    again = json.loads(run(tmp_path, "import", str(file), "--json"))
    assert (again["new"], again["same"]) == (0, ROWS)
    assert sums(tmp_path) == (ROWS, people)
    assert "The history is whole" in run(tmp_path, "verify")
    tell(f"an import of {ROWS} rows was killed {KILLS} times: {[rows for rows, _ in met]} rows stood, then all of them")


def killed_after_one_more_chunk(folder: Path, file: Path) -> tuple[int, int]:
    """Start the import, kill it once it has kept more than stood there before; incidents and lines that stand then."""
    before, begun = standing(folder)[0], time.monotonic()
    with (folder / "log.txt").open("a") as said:
        command = [sys.executable, "-m", "incidents", "import", str(file)]
        process = subprocess.Popen(command, env=environment(folder, {}), stdout=said, stderr=said)
        try:
            while standing(folder)[0] == before:
                assert process.poll() is None, "the import ended by itself"
                assert time.monotonic() - begun < PATIENCE_S
                time.sleep(0.05)
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.wait(timeout=10)
    return standing(folder)


def standing(folder: Path) -> tuple[int, int]:
    """How many incidents and lines of the ledger are in the database."""
    with closing(sqlite3.connect(folder / "incidents.sqlite", timeout=10)) as database:
        incidents = database.execute("SELECT count(*) FROM incident").fetchone()[0]
        return incidents, database.execute("SELECT count(*) FROM import_row WHERE state = 'new'").fetchone()[0]


def sums(folder: Path) -> tuple[int, int]:
    """How many findings the team has, and the people killed in them."""
    with closing(sqlite3.connect(folder / "incidents.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = database.execute("SELECT count(*), sum(killed_min) FROM finding").fetchone()
        return int(found[0]), int(found[1])
