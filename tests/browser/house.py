"""A house to play in: the application with the demonstration set and an account for each role, served on the loopback.

The set is loaded once; every house starts from a copy of its folder.
"""

import json
import logging
import shutil
from collections.abc import Callable, Iterator
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
CODES = "staged.json"
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
    """A served application: its address without a closing slash, its folder, and the codes of what was staged."""

    app: Flask
    address: str
    folder: Path
    codes: dict[str, str]


def build(folder: Path) -> Flask:
    """The application on a folder, whatever stands in the environment."""
    folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a page asks for all its small files at once
    return create_app(Config(instance=folder, secret_key=KEY, demonstration=True, secure_cookies=False))


def furnish(folder: Path, stage: Callable[[], dict[str, str]]) -> Path:
    """Load the demonstration set and the accounts into a folder; `stage` adds records and returns their codes."""
    app = build(folder)
    prepare(app, app.config["SQLALCHEMY_DATABASE_URI"])
    with app.app_context():
        for name, role in PEOPLE.items():
            accounts.add(name, role, PASSPHRASE, LOADER)
    with app.app_context():
        (folder / CODES).write_text(json.dumps(stage()), encoding="utf-8")
    with app.app_context():
        db.engine.dispose()
    return folder


@contextmanager
def open_house(seed: Path, folder: Path) -> Iterator[House]:
    """A copy of a furnished folder, served for as long as the block lasts."""
    shutil.copytree(seed, folder, dirs_exist_ok=True)
    app = build(folder)
    with serving(app) as address:
        yield House(app, address, folder, json.loads((folder / CODES).read_text(encoding="utf-8")))
    with app.app_context():
        db.engine.dispose()
