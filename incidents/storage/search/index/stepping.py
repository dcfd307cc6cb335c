"""A selection along time: records and people by the day, month or year that their whole span lies in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.reading_days import NO_STEP
from incidents.storage.search.index.segment import NO_DAY, Line, Segment
from incidents.storage.search.index.state import State
from incidents.storage.search.sums import By, Series, Step, Sum, filled

#: A selection smaller than this share of its segment is looked up row by row.
_SMALL = 0.02


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


def series(state: State, rows: Rows, by: By) -> Series:
    """The steps in order, and how many records stand in none."""
    named: dict[int, Step] = {}
    undated = placed = 0
    for part, found in zip(state.parts, rows, strict=True):
        segment, numbers = part.segment, _STEPS[by].of(part.segment)
        held = rows_of(found)
        for number, incidents in _counted(numbers[held]):
            step = named.setdefault(number, Step(_STEPS[by].label(number)))
            step.incidents += incidents
            placed += incidents
        for number, incidents in _counted(numbers[rows_of(found - segment.numbered)]):
            named[number].without_number += incidents
        undated += int((segment.earliest[held] == NO_DAY).sum())
        _add_people(segment, found, numbers, named)
    steps = filled({step.label: step for step in named.values()}, by)
    return Series(by, tuple(steps), sum(map(len, rows)) - placed - undated, undated)


def _counted(numbers: Numbers) -> Iterator[tuple[int, int]]:
    """Step and how many of the numbers it is."""
    known = numbers[numbers != NO_STEP]
    if len(known):
        first = int(known.min())
        amounts = np.bincount(known - first)
        for place in np.flatnonzero(amounts).tolist():
            yield first + place, int(amounts[place])


def _add_people(segment: Segment, found: Bits, numbers: Numbers, named: dict[int, Step]) -> None:
    for outcome, line in segment.lines.items():
        for number, total in _people(line, _places(line, found, segment.size), found, numbers):
            sums = named[number].sums
            known = sums.get(outcome, Sum(0, 0, open=False, records=0))
            sums[outcome] = Sum(
                known.min + total.min, known.max + total.max, known.open or total.open, known.records + total.records
            )


def _places(line: Line, found: Bits, size: int) -> Numbers:
    """Which entries of a line are of rows found."""
    if len(found) < _SMALL * size:
        return np.searchsorted(line.rows, rows_of(found & line.given))
    marked = np.zeros(size, dtype=np.bool_)
    marked[rows_of(found)] = True
    return np.flatnonzero(marked[line.rows])


def _people(line: Line, places: Numbers, found: Bits, numbers: Numbers) -> Iterator[tuple[int, Sum]]:
    steps = numbers[line.rows[places]]
    known = steps != NO_STEP
    steps, places = steps[known], places[known]
    if not len(steps):
        return
    first = int(steps.min())
    records = np.bincount(steps - first)
    low, high = (np.bincount(steps - first, ends[places]).astype(np.int64) for ends in (line.low, line.high))
    is_open = np.bincount(np.maximum(numbers[rows_of(found & line.open)] - first, -1) + 1, minlength=len(records) + 1)
    for place in np.flatnonzero(records).tolist():
        yield (
            first + place,
            Sum(int(low[place]), int(high[place]), bool(is_open[place + 1]), int(records[place])),
        )
