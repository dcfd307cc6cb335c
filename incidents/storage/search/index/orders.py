"""The orders a list can be read in: what a row sorts by, as numbers, and the same as a page marker tells it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from incidents.domain.criteria import Sort
from incidents.domain.cursors import Key
from incidents.storage.search.index.bits import Numbers
from incidents.storage.search.index.marks import Mark, is_so
from incidents.storage.search.index.reading import CODES
from incidents.storage.search.index.segment import NO_DAY, Segment
from incidents.storage.search.rows import ALWAYS, ANY_FIGURE, NEVER, NO_FIGURE

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Order:
    """`keys` gives what some rows sort by; `told` and `read` turn one of them into the key of a marker and back."""

    name: str
    keys: Callable[[Segment, Numbers], Numbers]
    descending: bool
    told: Callable[[Any], Key]
    read: Callable[[Any], Any]

    def sorted_rows(self, segment: Segment) -> Numbers:
        """Every row, ascending by key and incident; worked out when it is first asked for."""
        known = segment.late.get(self.name)
        if known is None:
            rows = np.arange(segment.size, dtype=np.int32)
            known = rows[np.argsort(self.keys(segment, rows), kind="stable")]
            segment.late[self.name] = known
        return known


def _day(missing: date) -> Callable[[Segment, Numbers], Numbers]:
    ordinal = missing.toordinal()

    def keys(segment: Segment, rows: Numbers) -> Numbers:
        days = segment.earliest[rows]
        return np.where(days == NO_DAY, np.int32(ordinal), days)

    return keys


def _killed(missing: int) -> Callable[[Segment, Numbers], Numbers]:
    def keys(segment: Segment, rows: Numbers) -> Numbers:
        said = is_so(segment.marks[rows], Mark.KILLED_MAX)
        return np.where(said, segment.killed.ends.highs(rows), np.int32(missing))

    return keys


def _changed(segment: Segment, rows: Numbers) -> Numbers:
    return segment.changed[rows]


def _code(segment: Segment, rows: Numbers) -> Numbers:
    return segment.late[CODES][rows]


def _moment(key: datetime) -> int:
    return (key.replace(tzinfo=None) - _EPOCH) // _MICROSECOND


def _by_day(name: str, missing: date, *, descending: bool) -> Order:
    return Order(name=name, keys=_day(missing), descending=descending, told=date.fromordinal, read=date.toordinal)


def _by_killed(name: str, missing: int, *, descending: bool) -> Order:
    return Order(name=name, keys=_killed(missing), descending=descending, told=int, read=int)


def _by_change(*, descending: bool) -> Order:
    return Order(
        name="changed",
        keys=_changed,
        descending=descending,
        told=lambda key: _EPOCH + int(key) * _MICROSECOND,
        read=_moment,
    )


ORDERS: dict[Sort, Order] = {
    Sort.NEWEST: _by_day("newest", NEVER, descending=True),
    Sort.OLDEST: _by_day("oldest", ALWAYS, descending=False),
    Sort.MOST_KILLED: _by_killed("most killed", NO_FIGURE, descending=True),
    Sort.FEWEST_KILLED: _by_killed("fewest killed", ANY_FIGURE, descending=False),
    Sort.CHANGED: _by_change(descending=True),
    Sort.CHANGED_OLDEST: _by_change(descending=False),
    Sort.CODE: Order(
        name="code",
        keys=_code,
        descending=False,
        told=lambda key: bytes(key).decode(),
        read=lambda key: np.bytes_(str(key).encode()),
    ),
}
