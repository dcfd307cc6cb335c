"""Every test that asks for an engine runs on both."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from incidents import paths
from incidents.services import reference, settings
from incidents.storage import schema
from incidents.storage.db import db, options, prepare

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@pytest.fixture(params=ENGINES)
def engine_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a fresh, empty database, as SQLAlchemy takes it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'incidents.sqlite'}"
        return
    server = request.getfixturevalue("postgres")
    url = server.create()
    try:
        yield url.render_as_string(hide_password=False)
    finally:
        server.drop(url)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table, term and place; copied for each test."""
    path = tmp_path_factory.mktemp("template") / "incidents.sqlite"
    with opened(f"sqlite:///{path}"):
        _furnish(f"sqlite:///{path}")
        db.session().execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.session().rollback()
    return path


@pytest.fixture(scope="session")
def postgres_template(request: pytest.FixtureRequest) -> str:
    """Name of a PostgreSQL database with every table, term and place; the template of each test's own."""
    url = request.getfixturevalue("postgres").create()
    address = url.render_as_string(hide_password=False)
    with opened(address):
        _furnish(address)
    return str(url.database)


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of its own with tables, terms and places, open; the value is the name of the engine."""
    with furnished(request, tmp_path):
        yield request.param


@contextmanager
def furnished(request: pytest.FixtureRequest, folder: Path) -> Iterator[None]:
    """A copy of the template on the engine that the fixture's parameter names; open until the end."""
    with copied(request, folder) as url, opened(url, folder / "files"):
        yield


@contextmanager
def copied(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The same, not opened: its address."""
    if request.param == "sqlite":
        path = folder / "incidents.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server = request.getfixturevalue("postgres")
    url = server.create(template=request.getfixturevalue("postgres_template"))
    try:
        yield url.render_as_string(hide_password=False)
    finally:
        server.drop(url)


@contextmanager
def opened(url: str, files: Path = Path("no-files")) -> Iterator[Flask]:
    """The storage floor over one database and one folder of files, as the composition root opens it."""
    app = Flask("storage-tests")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options(url)
    db.init_app(app)
    settings.use(settings.Settings(data=paths.data(), files=files, keys=files.with_name("keys")))
    with app.app_context():
        try:  # a drawn example may be given up in the middle
            prepare(db.engine)
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def _furnish(url: str) -> None:
    schema.upgrade(url)
    reference.load()
