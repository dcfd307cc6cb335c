"""How the width of the strip is shared among its columns, and where in its column each dot stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.reports.charts.dots import Dot
from incidents.reports.charts.timeline import Column, Kind, middle

_MANY_HOURS = 1.6  # hours of the first day are what the eye is to read most closely


@dataclass(frozen=True)
class Band:
    """A column with its left and right end in pixels."""

    column: Column
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half way across."""
        return (self.left + self.right) / 2


def share(
    every: Sequence[Column], needs: Sequence[float], left: float, right: float, gaps: Sequence[float]
) -> tuple[Band, ...]:
    """Columns from `left` to `right`; `needs` are the least widths, `gaps` the room before each (pixels)."""
    free = right - left - sum(gaps)
    spare = free - sum(needs)
    weights = [_weight(column) for column in every]
    if spare < 0:
        widths = [need * free / sum(needs) for need in needs]
    else:
        widths = [need + spare * weight / sum(weights) for need, weight in zip(needs, weights, strict=True)]
    made, x = [], left
    for column, gap, wide in zip(every, gaps, widths, strict=True):
        made.append(Band(column, x + gap, x + gap + wide))
        x += gap + wide
    return tuple(made)


def _weight(column: Column) -> float:
    factor = _MANY_HOURS if column.kind is Kind.HOURS and len(column.dots) > 1 else 1.0
    return factor * len(column.dots)


def positions(band: Band, heights: dict[Dot, float], radius: float) -> list[tuple[Dot, float]]:
    """Where each dot of a column stands, in pixels from the left; `heights` are theirs from the top."""
    inner = radius + 6
    left, right = band.left + inner, max(band.right - inner, band.left + inner)
    dots = band.column.dots
    if not band.column.to_scale:
        pace = (band.right - band.left) / len(dots)
        return [(dot, band.left + pace * (index + 0.5)) for index, dot in enumerate(dots)]
    begin, end = band.column.begin.timestamp(), band.column.end.timestamp()
    wanted = [(dot, left + (right - left) * (middle(dot.span) - begin) / (end - begin)) for dot in dots]
    return _apart(wanted, heights, 2 * radius + 3, (left, right))


def _apart(
    wanted: list[tuple[Dot, float]], heights: dict[Dot, float], least: float, ends: tuple[float, float]
) -> list[tuple[Dot, float]]:
    """Dots of the same moment and nearly the same number stand side by side instead of one over the other."""
    placed: list[tuple[Dot, float]] = []
    for dot, x in wanted:
        near = [other_x for other, other_x in placed if abs(heights[other] - heights[dot]) < least]
        moved = x
        while any(abs(moved - other_x) < least for other_x in near):
            moved += 1.0
        placed.append((dot, moved))
    left, right = ends
    far = max((x for _, x in placed), default=right)
    return placed if far <= right else [(dot, left + (x - left) * (right - left) / (far - left)) for dot, x in placed]
