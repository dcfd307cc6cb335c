"""Sets of rows as roaring bitmaps, and whole numbers as a bitmap a binary digit."""

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
_NARROW = (np.int8, np.int16, np.int32)


def bits_of(rows: Numbers) -> Bits:
    """The set of these rows."""
    plain = array("I")
    plain.frombytes(rows.astype(np.uint32).tobytes())
    return Bits(plain)


def bits_where(holds: npt.NDArray[np.bool_]) -> Bits:
    """The rows for which it holds."""
    return bits_of(np.flatnonzero(holds))


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
