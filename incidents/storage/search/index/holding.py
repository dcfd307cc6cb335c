"""The restrictions of a question that a segment's own columns answer: days, people, changes; and areas."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from incidents.domain.criteria import Bound, Criteria
from incidents.domain.moments import first_moment
from incidents.storage.search.index.bits import Bits, Numbers, bits_where
from incidents.storage.search.index.segment import NO_DAY, Segment
from incidents.storage.search.shapes import inside


def holding(segment: Segment, question: Criteria) -> Iterator[Bits]:
    """The rows for which each of these restrictions holds, areas aside."""
    holds = list(_days(segment, question))
    if question.changed:
        holds.append(segment.changed >= _microseconds(question.changed))
    if holds:
        yield bits_where(np.logical_and.reduce(holds) if len(holds) > 1 else holds[0])
    for bound in question.bounds:
        yield _bounded(segment, bound)


def lying_in(segment: Segment, question: Criteria) -> Bits:
    """The rows whose point lies in every area asked for."""
    spots = segment.spots
    return bits_where(inside(question, spots.lat, spots.lon).take(spots.of))


def _days(segment: Segment, question: Criteria) -> Iterator[Numbers]:
    """A span may lie within, or must."""
    if question.since:
        edge = segment.earliest if question.certain else segment.latest
        yield edge >= question.since.earliest.toordinal()
    if question.until:
        edge = segment.latest if question.certain else segment.earliest
        yield (edge <= question.until.latest.toordinal()) & (edge != NO_DAY)


def _bounded(segment: Segment, bound: Bound) -> Bits:
    """At least so many of the fewest, or at most so many of the most; a figure that is not given answers neither."""
    line = segment.lines.get(bound.outcome)
    if line is None:
        return Bits()
    if bound.least:
        return line.lows.at_least(bound.people, line.has_min)
    return line.has_max - line.highs.at_least(bound.people + 1, line.has_max)


def _microseconds(day: date) -> int:
    return int(np.datetime64(first_moment(day), "us").astype(np.int64))
