"""A selection along time: records and people by the day, month or year that their whole span lies in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from incidents.storage.search.index.adding import both_added
from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.limits import Limits
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.reading_days import NO_STEP
from incidents.storage.search.index.segment import NO_DAY, Line, Segment
from incidents.storage.search.index.state import State
from incidents.storage.search.sums import By, Series, Step, Sum, filled


@dataclass(frozen=True)
class _Steps:
    """How the steps of a series are numbered, row by row, and what a number is called."""

    of: Callable[[Segment], Numbers]
    label: Callable[[int], str]


def _days(segment: Segment) -> Numbers:
    known = (segment.earliest != NO_DAY) & (segment.earliest == segment.latest)
    return np.where(known, segment.earliest, NO_STEP)


_STEPS = {
    By.DAY: _Steps(_days, lambda day: date.fromordinal(day).isoformat()),
    By.MONTH: _Steps(lambda segment: segment.month, lambda month: f"{month // 12:04}-{month % 12 + 1:02}"),
    By.YEAR: _Steps(lambda segment: segment.year, lambda year: f"{year:04}"),
}


@dataclass(frozen=True)
class _Held:
    """The rows found of a segment: as a set, as numbers, and marked if they are many; and the step of every row."""

    segment: Segment
    found: Bits
    rows: Numbers
    steps: Numbers
    by: By
    marked: Numbers | None

    @classmethod
    def of(cls, segment: Segment, found: Bits, by: By, limits: Limits) -> "_Held":
        """What is held of a segment."""
        rows, steps = rows_of(found), _STEPS[by].of(segment)
        if len(rows) < limits.small * segment.size:
            return cls(segment, found, rows, steps, by, None)
        marked = np.zeros(segment.size, dtype=np.bool_)
        marked[rows] = True
        return cls(segment, found, rows, steps, by, marked)

    @cached_property
    def own(self) -> Numbers:
        """The steps of the rows found."""
        return self.steps[self.rows]

    def steps_of(self, outcome: str, entries: Numbers) -> Numbers:
        """The steps of some entries of a line; those of the whole line are kept with the segment."""
        key = f"{self.by} {outcome}"
        if key not in self.segment.late:
            self.segment.late[key] = self.steps[self.segment.lines[outcome].rows]
        return self.segment.late[key][entries]

    @property
    def ends(self) -> tuple[int, int] | None:
        """The first and the last step there is."""
        steps = self.own[self.own != NO_STEP]
        return (int(steps.min()), int(steps.max())) if len(steps) else None

    def entries(self, line: Line) -> Numbers:
        """Which entries of a line are of rows found."""
        if self.marked is None:
            return np.searchsorted(line.rows, rows_of(self.found & line.given))
        return np.flatnonzero(self.marked[line.rows])


def series(state: State, rows: Rows, by: By) -> Series:
    """The steps in order, and how many records stand in none."""
    label = _STEPS[by].label
    held = [_Held.of(part.segment, found, by, state.limits) for part, found in zip(state.parts, rows, strict=True)]
    undated = sum(int((one.segment.earliest[one.rows] == NO_DAY).sum()) for one in held)
    ends = [one.ends for one in held if one.ends]
    if not ends:
        return Series(by, (), sum(map(len, rows)) - undated, undated)
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    span = range(first, last + 1)
    incidents = _added(_counted(one.own, span) for one in held)
    silent = _added(_counted(one.steps[rows_of(one.found - one.segment.numbered)], span) for one in held)
    steps = {
        place: Step(label(first + place), int(incidents[place]), int(silent[place]))
        for place in np.flatnonzero(incidents).tolist()
    }
    for outcome in sorted({outcome for one in held for outcome in one.segment.lines}):
        for place, total in _people(held, outcome, span):
            steps[place].sums[outcome] = total
    placed = int(incidents.sum())
    ordered = filled({step.label: step for step in steps.values()}, by)
    return Series(by, tuple(ordered), sum(map(len, rows)) - placed - undated, undated)


def _added(columns: Iterator[Numbers]) -> Numbers:
    return np.asarray(np.sum(list(columns), axis=0))


def _near(steps: Numbers, span: range) -> Numbers:
    """The place of each step in the span, from 1 on; 0 for rows that stand in none."""
    return np.where(steps == NO_STEP, 0, steps - (span.start - 1))


def _counted(steps: Numbers, span: range) -> Numbers:
    """How many rows stand in each step of the span."""
    return np.bincount(_near(steps, span), minlength=len(span) + 1)[1:]


def _people(held: list[_Held], outcome: str, span: range) -> Iterator[tuple[int, Sum]]:
    """By place in the span, where any record has a line."""
    columns = [_columns(one, outcome, span) for one in held if outcome in one.segment.lines]
    records, low, high, is_open = (_added(iter(column)) for column in zip(*columns, strict=True))
    there = np.flatnonzero(records)
    ends = (column[there].tolist() for column in (low, high, is_open > 0, records))
    yield from zip(there.tolist(), map(Sum, *ends), strict=True)


def _columns(one: _Held, outcome: str, span: range) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    line = one.segment.lines[outcome]
    entries = one.entries(line)
    near = _near(one.steps_of(outcome, entries), span)
    amount = len(span) + 1
    low, high = both_added(near, (line.low[entries], line.high[entries]), amount)
    is_open = _counted(one.steps[rows_of(one.found & line.open)], span)
    return np.bincount(near, minlength=amount)[1:], low[1:], high[1:], is_open
