"""Codes of invented records: each row number has one of its own, which looks like any other."""

from incidents.domain.codes import ALPHABET, check_character

_MASK = (1 << 30) - 1  # six characters of five bits
_HALF = 15
#: Odd, so that each step can be undone and no two numbers meet.
_STEPS = (0x2C9277B5, 0x1B873593, 0x3D4D51CB)
_BITS = range(25, -1, -5)


def code(prefix: str, number: int) -> str:
    """The code of a row; the same row number always gives the same."""
    mixed = number
    for factor in _STEPS:
        mixed = mixed * factor & _MASK
        mixed ^= mixed >> _HALF
    body = "".join([ALPHABET[mixed >> bits & 31] for bits in _BITS])
    return f"{prefix}-{body}{check_character(body)}"
