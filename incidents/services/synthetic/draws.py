"""Draws that repeat: weighted choices from a seeded generator, many at a time."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Things to choose among, each with its weight."""

    def __init__(self, things: Sequence[T], weights: Sequence[float]) -> None:
        self.things = tuple(things)
        self._totals = tuple(accumulate(weights))

    def one(self, draw: Random) -> T:
        """One of them."""
        return self.many(draw, 1)[0]

    def many(self, draw: Random, count: int) -> list[T]:
        """So many, each drawn anew."""
        return draw.choices(self.things, cum_weights=self._totals, k=count)

    def some(self, draw: Random, count: int) -> tuple[T, ...]:
        """At most so many, none twice."""
        return tuple(dict.fromkeys(self.many(draw, count)))


def zipf(things: Sequence[T], slope: float = 1.0) -> Weighted[T]:
    """The first thing most often; the n-th as often as 1 / n to the power of `slope`."""
    return Weighted(things, [1 / (place + 1) ** slope for place in range(len(things))])


def stream(seed: int, *parts: object) -> Random:
    """A generator of its own for one part of the work, so that no part depends on what another drew."""
    return Random(":".join(map(str, (seed, *parts))))  # noqa: S311 - invented records, no secrets
