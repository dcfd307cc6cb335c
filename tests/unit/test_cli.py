"""The command line: what each command prints, and the exit code it ends with."""

import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from incidents.__main__ import COMMANDS, main
from incidents.storage import schema
from machinery.parts import POSIX_ONLY

PASSPHRASE = "seven quiet herons at dawn"
HELP_LIMIT = 0.3  # seconds of processor time
PAGE_LIMIT = 5.0  # seconds, on two quiet cores
ENTRANCE = re.compile(r"/demo/enter/[\w-]{20,}")


class Terminal:
    """Runs commands against one instance folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'incidents.sqlite'}"

    def run(self, *words: str, typed: str = "", **environ: str) -> Result:
        environ = {"INCIDENTS_INSTANCE": str(self.folder), **environ}
        return CliRunner().invoke(main, list(words), input=typed, env=environ)

    def tell(self, *statements: str) -> None:
        with schema.engine(self.url).begin() as connection:
            for statement in statements:
                connection.execute(text(statement))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "instance")


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A database at this version with two accounts in it; for commands that change nothing."""
    terminal = Terminal(tmp_path_factory.mktemp("cli") / "instance")
    assert terminal.run("db", "upgrade").exit_code == 0
    assert terminal.run("user", "add", "Mina", "--role", "manager", typed=f"{PASSPHRASE}\n").exit_code == 0
    assert terminal.run("user", "add", "نور", "--role", "monitor", typed=f"{PASSPHRASE} too\n").exit_code == 0
    return terminal


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_help_names_every_command_and_exits_0() -> None:
    told = CliRunner().invoke(main, ["--help"])
    assert told.exit_code == 0
    assert [name for name in COMMANDS if name not in told.output] == []
    assert "3 done in part" in " ".join(told.output.split())


def test_help_is_quick(tell: Callable[[str], None]) -> None:
    script = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'incidents', '--help'], check=True,"
    )
    script += (
        " stdout=subprocess.DEVNULL); u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime)"
    )
    seconds = min(float(subprocess.check_output([sys.executable, "-c", script], text=True)) for _ in range(3))
    tell(f"incidents --help: {seconds:.2f} s of processor time (limit {HELP_LIMIT} s)")
    assert seconds <= HELP_LIMIT


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    told = CliRunner().invoke(main, [name, "--help"])
    assert told.exit_code == 0
    assert isinstance(main.get_command(click.Context(main), name), click.Command)


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["demo", "--port", "0"],
        ["demo", "--port", "many"],
        ["export"],
        ["export", "--format", "exe", "-o", "x"],
        ["user", "add", "Mina"],
        ["user", "add", "Mina", "--role", "owner"],
        ["user", "add", "Mina", "--role", "visitor"],
        ["user", "add", "Mina", PASSPHRASE, "--role", "monitor"],
        ["db", "move"],
        ["verify", "now"],
    ],
)
def test_wrong_use_exits_2(terminal: Terminal, words: list[str]) -> None:
    told = terminal.run(*words)
    assert told.exit_code == 2
    assert "Usage" in told.output


def test_a_misspelt_setting_exits_2_and_is_named(terminal: Terminal) -> None:
    terminal.folder.mkdir()
    (terminal.folder / "config.toml").write_text("prot = 8080\n", encoding="utf-8")
    told = terminal.run("user", "list")
    assert told.exit_code == 2
    assert "there is no setting prot. Did you mean port?" in told.output


@POSIX_ONLY
def test_a_key_that_others_can_read_stops_every_command(terminal: Terminal) -> None:
    assert terminal.run("db", "upgrade").exit_code == 0
    (terminal.folder / "secret_key").chmod(0o644)
    told = terminal.run("verify")
    assert told.exit_code == 2
    assert "chmod 600" in told.output


def test_upgrade_says_where_the_database_stands(terminal: Terminal) -> None:
    first, second = terminal.run("db", "upgrade"), terminal.run("db", "upgrade")
    assert (first.exit_code, first.output.strip()) == (0, f"empty to {schema.head()}: done.")
    assert (second.exit_code, second.output.strip()) == (0, f"The database stands at {schema.head()}.")


def test_check_exits_1_where_the_database_differs(terminal: Terminal) -> None:
    terminal.run("db", "upgrade")
    assert terminal.run("db", "check").exit_code == 0
    terminal.tell("DROP INDEX uq_publication_standing")
    told = terminal.run("db", "check")
    assert told.exit_code == 1
    assert "uq_publication_standing" in told.output


def test_move_copies_everything_and_leaves_the_source(upgraded: Terminal, tmp_path: Path) -> None:
    there = f"sqlite:///{tmp_path / 'there.sqlite'}"
    told = upgraded.run("db", "move", there)
    assert told.exit_code == 0, told.output
    assert "account: 2 rows" in told.stderr
    assert "arrived as they left" in told.stdout
    assert schema.check(there) == []
    assert upgraded.run("user", "list").stdout == upgraded.run("user", "list", INCIDENTS_DATABASE_URL=there).stdout


def test_move_into_a_database_with_rows_exits_2(upgraded: Terminal, tmp_path: Path) -> None:
    there = f"sqlite:///{tmp_path / 'there.sqlite'}"
    assert upgraded.run("db", "move", there).exit_code == 0
    again = upgraded.run("db", "move", there)
    assert again.exit_code == 2
    assert "is not empty" in again.output


def test_accounts_are_listed_for_people_and_for_programs(upgraded: Terminal) -> None:
    assert upgraded.run("user", "list").stdout.splitlines() == ["Mina\tmanager\topen", "نور\tmonitor\topen"]
    listed = json.loads(upgraded.run("user", "list", "--json").stdout)
    assert listed["accounts"][1] == {"name": "نور", "role": "monitor", "open": True}


@pytest.mark.parametrize("typed", ["", "\n", "short\n", "aaaaaaaaaaaaaaaaaaaa\n"])
def test_a_weak_passphrase_is_refused(upgraded: Terminal, typed: str) -> None:
    told = upgraded.run("user", "add", "Salam", "--role", "monitor", typed=typed)
    assert told.exit_code == 2
    assert "Salam" not in upgraded.run("user", "list").stdout


def test_a_name_that_is_taken_exits_1(upgraded: Terminal) -> None:
    told = upgraded.run("user", "add", "mina", "--role", "monitor", typed=f"{PASSPHRASE}\n")
    assert told.exit_code == 1
    assert "already" in told.output


def test_an_account_is_closed_by_name(terminal: Terminal) -> None:
    terminal.run("db", "upgrade")
    for name in ("Mina", "Salam"):
        terminal.run("user", "add", name, "--role", "manager", typed=f"{PASSPHRASE}\n")
    assert terminal.run("user", "disable", "salam").exit_code == 0
    assert terminal.run("user", "list").stdout.splitlines() == ["Mina\tmanager\topen", "Salam\tmanager\tclosed"]


def test_an_unknown_account_exits_1(upgraded: Terminal) -> None:
    told = upgraded.run("user", "disable", "Nobody")
    assert told.exit_code == 1
    assert "There is no account of this name." in told.output


def test_the_last_manager_stays(upgraded: Terminal) -> None:
    assert upgraded.run("user", "disable", "Mina").exit_code == 2


def test_a_whole_history_exits_0(upgraded: Terminal) -> None:
    told = upgraded.run("verify")
    whole = ["The files are whole: 0 files.", "The history is whole: 2 entries."]
    assert (told.exit_code, told.stdout.splitlines()) == (0, whole)
    assert json.loads(upgraded.run("verify", "--json").stdout) == {
        "entries": 2,
        "faults": [],
        "checkpoints": [],
        "files": {"files": 0, "faults": [], "unknown": []},
    }


def test_a_changed_history_exits_1_and_names_the_entry(terminal: Terminal) -> None:
    terminal.run("db", "upgrade")
    terminal.run("user", "add", "Mina", "--role", "manager", typed=f"{PASSPHRASE}\n")
    terminal.tell("DROP TRIGGER history_kept_from_update", "UPDATE history SET deed = 'nothing' WHERE seq = 1")
    told = terminal.run("verify")
    assert told.exit_code == 1
    assert "Entry 1: its own words were changed." in told.stdout
    as_json = terminal.run("verify", "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout)["faults"][0]["entry"] == 1


def test_an_export_is_written_whole_with_its_digest(upgraded: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "none.zip"
    told = upgraded.run("export", "--format", "csv", "-o", str(out), "--json")
    assert told.exit_code == 0, told.output
    said = json.loads(told.stdout)
    assert said["incidents"] == 0
    assert said["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert any("incidents" in name for name in zipfile.ZipFile(out).namelist())


def test_an_export_says_beside_its_answer_what_its_form_cannot_carry(upgraded: Terminal, tmp_path: Path) -> None:
    told = upgraded.run("export", "--format", "acled", "-o", str(tmp_path / "none.zip"))
    assert told.exit_code == 0, told.output
    assert "It cannot carry: titles and addresses of articles; places beyond the first;" in told.stderr
    assert "cannot carry" not in told.stdout
    as_json = json.loads(upgraded.run("export", "--format", "acled", "-o", str(tmp_path / "none.zip"), "--json").stdout)
    assert as_json["losses"][0].startswith("It cannot carry: ")


@pytest.mark.parametrize("words", [["--format", "pdf"], ["--format", "docx", "--template", "annex", "--lang", "ckb"]])
def test_a_document_of_nothing_is_a_sentence_and_no_file(upgraded: Terminal, tmp_path: Path, words: list[str]) -> None:
    told = upgraded.run("export", *words, "-o", str(tmp_path / "none"))
    assert told.exit_code != 0
    assert "nothing to make a document of" in told.output
    assert list(tmp_path.iterdir()) == []


def test_a_kind_of_document_that_there_is_not_is_wrong_use(upgraded: Terminal, tmp_path: Path) -> None:
    told = upgraded.run("export", "--format", "pdf", "--template", "novel", "-o", str(tmp_path / "none"))
    assert told.exit_code == 2
    assert "report" in told.output


@pytest.mark.parametrize("query", ["killed_min=many", "colour=red", "from=2019-13-45"])
def test_a_question_that_cannot_be_read_exits_2_and_writes_nothing(
    upgraded: Terminal, tmp_path: Path, query: str
) -> None:
    out = tmp_path / "none.csv"
    told = upgraded.run("export", "--format", "csv-flat", "--query", query, "-o", str(out))
    assert told.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_exits_1(upgraded: Terminal, tmp_path: Path) -> None:
    told = upgraded.run("export", "--format", "geojson", "-o", str(tmp_path / "no" / "x.geojson"))
    assert told.exit_code == 1
    assert "cannot be written" in told.output


@pytest.mark.parametrize(
    "words", [["serve"], ["verify"], ["user", "list"], ["export", "--format", "csv", "-o", "never.zip"]], ids=" ".join
)
def test_a_database_of_another_version_asks_for_the_upgrade_first(terminal: Terminal, words: list[str]) -> None:
    told = terminal.run(*words)
    assert told.exit_code == 1
    assert "incidents db upgrade" in told.output


def test_a_database_that_cannot_be_reached_exits_1(terminal: Terminal, tmp_path: Path) -> None:
    told = terminal.run("db", "upgrade", INCIDENTS_DATABASE_URL=f"sqlite:///{tmp_path}/no/such/folder/x.sqlite")
    assert told.exit_code == 1
    assert "The database cannot be reached" in told.output
    assert "Traceback" not in told.output


def test_a_database_of_an_unknown_kind_exits_2(terminal: Terminal) -> None:
    told = terminal.run("db", "check", INCIDENTS_DATABASE_URL="mysql://db/incidents")
    assert told.exit_code == 2
    assert "database_url takes" in told.output


def test_serve_beyond_this_machine_asks_for_the_names_of_the_site(upgraded: Terminal) -> None:
    told = upgraded.run("serve", "--host", "0.0.0.0")  # noqa: S104 - refused, which is the point
    assert told.exit_code == 2
    assert "trusted_hosts is missing" in told.output


def test_serve_says_when_its_port_is_taken(upgraded: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = upgraded.run("serve", "--port", str(taken.getsockname()[1]))
    assert told.exit_code == 1
    assert "cannot be used" in told.output


class Shown:
    """A server that runs: its address, what it printed, and how long its first page took."""

    def __init__(self, folder: Path, *words: str, command: str = "demo", **environ: str) -> None:
        self.port = free_port()
        self.log = folder / f"{command}.log"
        self.folder = folder / "instance"
        begun = time.perf_counter()
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "incidents", command, "--port", str(self.port), *words],
                stdout=out,
                stderr=out,
                env={**os.environ, "INCIDENTS_INSTANCE": str(self.folder), "PYTHONUNBUFFERED": "1", **environ},
            )
        self.status = self.ask("/")
        self.seconds = time.perf_counter() - begun

    def ask(self, path: str) -> int:
        """The status of a page; waits until the demonstration listens."""
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
                    return int(answer.status)
            except urllib.error.HTTPError as answer:
                return answer.code
            except (ConnectionError, urllib.error.URLError):
                assert self.process.poll() is None, self.log.read_text()
                time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


@pytest.mark.parametrize("proxy", ["", "127.0.0.1"])
def test_serve_answers_and_ends_when_it_is_told(upgraded: Terminal, proxy: str) -> None:
    environ = {"INCIDENTS_SECURE_COOKIES": "off", "INCIDENTS_TRUSTED_PROXY": proxy}
    served = Shown(upgraded.folder.parent, "--threads", "2", command="serve", **environ)
    assert served.status == 200  # the page that asks everyone to sign in
    assert served.ask("/demo/enter/any-token-at-all") in {200, 404}
    assert served.end() == 0
    assert f"Listening on http://127.0.0.1:{served.port}/" in served.log.read_text()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    demonstration = Shown(tmp_path_factory.mktemp("demo"))
    yield demonstration
    if demonstration.process.poll() is None:
        demonstration.end()


def test_the_demonstration_shows_its_first_page_soon(shown: Shown, tell: Callable[[str], None]) -> None:
    tell(f"incidents demo: first page after {shown.seconds:.1f} s (limit {PAGE_LIMIT:g} s on two quiet cores)")
    assert shown.status == 200
    assert shown.seconds <= PAGE_LIMIT * 4  # other tests run beside this one


def test_the_demonstration_answers_with_what_it_loaded(shown: Shown) -> None:
    assert shown.ask("/healthz") == 200
    assert shown.ask("/incidents") == 200
    with schema.engine(f"sqlite:///{shown.folder / 'demo' / 'incidents.sqlite'}").connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM incident WHERE status = 'published'")).scalar() >= 28


def test_the_link_of_the_demonstration_opens_once(shown: Shown) -> None:
    found = ENTRANCE.search(shown.log.read_text())
    assert found
    assert shown.ask("/demo/enter/another-token-altogether") == 404
    first = shown.ask(found.group())
    assert first in {200, 404}  # the door itself asks for the cookie that this caller does not keep
    assert shown.ask(found.group()) == 404


def test_the_demonstration_listens_on_this_machine_alone(shown: Shown) -> None:
    assert f"http://127.0.0.1:{shown.port}/" in shown.log.read_text()
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", shown.port))


def test_serve_refuses_the_database_of_the_demonstration(shown: Shown, terminal: Terminal) -> None:
    url = f"sqlite:///{shown.folder / 'demo' / 'incidents.sqlite'}"
    told = terminal.run("serve", "--port", str(free_port()), INCIDENTS_DATABASE_URL=url)
    assert told.exit_code == 1
    assert "holds the demonstration" in told.output


def test_the_demonstration_ends_when_it_is_told_and_starts_again_as_it_was(shown: Shown) -> None:
    assert shown.end() == 0
    url = f"sqlite:///{shown.folder / 'demo' / 'incidents.sqlite'}"
    with schema.engine(url).connect() as connection:
        before = connection.execute(text("SELECT seq FROM history_head")).scalar()
    again = Shown(shown.folder.parent)
    assert again.end() == 0
    assert "brought in" not in again.log.read_text()
    with schema.engine(url).connect() as connection:
        assert connection.execute(text("SELECT seq FROM history_head")).scalar() == before


def test_a_reset_brings_the_set_in_anew(shown: Shown) -> None:
    again = Shown(shown.folder.parent, "--reset")
    assert again.status == 200
    assert again.end() == 0
    assert "incidents brought in." in again.log.read_text()
