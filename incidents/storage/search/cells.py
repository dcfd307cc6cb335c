"""What a map shows of a selection: cells of a grid, sums by governorate, and every cell of the whole of it.

A cell of zoom z is x and y of the map's plane shifted by `shift(z)` bits: a quarter of a map tile. An incident is
*placed* where it is known more exactly than its district; the others are counted by governorate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from incidents.domain import mercator
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import Audience, Clarity, DataKind
from incidents.storage.db import session
from incidents.storage.models.finding import FindingRow
from incidents.storage.search.conditions import conditions
from incidents.storage.search.releases import of_release
from incidents.storage.search.sights import findable, still_shown
from incidents.storage.search.summaries import Through, of_incidents
from incidents.storage.search.sums import Sum

DEEPEST_ZOOM = 19
#: More cells than these are not told; the grid is made coarser until they fit.
MOST_CELLS = 5_000
#: The same for the cells of a whole selection.
MOST_WHOLE = 150_000
#: A cell is a quarter of a tile: two bits more than the zoom.
_BITS_BELOW_TILE = 2
_CHUNK = 1_000


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Incidents taken together, with their people as ranges: None where no record gives a number.

    `patterns` of them tell of a pattern over time and enter no sum; `silent` are events that give no number at all.
    """

    incidents: int
    patterns: int
    silent: int
    killed: Sum | None
    injured: Sum | None


@dataclass(frozen=True, kw_only=True)
class CellSums(Gathered):
    """The placed incidents of a cell; the centre is `unproject(sum_x / incidents, sum_y / incidents)`.

    `single` is the number of the incident where there is only one.
    """

    column: int
    row: int
    sum_x: int
    sum_y: int
    single: int | None


@dataclass(frozen=True, kw_only=True)
class AreaSums(Gathered):
    """The incidents of a governorate ("" where none is known), those that are placed or those that are not."""

    governorate: str
    placed: bool


@dataclass(frozen=True, kw_only=True)
class WindowSums:
    """A selection on a grid: cells by row and column, and the incidents that are not placed, by governorate.

    `zoom` is the one asked for, or the deepest above it at which `MOST_CELLS` suffice.
    """

    zoom: int
    total: int
    cells: tuple[CellSums, ...]
    areas: tuple[AreaSums, ...]


@dataclass(frozen=True, kw_only=True)
class WholeCells:
    """Every cell of a grid of `2**bits` a side that holds a placed incident, by row and column.

    `bits` are those asked for, or the most below them with which `MOST_WHOLE` cells suffice.
    `killed` is the upper end of the people reported killed; None where no record of the cell gives a number.
    """

    bits: int
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    incidents: tuple[int, ...]
    killed: tuple[int | None, ...]


def shift(zoom: int) -> int:
    """By how many bits x and y are shifted to be the column and row of a cell at `zoom`."""
    return mercator.BITS - zoom - _BITS_BELOW_TILE


def window(criteria: Criteria, audience: Audience, zoom: int) -> WindowSums:
    """The selection on a grid of a quarter of a map tile at `zoom` (0 the earth, 19 a house)."""
    areas = tuple(area for area in governorates(criteria, audience) if not area.placed)
    while True:
        cells = _cells(criteria, audience, zoom)
        if len(cells) <= MOST_CELLS:
            total = sum(one.incidents for one in (*cells, *areas))
            return WindowSums(zoom=zoom, total=total, cells=cells, areas=areas)
        zoom -= 1


def governorates(criteria: Criteria, audience: Audience) -> tuple[AreaSums, ...]:
    """The selection by governorate, placed incidents apart from the others."""
    placed = case((_placed(criteria), 1), else_=0)
    query = select(FindingRow.governorate, placed, *_gathered()).where(*conditions(criteria, audience))
    query = query.group_by(FindingRow.governorate, placed).order_by(FindingRow.governorate, placed)
    return tuple(
        AreaSums(governorate=row[0], placed=bool(row[1]), **_sums(row, start=2)) for row in session().execute(query)
    )


def whole(criteria: Criteria, audience: Audience, bits: int) -> WholeCells:
    """Every cell of the selection on a grid of `2**bits` a side."""
    while True:
        query = _on_grid(criteria, audience, mercator.BITS - bits, func.count(), func.sum(_most_killed()))
        rows = session().execute(query.limit(MOST_WHOLE + 1)).all()
        if len(rows) <= MOST_WHOLE:
            break
        bits -= 1
    return WholeCells(
        bits=bits,
        columns=tuple(row[0] for row in rows),
        rows=tuple(row[1] for row in rows),
        incidents=tuple(row[2] for row in rows),
        killed=tuple(None if row[3] is None else int(row[3]) for row in rows),
    )


def kinds(criteria: Criteria, audience: Audience) -> tuple[DataKind, ...]:
    """The kinds of data among the selection."""
    query = select(FindingRow.data_kind).distinct().where(*conditions(criteria, audience))
    found = set(session().scalars(query))
    return tuple(kind for kind in DataKind if kind.value in found)


def placed(criteria: Criteria, audience: Audience, limit: int) -> tuple[Summary, ...]:
    """The placed incidents, newest first, up to `limit`."""
    query = select(FindingRow.incident_id).where(_placed(criteria), *conditions(criteria, audience))
    query = query.order_by(FindingRow.earliest.is_(None), FindingRow.earliest.desc(), FindingRow.incident_id.desc())
    numbers = session().scalars(query.limit(limit)).all()
    found = of_incidents(numbers, audience) if criteria.release is None else of_release(numbers, criteria.release)
    return tuple(found[number] for number in numbers if number in found)


def codes_of(
    incidents: Sequence[int], audience: Audience, through: Through | None = None, release: int | None = None
) -> dict[int, str]:
    """Number of an incident → its code, for those that the audience may find; read as `of_incidents` does."""
    asked = through or session()
    query = select(FindingRow.incident_id, FindingRow.code).where(findable(audience, release))
    found: dict[int, str] = {}
    for start in range(0, len(incidents), _CHUNK):
        chunk = incidents[start : start + _CHUNK]
        rows = asked.execute(query.where(FindingRow.incident_id.in_(chunk)))
        found.update((row.incident_id, row.code) for row in rows)
    return found


def _cells(criteria: Criteria, audience: Audience, zoom: int) -> tuple[CellSums, ...]:
    middle = func.sum(FindingRow.x), func.sum(FindingRow.y), func.min(FindingRow.incident_id)
    query = _on_grid(criteria, audience, shift(zoom), *middle, *_gathered()).limit(MOST_CELLS + 1)
    return tuple(_cell(row) for row in session().execute(query))


def _cell(row: Sequence[Any]) -> CellSums:
    column, line, sum_x, sum_y, first = row[:5]
    sums = _sums(row, start=5)
    single = first if sums["incidents"] == 1 else None
    return CellSums(column=column, row=line, sum_x=int(sum_x), sum_y=int(sum_y), single=single, **sums)


def _on_grid(criteria: Criteria, audience: Audience, bits: int, *sums: ColumnElement[Any]) -> Select[Any]:
    column, row = (
        FindingRow.x.bitwise_rshift(bits).label("cell_column"),
        FindingRow.y.bitwise_rshift(bits).label("cell_row"),
    )
    query = select(column, row, *sums).where(_placed(criteria), *conditions(criteria, audience))
    return query.group_by(column, row).order_by(row, column)


def _placed(criteria: Criteria) -> ColumnElement[bool]:
    """Of a release, the points that the public may still read."""
    placed = and_(FindingRow.x.is_not(None), FindingRow.precision < int(PlacePrecision.DISTRICT))
    return placed if criteria.release is None else and_(placed, still_shown())


def _most_killed() -> ColumnElement[Any]:
    return func.coalesce(FindingRow.killed_max, FindingRow.killed_min)


def _gathered() -> Iterator[ColumnElement[Any]]:
    """Incidents, patterns, silent; then for killed and for injured what `_sum` reads."""
    event = FindingRow.clarity == Clarity.EVENT.value
    yield func.count()
    yield func.sum(case((event, 0), else_=1))
    yield func.sum(case((event & ~FindingRow.has_number, 1), else_=0))
    for least, most, is_open in (
        (FindingRow.killed_min, FindingRow.killed_max, FindingRow.killed_open),
        (FindingRow.injured_min, FindingRow.injured_max, FindingRow.injured_open),
    ):
        upper = func.coalesce(most, least)
        yield func.coalesce(func.sum(least), 0)
        yield func.coalesce(func.sum(upper), 0)
        yield func.max(case((is_open, 1), else_=0))
        yield func.count(upper)


def _sums(row: Sequence[Any], *, start: int) -> dict[str, Any]:
    incidents, patterns, silent, *people = row[start:]
    return {
        "incidents": incidents,
        "patterns": int(patterns),
        "silent": int(silent),
        "killed": _sum(*people[:4]),
        "injured": _sum(*people[4:]),
    }


def _sum(low: int, high: int, is_open: int, records: int) -> Sum | None:
    return Sum(int(low), int(high), bool(is_open), records) if records else None
