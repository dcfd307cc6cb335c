"""A window on the earth: Mercator, cut to the window and thinned to what its pixels can show."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from incidents.domain.places import Point
from incidents.reports.charts.svg import figure

Pixel = tuple[float, float]
Position = Sequence[float]
_EARTH_M = 6_371_000
_MARGIN = 6.0  # pixels beyond the window that are still drawn, so that no cut edge is seen
_THIN = 0.6  # pixels by which a line may leave its true course


@dataclass(frozen=True)
class View:
    """`width` by `height` pixels; `left` and `top` are Mercator radians, `scale` pixels a radian."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Point], size: tuple[float, float], least_m: float, margin: float = 0) -> "View":
        """The window around points that shows at least `least_m` metres up, with `margin` pixels free all round."""
        width, height = size
        east = [math.radians(point.lon) for point in points]
        north = [_north(point.lat) for point in points]
        middle = (min(east) + max(east)) / 2, (min(north) + max(north)) / 2
        stretch = math.cosh(middle[1])
        across = max(max(east) - min(east), least_m / _EARTH_M * stretch * (width - 2 * margin) / (height - 2 * margin))
        up = max(max(north) - min(north), least_m / _EARTH_M * stretch)
        scale = min((width - 2 * margin) / across, (height - 2 * margin) / up)
        return cls(middle[0] - width / 2 / scale, middle[1] + height / 2 / scale, scale, width, height)

    def at(self, lon: float, lat: float) -> Pixel:
        """Where a position stands, in pixels."""
        return (math.radians(lon) - self.left) * self.scale, (self.top - _north(lat)) * self.scale

    def pixels(self, metres: float, lat: float) -> float:
        """How long a length on the ground is."""
        return metres / _EARTH_M / math.cos(math.radians(lat)) * self.scale

    @property
    def metres_a_pixel(self) -> float:
        """How much ground a pixel in the middle of the window covers."""
        return _EARTH_M / self.scale / math.cosh(self.top - self.height / 2 / self.scale)

    def holds(self, pixel: Pixel, margin: float = 0) -> bool:
        """Whether a place lies in the window, `margin` pixels from its edge."""
        return margin <= pixel[0] <= self.width - margin and margin <= pixel[1] <= self.height - margin

    def line(self, positions: Iterable[Position]) -> str:
        """A line as path data: its stretches inside the window; "" where there are none."""
        pixels = [self.at(position[0], position[1]) for position in positions]
        return "".join(_path(thinned(run)) for run in self._runs(pixels))

    def area(self, rings: Iterable[Iterable[Position]]) -> str:
        """An area as path data, cut to the window; "" where it lies outside."""
        cut = (self._cut([self.at(position[0], position[1]) for position in ring]) for ring in rings)
        return "".join(f"{_path(thinned(ring))}z" for ring in cut if len(ring) > 2)  # noqa: PLR2004 - a triangle

    def inside(self, rings: Iterable[Iterable[Position]], parts: int = 6) -> list[Pixel]:
        """Places of a coarse grid that lie in an area, those farthest from the window's edge first."""
        drawn = [[self.at(position[0], position[1]) for position in ring] for ring in rings]
        grid = [
            (self.width * (column + 0.5) / parts, self.height * (row + 0.5) / parts)
            for row in range(parts)
            for column in range(parts)
        ]
        found = [spot for spot in grid if sum(_crossings(ring, spot) for ring in drawn) % 2]
        return sorted(found, key=lambda spot: abs(spot[0] - self.width / 2) + abs(spot[1] - self.height / 2))

    def _runs(self, pixels: Sequence[Pixel]) -> Iterator[list[Pixel]]:
        run: list[Pixel] = []
        for start, end in pairwise(pixels):
            if not self._near(start, end):
                if run:
                    yield run
                run = []
            else:
                run = [*run, end] if run else [start, end]
        if run:
            yield run

    def _near(self, start: Pixel, end: Pixel) -> bool:
        return (
            min(start[0], end[0]) <= self.width + _MARGIN
            and max(start[0], end[0]) >= -_MARGIN
            and min(start[1], end[1]) <= self.height + _MARGIN
            and max(start[1], end[1]) >= -_MARGIN
        )

    def _cut(self, ring: list[Pixel]) -> list[Pixel]:
        """Sutherland and Hodgman: one edge of the window after the other."""
        for axis, limit, sign in (
            (0, -_MARGIN, 1),
            (0, self.width + _MARGIN, -1),
            (1, -_MARGIN, 1),
            (1, self.height + _MARGIN, -1),
        ):
            ring = _cut_at(ring, axis, limit, sign)
        return ring


def _north(lat: float) -> float:
    return math.asinh(math.tan(math.radians(lat)))


def _cut_at(ring: list[Pixel], axis: int, limit: float, sign: int) -> list[Pixel]:
    kept: list[Pixel] = []
    for start, end in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        inside, next_inside = sign * (start[axis] - limit) >= 0, sign * (end[axis] - limit) >= 0
        if inside:
            kept.append(start)
        if inside != next_inside:
            part = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append((start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))
    return kept


def _crossings(ring: Sequence[Pixel], spot: Pixel) -> int:
    """How many edges of a ring lie to the right of a place; odd in all where it lies inside."""
    x, y = spot
    return sum(
        (start[1] > y) != (end[1] > y) and x < start[0] + (y - start[1]) * (end[0] - start[0]) / (end[1] - start[1])
        for start, end in pairwise(ring)
    )


def thinned(pixels: Sequence[Pixel], tolerance: float = _THIN) -> list[Pixel]:
    """Douglas and Peucker: only the corners that a line needs to keep within `tolerance` pixels of its course."""
    kept, stretches = {0, len(pixels) - 1}, [(0, len(pixels) - 1)]
    while stretches:
        start, end = stretches.pop()
        far, index = max(
            ((_off(pixels[middle], pixels[start], pixels[end]), middle) for middle in range(start + 1, end)),
            default=(0.0, start),
        )
        if far > tolerance:
            kept.add(index)
            stretches += [(start, index), (index, end)]
    return [pixels[index] for index in sorted(kept)]


def _off(pixel: Pixel, start: Pixel, end: Pixel) -> float:
    """How far a corner lies from the straight line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length < 1e-9:  # noqa: PLR2004 - a closed ring begins where it ends
        return math.hypot(pixel[0] - start[0], pixel[1] - start[1])
    return abs(dx * (start[1] - pixel[1]) - dy * (start[0] - pixel[0])) / length


def _path(pixels: Sequence[Pixel]) -> str:
    """Path data in whole and tenth pixels, each corner told from the one before."""
    before = (round(pixels[0][0], 1), round(pixels[0][1], 1))
    steps = [f"M{figure(before[0])} {figure(before[1])}l"]
    for x, y in pixels[1:]:
        steps.append(f"{_step(x - before[0])}{_step(y - before[1])}")
        before = (before[0] + round(x - before[0], 1), before[1] + round(y - before[1], 1))
    return "".join(steps)


def _step(value: float) -> str:
    text = figure(value)
    return text if text.startswith("-") else f" {text}"
