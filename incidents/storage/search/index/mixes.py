"""Mixes: rows that have the very same codes share a number, so that a row is counted once for all of its codes.

A million records have some hundred mixes of one parameter. Counting a selection by mix looks at one number a row; the
mixes are then spread over their codes. Parameters that have few mixes, also together, are counted as one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, narrow, rows_of

Name = tuple[str, str]
Draw = Callable[[], Any]
_SEED = 20191001
_MOST = 4_096


@dataclass(frozen=True, kw_only=True)
class Mix:
    """The mixes of some parameters: `of` is the mix of each row.

    `names` are all (parameter, code) of them, and `codes` those of a parameter and where in it they stand; `terms` are
    the places in it of the codes of one mix after another, and `lengths` how many each mix has.
    """

    names: tuple[Name, ...]
    codes: Mapping[str, tuple[slice, tuple[str, ...]]]
    of: Numbers
    terms: Numbers
    lengths: Numbers

    @property
    def params(self) -> frozenset[str]:
        """The parameters that are counted as one."""
        return frozenset(self.codes)

    def spread(self, sums: Numbers) -> Numbers:
        """What each mix sums up to, as what each code does; exact up to 2**53."""
        weights = np.repeat(sums, self.lengths)
        return np.rint(np.bincount(self.terms, weights, minlength=len(self.names))).astype(np.int64)


@dataclass(frozen=True)
class _Sealed:
    """The rows of each code of some parameters, and for each row a number that tells its mix."""

    postings: Mapping[Name, Bits]
    seals: Numbers

    def with_(self, other: "_Sealed") -> "_Sealed":
        return _Sealed({**self.postings, **other.postings}, self.seals + other.seals)

    @property
    def mixes(self) -> int:
        return len(np.unique(self.seals))


def mixes_of(
    kept: Mapping[str, Mapping[str, Bits]], size: int, *, most: int = _MOST, draw: Draw | None = None
) -> tuple[Mix, ...]:
    """The mixes of all parameters, those counted as one that have at most so many together.

    `draw` gives the random numbers that seals are made of.
    """
    drawn = draw or partial(np.random.default_rng(_SEED).integers, 0, 2**64, dtype=np.uint64)
    groups: list[_Sealed] = []
    for one in sorted((_sealed(param, of, size, drawn) for param, of in kept.items()), key=lambda one: one.mixes):
        joined = groups[-1].with_(one) if groups else one
        if groups and joined.mixes <= most:
            groups[-1] = joined
        else:
            groups.append(one)
    return tuple(_mix(one, size) for one in groups)


def _sealed(param: str, of_codes: Mapping[str, Bits], size: int, drawn: Draw) -> _Sealed:
    """A seal is the sum of random numbers, one for each code that a row has."""
    seals = np.zeros(size, dtype=np.uint64)
    for held in of_codes.values():
        seals[rows_of(held)] += drawn()
    return _Sealed({(param, code): held for code, held in of_codes.items()}, seals)


def _mix(sealed: _Sealed, size: int) -> Mix:
    names = tuple(sealed.postings)
    starts, terms = _by_row(list(sealed.postings.values()), size)
    _, first, of = np.unique(sealed.seals, return_index=True, return_inverse=True)
    if not _are_alike(starts, terms, first[of]):  # never seen; then each row is its own
        of, first = np.arange(size), np.arange(size)
    return Mix(
        names=names,
        codes=_codes(names),
        of=narrow(of),
        terms=_of_rows(starts, terms, first.tolist()),
        lengths=np.diff(starts)[first],
    )


def _codes(names: Sequence[Name]) -> dict[str, tuple[slice, tuple[str, ...]]]:
    """Parameter → where its codes stand, which follow one another, and these."""
    found: dict[str, tuple[slice, tuple[str, ...]]] = {}
    for param, group in groupby(names, key=itemgetter(0)):
        codes = tuple(code for _, code in group)
        begin = sum(len(earlier) for _, earlier in found.values())
        found[param] = slice(begin, begin + len(codes)), codes
    return found


def _of_rows(starts: Numbers, terms: Numbers, rows: Iterable[int]) -> Numbers:
    """The codes of some rows, one row after another."""
    chosen = [terms[starts[row] : starts[row + 1]] for row in rows]
    return np.concatenate(chosen) if chosen else terms


def _are_alike(starts: Numbers, terms: Numbers, others: Numbers) -> bool:
    """Whether each row has the codes of its other row, which stand in one order in both."""
    lengths = np.diff(starts)
    if not np.array_equal(lengths, lengths[others]):
        return False
    at = np.repeat(starts[others] - starts[:-1], lengths)
    at += np.arange(len(terms))
    return np.array_equal(terms, terms[at])


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
