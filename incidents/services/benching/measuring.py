"""Time on the clock and of the processor, and what stands out among many of them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
_MS = 1000


@dataclass(frozen=True)
class Spent:
    """Milliseconds on the clock and of the processor, all threads of this process together."""

    clock: float
    processor: float


def spent(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[T, Spent]:
    """What some work gives when it is called so, and what it took."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work(*given, **named)
    return found, Spent((time.perf_counter() - clock) * _MS, (time.process_time() - processor) * _MS)


def middle(values: Sequence[float]) -> float:
    """The median; 0 for nothing."""
    return median(values) if values else 0.0


def p95(values: Sequence[float]) -> float:
    """The value that 95 of a hundred do not pass; 0 for nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] if ordered else 0.0
