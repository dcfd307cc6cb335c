"""A first look at many incidents by a few columns, so that only the most promising are compared in full."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from incidents.domain.matching import compare_tallies
from incidents.domain.place_likeness import metres_between
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.traits import Tally, Traits
from incidents.domain.vocabulary import INJURED, KILLED

MOST_COMPARED = 24
"""Incidents that are compared in full for one draft."""

_SAME_DAYS, _SHORT, _LONG = 3.0, 2.4, 0.5
_WEEK = 7  # days
_COARSE = 0.8
#: Metres → what a first look makes of two points.
_NEARNESS = ((300, 3.0), (3_000, 2.0), (10_000, 1.2), (30_000, 0.2))
_FAR = -3.0


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The narrow columns of one finding; `number` is the finding's own."""

    number: int
    first: date
    last: date
    point: Point | None
    precision: PlacePrecision
    killed: Tally | None
    injured: Tally | None


def promising(mine: Traits, seen: Iterable[Glimpse], limit: int = MOST_COMPARED) -> tuple[int, ...]:
    """Numbers of the findings that look most alike at first sight, the best first; ties by the newer number."""
    points = tuple(place.where for place in mine.places if place.where is not None)
    ranked = sorted(seen, key=lambda one: (-_first_sight(mine, points, one), -one.number))
    return tuple(one.number for one in ranked[:limit])


def _first_sight(mine: Traits, points: tuple[Point, ...], one: Glimpse) -> float:
    score = _days(mine, one) + _nearness(points, one)
    for outcome, told in ((KILLED, one.killed), (INJURED, one.injured)):
        own = mine.tallies.get(outcome)
        if own is not None and told is not None:
            score += compare_tallies(own, told)
    return score


def _days(mine: Traits, one: Glimpse) -> float:
    if mine.when is None or one.last < mine.when.earliest or one.first > mine.when.latest:
        return 0.0
    longest = max(mine.when.days, (one.last - one.first).days + 1)
    return _SAME_DAYS if longest == 1 else _SHORT if longest <= _WEEK else _LONG


def _nearness(points: tuple[Point, ...], one: Glimpse) -> float:
    if one.point is None or not points or one.precision >= PlacePrecision.DISTRICT:
        return _COARSE
    there = one.point
    metres = min(metres_between(here, there) for here in points)
    return next((weight for most, weight in _NEARNESS if metres <= most), _FAR)
