"""How a selection is spread over the codes that could be chosen: records, and people reported killed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from incidents.storage.search import sums
from incidents.storage.search.index.adding import both_added
from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.limits import Limits
from incidents.storage.search.index.marks import Mark, is_so
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.segment import Head, Segment
from incidents.storage.search.index.state import State
from incidents.storage.search.sums import Choice


@dataclass
class Share:
    """What the rows of one code hold; see `Choice`. `open` counts the rows whose upper end is open."""

    incidents: int = 0
    low: int = 0
    high: int = 0
    open: int = 0
    numbered: int = 0

    def add(self, other: "Share", sign: int = 1) -> None:
        """Take in what other rows hold, or (-1) leave it out."""
        self.incidents += sign * other.incidents
        self.low += sign * other.low
        self.high += sign * other.high
        self.open += sign * other.open
        self.numbered += sign * other.numbered


_NOTHING = Share()


def choices(state: State, rows: Rows, params: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
    """For each of some parameters its codes, most incidents first."""
    wanted = tuple(params)
    shares: dict[str, dict[str, Share]] = {param: defaultdict(Share) for param in wanted}
    for part, found in zip(state.parts, rows, strict=True):
        for param, code, share in shared(part.segment, found, wanted, state.limits):
            shares[param][code].add(share)
    return {param: _ordered(of) for param, of in shares.items()}


def _ordered(shares: dict[str, Share]) -> tuple[Choice, ...]:
    ordered = sorted(shares.items(), key=lambda one: (-one[1].incidents, one[0]))[: sums.MOST_CODES]
    return tuple(Choice(code, one.incidents, one.low, one.high, one.open > 0, one.numbered) for code, one in ordered)


def shared(segment: Segment, found: Bits, params: Iterable[str], limits: Limits) -> Iterator[tuple[str, str, Share]]:
    """Parameter, code and what its rows among those found hold, for every code that has any."""
    most = limits.small * segment.size
    if not found:
        return iter(())
    if len(found) < most:
        return _looked_up(segment, found, params)
    if segment.size - len(found) < most:
        return _all_but(segment, found, params, limits)
    return _as_sets(segment, found, params, int(limits.few * segment.size))


def _all_but(segment: Segment, found: Bits, params: Iterable[str], limits: Limits) -> Iterator[tuple[str, str, Share]]:
    """By leaving out of what all rows hold, which is worked out once, what the few hold that were not found."""
    wanted = tuple(params)
    left_out = {(param, code): share for param, code, share in _looked_up(segment, segment.all - found, wanted)}
    for param in wanted:
        if param not in segment.shares:
            of_all = _as_sets(segment, segment.all, (param,), int(limits.few * segment.size))
            segment.shares[param] = {code: share for _, code, share in of_all}
        for code, of_code in segment.shares[param].items():
            share = replace(of_code)
            share.add(left_out.get((param, code), _NOTHING), -1)
            if share.incidents:
                yield param, code, share


def _looked_up(segment: Segment, found: Bits, params: Iterable[str]) -> Iterator[tuple[str, str, Share]]:
    """By the codes of each row."""
    rows, terms = rows_of(found), segment.terms
    starts = terms.starts[rows]
    lengths = terms.starts[rows + 1] - starts
    before = np.cumsum(lengths) - lengths
    places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
    codes = terms.terms[places]
    killed, amount = segment.killed, len(terms.names)

    def summed(first: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
        return both_added(codes, (np.repeat(first, lengths), np.repeat(second, lengths)), amount)

    incidents = np.bincount(codes, minlength=amount)
    low, high = summed(killed.low[rows], killed.high[rows])
    marked = segment.marks[rows]
    is_open, numbered = summed(is_so(marked, Mark.KILLED_OPEN), is_so(marked, Mark.KILLED_GIVEN))
    for param in params:
        for code, number in terms.numbers.get(param, {}).items():
            if incidents[number]:
                yield param, code, Share(
                    int(incidents[number]), int(low[number]), int(high[number]), int(is_open[number]),
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
    return Share(incidents, low, high, rows.intersection_cardinality(killed.open), numbered)
