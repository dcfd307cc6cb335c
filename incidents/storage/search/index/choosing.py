"""How a selection is spread over the codes that could be chosen: records, and people reported killed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from incidents.storage.search import sums
from incidents.storage.search.index.bits import Bits, rows_of
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
        for param, code, share in shared(part.segment, found, wanted):
            shares[param][code].add(share)
    return {param: _ordered(of) for param, of in shares.items()}


def _ordered(shares: dict[str, Share]) -> tuple[Choice, ...]:
    ordered = sorted(shares.items(), key=lambda one: (-one[1].incidents, one[0]))[: sums.MOST_CODES]
    return tuple(Choice(code, one.incidents, one.low, one.high, one.open > 0, one.numbered) for code, one in ordered)


def shared(segment: Segment, found: Bits, params: Iterable[str]) -> Iterator[tuple[str, str, Share]]:
    """Parameter, code and what its rows among those found hold, for every code that has any."""
    if not found:
        return iter(())
    if 2 * len(found) > segment.size:
        return _all_but(segment, found, params)
    return _by_mix(segment, found, params)


def _all_but(segment: Segment, found: Bits, params: Iterable[str]) -> Iterator[tuple[str, str, Share]]:
    """By leaving out of what all rows hold, which is worked out once, what those hold that were not found."""
    wanted = tuple(params)
    left_out = {(param, code): share for param, code, share in _by_mix(segment, segment.all - found, wanted)}
    for param in wanted:
        if param not in segment.shares:
            segment.shares[param] = {code: share for _, code, share in _by_mix(segment, segment.all, (param,))}
        for code, of_code in segment.shares[param].items():
            share = replace(of_code)
            share.add(left_out.get((param, code), _NOTHING), -1)
            if share.incidents:
                yield param, code, share


def _by_mix(segment: Segment, found: Bits, params: Iterable[str]) -> Iterator[tuple[str, str, Share]]:
    """By the mix of each row."""
    rows, ends = rows_of(found), segment.killed.ends
    figures = ends.of[rows]
    wanted = frozenset(params)
    for mix in (one for one in segment.terms.mixes if wanted & one.params):
        sums = ends.sums(figures, mix.of[rows], len(mix.lengths))
        shares = zip(*(mix.spread(column).tolist() for column in sums), strict=True)
        for (param, code), share in zip(mix.names, shares, strict=True):
            if share[0] and param in wanted:
                yield param, code, Share(*share)


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
