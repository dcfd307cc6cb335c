"""`incidents checkpoint` and `incidents verify --checkpoint`: what they print, and the exit codes."""

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from incidents.__main__ import main
from incidents.domain.checkpoints import VerifierKey, read_checkpoint
from incidents.storage import schema, signing

PASSPHRASE = "seven quiet herons at dusk"
NAMES = ("Mina", "نور", "Aras", "Lana")


class Desk:
    """Runs commands against one instance folder; each account added is one entry of the history."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.instance = folder / "instance"

    def run(self, *words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, list(words), input=typed, env={"INCIDENTS_INSTANCE": str(self.instance)})

    def add(self, name: str) -> None:
        told = self.run("user", "add", name, "--role", "monitor", typed=f"{PASSPHRASE} {name}\n")
        assert told.exit_code == 0, told.output

    def tell(self, *statements: str) -> None:
        with schema.engine(f"sqlite:///{self.instance / 'incidents.sqlite'}").begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def kept(self, name: str) -> Path:
        """The checkpoint as a partner keeps it, in a file of this name."""
        path = self.folder / name
        told = self.run("checkpoint", "-o", str(path))
        assert told.exit_code == 0, told.output
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    assert desk.run("db", "upgrade").exit_code == 0
    desk.add(NAMES[0])
    desk.add(NAMES[1])
    return desk


def test_a_checkpoint_is_printed_and_makes_the_key(desk: Desk) -> None:
    told = desk.run("checkpoint")
    found = read_checkpoint(told.stdout.encode())
    assert (told.exit_code, found.checkpoint.size) == (0, 2)
    path = desk.instance / signing.KEY_FILE
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert desk.run("checkpoint").stdout == told.stdout


def test_the_verifier_key_is_printed_for_the_partner(desk: Desk) -> None:
    told = desk.run("checkpoint", "--verifier-key")
    key = VerifierKey.parse(told.stdout)
    assert signing.holds(read_checkpoint(desk.run("checkpoint").stdout.encode()), key)


def test_json_is_one_document(desk: Desk) -> None:
    told = json.loads(desk.run("checkpoint", "--json").stdout)
    assert (told["entries"], told["checkpoint"]) == (2, desk.run("checkpoint").stdout)
    assert set(told) == {"entries", "root", "at", "key", "checkpoint"}


def test_a_checkpoint_is_written_to_a_file_whole(desk: Desk) -> None:
    path = desk.kept("then.txt")
    assert path.read_text(encoding="utf-8") == desk.run("checkpoint").stdout
    assert sorted(one.name for one in desk.folder.iterdir()) == ["instance", "then.txt"]


def test_a_place_that_cannot_be_written_exits_1(desk: Desk) -> None:
    told = desk.run("checkpoint", "-o", str(desk.folder / "nowhere" / "then.txt"))
    assert told.exit_code == 1
    assert "cannot be written" in told.output


def test_a_history_that_went_on_agrees(desk: Desk) -> None:
    then = desk.kept("then.txt")
    desk.add(NAMES[2])
    told = desk.run("verify", "--checkpoint", str(then), "--checkpoint", str(desk.kept("now.txt")))
    assert told.exit_code == 0
    assert (
        told.stdout.splitlines()[-1]
        == "The history is whole: 3 entries. It agrees with all checkpoints from outside: 2."
    )


def test_a_changed_entry_exits_1_and_names_checkpoint_and_entry(desk: Desk) -> None:
    then = desk.kept("then.txt")
    desk.tell("DROP TRIGGER history_kept_from_update", "UPDATE history SET deed = 'nothing' WHERE seq = 2")
    told = desk.run("verify", "--checkpoint", str(then))
    assert told.exit_code == 1
    assert "Entry 2: its own words were changed." in told.stdout
    assert told.stdout.count("Changed since the checkpoint of 2 entries") == 2
    assert "The history does not agree with its checkpoints: 2 faults." in told.stderr
    plain = json.loads(desk.run("verify", "--checkpoint", str(then), "--json").stdout)
    assert [one["outside"] for one in plain["checkpoints"]] == [False, True]


def test_a_rollback_exits_1(desk: Desk) -> None:
    desk.add(NAMES[2])
    desk.add(NAMES[3])
    then = desk.kept("then.txt")
    guards = ("history_kept_from_delete", "checkpoint_kept_from_delete")
    desk.tell(
        *(f"DROP TRIGGER {guard}" for guard in guards),
        "DELETE FROM checkpoint",
        "DELETE FROM history_content WHERE seq > 2",
        "DELETE FROM history WHERE seq > 2",
        "UPDATE history_head SET seq = 2, hash = (SELECT hash FROM history WHERE seq = 2)",
    )
    assert desk.run("verify").exit_code == 0
    told = desk.run("verify", "--checkpoint", str(then))
    assert told.exit_code == 1
    assert "Rolled back: 2 entries here, the checkpoint was of 4." in told.stdout


@pytest.mark.parametrize("option", ["--checkpoint", "--key"])
def test_a_file_that_is_neither_exits_2_and_is_named(desk: Desk, option: str) -> None:
    path = desk.folder / "letter.txt"
    path.write_bytes(b"\xff no checkpoint 100 %")
    told = desk.run("verify", option, str(path))
    assert told.exit_code == 2
    assert "letter.txt: This is not" in told.output


def test_a_file_that_is_not_there_exits_2(desk: Desk) -> None:
    assert desk.run("verify", "--checkpoint", str(desk.folder / "none.txt")).exit_code == 2


def test_a_key_that_was_kept_takes_the_place_of_a_key_that_is_gone(desk: Desk) -> None:
    then, key = desk.kept("then.txt"), desk.folder / "key.txt"
    assert desk.run("checkpoint", "--verifier-key", "-o", str(key)).exit_code == 0
    assert desk.run("verify", "--checkpoint", str(then), "--key", str(key)).exit_code == 0
    (desk.instance / signing.KEY_FILE).unlink()
    told = desk.run("verify", "--checkpoint", str(then), "--key", str(key))
    assert told.exit_code == 1
    assert told.stderr.strip() == "Error: The key that signs checkpoints is not in order: 1 faults."


def test_a_lost_key_exits_2_until_a_new_one_is_begun_on_purpose(desk: Desk) -> None:
    then = desk.kept("then.txt")
    (desk.instance / signing.KEY_FILE).unlink()
    desk.add(NAMES[2])
    told = desk.run("checkpoint")
    assert told.exit_code == 2
    assert "history.key is missing" in told.output
    assert "incidents checkpoint --new-key" in told.output
    assert desk.run("checkpoint", "--new-key").exit_code == 0
    assert desk.run("verify", "--checkpoint", str(then)).exit_code == 0


def test_a_new_key_beside_one_that_is_there_exits_2(desk: Desk) -> None:
    desk.kept("then.txt")
    assert desk.run("checkpoint", "--new-key").exit_code == 2
