"""`incidents erase`: it asks before it destroys anything, and says what is gone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from incidents.__main__ import main

PASSPHRASE = "seven quiet herons at dusk"


class Desk:
    """Runs commands against one instance folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, *words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, list(words), input=typed, env={"INCIDENTS_INSTANCE": str(self._folder)})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An instance whose history has one entry."""
    desk = Desk(tmp_path)
    assert desk.run("db", "upgrade").exit_code == 0
    assert desk.run("user", "add", "Mina", "--role", "monitor", typed=f"{PASSPHRASE}\n").exit_code == 0
    return desk


def test_it_asks_first_and_a_no_leaves_everything(desk: Desk) -> None:
    told = desk.run("erase", "1", "--reason", "invented", typed="n\n")
    assert told.exit_code == 1
    assert desk.run("erase", "1", "--reason", "invented", typed="y\n").exit_code == 0


def test_what_is_erased_is_gone_and_the_history_stays_whole(desk: Desk) -> None:
    told = desk.run("erase", "1", "--reason", "invented", "--yes")
    assert (told.exit_code, told.output) == (0, "Erased: 1.\n")
    assert desk.run("verify").exit_code == 0
    again = desk.run("erase", "1", "--reason", "invented", "--yes")
    assert again.exit_code == 1
    assert "Entry 1 is not there, or holds nothing any more." in again.output


def test_a_reason_is_asked_for(desk: Desk) -> None:
    assert desk.run("erase", "1", "--yes").exit_code == 2
    assert "Say why" in desk.run("erase", "1", "--reason", " ", "--yes").output
