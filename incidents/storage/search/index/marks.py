"""What is so or not so of a row, as the bits of one byte."""

from enum import IntFlag

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, rows_of


class Mark(IntFlag):
    """The bits of a row's mark."""

    EVENT = 1
    NUMBERED = 2
    PLACED = 4
    KILLED_GIVEN = 8
    KILLED_OPEN = 16
    INJURED_GIVEN = 32
    INJURED_OPEN = 64
    KILLED_MAX = 128


def marks(size: int, sets: dict[Mark, Bits]) -> Numbers:
    """A byte a row, from the rows of which each is so."""
    found = np.zeros(size, dtype=np.uint8)
    for mark, rows in sets.items():
        found[rows_of(rows)] |= int(mark)
    return found


def is_so(marked: Numbers, mark: Mark) -> Numbers:
    """1 where it is so, else 0."""
    return np.asarray(marked & int(mark) != 0, dtype=np.int8)
