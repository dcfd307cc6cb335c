"""A selection along time: records and people by the day, month or year that their whole span lies in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, narrow, rows_of
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


#: Stands for the first step where there is none.
_LATEST = date.max.toordinal()
_STEPS = {
    By.DAY: _Steps(_days, lambda day: date.fromordinal(day).isoformat()),
    By.MONTH: _Steps(lambda segment: segment.month, lambda month: f"{month // 12:04}-{month % 12 + 1:02}"),
    By.YEAR: _Steps(lambda segment: segment.year, lambda year: f"{year:04}"),
}


@dataclass(frozen=True)
class _Numbered:
    """The steps of a segment: of each row its number, 1 for the first step there is, 0 for none."""

    first: int
    of: Numbers

    @classmethod
    def held(cls, segment: Segment, by: By) -> "_Numbered":
        """What is kept of a segment, worked out when it is first asked for."""
        names = f"{by} first", str(by)
        if names[1] not in segment.late:
            steps = _STEPS[by].of(segment).astype(np.int64)
            first = steps[steps != NO_STEP].min(initial=_LATEST)
            segment.late[names[0]] = first
            segment.late[names[1]] = narrow(np.where(steps == NO_STEP, 0, steps - (int(first) - 1)))
        return cls(int(segment.late[names[0]]), segment.late[names[1]])


@dataclass(frozen=True)
class _Held:
    """The rows found of a segment: as a set, as numbers, and marked if they are many; and the steps of all its rows."""

    segment: Segment
    found: Bits
    rows: Numbers
    by: By
    steps: _Numbered
    marked: Numbers | None

    @classmethod
    def of(cls, segment: Segment, found: Bits, by: By, limits: Limits) -> "_Held":
        """What is held of a segment."""
        rows, steps = rows_of(found), _Numbered.held(segment, by)
        if len(rows) < limits.small * segment.size:
            return cls(segment, found, rows, by, steps, None)
        marked = np.zeros(segment.size, dtype=np.bool_)
        marked[rows] = True
        return cls(segment, found, rows, by, steps, marked)

    @property
    def ends(self) -> tuple[int, int] | None:
        """The first and the last step that a row found stands in."""
        there = np.flatnonzero(np.bincount(self.steps.of[self.rows], minlength=1)[1:])
        return (self.steps.first + int(there[0]), self.steps.first + int(there[-1])) if len(there) else None

    def counted(self, rows: Numbers, span: range) -> Numbers:
        """How many of some of the rows found stand in each step."""
        return np.bincount(self._places(self.steps.of[rows], span), minlength=len(span) + 1)[1:]

    def people(self, outcome: str, span: range) -> Iterator[Numbers]:
        """Of each step: the records that have a line, both ends of these, and how many are open."""
        line = self.segment.lines[outcome]
        entries = self._entries(line)
        places = self._places(self._steps_of(outcome)[entries], span)
        sums = line.ends.sums(line.ends.of[entries], places, len(span) + 1)
        return (column[1:] for column in sums[:4])

    def _places(self, steps: Numbers, span: range) -> Numbers:
        """The place of each step in the span, from 1 on; 0 for rows that stand in none."""
        beyond = self.steps.first - span.start
        return np.where(steps > 0, steps + np.int64(beyond), 0) if beyond else steps

    def _steps_of(self, outcome: str) -> Numbers:
        """The steps of a line's entries, kept with the segment."""
        key = f"{self.by} {outcome}"
        if key not in self.segment.late:
            self.segment.late[key] = self.steps.of[self.segment.lines[outcome].rows]
        return self.segment.late[key]

    def _entries(self, line: Line) -> Numbers:
        """Which entries of a line are of rows found."""
        if self.marked is None:
            return np.searchsorted(line.rows, rows_of(self.found & line.given))
        return np.flatnonzero(self.marked[line.rows])


def series(state: State, rows: Rows, by: By) -> Series:
    """The steps in order, and how many records stand in none."""
    label = _STEPS[by].label
    held = [_Held.of(part.segment, found, by, state.limits) for part, found in zip(state.parts, rows, strict=True)]
    undated = sum(int((one.segment.earliest[one.rows] == NO_DAY).sum()) for one in held)
    ends = [one.ends for one in held]
    known = [each for each in ends if each]
    if not known:
        return Series(by, (), sum(map(len, rows)) - undated, undated)
    held = [one for one, each in zip(held, ends, strict=True) if each]
    span = range(min(first for first, _ in known), max(last for _, last in known) + 1)
    incidents = _added(one.counted(one.rows, span) for one in held)
    silent = _added(one.counted(rows_of(one.found - one.segment.numbered), span) for one in held)
    steps = {
        place: Step(label(span.start + place), int(incidents[place]), int(silent[place]))
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


def _people(held: list[_Held], outcome: str, span: range) -> Iterator[tuple[int, Sum]]:
    """By place in the span, where any record has a line."""
    columns = [one.people(outcome, span) for one in held if outcome in one.segment.lines]
    records, low, high, is_open = (_added(iter(column)) for column in zip(*columns, strict=True))
    there = np.flatnonzero(records)
    ends = (column[there].tolist() for column in (low, high, is_open > 0, records))
    yield from zip(there.tolist(), map(Sum, *ends), strict=True)
