"""The selection by any two things at once: how many records, and how many people, stand where a row meets a column."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, extract, func, select
from sqlalchemy.orm import aliased

from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience
from incidents.storage.db import session
from incidents.storage.models.finding import FindingKeyRow, FindingRow
from incidents.storage.search import masks
from incidents.storage.search.conditions import conditions
from incidents.storage.search.sums import killed_people

YEAR = "year"


@dataclass(frozen=True)
class Axis:
    """One side of the table: a parameter of the question, or `year`, and the codes that stand on it ("2019")."""

    param: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Crossing:
    """Where a row meets a column: its records and the people they report; `numbered` records say how many were killed.

    A record with several codes of an axis stands at each of them.
    """

    row: str
    column: str
    incidents: int
    killed_min: int
    killed_max: int
    killed_open: bool
    numbered: int


def crossed(criteria: Criteria, audience: Audience, rows: Axis, columns: Axis) -> tuple[Crossing, ...]:
    """The crossings that hold a record, ordered by the codes of row and column. A year holds what lies in it whole."""
    if not rows.codes or not columns.codes:
        return ()
    sides = [_side(axis, criteria) for axis in (rows, columns)]
    codes = [code for code, _ in sides]
    query = (
        select(*codes, func.count(), *killed_people())
        .where(*conditions(criteria, audience), *(holds for _, side in sides for holds in side))
        .group_by(*codes)
    )
    found = (_crossing(one, rows, columns) for one in session().execute(query))
    return tuple(sorted(found, key=lambda one: (one.row, one.column)))


def _crossing(found: Sequence[Any], rows: Axis, columns: Axis) -> Crossing:
    row, column, incidents, low, high, is_open, numbered = found
    ends = (int(low), int(high), bool(is_open), int(numbered))
    return Crossing(_code(rows, row), _code(columns, column), incidents, *ends)


def _code(axis: Axis, found: Any) -> str:
    """A year as the series write it, of four digits."""
    return f"{int(found):04}" if axis.param == YEAR else str(found)


def _side(axis: Axis, criteria: Criteria) -> tuple[Any, tuple[ColumnElement[bool], ...]]:
    """What a record's code on an axis is, and what must hold of the record for it to stand there."""
    if axis.param == YEAR:
        year, last = extract("year", FindingRow.earliest), extract("year", FindingRow.latest)
        return year, (year == last, year.in_([int(code) for code in axis.codes]))
    key = aliased(FindingKeyRow)
    chosen = key.code.in_(axis.codes)
    counted = masks.counted_by(key, criteria)
    return key.code, (key.finding_id == FindingRow.id, key.param == axis.param, chosen, *counted)
