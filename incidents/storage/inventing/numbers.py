"""Codes of invented records: each row number has one of its own, which looks like any other."""

from incidents.domain.codes import ALPHABET

_MASK = (1 << 30) - 1  # six characters of five bits
_HALF = 15
#: Odd, so that each step can be undone and no two numbers meet.
_STEPS = (0x2C9277B5, 0x1B873593, 0x3D4D51CB)
#: Two characters for ten bits, with what they add to the sum of the check character at each of the three positions.
_PAIRS = tuple(first + second for first in ALPHABET for second in ALPHABET)
_PRIME = 31
_SUMS = tuple(
    tuple((place * (pair >> 5) + (place + 1) * (pair & 31)) for pair in range(1 << 10)) for place in (1, 3, 5)
)


def code(prefix: str, number: int) -> str:
    """The code of a row; the same row number always gives the same."""
    mixed = number
    for factor in _STEPS:
        mixed = mixed * factor & _MASK
        mixed ^= mixed >> _HALF
    first, second, third = mixed >> 20, mixed >> 10 & 1023, mixed & 1023
    check = ALPHABET[(_SUMS[0][first] + _SUMS[1][second] + _SUMS[2][third]) % _PRIME]
    return f"{prefix}-{_PAIRS[first]}{_PAIRS[second]}{_PAIRS[third]}{check}"
