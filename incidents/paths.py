"""Where the program's own files live, in a checkout and in an installed wheel, and where it keeps what it makes."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "incidents"


def templates() -> Path:
    """The folder of templates."""
    return _assets() / "templates"


def static() -> Path:
    """The folder of style sheets, scripts and vendored libraries."""
    return _assets() / "static"


def data() -> Path:
    """The folder of shipped tables: places, boundaries, word lists, the demonstration set."""
    return _PACKAGE / "data"


def translations() -> Path:
    """The folder of message catalogues."""
    return _PACKAGE / "translations"


def instance(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of settings, database, key and files.

    `INCIDENTS_INSTANCE`, else the checkout's `instance/`, else the folder where this system keeps a user's data.
    """
    if given := environ.get("INCIDENTS_INSTANCE"):
        return Path(given).expanduser().resolve()
    if not _installed():
        return _PACKAGE.parent / "instance"
    return _user_data(environ, platform) / _NAME


def _user_data(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _assets() -> Path:
    return _PACKAGE / "_assets" if _installed() else _PACKAGE.parent


def _installed() -> bool:
    return (_PACKAGE / "_assets").is_dir()
