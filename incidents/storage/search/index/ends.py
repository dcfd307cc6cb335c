"""Figures of people: entries that say the very same share a number, so that a selection is counted by it and added up.

A million records say a few hundred different figures. How often each is said in a group tells all sums of the group.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from incidents.storage.search.index.adding import both_added
from incidents.storage.search.index.bits import Numbers, narrow

#: A table of groups and figures is made where it has at most so many places an entry; else each entry is added.
_ROOM = 5
_BITS = 31  # of an end


@dataclass(frozen=True)
class Ends:
    """`of` is the figure of each entry; a figure is its lower and upper end, whether it is open, and given at all."""

    of: Numbers
    low: Numbers
    high: Numbers
    open: Numbers
    given: Numbers

    @classmethod
    def read(cls, low: Numbers, high: Numbers, is_open: Numbers, is_given: Numbers) -> "Ends":
        """The figures of these entries; ends are below 2**31."""
        _, ends = np.unique(low.astype(np.int64) << _BITS | high, return_inverse=True)
        _, first, of = np.unique(ends * 4 + is_open * 2 + is_given, return_index=True, return_inverse=True)
        columns = (column[first].astype(np.int64) for column in (low, high, is_open, is_given))
        return cls(narrow(of), *columns)

    def highs(self, entries: Numbers) -> Numbers:
        """The upper end of some entries."""
        return self.high[self.of[entries]]

    def total(self, entries: Numbers) -> tuple[int, int]:
        """Lower ends and upper ends of some entries, added up."""
        figures = self.of[entries]
        return int(self.low[figures].sum()), int(self.high[figures].sum())

    def sums(self, figures: Numbers, groups: Numbers, amount: int, *, room: int = _ROOM) -> tuple[Numbers, ...]:
        """Of each of so many groups: its entries, their lower ends, their upper ends, those open, those given.

        An entry is told by its figure and its group; one that gives no number has ends of 0.
        """
        kinds = len(self.low)
        if amount * kinds > room * len(figures):
            return tuple(self._added(figures, groups, amount))
        places = np.multiply(groups, kinds, dtype=np.int64)
        places += figures
        table = np.bincount(places, minlength=amount * kinds).reshape(amount, kinds)
        # Of whole numbers, which numpy multiplies itself: for broken ones it wakes a thread a core, and waits for it.
        said = np.stack((np.ones(kinds, dtype=np.int64), self.low, self.high, self.open, self.given), axis=1)
        return tuple((table @ said).T)

    def _added(self, figures: Numbers, groups: Numbers, amount: int) -> Iterator[Numbers]:
        yield np.bincount(groups, minlength=amount)
        known = np.flatnonzero((self.given | self.open)[figures])
        figures, groups = figures[known], groups[known]
        yield from both_added(groups, (self.low[figures], self.high[figures]), amount)
        for marked in (self.open, self.given):
            yield np.bincount(groups[marked[figures] > 0], minlength=amount)
