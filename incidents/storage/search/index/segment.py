"""A segment: some findings of one audience, read once and never changed; every column by row, rows by incident."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, Slices, any_of, bits_of, bits_where
from incidents.storage.search.index.ends import Ends
from incidents.storage.search.index.mixes import Mix
from incidents.storage.search.index.spots import Spots

#: Stands for a day that is not known: before every day there is.
NO_DAY = 0
_MANY = 16


@dataclass(frozen=True, kw_only=True)
class Line:
    """The people of one outcome (group `all`): the rows that have a line, and what it says, 0 where it gives no end.

    The upper end falls back on the lower; `lows` and `highs` are both by row of the segment.
    """

    rows: Numbers
    ends: Ends
    given: Bits
    has_min: Bits
    has_max: Bits
    open: Bits
    lows: Slices
    highs: Slices


@dataclass(frozen=True, kw_only=True)
class Head:
    """The killed or injured of the finding itself, an entry a row; `given` are the rows that give a number.

    The upper end falls back on the lower; `lows` and `highs` are both once more.
    """

    ends: Ends
    given: Bits
    open: Bits
    lows: Slices
    highs: Slices


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Codes to filter and count by: a set of rows for each, by parameter and code, and their mixes.

    `left_out` are parameters with more codes than are kept.
    """

    bits: Mapping[str, Mapping[str, Bits]]
    mixes: tuple[Mix, ...]
    left_out: frozenset[str]

    def any_of(self, param: str, codes: Iterable[str]) -> Bits:
        """The rows that have one of the codes."""
        known = self.bits.get(param, {})
        return any_of([known[code] for code in codes if code in known] or [Bits()])


@dataclass(frozen=True, kw_only=True)
class Segment:
    """Columns by row. Days are ordinals, `NO_DAY` where there is none.

    `month` is months since the year 0 and `year` the year, where the whole span lies within one, else -1; `changed`
    counts microseconds; `marks` holds bits of `Mark`; `late` what is made or read when it is first asked
    for, and `shares` what all rows of each code hold, by the parameters of a mix.
    """

    serial: int
    incident: Numbers
    finding: Numbers
    earliest: Numbers
    latest: Numbers
    month: Numbers
    year: Numbers
    changed: Numbers
    spots: Spots
    area: Numbers
    areas: tuple[str, ...]
    marks: Numbers
    event: Bits
    numbered: Bits
    placed: Bits
    figures: Slices
    killed: Head
    injured: Head
    lines: Mapping[str, Line]
    terms: Terms
    late: dict[str, Numbers] = field(default_factory=dict)
    shares: dict[frozenset[str], Numbers] = field(default_factory=dict)

    @property
    def all(self) -> Bits:
        """Every row."""
        return Bits(range(self.size))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.incident)

    def rows_of_findings(self, found: Numbers) -> Bits:
        """The rows of some findings, whose numbers ascend; others are left out."""
        if not len(found) or not self.size:
            return Bits()
        if len(found) * _MANY < self.size:
            return self._looked_up(self.finding, found)
        first, last = int(self.finding.min()), int(self.finding.max())
        marked = np.zeros(last - first + 1, dtype=np.bool_)
        marked[found[np.searchsorted(found, first) : np.searchsorted(found, last, "right")] - first] = True
        return bits_where(marked[self.finding - first])

    def rows_of_incidents(self, incidents: Numbers) -> Bits:
        """The rows of some incidents, whose numbers ascend; others are left out."""
        at = np.searchsorted(self.incident, incidents)
        at = at[at < self.size]
        return bits_of(at[self.incident[at] == incidents[: len(at)]])

    @staticmethod
    def _looked_up(column: Numbers, found: Numbers) -> Bits:
        return bits_where(np.isin(column, found))
