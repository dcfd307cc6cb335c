"""The pages, asked as each role would ask: `house.visitor()`, `house.signed_in("monitor")`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents.app import Config, create_app
from incidents.services import shipped
from incidents.storage import schema, site
from incidents.storage.db import db, transaction
from machinery.asking import House, add_accounts


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its reference tables and an account for each role, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("house")
    config = configured(folder)
    schema.upgrade(config.database_url)
    app = create_app(config)
    with app.app_context():
        shipped.load_reference()
        add_accounts()
        with transaction() as session:
            site.change(session, "public_site", "on")
        db.engine.dispose()
    return folder / "incidents.sqlite"


@pytest.fixture
def house(furnished: Path, tmp_path: Path) -> Iterator[House]:
    """The application on a database of its own."""
    yield from opened(furnished, tmp_path)


@pytest.fixture
def demonstration_house(furnished: Path, tmp_path: Path) -> Iterator[House]:
    """The same as the demonstration, its door open with the token "open-sesame"."""
    yield from opened(furnished, tmp_path, demonstration=True)


@pytest.fixture
def closed_house(house: House) -> House:
    """The application while it asks everyone to sign in."""
    with transaction() as session:
        site.change(session, "public_site", "off")
    return house


def opened(furnished: Path, folder: Path, *, demonstration: bool = False) -> Iterator[House]:
    shutil.copy(furnished, folder / furnished.name)
    app = create_app(configured(folder, demonstration=demonstration), entrance="open-sesame")
    with app.app_context():
        yield House(app)
        db.session.remove()
        db.engine.dispose()


def configured(folder: Path, *, demonstration: bool = False) -> Config:
    return Config(
        instance=folder, secret_key="k" * 8 + "0123456789abcdef" * 4, secure_cookies=False, demonstration=demonstration
    )
