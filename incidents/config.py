"""Every setting, in one frozen value: read from `config.toml` in the instance folder, then from the environment.

A setting `port` is `port = 8000` in the file or `INCIDENTS_PORT=8000` outside it; the environment wins. A setting that
is unknown, misspelt or of the wrong kind stops the start. The key that signs cookies is no setting: the first start
makes it, in a file that its owner alone can read.
"""

import os
import secrets
import time
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

FILE = "config.toml"
KEY_FILE = "secret_key"
DATABASE_FILE = "incidents.sqlite"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PREFIX = "INCIDENTS_"
_SQLITE = "sqlite:///"
_POSTGRESQL = ("postgresql://", "postgresql+psycopg://")
#: Names in the environment that begin like a setting and are none: the folder itself, and what a test run requires.
_NO_SETTING = frozenset({"instance", "require"})
#: Said by `load`, never by a file.
_OURS = frozenset({"instance", "secret_key", "demonstration"})
_SWITCH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
_KEY_BYTES = 32
_KEY_VARIETY = 8
_OTHERS = 0o077
_WAIT = 0.05
_WAITS = 60


class Misconfigured(Exception):
    """A setting or the key file is not in order; the sentence names it."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """What an installation is set up with."""

    instance: Path
    secret_key: str = field(repr=False)
    demonstration: bool = False
    #: As SQLAlchemy takes it; blank is SQLite in the instance folder, where a relative path begins too.
    database_url: str = field(default="", repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    #: The address of a proxy in front, whose word on scheme and caller is believed; blank for none.
    trusted_proxy: str = ""
    #: Names under which the site is called; asked for wherever it listens beyond this machine.
    trusted_hosts: tuple[str, ...] = ()
    #: Off sends cookies without TLS, on this machine alone.
    secure_cookies: bool = True
    idle_minutes: int = 30
    session_hours: int = 12
    #: Of one request, in bytes.
    max_content_length: int = 2 * 1024 * 1024
    #: How incident codes begin.
    prefix: str = "IRQ"
    languages: tuple[str, ...] = ("en", "ar", "ckb")
    #: Where corrections can be asked for, as it is to be shown.
    contact: str = ""
    #: Host of a Nominatim server for place names; blank is off, and nothing leaves this machine.
    geocoder: str = ""
    geocoder_agent: str = ""
    #: Whether pages of articles may be fetched, each on a person's word; off, only files are kept as copies.
    capture: bool = True
    #: Records of an audience from which on an index in memory answers questions about many of them, instead of SQL.
    index_from: int = 500

    def __post_init__(self) -> None:
        for sentence in _odd(self):
            raise Misconfigured(sentence)
        if self.database_url.startswith(_SQLITE) or not self.database_url:
            path = self.instance / (self.database_url.removeprefix(_SQLITE) or DATABASE_FILE)
            object.__setattr__(self, "database_url", f"{_SQLITE}{path.resolve().as_posix()}")

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names in the Host header that are answered."""
        return self.trusted_hosts or tuple(sorted(LOOPBACK))


def load(
    instance: Path, environ: Mapping[str, str] = os.environ, *, given: Mapping[str, Any] = MappingProxyType({})
) -> Config:
    """The settings of an instance folder, which is made if it is not there, with its key.

    `given` overrules file and environment, as the options of a command do. Misconfigured: anything that would have to
    be guessed.
    """
    found = _from_file(instance / FILE) | _from_environment(environ) | dict(given)
    _make_folder(instance)
    return Config(instance=instance, secret_key=_key(instance / KEY_FILE), **found)


def for_demonstration(instance: Path, *, port: int) -> Config:
    """Settings of the demonstration: a folder of its own, this machine only, whatever the site's settings say."""
    folder = instance / "demo"
    _make_folder(instance)
    _make_folder(folder)
    key = _key(folder / KEY_FILE)
    return Config(instance=folder, secret_key=key, demonstration=True, port=port, secure_cookies=False)


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Misconfigured(f"{path} cannot be read: {fault}") from fault
    return {name: _value(name, given, str(path)) for name, given in table.items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    named = {name.removeprefix(_PREFIX).lower(): text for name, text in environ.items() if name.startswith(_PREFIX)}
    return {
        name: _value(name, _parsed(name, text), "the environment")
        for name, text in named.items()
        if name not in _NO_SETTING
    }


def _parsed(name: str, text: str) -> object:
    """Text of the environment as the kind of value that the setting takes, where it can be read so."""
    kind = _kinds().get(name)
    if kind is bool:
        return _SWITCH.get(text.strip().lower(), text)
    if kind is int:
        return int(text) if text.strip().isdecimal() else text
    if kind is str:
        return text
    return [part.strip() for part in text.split(",") if part.strip()]


def _value(name: str, given: object, where: str) -> object:
    """The value of a setting by its kind. Misconfigured: unknown, of another kind, or the key."""
    if name == "secret_key":
        raise Misconfigured(f"{where}: secret_key is no setting. The first start makes it, in the file {KEY_FILE}.")
    kinds = _kinds()
    if name not in kinds:
        near = get_close_matches(name, kinds, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise Misconfigured(f"{where}: there is no setting {name}.{hint}")
    kind = kinds[name]
    if kind in {str, int, bool}:
        if type(given) is not kind:
            raise Misconfigured(f"{where}: {name} takes {_SAID[kind]}, not {given!r}.")
        return given
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise Misconfigured(f"{where}: {name} takes a list of texts, not {given!r}.")
    return tuple(given)


_SAID = {str: "a text", int: "a whole number", bool: "true or false"}


def _kinds() -> dict[str, Any]:
    hints = get_type_hints(Config)
    return {each.name: hints[each.name] for each in fields(Config) if each.name not in _OURS}


def _odd(config: Config) -> list[str]:
    """Sentences on settings that do not fit the world or each other."""
    least = {"port": 1, "threads": 1, "idle_minutes": 1, "session_hours": 1, "max_content_length": 1024}
    least |= {"index_from": 0}
    found = [f"{name} must be at least {low}." for name, low in least.items() if getattr(config, name) < low]
    if config.port > 65535:  # noqa: PLR2004 - ports end here
        found.append("port must be at most 65535.")
    if not config.secure_cookies and config.host not in LOOPBACK:
        found.append("secure_cookies can be off only while host is 127.0.0.1: others could read the cookies.")
    if config.host not in LOOPBACK and not config.trusted_hosts:
        found.append("trusted_hosts is missing: name the addresses under which this site is called.")
    found += _odd_database(config.database_url)
    if not (config.prefix.isascii() and config.prefix.isalpha() and config.prefix.isupper()):
        found.append("prefix takes capital letters from A to Z.")
    if "en" not in config.languages:
        found.append("languages must hold en: what has no translation is shown in English.")
    if config.geocoder and not config.geocoder_agent:
        found.append("geocoder_agent is missing: a geocoder asks who calls.")
    return found


def _odd_database(url: str) -> list[str]:
    if url.startswith(_POSTGRESQL):
        there = find_spec("psycopg") is not None
        return (
            []
            if there
            else ["database_url names PostgreSQL, which wants its driver: pip install 'incidents[postgres]'"]
        )
    if url and not (url.startswith(_SQLITE) and url.removeprefix(_SQLITE) not in {"", ":memory:"}):
        return ["database_url takes sqlite:///path/of/a/file or postgresql+psycopg://host/name."]
    return []


def _make_folder(folder: Path) -> None:
    """Make the folder if need be, and close it to others."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and folder.stat().st_mode & _OTHERS:
            folder.chmod(0o700)
    except OSError as fault:
        raise Misconfigured(f"{folder} cannot be made or closed to others: {fault.strerror}.") from fault


def _key(path: Path) -> str:
    """The key in the file, made at the first start. Misconfigured: others can read it, or it could be guessed."""
    try:
        with suppress(FileExistsError):
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_hex(_KEY_BYTES))
        return _checked_key(path)
    except OSError as fault:
        raise Misconfigured(f"{path} cannot be made or read: {fault.strerror}.") from fault


def _checked_key(path: Path) -> str:
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise Misconfigured(f"{path} can be read by others. Close it with: chmod 600 {path}")
    for _ in range(_WAITS):
        key = path.read_text(encoding="ascii", errors="replace").strip()
        if key:
            break
        time.sleep(_WAIT)  # another process made the file a moment ago and is still writing
    if len(key) < 2 * _KEY_BYTES or len(set(key)) < _KEY_VARIETY:
        raise Misconfigured(f"{path} is too short or too plain for a key. Delete it: the next start makes a new one.")
    return key
