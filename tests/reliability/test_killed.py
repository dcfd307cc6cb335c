"""The server is killed while people save: what it said it had kept is there, and the history is whole."""

import os
import random
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from reliability.commands import first_answer, free_port, run, server
from reliability.visiting import Lost, Visitor

KILLS, SECONDS, WRITERS = 20, 20, 3
LEAST_KILLS, LEAST_DRAFTS, PATIENCE = 3, 5, 180
NAME, PASSPHRASE = "Mona Monitor", "lantern orchard velvet tramway"


class Writer(threading.Thread):
    """Saves drafts one after another until the server goes away, and remembers what was acknowledged."""

    def __init__(self, visitor: Visitor, numbers: Iterator[int], kept: dict[str, str], token: str) -> None:
        super().__init__(daemon=True)
        self._visitor, self._numbers, self._kept, self._token = visitor, numbers, kept, token
        self.failure: AssertionError | None = None

    def run(self) -> None:
        """Until nobody answers."""
        try:
            while True:
                title = f"Invented event {next(self._numbers)}"
                onward = self._visitor.send("/incidents/new", self._token, what=title, draft="1")
                self._kept[urlsplit(onward).path.rsplit("/", 1)[-1]] = title
        except Lost:
            return
        except AssertionError as failure:
            self.failure = failure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run(tmp_path, "db", "upgrade")
    run(tmp_path, "user", "add", NAME, "--role", "monitor", given=f"{PASSPHRASE}\n")
    return tmp_path


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(folder: Path, tell: Callable[[str], None]) -> None:
    port, kept = free_port(), dict[str, str]()
    chance = random.Random(20191128)  # noqa: S311 - moments to kill at, the same in every run
    address, numbers = f"http://127.0.0.1:{port}", iter(range(1, 100_000))
    visitors = [Visitor(address) for _ in range(WRITERS)]
    signed_in, begun, kills = False, time.monotonic(), 0
    while _goes_on(kills, len(kept), time.monotonic() - begun):
        with server(folder, "serve", "--port", str(port)) as process:
            first_answer(f"{address}/healthz", process)
            if not signed_in:
                for visitor in visitors:
                    visitor.sign_in(NAME, PASSPHRASE)
                signed_in = True
            writers = [Writer(one, numbers, kept, one.token("/incidents/new")) for one in visitors]
            for writer in writers:
                writer.start()
            time.sleep(chance.uniform(0.05, 0.9) if len(kept) >= LEAST_DRAFTS else 2)
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
            for writer in writers:
                writer.join(timeout=10)
        assert [writer.failure for writer in writers if writer.failure] == []
    tell(f"killed {kills} times while {WRITERS} people saved: {len(kept)} drafts acknowledged, none lost")
    assert kills >= LEAST_KILLS
    assert len(kept) >= LEAST_DRAFTS
    assert missing(folder, kept) == {}
    assert "The history is whole" in run(folder, "verify")


def _goes_on(kills: int, kept: int, seconds: float) -> bool:
    """For some seconds; on a busy machine until there was enough to lose."""
    enough = kills >= LEAST_KILLS and kept >= LEAST_DRAFTS
    return kills < KILLS and seconds < (SECONDS if enough else PATIENCE)


def missing(folder: Path, kept: dict[str, str]) -> dict[str, str]:
    """Acknowledged drafts that are not in the database under their code and title, or not in the history."""
    with closing(sqlite3.connect(folder / "incidents.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        titles = dict(database.execute("SELECT code, title_en FROM incident").fetchall())
        noted = {code for (code,) in database.execute("SELECT code FROM history").fetchall()}
    return {code: title for code, title in kept.items() if titles.get(code) != title or code not in noted}
