"""Segments read from the findings by plain SELECTs of columns."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, func, select

from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import Audience, Clarity
from incidents.storage.models.finding import FindingRow
from incidents.storage.search.index.bits import Bits, Numbers, Slices, bits_where, narrow, packed
from incidents.storage.search.index.giving_back import give_back
from incidents.storage.search.index.limits import Limits
from incidents.storage.search.index.marks import Mark, marks
from incidents.storage.search.index.reading_days import months, ordinals, years
from incidents.storage.search.index.reading_keys import read_terms
from incidents.storage.search.index.reading_lines import head, read_lines
from incidents.storage.search.index.rows_by_finding import RowsByFinding
from incidents.storage.search.index.segment import Head, Segment, Terms
from incidents.storage.search.index.snapshot import Snapshot, in_parts
from incidents.storage.search.index.spots import Spots

#: Name of the late column of codes.
CODES = "codes"
_serials = count(1)
_NONE = -1
_ROWS = 20_000
_OTHER_KINDS: tuple[Any, ...] = (np.int32, "datetime64[D]", "datetime64[D]", "datetime64[us]", np.float64, np.float64)


def read(snapshot: Snapshot, audience: Audience, limits: Limits, incidents: Numbers | None = None) -> Segment:
    """The findings of an audience, all of them or those of some incidents."""
    bare = _bare(*_by_incident(snapshot, audience, incidents))  # the columns as they were read are let go here
    of = RowsByFinding(bare.finding)
    few = None if incidents is None else bare.finding
    return replace(bare, lines=read_lines(snapshot, of, few), terms=read_terms(snapshot, of, few, limits.codes))


def _bare(columns: dict[str, Numbers], areas: tuple[str, ...]) -> Segment:
    """A segment without lines and codes."""
    size, days = len(columns["id"]), (columns["earliest"], columns["latest"])
    killed, injured = head(columns, "killed"), head(columns, "injured")
    sets = _sets(columns, killed, injured)
    return Segment(
        serial=next(_serials),
        incident=columns["incident_id"],
        finding=columns["id"],
        earliest=ordinals(days[0]),
        latest=ordinals(days[1]),
        month=months(*days),
        year=years(*days),
        changed=columns["changed"].astype(np.int64),
        spots=Spots.read(*(columns[name] for name in ("lat", "lon", "x", "y"))),
        area=narrow(columns["area"]),
        areas=areas,
        marks=marks(size, sets),
        event=sets[Mark.EVENT],
        numbered=sets[Mark.NUMBERED],
        placed=sets[Mark.PLACED],
        figures=Slices.of(np.arange(size, dtype=np.int32), columns["figures"]),
        killed=killed,
        injured=injured,
        lines={},
        terms=Terms(bits={}, mixes=(), left_out=frozenset()),
    )


def _sets(columns: dict[str, Numbers], killed: Head, injured: Head) -> dict[Mark, Bits]:
    """The rows of which each mark is so."""
    return {
        Mark.EVENT: packed(bits_where(columns["clarity"] != 0)),
        Mark.NUMBERED: packed(bits_where(columns["has_number"] != 0)),
        Mark.PLACED: packed(bits_where((columns["x"] != _NONE) & (columns["precision"] < PlacePrecision.DISTRICT))),
        Mark.KILLED_GIVEN: killed.given,
        Mark.KILLED_OPEN: killed.open,
        Mark.INJURED_GIVEN: injured.given,
        Mark.INJURED_OPEN: injured.open,
        Mark.KILLED_MAX: bits_where(columns["killed_max"] != _NONE),
    }


def read_codes(snapshot: Snapshot, audience: Audience, segment: Segment) -> None:
    """Have the codes of a segment's living incidents among its late columns; the moment is that of its state."""
    if CODES in segment.late:
        return
    segment.late[CODES] = _codes(snapshot, audience, segment)
    if segment.size > _ROWS:
        give_back()


def _codes(snapshot: Snapshot, audience: Audience, segment: Segment) -> Numbers:
    found: dict[int, bytes] = {}
    query = select(FindingRow.incident_id, FindingRow.code)
    for holds in _parts(snapshot, audience, None if segment.size > _ROWS else segment.incident):
        for incidents, codes in snapshot.chunks(query.where(*holds)):
            found.update(zip(incidents, map(str.encode, codes), strict=True))
    return np.array([found.get(incident, b"") for incident in segment.incident.tolist()] or [b""])


def _whole() -> dict[str, ColumnElement[Any]]:
    """The columns of whole numbers, -1 where one is missing, and of yes (1) and no (0)."""
    row = FindingRow
    missing = ("x", "y", "killed_min", "killed_max", "injured_min", "injured_max")
    chosen = {name: getattr(row, name) for name in ("incident_id", "id", "precision", "figures")}
    chosen |= {name: func.coalesce(getattr(row, name), _NONE) for name in missing}
    chosen |= {name: getattr(row, name) for name in ("killed_open", "injured_open", "has_number")}
    return chosen | {"clarity": row.clarity == Clarity.EVENT.value}


def _by_incident(
    snapshot: Snapshot, audience: Audience, incidents: Numbers | None
) -> tuple[dict[str, Numbers], tuple[str, ...]]:
    """Each column by row, the rows in the order of the incidents; and the governorates that `area` counts."""
    areas: dict[str, int] = {}
    parts = [_part(snapshot, holds, areas) for holds in _parts(snapshot, audience, incidents)]
    order = np.argsort(np.concatenate([part["incident_id"] for part in parts]), kind="stable").astype(np.int32)
    names = tuple(parts[0])
    # A column at a time: together with their parts they would take twice the room.
    return {name: np.concatenate([part.pop(name) for part in parts])[order] for name in names}, tuple(areas)


def _part(snapshot: Snapshot, holds: tuple[ColumnElement[bool], ...], areas: dict[str, int]) -> dict[str, Numbers]:
    chosen = _whole()
    found = dict(zip(chosen, snapshot.whole_numbers(tuple(chosen.values()), *holds), strict=True))
    row = FindingRow
    names = ("id", "earliest", "latest", "changed", "lat", "lon")
    query = select(*(getattr(row, name) for name in names), row.governorate).where(*holds)
    columns = list(zip(*snapshot.chunks(query), strict=True)) or [()] * (len(names) + 1)
    others = {
        name: np.concatenate([np.empty(0, dtype=kind), *(np.array(values, dtype=kind) for values in column)])
        for name, kind, column in zip(names, _OTHER_KINDS, columns, strict=False)
    }
    numbers = [areas.setdefault(code, len(areas)) for values in columns[-1] for code in values]
    others["area"] = np.array(numbers, dtype=np.int32)
    return _together(found, others)


def _together(found: dict[str, Numbers], others: dict[str, Numbers]) -> dict[str, Numbers]:
    """Both parts in the order of the findings: each was read in an order of its own."""
    first, second = (np.argsort(part["id"], kind="stable") for part in (found, others))
    return {name: column[second] for name, column in others.items()} | {
        name: column[first] for name, column in found.items()
    }


def _parts(
    snapshot: Snapshot, audience: Audience, incidents: Numbers | None
) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """What must hold, a part at a time: whole, in the order they are kept in, which is quick and takes no memory."""
    row = FindingRow
    if incidents is not None:
        for numbers in in_parts(incidents) if len(incidents) else [[]]:
            yield row.audience == audience.value, row.incident_id.in_(numbers)
        return
    first, last = snapshot.connection.execute(select(func.min(row.id), func.max(row.id))).one()
    for start in range(first or 0, (last or 0) + 1, _ROWS):
        # By an index on the audience they would be fetched one by one; of this comparison it knows nothing.
        yield row.id.between(start, start + _ROWS - 1), row.audience.concat("") == audience.value
