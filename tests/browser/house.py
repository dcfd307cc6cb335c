"""A house to play in: the application with the demonstration set and an account for each role, served on the loopback.

The set is loaded once; every house starts from a copy of its folder.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from incidents.app import create_app
from incidents.cli.demo import prepare
from incidents.config import Config
from incidents.domain.access import LOADER, Role
from incidents.services import accounts
from incidents.storage.db import db
from machinery.serving import serving

PASSPHRASE = "lantern orchard velvet tramway"
KEY = "0123456789abcdef" * 4
#: Name of the account → its role. Names are invented.
PEOPLE = {
    "Mona Monitor": Role.MONITOR,
    "Rami Reviewer": Role.REVIEWER,
    "Rana Researcher": Role.RESEARCHER,
    "Adam Advocate": Role.ADVOCATE,
    "Maha Manager": Role.MANAGER,
}
NAME_OF = {role: name for name, role in PEOPLE.items()}


@dataclass(frozen=True)
class House:
    """A served application: its address without a closing slash, and its folder."""

    app: Flask
    address: str
    folder: Path


def build(folder: Path) -> Flask:
    """The application on a folder, whatever stands in the environment."""
    folder.mkdir(parents=True, exist_ok=True)
    return create_app(Config(instance=folder, secret_key=KEY, demonstration=True, secure_cookies=False))


def furnish(folder: Path) -> Path:
    """Load the demonstration set and the accounts into a folder."""
    app = build(folder)
    prepare(app, app.config["SQLALCHEMY_DATABASE_URI"])
    with app.app_context():
        for name, role in PEOPLE.items():
            accounts.add(name, role, PASSPHRASE, LOADER)
        db.session.remove()
        db.engine.dispose()
    return folder


@contextmanager
def open_house(seed: Path, folder: Path) -> Iterator[House]:
    """A copy of a furnished folder, served for as long as the block lasts."""
    shutil.copytree(seed, folder, dirs_exist_ok=True)
    app = build(folder)
    with serving(app) as address:
        yield House(app, address, folder)
    with app.app_context():
        db.engine.dispose()
