"""Settings: what is told is taken, what would have to be guessed stops the start, and the key is made once."""

import subprocess
import sys
from pathlib import Path

import pytest

from incidents import paths
from incidents.config import Config, Misconfigured, for_demonstration, load
from machinery.parts import POSIX_ONLY

MAKE = """
import sys
from pathlib import Path

from incidents.config import load

print(load(Path(sys.argv[1]), {}).secret_key)
"""


def told(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return folder


def test_an_empty_folder_is_enough(tmp_path: Path) -> None:
    config = load(tmp_path / "instance", {})
    assert config.database_url == f"sqlite:///{(tmp_path / 'instance' / 'incidents.sqlite').as_posix()}"
    assert (config.host, config.port, config.prefix) == ("127.0.0.1", 8000, "IRQ")
    assert (config.geocoder, config.secure_cookies) == ("", True)
    assert "127.0.0.1" in config.hosts


def test_the_file_is_taken_at_its_word(tmp_path: Path) -> None:
    folder = told(tmp_path, 'port = 8080\nlanguages = ["en", "ar"]\nprefix = "SYR"\ncontact = "desk@example.org"\n')
    config = load(folder, {})
    assert (config.port, config.languages, config.prefix) == (8080, ("en", "ar"), "SYR")
    assert config.contact == "desk@example.org"


def test_the_environment_wins_over_the_file_and_a_command_over_both(tmp_path: Path) -> None:
    folder = told(tmp_path, "port = 8080\nthreads = 2\n")
    environ = {
        "INCIDENTS_PORT": "9090",
        "INCIDENTS_SECURE_COOKIES": "off",
        "INCIDENTS_LANGUAGES": "en, ckb",
        "HOME": "x",
    }
    config = load(folder, environ, given={"port": 7070})
    assert (config.port, config.threads, config.secure_cookies) == (7070, 2, False)
    assert config.languages == ("en", "ckb")


def test_what_is_no_setting_may_stand_in_the_environment(tmp_path: Path) -> None:
    assert load(tmp_path, {"INCIDENTS_INSTANCE": "x", "INCIDENTS_REQUIRE": "postgres"}).port == 8000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prot = 8080", "there is no setting prot. Did you mean port?"),
        ("debug = true", "there is no setting debug."),
        ('secret_key = "dev"', "secret_key is no setting"),
        ("demonstration = true", "there is no setting demonstration"),
        ('port = "8080"', "port takes a whole number, not '8080'"),
        ("port = true", "port takes a whole number, not True"),
        ("port = 0", "port must be at least 1"),
        ("port = 70000", "port must be at most 65535"),
        ("contact = 5", "contact takes a text, not 5"),
        ('secure_cookies = "no"', "secure_cookies takes true or false"),
        ('languages = "en"', "languages takes a list of texts"),
        ('languages = ["ar"]', "languages must hold en"),
        ('prefix = "irq 1"', "prefix takes capital letters"),
        ('host = "0.0.0.0"', "trusted_hosts is missing"),
        ('host = "10.0.0.5"\ntrusted_hosts = ["x"]\nsecure_cookies = false', "secure_cookies can be off only while"),
        ('geocoder = "nominatim.example.org"', "geocoder_agent is missing"),
        ("port = ", "cannot be read"),
        ('database_url = "mysql://db/incidents"', "database_url takes sqlite:///path"),
        ('database_url = "sqlite://"', "database_url takes sqlite:///path"),
        ('database_url = "sqlite:///:memory:"', "database_url takes sqlite:///path"),
    ],
)
def test_what_would_have_to_be_guessed_stops_the_start(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Misconfigured, match=said.replace(".", r"\.").replace("?", r"\?")):
        load(told(tmp_path, text), {})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("INCIDENTS_PROT", "8080", "the environment: there is no setting prot"),
        ("INCIDENTS_PORT", "many", "port takes a whole number"),
        ("INCIDENTS_SECURE_COOKIES", "maybe", "secure_cookies takes true or false"),
        ("INCIDENTS_SECRET_KEY", "dev", "secret_key is no setting"),
    ],
)
def test_a_misspelt_name_in_the_environment_stops_the_start(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(Misconfigured, match=said):
        load(tmp_path, {name: text})


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = load(tmp_path / "instance", {})
    assert len(first.secret_key) >= 64
    assert load(tmp_path / "instance", {}).secret_key == first.secret_key
    assert load(tmp_path / "elsewhere", {}).secret_key != first.secret_key


@POSIX_ONLY
def test_the_key_and_its_folder_are_closed_to_others(tmp_path: Path) -> None:
    load(tmp_path / "instance", {})
    assert (tmp_path / "instance" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "instance").stat().st_mode & 0o777 == 0o700


@POSIX_ONLY
def test_a_folder_that_was_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "instance").mkdir(mode=0o755)
    load(tmp_path / "instance", {})
    assert (tmp_path / "instance").stat().st_mode & 0o777 == 0o700


@POSIX_ONLY
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    load(tmp_path, {})
    (tmp_path / "secret_key").chmod(mode)
    with pytest.raises(Misconfigured, match="can be read by others"):
        load(tmp_path, {})


@pytest.mark.parametrize("key", ["dev", "change-me", "a" * 64, "secret" * 20, "\udcff"])
def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path, key: str) -> None:
    path = tmp_path / "secret_key"
    path.write_bytes(key.encode("utf-8", "surrogateescape"))
    path.chmod(0o600)
    with pytest.raises(Misconfigured, match="too short or too plain"):
        load(tmp_path, {})


def test_two_processes_at_once_on_an_empty_folder_hold_one_key(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MAKE, str(tmp_path / "instance")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    keys = {process.communicate(timeout=60)[0].strip() for process in started}
    assert [process.returncode for process in started] == [0] * 4
    assert len(keys) == 1


def test_the_key_is_not_in_what_a_config_prints(tmp_path: Path) -> None:
    config = load(tmp_path, {"INCIDENTS_DATABASE_URL": "postgresql+psycopg://desk:hidden@db/incidents"})
    assert config.secret_key not in repr(config)
    assert "hidden" not in repr(config)


def test_the_demonstration_has_a_folder_a_key_and_a_database_of_its_own(tmp_path: Path) -> None:
    told(tmp_path, 'database_url = "postgresql+psycopg://db/real"\n')
    config = for_demonstration(tmp_path, port=5001)
    assert config.instance == tmp_path / "demo"
    assert config.database_url.endswith("demo/incidents.sqlite")
    assert (config.demonstration, config.host, config.port, config.secure_cookies) == (True, "127.0.0.1", 5001, False)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("sqlite:///records.sqlite", "sqlite:///{folder}/records.sqlite"),
        ("sqlite:////srv/records.sqlite", "sqlite:////srv/records.sqlite"),
        ("postgresql+psycopg://db/incidents", "postgresql+psycopg://db/incidents"),
    ],
)
def test_a_relative_path_begins_in_the_instance_folder(tmp_path: Path, url: str, kept: str) -> None:
    config = load(tmp_path, {"INCIDENTS_DATABASE_URL": url})
    assert config.database_url == kept.format(folder=tmp_path.as_posix())


def test_a_key_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret_key").mkdir(mode=0o700)
    with pytest.raises(Misconfigured, match="secret_key cannot be made or read"):
        load(tmp_path, {})


def test_settings_cannot_be_changed_afterwards(tmp_path: Path) -> None:
    config = load(tmp_path, {})
    with pytest.raises(AttributeError):
        config.port = 1  # type: ignore[misc]


def test_a_config_needs_its_key() -> None:
    with pytest.raises(TypeError):
        Config(instance=Path())  # type: ignore[call-arg]


def test_the_instance_folder_is_the_one_named(tmp_path: Path) -> None:
    assert paths.instance({"INCIDENTS_INSTANCE": str(tmp_path / "a" / ".." / "b")}) == tmp_path / "b"


def test_a_checkout_keeps_its_own_instance_folder() -> None:
    assert paths.instance({}) == paths.templates().parent / "instance"


@pytest.mark.parametrize(
    ("platform", "environ", "ends"),
    [
        ("linux", {"XDG_DATA_HOME": "/home-of/data"}, ("home-of", "data", "incidents")),
        ("linux", {}, (".local", "share", "incidents")),
        ("darwin", {}, ("Library", "Application Support", "incidents")),
        ("win32", {"LOCALAPPDATA": "/users-of/Local"}, ("users-of", "Local", "incidents")),
    ],
)
def test_an_installed_program_keeps_its_data_where_the_system_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], ends: tuple[str, ...]
) -> None:
    (tmp_path / "_assets").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.instance(environ, platform).parts[-len(ends) :] == ends
    assert paths.templates() == tmp_path / "_assets" / "templates"


def test_the_folders_of_a_checkout_are_there() -> None:
    assert all(folder.is_dir() for folder in (paths.templates(), paths.static(), paths.data()))
