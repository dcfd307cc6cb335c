"""What an index holds at one moment: segments, and which of their rows live."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.limits import MEASURED, Limits
from incidents.storage.search.index.segment import Segment

_serials = count(1)


@dataclass(frozen=True)
class Part:
    """A segment, and its rows that nothing newer has taken the place of."""

    segment: Segment
    live: Bits

    @classmethod
    def whole(cls, segment: Segment) -> "Part":
        """A segment of which every row lives."""
        return cls(segment, segment.all)

    def without(self, incidents: Numbers) -> "Part":
        """The same without some incidents, whose numbers ascend; the set of the living is copied."""
        return Part(self.segment, self.live - self.segment.rows_of_incidents(incidents))

    @property
    def incidents(self) -> Numbers:
        """The incidents whose rows live, ascending."""
        return self.segment.incident[rows_of(self.live)]


@dataclass(frozen=True)
class State:
    """An audience's findings as of one change: its number and incident. It never changes; another takes its place."""

    change: tuple[int, int]
    parts: tuple[Part, ...]
    limits: Limits
    serial: int

    @classmethod
    def of(cls, change: tuple[int, int], parts: tuple[Part, ...], limits: Limits = MEASURED) -> "State":
        """A new state of these parts; those without a living row are left out."""
        return cls(change, tuple(part for part in parts if part.live), limits, next(_serials))

    @property
    def seq(self) -> int:
        """The number of the change."""
        return self.change[0]

    @property
    def size(self) -> int:
        """How many findings live."""
        return sum(len(part.live) for part in self.parts)

    @property
    def rows(self) -> int:
        """How many rows there are, dead ones with them."""
        return sum(part.segment.size for part in self.parts)

    @property
    def left_out(self) -> frozenset[str]:
        """The parameters whose codes are not kept, in any of the segments."""
        return frozenset(param for part in self.parts for param in part.segment.terms.left_out)

    def findings(self, incidents: Sequence[int]) -> list[int]:
        """The findings of incidents, of those whose rows live."""
        wanted = np.sort(np.array(incidents, dtype=np.int64))
        held = [(part.segment, part.segment.rows_of_incidents(wanted) & part.live) for part in self.parts]
        return [finding for segment, rows in held for finding in segment.finding[rows_of(rows)].tolist()]

    def largest_first(self) -> Iterator[Part]:
        """The parts, by how many rows they have."""
        yield from sorted(self.parts, key=lambda part: -part.segment.size)


def together(parts: tuple[Part, ...]) -> Numbers:
    """The living incidents of some parts, ascending."""
    return np.sort(np.concatenate([part.incidents for part in parts]))
