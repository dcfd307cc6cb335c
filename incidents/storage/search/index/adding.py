"""Whole numbers added up within groups, exactly."""

import numpy as np

from incidents.storage.search.index.bits import Numbers

#: A float holds whole numbers of so many bits exactly.
_EXACT = 53


def added(places: Numbers, numbers: Numbers, amount: int) -> Numbers:
    """The sum of each of so many groups; `places` are the group of each number."""
    return np.rint(np.bincount(places, numbers, minlength=amount)).astype(np.int64)


def both_added(places: Numbers, ends: tuple[Numbers, Numbers], amount: int) -> tuple[Numbers, Numbers]:
    """The sums of two columns of numbers that are not below zero; in one go where both sums fit into one number."""
    first, second = ends
    room = int(first.sum(dtype=np.int64)).bit_length()
    if int(second.sum(dtype=np.int64)).bit_length() + room >= _EXACT:
        return added(places, first, amount), added(places, second, amount)
    sums = added(places, first + second * float(1 << room), amount)
    return sums & (1 << room) - 1, sums >> room
