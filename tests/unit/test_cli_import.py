"""`incidents import`: what it prints, what it refuses by row and column, and the exit code it ends with."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from incidents.__main__ import main
from incidents.storage import schema
from machinery.tabled import acled

PASSPHRASE = "seven quiet herons at dawn"
GOOD = acled({"fatalities": 3}, {"fatalities": 2})
WRONG = acled({"fatalities": 3}, {"fatalities": "many"}, {"event_date": "31 November 2019"})


class Terminal:
    """Runs commands against one instance folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, list(words), input=typed, env={"INCIDENTS_INSTANCE": str(self.folder)})

    def bring(self, content: bytes, *words: str, name: str = "invented.csv") -> Result:
        """Import a file of this content."""
        file = self.folder / name
        file.write_bytes(content)
        return self.run("import", str(file), *words)

    def count(self, table: str) -> int:
        with schema.engine(f"sqlite:///{self.folder / 'incidents.sqlite'}").connect() as connection:
            return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - names of ours


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    terminal = Terminal(tmp_path / "instance")
    assert terminal.run("db", "upgrade").exit_code == 0
    return terminal


def told(result: Result) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(result.stdout)
    return found


def test_all_rows_in_is_exit_0_and_one_document(terminal: Terminal) -> None:
    result = terminal.bring(GOOD, "--json")
    assert result.exit_code == 0
    document = told(result)
    counted = {name: document[name] for name in ("preset", "rows", "new", "changed", "same", "duplicate", "refused")}
    assert counted == {
        "preset": "acled", "rows": 2, "new": 2, "changed": 0, "same": 0, "duplicate": 0, "refused": [],
    }  # fmt: skip
    assert document["people"] == {"killed": {"min": 5, "max": 5}}
    assert str(document["batch"]).startswith("B-")
    assert terminal.count("incident") == 2


def test_refused_rows_are_listed_by_row_and_column_and_the_others_are_in(terminal: Terminal) -> None:
    result = terminal.bring(WRONG, "--json")
    assert result.exit_code == 3
    refused = told(result)["refused"]
    assert isinstance(refused, list)
    assert [(one["row"], one["column"], one["value"]) for one in refused] == [
        (3, "fatalities", "many"),
        (4, "event_date", "31 November 2019"),
    ]
    assert all(one["why"] for one in refused)
    assert terminal.count("incident") == 1


def test_in_words_every_refused_row_is_a_sentence(terminal: Terminal) -> None:
    result = terminal.bring(WRONG)
    assert result.exit_code == 3
    assert "Row 3, fatalities: " in result.stdout
    assert "It says “many”." in result.stdout
    assert "3 rows read as acled: 1 new, 0 changed, 0 here already, 0 twice in the file, 2 refused." in result.stdout
    assert "People the rows speak of, killed: 3 to 3." in result.stdout


def test_twice_the_same_file_adds_nothing(terminal: Terminal) -> None:
    terminal.bring(GOOD)
    again = told(terminal.bring(GOOD, "--json"))
    assert (again["new"], again["same"]) == (0, 2)
    assert terminal.count("incident") == 2


def test_a_dry_run_keeps_nothing(terminal: Terminal) -> None:
    result = terminal.bring(WRONG, "--dry-run", "--json")
    assert result.exit_code == 3
    assert (told(result)["new"], told(result)["batch"]) == (1, "")
    assert (terminal.count("incident"), terminal.count("import_batch"), terminal.count("article")) == (0, 0, 0)
    assert not (terminal.folder / "imports").exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"MZ\x90\x00\x03\x00 no table", "renamed.xlsx"),
        (b"a,b\n1,2\n", "strange.csv"),
    ],
)
def test_a_file_that_cannot_be_read_is_exit_2_with_a_sentence(terminal: Terminal, content: bytes, name: str) -> None:
    result = terminal.bring(content, name=name)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr
    assert terminal.count("incident") == 0


def test_a_workbook_whose_end_is_missing_brings_in_nothing(terminal: Terminal, tmp_path: Path) -> None:
    whole = tmp_path / "whole.xlsx"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    result = terminal.bring(whole.read_bytes()[:-30], name="cut.xlsx")
    assert result.exit_code == 2
    assert terminal.count("incident") == 0


def test_a_file_that_is_not_there_is_exit_2(terminal: Terminal) -> None:
    assert terminal.run("import", "nowhere.csv").exit_code == 2


def test_it_is_done_in_the_name_of_an_account_that_may(terminal: Terminal) -> None:
    terminal.run("user", "add", "Rita", "--role", "reviewer", typed=f"{PASSPHRASE}\n")
    terminal.run("user", "add", "Mina", "--role", "monitor", typed=f"{PASSPHRASE} too\n")
    assert terminal.bring(GOOD, "--by", "Nobody").exit_code == 2
    assert terminal.bring(GOOD, "--by", "Mina").exit_code == 1
    assert terminal.count("incident") == 0
    assert terminal.bring(GOOD, "--by", "rita").exit_code == 0
    with schema.engine(f"sqlite:///{terminal.folder / 'incidents.sqlite'}").connect() as connection:
        query = "SELECT account.name FROM import_batch JOIN account ON account.id = account_id"
        assert connection.execute(text(query)).scalar_one() == "Rita"


def test_words_that_nobody_knows_are_named(terminal: Terminal) -> None:
    result = terminal.bring(acled({"location": "Unheard-of Village"}))
    assert "Not known here (place): “Unheard-of Village”, 1 times." in result.stdout
