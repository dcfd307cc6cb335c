"""Mixes: rows that have the very same codes of a parameter share a number, so that a row is counted once for them all.

A million records have a few thousand mixes of a parameter. Counting a selection by mix looks at one number a row;
the mixes are then spread over their codes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, narrow, rows_of

_SEED = 20191001


@dataclass(frozen=True, kw_only=True)
class Mix:
    """The mixes of one parameter: `of` is the mix of each row.

    `codes` are all codes of the parameter; `terms` the places in it of the codes of one mix after another, and
    `lengths` how many each mix has.
    """

    codes: tuple[str, ...]
    of: Numbers
    terms: Numbers
    lengths: Numbers

    def counted(self, rows: Numbers) -> Numbers:
        """How many of some rows have each code."""
        return self.spread(np.bincount(self.of[rows], minlength=len(self.lengths)))

    def spread(self, sums: Numbers) -> Numbers:
        """What each mix sums up to, as what each code does; exact up to 2**53."""
        weights = np.repeat(sums, self.lengths)
        return np.rint(np.bincount(self.terms, weights, minlength=len(self.codes))).astype(np.int64)


def mixed(postings: Mapping[str, Bits], size: int) -> Mix:
    """The mixes of the rows of each code of a parameter."""
    starts, terms = _by_row(list(postings.values()), size)
    lengths = np.diff(starts)
    of, first = _alike(starts, terms)
    if not _are_alike(starts, terms, first[of]):  # never seen; then each row is its own
        of, first = np.arange(size), np.arange(size)
    chosen = [terms[starts[row] : starts[row + 1]] for row in first.tolist()]
    return Mix(
        codes=tuple(postings),
        of=narrow(of),
        terms=np.concatenate(chosen) if chosen else terms,
        lengths=lengths[first],
    )


def _alike(starts: Numbers, terms: Numbers) -> tuple[Numbers, Numbers]:
    """The mix of each row, and the first row of each mix, by the sum of a random number for each code."""
    amount = int(terms.max()) + 1 if len(terms) else 1
    drawn = np.random.default_rng(_SEED).integers(0, 2**64, size=amount, dtype=np.uint64)
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(drawn[terms], dtype=np.uint64)))
    seals = sums[starts[1:]] - sums[starts[:-1]]
    _, first, of = np.unique(seals, return_index=True, return_inverse=True)
    return of, first


def _are_alike(starts: Numbers, terms: Numbers, others: Numbers) -> bool:
    """Whether each row has the codes of its other row, which stand in one order in both."""
    lengths = np.diff(starts)
    if not np.array_equal(lengths, lengths[others]):
        return False
    shifts = np.repeat(starts[others] - starts[:-1], lengths)
    return np.array_equal(terms, terms[np.arange(len(terms)) + shifts])


def _by_row(postings: Sequence[Bits], size: int) -> tuple[Numbers, Numbers]:
    """For each row where its codes begin, and the codes of all rows one after another, in order."""
    starts = np.zeros(size + 1, dtype=np.int64)
    for held in postings:
        starts[rows_of(held) + 1] += 1
    np.cumsum(starts, out=starts)
    terms = np.empty(int(starts[-1]), dtype=np.int32)
    free = starts[:-1].copy()
    for number, held in enumerate(postings):
        rows = rows_of(held)
        terms[free[rows]] = number
        free[rows] += 1
    return starts, terms
