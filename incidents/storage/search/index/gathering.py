"""Rows taken together by a number of theirs (a cell, a governorate), with their people as ranges."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from incidents.storage.search.index.bits import Numbers
from incidents.storage.search.index.marks import Mark, is_so
from incidents.storage.search.index.segment import Head, Segment
from incidents.storage.search.sums import Sum

#: More groups than these are found by sorting.
_MOST_GROUPS = 1 << 21
#: Columns of `Groups.sums`: what every group tells, then the people of each outcome.
_INCIDENTS, _PATTERNS, _SILENT = range(3)
_KILLED, _INJURED = 3, 7
_PEOPLE = 4


@dataclass(frozen=True)
class Groups:
    """The groups that hold a row, ascending, and a column of sums for each (int64)."""

    numbers: Numbers
    sums: tuple[Numbers, ...]

    @classmethod
    def of(cls, numbers: Numbers, columns: Iterator[Numbers]) -> "Groups":
        """Rows by the number of each; every column is added up within a group."""
        known, places = grouped(numbers)
        added = (np.bincount(places, column, minlength=len(known)) for column in columns)
        return cls(known, tuple(np.rint(column).astype(np.int64) for column in added))

    def joined(self, other: "Groups") -> "Groups":
        """Both as one."""
        columns = (np.concatenate(both) for both in zip(self.sums, other.sums, strict=True))
        return Groups.of(np.concatenate([self.numbers, other.numbers]), columns)


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


def gathered(segment: Segment, rows: Numbers) -> Iterator[Numbers]:
    """The columns that `told` reads, by row."""
    marked = segment.marks[rows]
    event, numbered = is_so(marked, Mark.EVENT), is_so(marked, Mark.NUMBERED)
    yield np.ones(len(rows), dtype=np.int8)
    yield 1 - event
    yield event * (1 - numbered)
    yield from _people(segment.killed, rows, marked, (Mark.KILLED_GIVEN, Mark.KILLED_OPEN))
    yield from _people(segment.injured, rows, marked, (Mark.INJURED_GIVEN, Mark.INJURED_OPEN))


def _people(head: Head, rows: Numbers, marked: Numbers, marks: tuple[Mark, Mark]) -> Iterator[Numbers]:
    yield head.low[rows]
    yield head.high[rows]
    yield is_so(marked, marks[1])
    yield is_so(marked, marks[0])


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
