"""Memory that was let go goes back to the system, where its C library can do that."""

import os
from pathlib import Path

import numpy as np

from incidents.storage.search.index.giving_back import give_back
from machinery.parts import GLIBC_ONLY

STATM = Path("/proc/self/statm")
PIECES, BYTES = 2_000, 32_000  # each too small to be a mapping of its own, which would go back by itself


def resident() -> int:
    """Bytes of this process that lie in memory."""
    return int(STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Library:
    """A C library that counts how it is asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def malloc_trim(self, pad: int) -> int:
        self.asked.append(pad)
        return 1


@GLIBC_ONLY
def test_what_is_freed_between_columns_that_stay_goes_back_to_the_system() -> None:
    pieces = [np.ones(BYTES, dtype=np.int8) for _ in range(PIECES)]
    stays = pieces[::50]
    del pieces
    before = resident()
    give_back()
    assert before - resident() > PIECES * BYTES / 2
    assert all(int(column.sum()) == BYTES for column in stays)


def test_a_library_is_asked_for_everything_it_holds_for_nobody() -> None:
    library = Library()
    give_back(library)
    assert library.asked == [0]


def test_a_library_that_cannot_is_left_alone() -> None:
    give_back(object())
