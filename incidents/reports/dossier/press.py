"""Runs the typesetter in a process of its own, which may use so much memory and time and no more."""

import errno
import os
import subprocess
import sys
from pathlib import Path

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

FONTS = Path(__file__).resolve().parents[2] / "data" / "fonts" / "amiri"
MEMORY, SECONDS = 6 << 30, 600  # of address space, and of processor time
#: Every thread takes address space of its own; more than four hardly make it faster.
THREADS = {"RAYON_NUM_THREADS": str(min(4, os.cpu_count() or 1)), "MALLOC_ARENA_MAX": "4"}
REFUSED, FULL = 2, 3  # how the worker ends when a document is not typeset, and when the disk is full
_OUT_OF_MEMORY = ("MemoryError", "memory allocation", "allocate memory", "Resource temporarily unavailable")
_TOO_LARGE = N_(
    "The document needs more memory or time than is given to one here (%(most)s MB). Choose fewer incidents."
)
_WORKER = Path(__file__).with_name("press_worker.py")


def typeset(folder: Path, job: str, memory: int = MEMORY) -> str:
    """Do a job of `press_worker.py` on the files of a folder; what it said.

    Refused: the document needs more than there is, or the typesetter will not have it. OSError: the disk is full.
    There is no result then.
    """
    command = [sys.executable, "-P", str(_WORKER), job, str(folder), str(FONTS), str(memory), str(SECONDS)]
    done = subprocess.run(  # noqa: S603 - our own script and folders, no shell
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ | THREADS,
        check=False,
    )
    if not done.returncode:
        return done.stdout.strip()
    if done.returncode == FULL:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
    raise _refusal(done, memory)


def _refusal(done: subprocess.CompletedProcess[str], memory: int) -> Exception:
    """Why there is no document: the worker says so, or was ended by its limits."""
    said = done.stderr.strip()
    if done.returncode == REFUSED:
        return Refused(N_("The document could not be typeset: %(why)s"), why=said[:300])
    if done.returncode < 0 or any(words in said for words in _OUT_OF_MEMORY):
        return Refused(_TOO_LARGE, most=memory >> 20)
    return RuntimeError(said)  # a fault of ours, for the log
