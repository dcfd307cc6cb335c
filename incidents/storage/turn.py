"""One at a time: a file that a process holds while it does its long work, and that is free again when the process ends.

However it ends: the operating system lets go of the lock, so a killed import is never taken for a running one.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from incidents.domain.errors import Conflict
from incidents.domain.vocabulary import N_

_NAMED = ".who"

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path, who: str) -> Iterator[None]:
    """Hold the turn for the length of the block, as `who`. Conflict: somebody else holds it."""
    handle = _take(path)
    if handle is None:
        raise Conflict(N_("Another import is running. Wait until it is done."))
    try:
        path.with_suffix(_NAMED).write_text(who, encoding="utf-8")
        yield
    finally:
        os.close(handle)


def holder(path: Path) -> str:
    """Who holds the turn now; blank where nobody does."""
    if not path.exists():
        return ""
    handle = _take(path)
    if handle is not None:
        os.close(handle)
        return ""
    named = path.with_suffix(_NAMED)
    return named.read_text(encoding="utf-8") if named.exists() else "?"


def _take(path: Path) -> int | None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except OSError:
        os.close(handle)
        return None
    return handle
