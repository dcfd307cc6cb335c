"""Counts beside choices, totals of people as ranges, and the same along time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import case, func, select

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.vocabulary import ALL, Audience, Clarity
from incidents.storage.db import session
from incidents.storage.models.finding import FindingKeyRow, FindingLineRow, FindingRow
from incidents.storage.search import masks
from incidents.storage.search.conditions import conditions

#: More codes of a parameter are not told: nearly every record has articles of its own.
MOST_CODES = 20_000


class By(StrEnum):
    """The steps of a series."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Choice:
    """A value that could be chosen, with what choosing it would give; `numbered` records say how many were killed."""

    code: str
    incidents: int
    killed_min: int
    killed_max: int
    killed_open: bool
    numbered: int = 0


@dataclass(frozen=True)
class Sum:
    """People of one outcome over several records: a range, never a finding; `records` gave a number."""

    min: int
    max: int
    open: bool
    records: int


@dataclass(frozen=True)
class Totals:
    """Incidents, people by outcome, events that give no number, patterns over time, reported figures of all of them."""

    incidents: int
    sums: dict[str, Sum]
    without_number: int
    summaries: int
    figures: int = 0


@dataclass
class Step:
    """One day, month or year of a series."""

    label: str
    incidents: int = 0
    without_number: int = 0
    sums: dict[str, Sum] = field(default_factory=dict)


@dataclass(frozen=True)
class Series:
    """Steps in order, gaps filled; `unplaced` records are not known to the step, `undated` have no date."""

    by: By
    steps: tuple[Step, ...]
    unplaced: int
    undated: int


def choices(criteria: Criteria, audience: Audience, params: Iterable[str] = CHOICES) -> dict[str, tuple[Choice, ...]]:
    """For each parameter the values that could be chosen, counted as if none of it were chosen yet.

    They are told most incidents first, and `MOST_CODES` of them at the most.
    """
    wanted = [param for param in params if param != "list"]
    chosen = [param for param in wanted if getattr(criteria, CHOICES[param])]
    found = _grouped(criteria, audience, [param for param in wanted if param not in chosen])
    found.update((param, grouped(criteria.without(param), audience, param)) for param in chosen)
    return {param: found.get(param, ()) for param in wanted}


def amounts(criteria: Criteria, audience: Audience, params: Iterable[str] = CHOICES) -> dict[str, dict[str, int]]:
    """The same as bare numbers of incidents, by parameter and code."""
    return {param: amounts_of(found) for param, found in choices(criteria, audience, params).items()}


def amounts_of(choices: Iterable[Choice]) -> dict[str, int]:
    """Code → how many incidents choosing it would give."""
    return {one.code: one.incidents for one in choices}


_IS_EVENT = FindingRow.clarity == Clarity.EVENT.value
_EVENTS = func.sum(case((_IS_EVENT, 1), else_=0))
_SILENT = func.sum(case((_IS_EVENT & ~FindingRow.has_number, 1), else_=0))


def totals(criteria: Criteria, audience: Audience, outcomes: Sequence[str] = ()) -> Totals:
    """Sums over the whole selection, of the outcomes named if any are. Patterns form no line and so enter none."""
    holds = tuple(conditions(criteria, audience))
    heads = select(func.count(), _EVENTS, _SILENT, func.sum(FindingRow.figures)).where(*holds)
    incidents, event_count, without, figures = session().execute(heads).one()
    query = (
        select(FindingLineRow.outcome, *_people(FindingLineRow))
        .join(FindingRow, FindingRow.id == FindingLineRow.finding_id)
        .where(FindingLineRow.group == ALL, *holds)
        .group_by(FindingLineRow.outcome)
    )
    query = query.where(FindingLineRow.outcome.in_(outcomes)) if outcomes else query
    sums = {
        outcome: Sum(int(low), int(high), bool(is_open), records)
        for outcome, low, high, is_open, records in session().execute(query)
    }
    return Totals(incidents, sums, int(without or 0), incidents - int(event_count or 0), int(figures or 0))


def series(criteria: Criteria, audience: Audience, by: By) -> Series:
    """The selection along time, each record in the step its whole span of days lies in."""
    holds = tuple(conditions(criteria, audience))
    steps: dict[str, Step] = {}
    unplaced = undated = 0
    silent = func.sum(case((FindingRow.has_number, 0), else_=1))
    heads = select(FindingRow.earliest, FindingRow.latest, func.count(), silent).where(*holds)
    for earliest, latest, incidents, without in session().execute(
        heads.group_by(FindingRow.earliest, FindingRow.latest)
    ):
        label = _label(earliest, latest, by)
        if label is None:
            undated += incidents if earliest is None else 0
            unplaced += incidents if earliest is not None else 0
            continue
        step = steps.setdefault(label, Step(label))
        step.incidents += incidents
        step.without_number += int(without or 0)
    for label, outcome, total in _people_by_step(holds, by):
        steps[label].sums[outcome] = total
    return Series(by, tuple(filled(steps, by)), unplaced, undated)


def grouped(criteria: Criteria, audience: Audience, param: str) -> tuple[Choice, ...]:
    """The selection by the codes of one parameter, most incidents first; one with several codes is in each of them."""
    return _grouped(criteria, audience, [param]).get(param, ())


def _grouped(criteria: Criteria, audience: Audience, params: Sequence[str]) -> dict[str, tuple[Choice, ...]]:
    """The same for several parameters in one pass."""
    amount, key = func.count().label("incidents"), FindingKeyRow
    query = (
        select(key.param, key.code, amount, *killed_people())
        .join(FindingRow, FindingRow.id == key.finding_id)
        .where(key.param.in_(params), *conditions(criteria, audience), *masks.counted_by(key, criteria))
        .group_by(key.param, key.code)
        .order_by(amount.desc(), key.code)
    )
    if len(params) == 1:
        query = query.limit(MOST_CODES)
    found: dict[str, list[Choice]] = defaultdict(list)
    for param, code, n, low, high, is_open, numbered in session().execute(query) if params else ():
        found[param].append(Choice(code, n, int(low), int(high), bool(is_open), int(numbered)))
    return {param: tuple(choices[:MOST_CODES]) for param, choices in found.items()}


def killed_people() -> tuple[Any, ...]:
    """Of a group of findings: fewest and most killed, whether the most is open, how many of them give a number."""
    says = FindingRow.killed_min.is_not(None) | FindingRow.killed_max.is_not(None)
    return (
        func.coalesce(func.sum(FindingRow.killed_min), 0),
        func.coalesce(func.sum(func.coalesce(FindingRow.killed_max, FindingRow.killed_min)), 0),
        func.max(case((FindingRow.killed_open, 1), else_=0)),
        func.sum(case((says, 1), else_=0)),
    )


def _people(line: type[FindingLineRow]) -> tuple[Any, ...]:
    return (
        func.coalesce(func.sum(line.min), 0),
        func.coalesce(func.sum(func.coalesce(line.max, line.min)), 0),
        func.max(case((line.open, 1), else_=0)),
        func.count(),
    )


def _people_by_step(holds: tuple[Any, ...], by: By) -> Iterable[tuple[str, str, Sum]]:
    query = (
        select(FindingRow.earliest, FindingRow.latest, FindingLineRow.outcome, *_people(FindingLineRow))
        .join(FindingRow, FindingRow.id == FindingLineRow.finding_id)
        .where(FindingLineRow.group == ALL, *holds)
        .group_by(FindingRow.earliest, FindingRow.latest, FindingLineRow.outcome)
    )
    sums: dict[tuple[str, str], list[Sum]] = defaultdict(list)
    for earliest, latest, outcome, low, high, is_open, records in session().execute(query):
        label = _label(earliest, latest, by)
        if label is not None:
            sums[label, outcome].append(Sum(int(low), int(high), bool(is_open), records))
    for (label, outcome), parts in sums.items():
        yield label, outcome, added(parts)


def added(parts: Iterable[Sum]) -> Sum:
    """Sums of parts that share no record as one."""
    known = list(parts)
    return Sum(
        sum(part.min for part in known),
        sum(part.max for part in known),
        any(part.open for part in known),
        sum(part.records for part in known),
    )


def _label(earliest: date | None, latest: date | None, by: By) -> str | None:
    if earliest is None or latest is None:
        return None
    length = {By.DAY: 10, By.MONTH: 7, By.YEAR: 4}[by]
    first, last = earliest.isoformat()[:length], latest.isoformat()[:length]
    return first if first == last else None


def filled(steps: dict[str, Step], by: By) -> Iterable[Step]:
    """The steps in order; between the first and the last month or year none is skipped."""
    if not steps or by == By.DAY:
        return [steps[label] for label in sorted(steps)]
    first, last = min(steps), max(steps)
    labels = [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    if by == By.MONTH:
        labels = [f"{year}-{month:02}" for year in labels for month in range(1, 13)]
    return [steps.get(label) or Step(label) for label in labels if first <= label <= last]
