"""What a command is handed: the way to open the application, and what of its settings a command may ask for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from flask import Flask


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
