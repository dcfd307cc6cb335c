"""Sets of rows as roaring bitmaps, and whole numbers as a bitmap a binary digit."""

import struct
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

#: Numbers of rows of a segment, or of incidents and findings; ascending where they stand for a set.
Numbers = npt.NDArray[Any]
Bits = BitMap
#: Of the file format of roaring bitmaps.
_ROWS, _FEW, _WORD, _WITHOUT_RUNS = 65_536, 4_096, 4, 12_346
#: A set is written as a file where it holds more than one of so many rows.
_SPARSE = 32
_NARROW = (np.int8, np.int16, np.int32)


def bits_of(rows: Numbers) -> Bits:
    """The set of these rows."""
    plain = array("I")
    plain.frombytes(rows.astype(np.uint32).tobytes())
    return Bits(plain)


def bits_where(holds: npt.NDArray[np.bool_]) -> Bits:
    """The rows for which it holds."""
    if np.count_nonzero(holds) * _SPARSE < len(holds):
        return bits_of(np.flatnonzero(holds))
    return Bits.deserialize(_written(holds))


def _written(holds: npt.NDArray[np.bool_]) -> bytes:
    """The set as roaring bitmaps are kept in files, which is read many times quicker than its rows one by one.

    https://github.com/RoaringBitmap/RoaringFormatSpec: what is so of 65,536 rows is a container.
    """
    parts = [(key, holds[key * _ROWS : (key + 1) * _ROWS]) for key in range(-(-len(holds) // _ROWS))]
    amounts = [(key, part, int(np.count_nonzero(part))) for key, part in parts]
    held = [(key, amount, _container(part, amount)) for key, part, amount in amounts if amount]
    lengths = [len(container) for _, _, container in held]
    first = 2 * _WORD * (1 + len(held))  # behind the head: two words, then two for each container
    starts = [first + sum(lengths[:place]) for place in range(len(held))]
    head = struct.pack("<II", _WITHOUT_RUNS, len(held))
    head += b"".join(struct.pack("<HH", key, amount - 1) for key, amount, _ in held)
    return head + struct.pack(f"<{len(held)}I", *starts) + b"".join(container for _, _, container in held)


def _container(holds: npt.NDArray[np.bool_], amount: int) -> bytes:
    """The numbers of few rows, or a bit for each of all of them."""
    if amount <= _FEW:
        return np.flatnonzero(holds).astype("<u2").tobytes()
    return np.packbits(holds, bitorder="little").tobytes().ljust(_ROWS // 8, b"\0")


def rows_of(bits: Bits) -> Numbers:
    """The rows of a set, ascending."""
    return np.frombuffer(bits.to_array(), dtype=np.uint32).astype(np.intp)  # what numpy looks up by without a copy


def packed(bits: Bits) -> Bits:
    """The same set in as few bytes as it takes; for sets that stay."""
    bits.run_optimize()
    bits.shrink_to_fit()
    return bits


def all_of(sets: Iterable[Bits]) -> Bits:
    """What lies in every set, the smallest first. ValueError for none."""
    first, *others = sorted(sets, key=len)
    held = first & others[0] if others else first
    for other in others[1:]:
        held &= other
    return held


def any_of(sets: Iterable[Bits]) -> Bits:
    """What lies in any of the sets."""
    known = list(sets)
    return known[0] if len(known) == 1 else Bits().union(*known)


def bytes_of(bits: Bits) -> int:
    """How much memory a set takes, about."""
    counted = bits.get_statistics()
    held = counted["n_bytes_array_containers"], counted["n_bytes_run_containers"], counted["n_bytes_bitset_containers"]
    return 200 + sum(held)


def narrow(numbers: Numbers) -> Numbers:
    """The same whole numbers in as few bytes each as hold the largest."""
    low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
    for kind in _NARROW:
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return numbers.astype(kind)
    return numbers.astype(np.int64)


@dataclass(frozen=True)
class Slices:
    """A whole number of zero or more a row, as one set of rows for each binary digit, the lowest first."""

    digits: tuple[Bits, ...]

    @classmethod
    def of(cls, rows: Numbers, numbers: Numbers) -> "Slices":
        """The numbers of these rows; every other row has none."""
        length = int(numbers.max()).bit_length() if len(numbers) else 0
        ones = ((numbers >> digit) & 1 == 1 for digit in range(length))
        return cls(tuple(packed(bits_of(rows[held])) for held in ones))

    def among(self, held: Bits) -> "Slices":
        """The numbers of some rows alone."""
        return Slices(tuple(digit & held for digit in self.digits))

    def total(self, held: Bits) -> int:
        """The sum over some rows."""
        return sum(digit.intersection_cardinality(held) << place for place, digit in enumerate(self.digits))

    def at_least(self, number: int, given: Bits) -> Bits:
        """Those of `given` whose number is as large, or larger."""
        if number.bit_length() > len(self.digits):
            return Bits()
        equal, more = given, Bits()
        for place in reversed(range(len(self.digits))):
            digit = self.digits[place]
            if number >> place & 1:
                equal = equal & digit
            else:
                more |= equal & digit
                equal = equal - digit
        return more | equal
