"""Rows taken together by a number of theirs (a cell, a governorate), with their people as ranges."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from incidents.storage.search.index.adding import added
from incidents.storage.search.index.bits import Numbers
from incidents.storage.search.index.marks import Mark
from incidents.storage.search.index.segment import Segment
from incidents.storage.search.sums import Sum

#: More groups than these are found by sorting.
_MOST_GROUPS = 1 << 21
#: Columns of `Groups.sums`: what every group tells, then the people of each outcome.
_INCIDENTS, _PATTERNS, _SILENT = range(3)
_KILLED, _INJURED = 3, 7
_PEOPLE = 4
#: The kinds of records by two bits of `Mark`: events or not, with a number or without.
_KINDS = 4
Columns = Callable[[Numbers, int], Iterable[Numbers]]


@dataclass(frozen=True)
class Groups:
    """The groups that hold a row, ascending, and a column of sums for each (int64)."""

    numbers: Numbers
    sums: tuple[Numbers, ...]

    @classmethod
    def of(cls, numbers: Numbers, columns: Columns) -> "Groups":
        """Rows by the number of each; `columns` gives the sums, from the group of each row and how many there are."""
        known, places = grouped(numbers)
        return cls(known, tuple(columns(places, len(known))))

    def joined(self, other: "Groups") -> "Groups":
        """Both as one."""
        columns = [np.concatenate(both) for both in zip(self.sums, other.sums, strict=True)]
        return Groups.of(
            np.concatenate([self.numbers, other.numbers]),
            lambda places, amount: (added(places, column, amount) for column in columns),
        )

    def changed(self, come: "Groups", gone: "Groups") -> "Groups":
        """The same after some rows came and some went; groups without a row are left out."""
        parts = (self, come, Groups(gone.numbers, tuple(-column for column in gone.sums)))
        numbers = np.concatenate([part.numbers for part in parts])
        columns = [np.concatenate(of) for of in zip(*(part.sums for part in parts), strict=True)]
        found = Groups.of(numbers, lambda places, amount: (added(places, column, amount) for column in columns))
        there = np.flatnonzero(np.any(found.sums, axis=0))
        return Groups(found.numbers[there], tuple(column[there] for column in found.sums))

    @property
    def size(self) -> int:
        """Bytes."""
        return self.numbers.nbytes + sum(column.nbytes for column in self.sums)


def grouped(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers there are, ascending, and the place among them of each one given."""
    if not len(numbers):
        return numbers, numbers
    first, last = int(numbers.min()), int(numbers.max())
    if last - first >= _MOST_GROUPS:
        known, places = np.unique(numbers, return_inverse=True)
        return known, places
    near = numbers - first
    there = np.zeros(last - first + 1, dtype=np.bool_)
    there[near] = True
    known = np.flatnonzero(there)
    place = np.zeros(len(there), dtype=np.int32)
    place[known] = np.arange(len(known), dtype=np.int32)
    return known + first, place[near]


def gathered(segment: Segment, rows: Numbers, places: Numbers, amount: int) -> Iterator[Numbers]:
    """The columns that `told` reads."""
    kinds = segment.marks[rows] & int(Mark.EVENT | Mark.NUMBERED)
    counts = np.bincount(places * _KINDS + kinds, minlength=amount * _KINDS).reshape(amount, _KINDS)
    yield counts.sum(axis=1)
    yield counts[:, 0] + counts[:, Mark.NUMBERED]
    yield counts[:, Mark.EVENT]
    for head in (segment.killed, segment.injured):
        _, *people = head.ends.sums(head.ends.of[rows], places, amount)
        yield from people


def told(sums: tuple[int, ...]) -> dict[str, Any]:
    """The fields of `Gathered` from the sums of one group."""
    return {
        "incidents": sums[_INCIDENTS],
        "patterns": sums[_PATTERNS],
        "silent": sums[_SILENT],
        "killed": _sum(*sums[_KILLED : _KILLED + _PEOPLE]),
        "injured": _sum(*sums[_INJURED : _INJURED + _PEOPLE]),
    }


def _sum(low: int, high: int, open_ends: int, records: int) -> Sum | None:
    return Sum(low, high, open_ends > 0, records) if records else None
