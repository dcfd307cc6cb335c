"""Invented cells on the real ground, for the tests of the map: a million incidents in sum, every one invented."""

import random
import struct
from collections.abc import Iterable, Sequence
from typing import Any

from incidents.domain import mercator
from incidents.domain.places import Point
from incidents.reports.map_features import AreaSum

BITS = 16
TOWNS = {
    Point(33.32, 44.40): 34,
    Point(36.34, 43.13): 14,
    Point(30.51, 47.80): 12,
    Point(31.05, 46.26): 9,
    Point(35.47, 44.39): 8,
    Point(32.00, 44.33): 6,
    Point(33.42, 43.30): 7,
    Point(34.60, 43.68): 5,
    Point(36.19, 44.01): 3,
    Point(31.98, 44.92): 2,
}
AREAS = (
    AreaSum(governorate="IQ-DQ", incidents=1240, killed=(120, 180, False), injured=(900, 1400, True), silent=310),
    AreaSum(governorate="IQ-AN", incidents=8410, killed=(2100, 2900, True), injured=None, silent=1200),
    AreaSum(governorate="IQ-BG", incidents=12, killed=None, injured=None, silent=12),
    AreaSum(governorate="IQ-MU", incidents=96, killed=(0, 0, False), injured=(4, 9, False), silent=20),
)

PackedCell = tuple[int, int, int, int | None]
"""Column, row, incidents, people reported killed (None where no record gives a number)."""


def _varint(number: int) -> bytes:
    out = bytearray()
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def pack(cells: Iterable[PackedCell], bits: int = BITS) -> bytes:
    """Cells in the bytes that static/map/packed.js reads."""
    ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    out = bytearray(struct.pack("<II", len(ordered), bits))
    row, column = 0, 0
    for right, down, incidents, killed in ordered:
        out += _varint(down - row) + _varint(right if down > row else right - column)
        out += _varint(incidents) + _varint(0 if killed is None else killed + 1)
        row, column = down, right
    return bytes(out)


def many(cells: int = 120_000, incidents: int = 1_000_000, seed: int = 4) -> list[PackedCell]:
    """So many cells about the towns and along no border, which hold so many incidents in sum."""
    chance = random.Random(seed)  # noqa: S311 - invented places, no secret
    towns, shares = list(TOWNS), list(TOWNS.values())
    found: dict[tuple[int, int], list[int]] = {}
    while len(found) < cells:
        town = chance.choices(towns, shares)[0]
        far = chance.choice((0.05, 0.15, 0.5, 1.0))
        at = Point(chance.gauss(town.lat, far), chance.gauss(town.lon, far))
        x, y = mercator.project(at)
        shift = mercator.BITS - BITS
        found[x >> shift, y >> shift] = [1, chance.choice((-1, 0, 0, 1, 2, 5))]
    keys = sorted(found)
    for number in range(incidents - cells):
        found[keys[min(int(chance.paretovariate(0.6)) * 7919 + number * 31, 10**9) % len(keys)]][0] += 1
    return [(column, row, n, None if killed < 0 else killed) for (column, row), (n, killed) in found.items()]


def window_cells(seed: int = 7, spread: float = 0.9, number: int = 160) -> list[list[Any]]:
    """Cells as the page hands them over for a window: (lat, lon, incidents, killed, injured, code, silent)."""
    chance = random.Random(seed)  # noqa: S311
    towns: Sequence[Point] = list(TOWNS)
    rows: list[list[Any]] = []
    for i in range(number):
        town = towns[i % len(towns)]
        incidents = max(1, int(chance.paretovariate(0.5)) % 90_000)
        low = incidents // 3
        killed = None if i % 9 == 0 else [low, low + incidents // 5, i % 2]
        injured = None if i % 7 == 0 else [incidents, incidents * 2, 0]
        at = (round(chance.gauss(town.lat, spread), 5), round(chance.gauss(town.lon, spread), 5))
        code = "" if incidents > 1 else f"IRQ-{i:07d}"
        rows.append([*at, incidents, killed, injured, code, incidents // 4 if killed or injured else incidents])
    return rows
