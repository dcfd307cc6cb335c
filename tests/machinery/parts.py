"""Parts of a full run that a machine may lack: a database server, a browser, a linter, an office program."""

import os
import platform
from typing import NoReturn

import pytest

PARTS = ("postgres", "browser", "tools", "office")
#: Windows has no modes of files that a test could ask for.
POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
GLIBC_ONLY = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc alone gives memory back when asked")


def required() -> frozenset[str]:
    """The parts whose absence is a failure here: `INCIDENTS_REQUIRE=postgres,browser`."""
    asked = frozenset(name.strip() for name in os.environ.get("INCIDENTS_REQUIRE", "").split(",") if name.strip())
    if unknown := asked - set(PARTS):
        raise pytest.UsageError(f"INCIDENTS_REQUIRE names {', '.join(sorted(unknown))}; known: {', '.join(PARTS)}")
    return asked


def missing(part: str, reason: str) -> NoReturn:
    """Skip the test with its reason, or fail it where this part is required."""
    if part in required():
        pytest.fail(f"{part} is required here: {reason}", pytrace=False)
    pytest.skip(f"{part}: {reason}")
