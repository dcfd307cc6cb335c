"""From the number of a finding to its row in a segment."""

import numpy as np

from incidents.storage.search.index.bits import Numbers

_WIDE = 8


class RowsByFinding:
    """Answers which rows hold some findings: by a table where their numbers lie close together, else by searching."""

    def __init__(self, finding: Numbers) -> None:
        self.size = len(finding)
        self._order = np.argsort(finding, kind="stable").astype(np.int32)
        self._ranked = finding[self._order]
        self._first = int(self._ranked[0]) if self.size else 0
        span = int(self._ranked[-1]) - self._first + 1 if self.size else 0
        self._table = None
        if span <= _WIDE * self.size:
            self._table = np.full(span, -1, dtype=np.int32)
            self._table[finding - self._first] = np.arange(self.size, dtype=np.int32)

    def find(self, found: Numbers) -> tuple[Numbers, Numbers]:
        """Rows, ascending, and the entry of `found` that each came from; findings of others are left out."""
        rows = self._searched(found) if self._table is None else self._read(found, self._table)
        known = np.flatnonzero(rows >= 0)
        rows = rows[known]
        if len(rows) > 1 and not bool((rows[1:] > rows[:-1]).all()):
            ascending = np.argsort(rows, kind="stable")
            rows, known = rows[ascending], known[ascending]
        return rows, known

    def _read(self, found: Numbers, table: Numbers) -> Numbers:
        at = found - self._first
        inside = (at >= 0) & (at < len(table))
        if bool(inside.all()):
            return np.asarray(table[at])
        return np.where(inside, table[np.where(inside, at, 0)], -1) if len(table) else np.full(len(found), -1)

    def _searched(self, found: Numbers) -> Numbers:
        at = np.minimum(np.searchsorted(self._ranked, found), self.size - 1)
        return np.where(self._ranked[at] == found, self._order[at], -1)
