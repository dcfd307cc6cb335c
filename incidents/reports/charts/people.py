"""Marks of a map: people as a disc and a ring, and incidents that stand too close as one mark."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from incidents.domain.counts import Count
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import INJURED, KILLED, N_
from incidents.reports.charts.words import Words

#: Radius in pixels of the smallest mark.
LEAST = 4.0


@dataclass(frozen=True)
class Spotted:
    """Incidents drawn as one mark, with the sums of their figures end by end."""

    incidents: tuple[Summary, ...]
    x: float
    y: float

    def total(self, outcome: str) -> Count:
        """The figures of one outcome added end by end."""
        total = Count(None, None)
        for one in self.incidents:
            count = one.counts.get(outcome, Count(None, None))
            total = total.add(Count(count.min, count.most, open=count.open))
        return total

    @cached_property
    def shown(self) -> tuple[str, Count]:
        """The outcome whose colour the mark has, and its figures: injured only where nobody is reported killed."""
        killed, injured = self.total(KILLED), self.total(INJURED)
        return (INJURED, injured) if not killed.most and injured.most else (KILLED, killed)


def radii(spot: Spotted, scale: float) -> tuple[float, float]:
    """Radii in pixels of the disc and the ring of a mark; area is in proportion to people."""
    low, high = spot.shown[1].min or 0, spot.shown[1].most or 0
    ring = max(scale * math.sqrt(high), LEAST) if high else 0.0
    disc = max(scale * math.sqrt(low), LEAST * 0.75) if low else 0.0
    return (ring if low == high else disc), ring


def together(spots: Iterable[Spotted], scale: float) -> list[Spotted]:
    """Marks that would lie over one another become one, at the place of the one with the most people.

    The largest come first, so that small ones are drawn on top.
    """
    waiting, kept = sorted(_stacked(spots), key=lambda spot: -radii(spot, scale)[1]), list[Spotted]()
    while waiting:
        one = waiting.pop(0)
        near = [other for other in (*kept, *waiting) if _meet(one, other, scale)]
        if near:
            inside = tuple(summary for other in (one, *near) for summary in other.incidents)
            largest = max((one, *near), key=lambda spot: radii(spot, scale)[1])
            kept = [spot for spot in kept if spot not in near]
            waiting = [Spotted(inside, largest.x, largest.y), *(spot for spot in waiting if spot not in near)]
        else:
            kept.append(one)
    return sorted(kept, key=lambda spot: -radii(spot, scale)[1])


def _stacked(spots: Iterable[Spotted]) -> list[Spotted]:
    """Incidents at the very same point as one mark."""
    stacks: dict[tuple[int, int], list[Spotted]] = {}
    for spot in spots:
        stacks.setdefault((round(spot.x), round(spot.y)), []).append(spot)
    return [
        Spotted(tuple(summary for spot in stack for summary in spot.incidents), stack[0].x, stack[0].y)
        for stack in stacks.values()
    ]


def _meet(one: Spotted, other: Spotted, scale: float) -> bool:
    """Whether two marks cover more of one another than their edges."""
    reach = max(radii(one, scale)[1], LEAST) + max(radii(other, scale)[1], LEAST)
    return math.hypot(other.x - one.x, other.y - one.y) < reach * 0.8


def named(spot: Spotted, lang: str, *, near: bool) -> tuple[str, str]:
    """What a mark is called, and in which language: the place where most were hit; from afar a square's city."""
    largest = max(spot.incidents, key=lambda one: Spotted((one,), 0, 0).shown[1].most or 0)
    from_afar = not near and largest.precision < PlacePrecision.CITY
    name = (largest.area or largest.place) if from_afar else (largest.place or largest.area)
    return name.best(lang)


def told(spot: Spotted, words: Words) -> str:
    """A mark in one line: its place, its records, its people."""
    outcome, count = spot.shown
    people = words.count(count) or words.say(N_("no number given"))
    message = N_("%(place)s: injured %(people)s") if outcome == INJURED else N_("%(place)s: killed %(people)s")
    said = words.say(
        message, place=named(spot, words.lang, near=len({one.place for one in spot.incidents}) == 1)[0], people=people
    )
    if len(spot.incidents) == 1:
        return said
    return words.say(N_("%(told)s. Sum of records: %(n)s"), told=said, n=words.number(len(spot.incidents)))
