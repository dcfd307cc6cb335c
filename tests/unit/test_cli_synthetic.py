"""`incidents synthetic`: what it adds, what it refuses, and that every page of such a database says so."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from incidents.__main__ import House, main
from incidents.storage import schema
from machinery.tabled import acled


class Terminal:
    """Runs commands against one instance folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {"INCIDENTS_INSTANCE": str(folder), "INCIDENTS_SECURE_COOKIES": "false"}

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, list(words), env=self.environment)

    def count(self, table: str) -> int:
        with schema.engine(f"sqlite:///{self.folder / 'incidents.sqlite'}").connect() as connection:
            return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - names of ours


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    terminal = Terminal(tmp_path / "instance")
    assert terminal.run("db", "upgrade").exit_code == 0
    return terminal


def test_so_many_are_added_and_the_history_verifies(terminal: Terminal) -> None:
    made = terminal.run("synthetic", "120", "--seed", "3")
    assert made.exit_code == 0
    assert made.stdout == "120 invented incidents added, each marked as invented.\n"
    assert terminal.count("incident") == 120
    assert terminal.run("verify").exit_code == 0
    assert terminal.run("db", "check").exit_code == 0


def test_a_database_that_holds_real_ones_is_refused_with_a_sentence(terminal: Terminal) -> None:
    file = terminal.folder / "invented.csv"
    file.write_bytes(acled({"fatalities": 3}))
    assert terminal.run("import", str(file)).exit_code == 0
    refused = terminal.run("synthetic", "50")
    assert refused.exit_code == 2
    assert "records that are not invented" in refused.stderr
    assert terminal.count("incident") == 1


@pytest.mark.parametrize("words", [("synthetic",), ("synthetic", "0"), ("synthetic", "-5"), ("synthetic", "many")])
def test_anything_but_a_number_of_them_is_wrong_use(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal.run(*words).exit_code == 2
    assert terminal.count("incident") == 0


def test_every_page_says_that_the_records_are_invented(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in terminal.environment.items():
        monkeypatch.setenv(name, value)
    app, _ = House().site()
    client = app.test_client()
    strip = "nothing in these records happened"
    assert strip not in client.get("/about").get_data(as_text=True)
    assert terminal.run("synthetic", "20").exit_code == 0
    assert strip in client.get("/about").get_data(as_text=True)
