"""Places in an order: the next few behind one of them, forwards or backwards, over all segments."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.orders import Order
from incidents.storage.search.index.segment import Segment
from incidents.storage.search.index.state import State

#: What a row sorts by, and its incident.
Place = tuple[Any, int]
_STEP = 16_384


@dataclass(frozen=True)
class Way:
    """An order, gone along down from its largest keys or up from its smallest."""

    order: Order
    down: bool

    @property
    def turned(self) -> "Way":
        """The other way round."""
        return Way(self.order, not self.down)


def behind(state: State, rows: Rows, way: Way, place: Place | None, amount: int) -> list[Place]:
    """Up to `amount` places of rows found behind this one (None: from the beginning), in the order of the way."""
    found: list[Place] = []
    for part, held in zip(state.parts, rows, strict=True):
        segment, limits = part.segment, state.limits
        few = len(held) < limits.small * segment.size
        if few:
            ordered = _sorted(segment, held, way, place, amount)
        else:
            ordered = _along(segment, held, way, place, limits.looked_at)
        found += _places(segment, way.order, np.array(list(islice(ordered, amount)), dtype=np.int64))
    return sorted(found, reverse=way.down)[:amount]


def in_order(state: State, rows: Rows, way: Way) -> Numbers:
    """The incidents of all rows found, in the order of the way."""
    parts = [(part.segment, rows_of(held)) for part, held in zip(state.parts, rows, strict=True)]
    if not parts:
        return np.empty(0, dtype=np.int32)
    keys = np.concatenate([way.order.keys(segment, held) for segment, held in parts])
    incidents = np.concatenate([segment.incident[held] for segment, held in parts])
    order = np.lexsort((incidents, keys))
    return incidents[order[::-1] if way.down else order]


def _places(segment: Segment, order: Order, rows: Numbers) -> list[Place]:
    return list(zip(order.keys(segment, rows).tolist(), segment.incident[rows].tolist(), strict=True))


def _sorted(segment: Segment, held: Bits, way: Way, place: Place | None, amount: int) -> Iterator[int]:
    """The first rows behind a place, so many or more; rows ascend by incident, so a stable sort by key is enough."""
    rows = rows_of(held)
    keys = way.order.keys(segment, rows)
    if place is not None:
        further = keys < place[0] if way.down else keys > place[0]
        same = segment.incident[rows] < place[1] if way.down else segment.incident[rows] > place[1]
        beyond = further | ((keys == place[0]) & same)
        rows, keys = rows[beyond], keys[beyond]
    if amount < len(keys):
        first = _first(keys, amount, down=way.down)
        rows, keys = rows[first], keys[first]
    order = np.argsort(keys, kind="stable")
    yield from rows[order[::-1] if way.down else order].tolist()


def _first(keys: Numbers, amount: int, *, down: bool) -> Numbers:
    """Which keys may be among the first so many: those no further than the last of them, of which there are enough."""
    place = len(keys) - amount if down else amount - 1
    last = np.partition(keys, place)[place]
    first: Numbers = keys >= last if down else keys <= last
    return first


def _along(segment: Segment, held: Bits, way: Way, place: Place | None, looked_at: int) -> Iterator[int]:
    """The rows behind a place that are held, found by going along the order of all rows."""
    order = way.order.sorted_rows(segment)
    if way.down:
        order = order[: len(order) if place is None else _index(segment, way.order, order, place, bisect_left)][::-1]
    else:
        order = order[0 if place is None else _index(segment, way.order, order, place, bisect_right) :]
    yield from (row for row in order[:looked_at].tolist() if row in held)
    if len(order) > looked_at:
        yield from _marked(segment, held, order[looked_at:])


def _marked(segment: Segment, held: Bits, order: Numbers) -> Iterator[int]:
    marked = np.zeros(segment.size, dtype=np.bool_)
    marked[rows_of(held)] = True
    for start in range(0, len(order), _STEP):
        part = order[start : start + _STEP]
        yield from part[marked[part]].tolist()


def _index(segment: Segment, order: Order, rows: Numbers, place: Place, bisect: Any) -> int:
    """Where in the order of all rows a place is, or would be."""

    def at(position: int) -> Place:
        return _places(segment, order, rows[position : position + 1])[0]

    return int(bisect(range(len(rows)), place, key=at))
