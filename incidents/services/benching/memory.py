"""What processes hold in memory."""

import os
import re
from pathlib import Path

_STATM = Path("/proc/self/statm")
_STATUS, _MOST = "/proc/{pid}/status", re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)


def held() -> int | None:
    """Bytes of this process that lie in memory now; None where the system does not tell."""
    if not _STATM.exists():
        return None
    return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def most_held(pid: int) -> int:
    """The most bytes that a running process had in memory since its program began; 0 where the system does not tell."""
    try:
        told = _MOST.search(Path(_STATUS.format(pid=pid)).read_text("ascii", "replace"))
    except OSError:
        return 0
    return int(told[1]) * 1024 if told else 0
