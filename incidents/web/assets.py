"""Addresses of style sheets, scripts and pictures, which change when the file does."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from flask import current_app, request, url_for


def static_url(path: str) -> str:
    """The address of a file of the static folder, with its digest, so that browsers may keep it for good.

    A file that is changed under a running server is noticed in debug mode only.
    """
    folder = current_app.static_folder or ""
    changed = os.stat(f"{folder}/{path}").st_mtime_ns if current_app.debug else 0  # noqa: PTH116 - fifty files a page
    return _address(request.script_root, folder, path, changed)


@lru_cache(maxsize=1024)
def _address(_root: str, folder: str, path: str, _changed: int) -> str:
    digest = hashlib.sha256(Path(folder, path).read_bytes()).hexdigest()[:12]
    return url_for("static", filename=path, v=digest)
