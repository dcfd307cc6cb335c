"""Counts of rows, and people over them as ranges."""

from collections.abc import Collection, Iterable

from incidents.storage.search.index.bits import Bits
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.segment import Line, Segment
from incidents.storage.search.index.state import State
from incidents.storage.search.sums import Sum, Totals, added


def totals(state: State, rows: Rows, named: Collection[str] = ()) -> Totals:
    """Incidents, people by outcome (of those named alone, if any are), events without a number, patterns, figures."""
    held = [(part.segment, found) for part, found in zip(state.parts, rows, strict=True)]
    incidents = sum(len(found) for _, found in held)
    events = sum(segment.event.intersection_cardinality(found) for segment, found in held)
    outcomes = sorted({outcome for segment, _ in held for outcome in segment.lines if not named or outcome in named})
    sums = {outcome: _people(outcome, held) for outcome in outcomes}
    return Totals(
        incidents=incidents,
        sums={outcome: total for outcome, total in sums.items() if total.records},
        without_number=sum((segment.event & found).difference_cardinality(segment.numbered) for segment, found in held),
        summaries=incidents - events,
        figures=sum(segment.figures.total(found) for segment, found in held),
    )


def _people(outcome: str, held: Iterable[tuple[Segment, Bits]]) -> Sum:
    known = [(segment.lines[outcome], found) for segment, found in held if outcome in segment.lines]
    return added(_sum(line, found) for line, found in known)


def _sum(line: Line, found: Bits) -> Sum:
    records = line.given.intersection_cardinality(found)
    if not records:
        return Sum(0, 0, open=False, records=0)
    return Sum(line.lows.total(found), line.highs.total(found), line.open.intersect(found), records)
