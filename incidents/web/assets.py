"""Addresses of style sheets, scripts and pictures, which change when the file does."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import current_app, url_for


def static_url(path: str) -> str:
    """The address of a file of the static folder, with its digest, so that browsers may keep it for good."""
    return url_for("static", filename=path, v=_digest(Path(current_app.static_folder or "") / path))


def _digest(file: Path) -> str:
    stamp = file.stat()
    return _digest_of(file, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=512)
def _digest_of(file: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
