"""How many rows have what a form of file cannot carry."""

from collections import Counter
from collections.abc import Callable

from incidents.domain.features import Feature, Features
from incidents.domain.vocabulary import INJURED, KILLED
from incidents.storage.search.index.bits import Bits, any_of, bits_where
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.segment import NO_DAY, Segment
from incidents.storage.search.index.state import State

#: Parameters whose codes must be kept for this.
PARAMS = frozenset({"group", "violation"})
_NOBODY = Bits()
_NO_AREA = ""


def features(state: State, rows: Rows) -> Features:
    """How many of the rows have each feature."""
    found = Counter(dict.fromkeys(Feature, 0))
    for part, held in zip(state.parts, rows, strict=True):
        for feature, having in _HAVING.items():
            found[feature] += having(part.segment).intersection_cardinality(held)
    return found


def _undated(segment: Segment) -> Bits:
    return bits_where(segment.earliest == NO_DAY)


def _span(segment: Segment) -> Bits:
    return bits_where(segment.earliest < segment.latest)


def _nowhere(segment: Segment) -> Bits:
    known = segment.areas.index(_NO_AREA) if _NO_AREA in segment.areas else -1
    return bits_where(segment.area == known) - segment.placed


def _killed_range(segment: Segment) -> Bits:
    ends = segment.killed.ends
    return bits_where((ends.low != ends.high)[ends.of]) | segment.killed.open


def _no_death(segment: Segment) -> Bits:
    return segment.all - segment.killed.highs.at_least(1, segment.killed.given)


def _death_undated(segment: Segment) -> Bits:
    return _undated(segment) - _no_death(segment)


def _others(segment: Segment) -> Bits:
    lines = [line for outcome, line in segment.lines.items() if outcome not in {KILLED, INJURED}]
    return any_of([_NOBODY, *(line.has_min | line.has_max for line in lines)])


def _figures(segment: Segment) -> Bits:
    return any_of([_NOBODY, *segment.figures.digits])


def _any_code(param: str) -> Callable[[Segment], Bits]:
    return lambda segment: segment.terms.any_of(param, segment.terms.bits.get(param, {}))


_HAVING: dict[Feature, Callable[[Segment], Bits]] = {
    Feature.UNDATED: _undated,
    Feature.SPAN: _span,
    Feature.UNPLACED: lambda segment: segment.all - segment.placed,
    Feature.NOWHERE: _nowhere,
    Feature.KILLED_RANGE: _killed_range,
    Feature.NO_DEATH: _no_death,
    Feature.DEATH_UNDATED: _death_undated,
    Feature.INJURED: lambda segment: segment.injured.given,
    Feature.OTHERS: _others,
    Feature.NUMBERED: lambda segment: segment.numbered,
    Feature.GROUPS: _any_code("group"),
    Feature.FIGURES: _figures,
    Feature.VIOLATIONS: _any_code("violation"),
    Feature.PATTERN: lambda segment: segment.all - segment.event,
    Feature.FROZEN: lambda _: _NOBODY,
}
