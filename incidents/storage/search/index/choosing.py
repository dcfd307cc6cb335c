"""How a selection is spread over the codes that could be chosen: records, and people reported killed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

import numpy as np

from incidents.storage.search import sums
from incidents.storage.search.index.bits import Bits, Numbers, rows_of
from incidents.storage.search.index.ends import Ends
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.mixes import Mix
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

    def add(self, other: "Share") -> None:
        """Take in what other rows hold."""
        self.incidents += other.incidents
        self.low += other.low
        self.high += other.high
        self.open += other.open
        self.numbered += other.numbered


def choices(state: State, rows: Rows, params: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
    """For each of some parameters its codes, most incidents first."""
    wanted = tuple(params)
    shares: dict[str, dict[str, Share]] = {param: defaultdict(Share) for param in wanted}
    for part, found in zip(state.parts, rows, strict=True):
        for param, code, share in shared(part.segment, found, wanted):
            shares[param][code].add(share)
    return {param: _ordered(of) for param, of in shares.items()}


def amounts(state: State, rows: Rows, params: Iterable[str]) -> dict[str, dict[str, int]]:
    """For each of some parameters its codes that any record has, and how many records: no people are added up."""
    found: dict[str, dict[str, int]] = {param: {} for param in params}
    for part, held in zip(state.parts, rows, strict=True):
        for param, codes, counts in _counted(part.segment, held, found.keys()):
            known = found[param]
            for code, incidents in zip(codes, counts, strict=True):
                if incidents:
                    known[code] = known.get(code, 0) + incidents
    return found


def _counted(segment: Segment, found: Bits, params: Set[str]) -> Iterator[tuple[str, tuple[str, ...], list[int]]]:
    """Parameter, codes and how many of the rows found have each; where most are found, the others are looked at."""
    most = 2 * len(found) > segment.size
    rows = rows_of(segment.all - found if most else found)
    for mix in segment.terms.mixes if found else ():
        wanted = params & mix.codes.keys()
        if wanted:
            counts = mix.spread(np.bincount(mix.of.take(rows), minlength=len(mix.lengths)))
            counts = _all_sums(segment, mix)[0] - counts if most else counts
            for param in wanted:
                place, codes = mix.codes[param]
                yield param, codes, counts[place].tolist()


def _ordered(shares: dict[str, Share]) -> tuple[Choice, ...]:
    ordered = sorted(shares.items(), key=lambda one: (-one[1].incidents, one[0]))[: sums.MOST_CODES]
    return tuple(Choice(code, one.incidents, one.low, one.high, one.open > 0, one.numbered) for code, one in ordered)


def shared(segment: Segment, found: Bits, params: Iterable[str]) -> Iterator[tuple[str, str, Share]]:
    """Parameter, code and what its rows among those found hold, for every code that has any."""
    if not found:
        return
    wanted = frozenset(params)
    most = 2 * len(found) > segment.size
    looked_at = _LookedAt.of(segment, segment.all - found if most else found)
    for mix in (one for one in segment.terms.mixes if wanted & one.params):
        sums = looked_at.sums(mix)
        shares = zip(*(_all_sums(segment, mix) - sums if most else sums).tolist(), strict=True)
        for (param, code), share in zip(mix.names, shares, strict=True):
            if share[0] and param in wanted:
                yield param, code, Share(*share)


@dataclass(frozen=True)
class _LookedAt:
    """Rows of a segment, and the figure of each."""

    ends: Ends
    rows: Numbers
    figures: Numbers

    @classmethod
    def of(cls, segment: Segment, found: Bits) -> "_LookedAt":
        """What is looked at of a segment."""
        rows, ends = rows_of(found), segment.killed.ends
        return cls(ends, rows, ends.of[rows])

    def sums(self, mix: Mix) -> Numbers:
        """For each code of a mix what its rows hold, as the fields of `Share`, a line each."""
        sums = self.ends.sums(self.figures, mix.of[self.rows], len(mix.lengths))
        return np.stack([mix.spread(column) for column in sums])


def _all_sums(segment: Segment, mix: Mix) -> Numbers:
    """What all rows of a segment hold, worked out once; where most rows are found, the others are left out of it."""
    if mix.params not in segment.shares:
        segment.shares[mix.params] = _LookedAt.of(segment, segment.all).sums(mix)
    return segment.shares[mix.params]


def among(killed: Head, found: Bits) -> Head:
    """The people of the rows found alone, as sets."""
    return Head(
        ends=killed.ends,
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
        (low, high), numbered = killed.ends.total(held), len(held)
    else:
        low, high = killed.lows.total(rows), killed.highs.total(rows)
        numbered = rows.intersection_cardinality(killed.given)
    return Share(incidents, low, high, rows.intersection_cardinality(killed.open), numbered)
