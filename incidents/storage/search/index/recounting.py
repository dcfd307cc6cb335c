"""Cells of many rows after a deed: what was counted before it, and the few rows that came and went since."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from incidents.storage.search.index.bits import Bits, bytes_of
from incidents.storage.search.index.gathering import Groups
from incidents.storage.search.index.kept import Kept

#: At the most one of so many rows may have changed; else all of them are counted anew.
_FEW = 8


@dataclass(frozen=True)
class Recounting:
    """Groups of one question, kept by segment and grid. `least` rows are worth keeping."""

    question: Hashable
    kept: Kept
    least: int

    def counted(self, of: Hashable, found: Bits, count: Callable[[Bits], Groups]) -> Groups | None:
        """The groups of the rows found, from what was counted before; None where that is of no use."""
        before: tuple[Bits, Groups] | None = self.kept.get((self.question, of))
        if before is None:
            return None
        rows, groups = before
        come, gone = found - rows, rows - found
        if (len(come) + len(gone)) * _FEW > len(found):
            return None
        return groups.changed(count(come), count(gone)) if come or gone else groups

    def keep(self, of: Hashable, found: Bits, groups: Groups) -> None:
        """Keep what was counted for the next state."""
        if len(found) >= self.least:
            self.kept.keep((self.question, of), (found, groups), bytes_of(found) + groups.size)
