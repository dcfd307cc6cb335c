"""Memory that was let go, given back to the system."""

import ctypes
import os
from typing import Any


def give_back(library: Any = None) -> None:
    """Have the C library give what it holds for nobody back to the system; one that cannot (not glibc) is left alone.

    What a whole index is read from is freed in pieces between the columns that stay, and would stay with the process:
    half of what it then takes. `library` stands for the C library of this process.

    https://man7.org/linux/man-pages/man3/malloc_trim.3.html: all of the heap, of every thread, from glibc 2.8 on.
    """
    if library is None and os.name != "posix":
        return
    trim = getattr(library or ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
