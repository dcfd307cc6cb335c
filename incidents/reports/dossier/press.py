"""Runs the typesetter in a process of its own, which may use so much memory and time and no more."""

import subprocess
import sys
from pathlib import Path

from incidents.domain.errors import IncidentError
from incidents.domain.vocabulary import N_

FONTS = Path(__file__).resolve().parents[2] / "data" / "fonts" / "amiri"
MEMORY, SECONDS = 6 << 30, 600  # of address space, and of processor time
_WORKER = Path(__file__).with_name("press_worker.py")


def typeset(folder: Path, job: str) -> str:
    """Do a job of `press_worker.py` on the files of a folder; what it said.

    IncidentError: the document needs more than there is, or the typesetter refused it; then there is no result.
    """
    command = [sys.executable, "-P", str(_WORKER), job, str(folder), str(FONTS), str(MEMORY), str(SECONDS)]
    done = subprocess.run(  # noqa: S603 - our own script and folders, no shell
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise IncidentError(N_("The document could not be typeset: %(why)s"), why=_why(done))
    return done.stdout.strip()


def _why(done: subprocess.CompletedProcess[str]) -> str:
    """The last words of the worker; none where it was ended by its limits."""
    lines = done.stderr.strip().splitlines()
    return lines[-1][:300] if lines else f"it ended with {done.returncode}"
