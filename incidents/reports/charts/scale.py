"""Round steps for an axis of people."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_PARTS = (1, 2, 5, 10)


def steps(most: float, at_most: int) -> tuple[int, ...]:
    """Round whole numbers from 0 to the first one at or above `most` (0 or more), `at_most` of them or fewer."""
    rough = max(most / max(at_most - 1, 1), 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * part for part in _PARTS if power * part >= rough)
    return tuple(range(0, math.ceil(max(most, 1) / step) * step + 1, step))


@dataclass(frozen=True)
class Scale:
    """People to pixels: 0 stands at `bottom`, the last of `ticks` at `top`."""

    ticks: Sequence[int]
    top: float
    bottom: float

    def y(self, people: float) -> float:
        """The height at which a number of people stands, in pixels from the upper edge."""
        return self.bottom - (self.bottom - self.top) * people / self.ticks[-1]
