"""The cells of a whole selection as a few bytes each.

Little-endian: a 32-bit number of cells n and a 32-bit number of bits b of the grid (`2**b` cells a side), then three
lists of n whole numbers, one after the other, each number a varint (seven bits a byte, the lowest first, the eighth
bit set where more follow; https://protobuf.dev/programming-guides/encoding/#varints):

1. *where*: `row * 2**b + column`, rising, each as the difference to the one before (the first as it is);
2. *incidents* of each cell;
3. *killed* of each cell at most, plus one; 0 where no record of the cell gives a number.
"""

import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from incidents.storage.search.cells import WholeCells

_GROUP = 7
_GROUPS = 9  # of a number below 2**63
_LOW, _MORE = np.uint8(127), np.uint8(128)
Numbers = npt.NDArray[np.int64]


def pack(cells: WholeCells) -> bytes:
    """The bytes of these cells, which come by row and column."""
    columns, rows = _numbers(cells.columns), _numbers(cells.rows)
    where = np.diff((rows << cells.bits) + columns, prepend=np.int64(0))
    killed = _numbers([0 if people is None else people + 1 for people in cells.killed])
    head = struct.pack("<II", len(columns), cells.bits)
    return head + b"".join(_varints(numbers) for numbers in (where, _numbers(cells.incidents), killed))


def _numbers(values: Any) -> Numbers:
    return np.asarray(values, dtype=np.int64)


def _varints(numbers: Numbers) -> bytes:
    """Each number in as many bytes as it needs, written a byte of all of them at a time."""
    lengths = np.ones(len(numbers), dtype=np.int64)
    for group in range(1, _GROUPS):
        lengths += numbers >= (1 << _GROUP * group)
    starts = np.cumsum(lengths) - lengths
    written = np.zeros(int(lengths.sum()), dtype=np.uint8)
    for group in range(int(lengths.max(initial=0))):
        longer = lengths > group
        low = (numbers[longer] >> _GROUP * group).astype(np.uint8) & _LOW
        written[starts[longer] + group] = np.where(lengths[longer] > group + 1, low | _MORE, low)
    return written.tobytes()
