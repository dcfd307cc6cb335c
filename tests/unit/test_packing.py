"""A whole selection in a few bytes: what is packed can be read back by what the docstring says."""

import gzip
import random
import struct

import pytest

from incidents.storage.search.cells import WholeCells
from incidents.storage.search.packing import pack

Cell = tuple[int, int, int, int | None]


def cells_of(found: list[Cell], bits: int = 20) -> WholeCells:
    """Rows, columns, incidents, killed."""
    rows, columns, incidents, killed = zip(*found, strict=True) if found else ((), (), (), ())
    return WholeCells(bits=bits, rows=rows, columns=columns, incidents=incidents, killed=killed)


def unpacked(told: bytes) -> tuple[int, list[Cell]]:
    number, bits = struct.unpack_from("<II", told)
    numbers, value, weight = list[int](), 0, 0
    for byte in told[8:]:
        value |= (byte & 127) << weight
        weight += 7
        if byte < 128:
            numbers.append(value)
            value = weight = 0
    assert weight == 0, "the last varint is whole"
    assert len(numbers) == 4 * number
    row = column = 0
    found: list[Cell] = []
    for start in range(0, len(numbers), 4):
        down, right, incidents, killed = numbers[start : start + 4]
        row, column = row + down, right if down else column + right
        found.append((row, column, incidents, killed - 1 if killed else None))
    return bits, found


@pytest.mark.parametrize(
    "found",
    [
        [],
        [(0, 0, 1, None)],
        [(0, 0, 1, 0), (0, 1, 2, None), (0, 130, 3, 127)],
        [(400_000, 700_000, 1_000_000, 2_000_000_000), (400_000, 700_001, 1, 0), (400_001, 3, 128, 16_384)],
    ],
)
def test_what_is_packed_is_read_back(found: list[Cell]) -> None:
    assert unpacked(pack(cells_of(found))) == (20, found)


def test_no_number_is_told_from_nobody_killed() -> None:
    none, nobody = (pack(cells_of([(5, 5, 1, killed)])) for killed in (None, 0))
    assert none[-1] == 0
    assert nobody[-1] == 1


def test_as_many_cells_as_are_told_at_most_keep_within_the_bytes_promised() -> None:
    dice = random.Random(3)  # noqa: S311 - the same cells each time
    places = sorted({(dice.randrange(26_000, 26_800), dice.randrange(39_800, 41_600)) for _ in range(165_000)})[
        :150_000
    ]
    found = [(row, column, dice.choice((1, 1, 2, 9)), dice.choice((None, 0, 1, 3))) for row, column in places]
    assert len(found) > 140_000
    assert len(gzip.compress(pack(cells_of(found, bits=16)), 6)) < 400_000
