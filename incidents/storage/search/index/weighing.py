"""About how much memory an answer takes while it is kept."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from incidents.storage.search.cells import WindowSums
from incidents.storage.search.sums import Series, Totals

#: A sum of people, a choice or the rest of a cell with its numbers; and what stands around them.
_PIECE, _AROUND = 300, 1_000
_PIECES_OF_A_CELL = 3  # its own numbers, killed, injured


def weight(answer: Any) -> int:
    """Bytes, about: of a window, a series, totals, areas, counts, or choices and amounts by parameter."""
    pieces = next(count for kind, count in _COUNTED if isinstance(answer, kind))(answer)
    return _AROUND + _PIECE * pieces


_COUNTED: tuple[tuple[type, Callable[[Any], int]], ...] = (
    (WindowSums, lambda window: _PIECES_OF_A_CELL * (len(window.cells) + len(window.areas))),
    (Series, lambda series: sum(1 + len(step.sums) for step in series.steps)),
    (Totals, lambda totals: len(totals.sums)),
    (tuple, lambda areas: _PIECES_OF_A_CELL * len(areas)),
    (Counter, len),
    (dict, lambda choices: sum(map(len, choices.values()))),
)
