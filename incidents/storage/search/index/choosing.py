"""How a selection is spread over the codes that could be chosen: records, and people reported killed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.limits import Limits
from incidents.storage.search.index.marks import Mark, is_so
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.segment import Head, Segment
from incidents.storage.search.index.state import State
from incidents.storage.search.sums import Choice


@dataclass
class Share:
    """What the rows of one code hold; see `Choice`."""

    incidents: int = 0
    low: int = 0
    high: int = 0
    open: bool = False
    numbered: int = 0

    def add(self, other: "Share") -> None:
        """Take in what another segment holds."""
        self.incidents += other.incidents
        self.low += other.low
        self.high += other.high
        self.open = self.open or other.open
        self.numbered += other.numbered


def choices(state: State, rows: Rows, params: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
    """For each of some parameters its codes, most incidents first."""
    wanted = tuple(params)
    shares: dict[str, dict[str, Share]] = {param: defaultdict(Share) for param in wanted}
    for part, found in zip(state.parts, rows, strict=True):
        for param, code, share in shared(part.segment, found, wanted, state.limits):
            shares[param][code].add(share)
    return {param: _ordered(of) for param, of in shares.items()}


def _ordered(shares: dict[str, Share]) -> tuple[Choice, ...]:
    ordered = sorted(shares.items(), key=lambda one: (-one[1].incidents, one[0]))
    return tuple(Choice(code, one.incidents, one.low, one.high, one.open, one.numbered) for code, one in ordered)


def shared(segment: Segment, found: Bits, params: Iterable[str], limits: Limits) -> Iterator[tuple[str, str, Share]]:
    """Parameter, code and what its rows among those found hold, for every code that has any."""
    if not found:
        return iter(())
    if len(found) < limits.small * segment.size:
        return _looked_up(segment, found, params)
    return _as_sets(segment, found, params, int(limits.few * segment.size))


def _looked_up(segment: Segment, found: Bits, params: Iterable[str]) -> Iterator[tuple[str, str, Share]]:
    """By the codes of each row."""
    rows, terms = rows_of(found), segment.terms
    starts = terms.starts[rows]
    lengths = terms.starts[rows + 1] - starts
    before = np.cumsum(lengths) - lengths
    places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
    codes = terms.terms[places]
    killed, amount = segment.killed, len(terms.names)

    def summed(numbers: Numbers) -> Numbers:
        return np.bincount(codes, np.repeat(numbers, lengths), minlength=amount).astype(np.int64)

    incidents = np.bincount(codes, minlength=amount)
    low, high = summed(killed.low[rows]), summed(killed.high[rows])
    marked = segment.marks[rows]
    is_open, numbered = (summed(is_so(marked, mark)) for mark in (Mark.KILLED_OPEN, Mark.KILLED_GIVEN))
    for param in params:
        for code, number in terms.numbers.get(param, {}).items():
            if incidents[number]:
                yield param, code, Share(
                    int(incidents[number]), int(low[number]), int(high[number]), bool(is_open[number]),
                    int(numbered[number]),
                )  # fmt: skip


def _as_sets(segment: Segment, found: Bits, params: Iterable[str], few: int) -> Iterator[tuple[str, str, Share]]:
    """By the size of what the rows of each code and those found have in common."""
    terms, killed = segment.terms, among(segment.killed, found)
    for param in params:
        for code, number in terms.numbers.get(param, {}).items():
            share = share_of(killed, terms.bits[number], found, few)
            if share.incidents:
                yield param, code, share


def among(killed: Head, found: Bits) -> Head:
    """The people of the rows found alone, as sets."""
    return Head(
        low=killed.low,
        high=killed.high,
        given=killed.given & found,
        open=killed.open & found,
        lows=killed.lows.among(found),
        highs=killed.highs.among(found),
    )


def share_of(killed: Head, rows: Bits, found: Bits, few: int) -> Share:
    """What the rows of a code hold of those found; `killed` is of those found alone. Up to `few` are looked up."""
    incidents = rows.intersection_cardinality(found)
    if not incidents:
        return Share()
    if incidents <= few:
        held = rows_of(rows & killed.given)
        low, high, numbered = int(killed.low[held].sum()), int(killed.high[held].sum()), len(held)
    else:
        low, high = killed.lows.total(rows), killed.highs.total(rows)
        numbered = rows.intersection_cardinality(killed.given)
    return Share(incidents, low, high, rows.intersect(killed.open), numbered)
