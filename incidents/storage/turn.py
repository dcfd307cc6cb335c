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

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the turn for the length of the block. Conflict: somebody else holds it."""
    handle = _take(path)
    if handle is None:
        raise Conflict(N_("Another import is running. Wait until it is done."))
    try:
        yield
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether somebody holds the turn now."""
    if not path.exists():
        return False
    handle = _take(path)
    if handle is None:
        return True
    os.close(handle)
    return False


def _take(path: Path) -> int | None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except OSError:
        os.close(handle)
        return None
    return handle
