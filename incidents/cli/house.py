"""What a command is handed: the way to open the application, and what of its settings a command may ask for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import click
from flask import Flask

from incidents.storage import schema


class Settings(Protocol):
    """The settings that commands read."""

    @property
    def instance(self) -> Path:
        """The folder of settings, database and key."""

    @property
    def database_url(self) -> str:
        """The database, as SQLAlchemy takes it."""

    @property
    def host(self) -> str:
        """The address to listen on."""

    @property
    def port(self) -> int:
        """The port to listen on."""

    @property
    def threads(self) -> int:
        """How many requests are answered at once."""

    @property
    def trusted_proxy(self) -> str:
        """The proxy in front, if there is one."""

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies go over TLS alone."""


class House(Protocol):
    """Opens the application; a misconfigured one ends the command with a sentence."""

    def site(self, given: Mapping[str, Any] | None = None) -> tuple[Flask, Settings]:
        """This installation's application and settings; `given` overrules the settings."""

    def demonstration(self, port: int, entrance: str) -> tuple[Flask, Settings]:
        """The demonstration's application and settings."""


def ready(house: House, given: Mapping[str, Any] | None = None) -> tuple[Flask, Settings]:
    """This installation, its database at this version; else the command ends with what to do."""
    app, settings = house.site(given)
    if schema.current(settings.database_url) != schema.head():
        raise click.ClickException("The database is not at this version. Bring it there first: incidents db upgrade")
    return app, settings
