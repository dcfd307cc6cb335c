"""The composition root: what `create_app` builds, and that nothing happens before it is called."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from jinja2 import StrictUndefined, UndefinedError
from sqlalchemy import text

from incidents import paths
from incidents.app import create_app, open_demonstration, open_site
from incidents.config import Config, Misconfigured, load
from incidents.services import settings, shipped
from incidents.storage import schema
from incidents.storage.db import db

WATCHED = """
import sys
from pathlib import Path

import incidents.__main__, incidents.app, incidents.cli.demo, incidents.cli.serve

print(sorted(path.name for path in Path(sys.argv[1]).rglob("*")))
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load(tmp_path / "instance", {})


@pytest.fixture
def site(config: Config) -> Iterator[Flask]:
    """A site with an empty database at this version, not open to visitors."""
    schema.upgrade(config.database_url)
    app = create_app(config)
    with app.app_context():
        shipped.load_reference()
        db.session.remove()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def test_nothing_happens_at_import(tmp_path: Path) -> None:
    environ = {"INCIDENTS_INSTANCE": str(tmp_path), "PATH": "", "PYTHONPATH": str(paths.templates().parent)}
    made = subprocess.check_output([sys.executable, "-c", WATCHED, str(tmp_path)], env=environ, text=True)
    assert made.strip() == "[]"


def test_folders_are_absolute_and_given(site: Flask, config: Config) -> None:
    assert Path(str(site.template_folder)) == paths.templates()
    assert Path(str(site.static_folder)) == paths.static()
    assert Path(site.instance_path) == config.instance
    assert all(Path(folder).is_absolute() for folder in (str(site.template_folder), str(site.static_folder)))
    assert site.import_name == "incidents"


def test_a_misspelt_name_in_a_template_is_an_error(site: Flask) -> None:
    assert site.jinja_env.undefined is StrictUndefined
    with site.test_request_context(), pytest.raises(UndefinedError):
        render_template_string("{{ incidnet.title }}")


def test_services_know_this_installation(site: Flask, tmp_path: Path) -> None:
    here = settings.current()
    assert (here.data, here.prefix, here.contact, here.geocoder) == (paths.data(), "IRQ", "", "")
    assert here.demonstration is False
    other = load(tmp_path / "other", {}, given={"prefix": "SYR", "contact": "desk@example.org"})
    create_app(other)
    assert (settings.current().prefix, settings.current().contact) == ("SYR", "desk@example.org")


def test_cookies_are_kept_from_scripts_and_from_plain_http(site: Flask) -> None:
    assert site.config["SESSION_COOKIE_NAME"] == "__Host-incidents"
    assert site.config["SESSION_COOKIE_SECURE"] is True
    assert site.config["SESSION_COOKIE_HTTPONLY"] is True
    assert site.config["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert site.config["SESSION_COOKIE_PATH"] == "/"


def test_the_key_is_the_one_of_the_instance_folder(site: Flask, config: Config) -> None:
    assert site.config["SECRET_KEY"] == (config.instance / "secret_key").read_text(encoding="ascii")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""])
def test_another_host_is_not_answered(site: Flask, host: str) -> None:
    assert site.test_client().get("/healthz", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.0.0.1:8000"])
def test_this_machine_is_answered(site: Flask, host: str) -> None:
    assert site.test_client().get("/healthz", headers={"Host": host}).status_code == 200


def test_a_request_of_three_megabytes_is_refused(site: Flask) -> None:
    answer = site.test_client().post("/sign-in", data={"name": "x" * 3_000_000}, base_url="https://localhost")
    assert answer.status_code == 413


def test_a_new_site_asks_everyone_to_sign_in(site: Flask) -> None:
    answer = site.test_client().get("/incidents", base_url="https://localhost")
    assert answer.status_code in {302, 303}
    assert "/sign-in" in answer.headers["Location"]


def test_a_site_has_no_door_of_the_demonstration(site: Flask) -> None:
    assert [rule.rule for rule in site.url_map.iter_rules() if rule.rule.startswith("/demo")] == []
    assert site.test_client().get("/demo/enter/", base_url="https://localhost").status_code in {303, 404}


def test_the_demonstration_has_its_door_and_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCIDENTS_INSTANCE", str(tmp_path))
    app, config = open_demonstration(5001, "a-token-of-the-terminal")
    assert [rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/demo/enter/")]
    assert config.instance == tmp_path / "demo"
    assert settings.current().demonstration is True
    assert (app.config["SESSION_COOKIE_SECURE"], app.config["SESSION_COOKIE_NAME"]) == (False, "incidents")


def test_options_of_a_command_overrule_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCIDENTS_INSTANCE", str(tmp_path))
    monkeypatch.setenv("INCIDENTS_PORT", "9000")
    assert open_site()[1].port == 9000
    assert open_site({"port": 9001})[1].port == 9001
    with pytest.raises(Misconfigured, match="port must be at most"):
        open_site({"port": 90000})


def test_each_connection_is_set_up_as_storage_asks(site: Flask) -> None:
    with site.app_context():
        asked = {name: db.session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")}
        assert asked == {"journal_mode": "wal", "foreign_keys": 1}


def test_two_sites_in_one_process_keep_their_databases_apart(site: Flask, tmp_path: Path) -> None:
    other = create_app(load(tmp_path / "other", {}))
    with site.app_context():
        here = str(db.engine.url)
    with other.app_context():
        assert str(db.engine.url) != here
