"""The people of findings, read by outcome."""

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import ColumnElement, func, select, true

from incidents.domain.vocabulary import ALL
from incidents.storage.models.finding import FindingLineRow
from incidents.storage.search.index.bits import Numbers, Slices, bits_of, bits_where, packed
from incidents.storage.search.index.ends import Ends
from incidents.storage.search.index.rows_by_finding import RowsByFinding
from incidents.storage.search.index.segment import Head, Line
from incidents.storage.search.index.snapshot import Snapshot, in_parts

_NONE = -1


def read_lines(snapshot: Snapshot, of: RowsByFinding, few: Numbers | None) -> dict[str, Line]:
    """Outcome → the people of group `all`; `few` names the findings where it is not all of them."""
    line = FindingLineRow
    chosen = [line.finding_id.in_(part) for part in in_parts(few)] if few is not None else [true()]
    query = select(line.outcome).where(line.group == ALL).distinct()
    outcomes = {outcome for holds in chosen for outcome in snapshot.connection.scalars(query.where(holds))}
    lines = {outcome: _line(snapshot, of, chosen, outcome) for outcome in sorted(outcomes)}
    return {outcome: line for outcome, line in lines.items() if len(line.rows)}


def head(columns: Mapping[str, Numbers], outcome: str) -> Head:
    """The people that the finding itself names, from its columns."""
    low, high, said = _ends(columns[f"{outcome}_min"], columns[f"{outcome}_max"])
    is_open = columns[f"{outcome}_open"] != 0
    rows = np.arange(len(low), dtype=np.int32)
    return Head(
        ends=Ends.read(low, high, is_open, said),
        given=packed(bits_where(said)),
        open=packed(bits_where(is_open)),
        lows=Slices.of(rows, low),
        highs=Slices.of(rows, high),
    )


def _line(snapshot: Snapshot, of: RowsByFinding, chosen: Sequence[ColumnElement[bool]], outcome: str) -> Line:
    line = FindingLineRow
    columns = (line.finding_id, func.coalesce(line.min, _NONE), func.coalesce(line.max, _NONE), line.open)
    held = (line.outcome == outcome, line.group == ALL)
    parts = [snapshot.whole_numbers(columns, *held, holds) for holds in chosen]
    found, least, most, is_open = (np.concatenate(part) for part in zip(*parts, strict=True))
    rows, kept = of.find(found)
    least, most, is_open = least[kept], most[kept], is_open[kept]
    low, high, _ = _ends(least, most)
    return Line(
        rows=rows,
        ends=Ends.read(low, high, is_open != 0, np.ones(len(low), dtype=np.bool_)),
        given=packed(bits_of(rows)),
        has_min=packed(bits_of(rows[least != _NONE])),
        has_max=packed(bits_of(rows[most != _NONE])),
        open=packed(bits_of(rows[is_open != 0])),
        lows=Slices.of(rows, low),
        highs=Slices.of(rows, high),
    )


def _ends(least: Numbers, most: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The lower and the upper end, nothing said counting nobody, the upper falling back; and which say anything."""
    low = np.maximum(least, 0)
    high = np.where(most == _NONE, low, most)
    return low, high, (least != _NONE) | (most != _NONE)
