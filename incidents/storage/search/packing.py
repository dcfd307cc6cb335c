"""The cells of a whole selection as a few bytes each; static/map/packed.js reads them.

Little-endian: a 32-bit number of cells n and a 32-bit number of bits b of the grid (`2**b` cells a side), then the n
cells by row and column, four varints each (seven bits a byte, the lowest first, the eighth bit set where more follow;
https://protobuf.dev/programming-guides/encoding/#varints): rows since the cell before; columns since the cell before,
or from the edge where the row is new; incidents; people reported killed at most, plus one, or 0 where no record of the
cell gives a number.
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
    down, beside = np.diff(rows, prepend=np.int64(0)), np.diff(columns, prepend=np.int64(0))
    right = np.where(down > 0, columns, beside)
    killed = _numbers([0 if people is None else people + 1 for people in cells.killed])
    told = np.stack((down, right, _numbers(cells.incidents), killed), axis=1)
    return struct.pack("<II", len(columns), cells.bits) + _varints(told.ravel())


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
