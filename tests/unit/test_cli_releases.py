"""`incidents release`: what it prints, what it keeps, and that what was frozen is looked at again."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from incidents.__main__ import main
from incidents.storage import schema

COUNT_PUBLIC = text("SELECT count(*) FROM finding WHERE audience = 'public'")
ALTER = text("UPDATE publication SET body = replace(body, '\"revision\": 1', '\"revision\": 7') WHERE id = 1")

TAKE_OUT = text("DELETE FROM release_span WHERE finding_id = (SELECT min(finding_id) FROM release_span)")


class Terminal:
    """Runs commands against one instance folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'incidents.sqlite'}"

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, list(words), env={"INCIDENTS_INSTANCE": str(self.folder)})

    def count(self) -> int:
        with schema.engine(self.url).connect() as connection:
            return connection.scalar(COUNT_PUBLIC) or 0

    def take_out(self) -> None:
        with schema.engine(self.url).begin() as connection:
            connection.execute(TAKE_OUT)

    def alter(self) -> None:
        with schema.engine(self.url).begin() as connection:
            connection.execute(ALTER)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A database with sixty invented incidents, some of them public."""
    made = Terminal(tmp_path / "instance")
    assert made.run("db", "upgrade").exit_code == 0
    told = made.run("synthetic", "60")
    assert told.exit_code == 0, told.output
    return made


def test_a_release_is_made_with_a_title_in_each_language(terminal: Terminal) -> None:
    told = terminal.run("release", "--title", "Spring", "--title-ar", "الربيع", "--note", "Invented.", "--json")
    assert told.exit_code == 0, told.output
    made = json.loads(told.stdout)
    assert (made["release"], made["incidents"]) == (1, terminal.count())
    assert len(made["sha256"]) == 64
    assert terminal.run("release").output.startswith("Release 2: ")


def test_a_file_of_a_release_is_written(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("release")
    out = tmp_path / "release.csv"
    told = terminal.run("export", "--format", "csv-flat", "--release", "1", "-o", str(out))
    assert told.exit_code == 0, told.output
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == terminal.count()


def test_a_file_of_a_release_that_there_is_not_is_wrong_use(terminal: Terminal, tmp_path: Path) -> None:
    told = terminal.run("export", "--format", "csv-flat", "--release", "9", "-o", str(tmp_path / "never.csv"))
    assert (told.exit_code, "no release of this number" in told.output) == (2, True)
    assert not (tmp_path / "never.csv").exists()


def test_what_was_frozen_is_looked_at_again_and_a_change_is_found(terminal: Terminal) -> None:
    terminal.run("release")
    whole = terminal.run("release", "--check", "--json")
    assert (whole.exit_code, json.loads(whole.stdout)["releases"][0]["damaged"]) == (0, 0)
    terminal.alter()
    told = terminal.run("release", "--check")
    assert told.exit_code == 1
    assert "1 of them not as they were frozen" in told.output


def test_a_record_taken_out_of_a_release_is_found_and_it_is_said_what_is_wrong(terminal: Terminal) -> None:
    terminal.run("release")
    terminal.run("release")
    whole = terminal.run("release", "--check")
    assert (whole.exit_code, whole.output.count(", 0 of them not as they were frozen\n")) == (0, 2)
    terminal.take_out()
    told = terminal.run("release", "--check")
    assert (told.exit_code, told.output.count("; its records do not come to its digest\n")) == (1, 2)
    assert terminal.run("release", "--check", "--json").exit_code == 1
    found = json.loads(terminal.run("release", "--check", "--json").stdout)["releases"]
    assert [(one["damaged"], one["faults"]) for one in found] == [(0, ["its records do not come to its digest"])] * 2


def test_an_empty_database_has_nothing_to_release(tmp_path: Path) -> None:
    empty = Terminal(tmp_path / "empty")
    empty.run("db", "upgrade")
    told = empty.run("release")
    assert (told.exit_code, "Nothing is public yet" in told.output) == (2, True)
