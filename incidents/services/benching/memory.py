"""What this process holds in memory."""

import os
from pathlib import Path

_STATM = Path("/proc/self/statm")


def held() -> int | None:
    """Bytes of it that lie in memory now; None where the system does not tell."""
    if not _STATM.exists():
        return None
    return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
