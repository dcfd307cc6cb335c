"""Ed25519 signatures checked in plain Python (RFC 8032, section 5.1.7, in extended coordinates of section 5.1.4)."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, FIELD - 2, FIELD) % FIELD
ROOT = pow(2, (FIELD - 1) // 4, FIELD)
BASE_BYTES = b"\x58" + b"\x66" * 31
SIZE, SIGNED_SIZE = 32, 64


class Spot(NamedTuple):
    """A point of the curve: x is `x / z`, y is `y / z`, and `t` is their product times z."""

    x: int
    y: int
    z: int
    t: int


NOWHERE = Spot(0, 1, 1, 0)


def signed_by(public: bytes, signature: bytes, text: bytes) -> bool:
    """Whether the signature (64 bytes) of a text was made with the key that this public key (32 bytes) belongs to."""
    key, base = spot_of(public), spot_of(BASE_BYTES)
    times = int.from_bytes(signature[SIZE:], "little")
    if key is None or base is None or len(signature) != SIGNED_SIZE or times >= ORDER:
        return False
    digest = hashlib.sha512(signature[:SIZE] + public + text).digest()
    back = Spot(FIELD - key.x, key.y, key.z, FIELD - key.t)
    found = added(multiplied(times, base), multiplied(int.from_bytes(digest, "little") % ORDER, back))
    return bytes_of(found) == signature[:SIZE]


def spot_of(encoded: bytes) -> Spot | None:
    """A point of the curve out of its 32 bytes; None where there is no such point."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if len(encoded) != SIZE or y >= FIELD:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, FIELD - 2, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if (x * x - square) % FIELD:
        x = x * ROOT % FIELD
    if (x * x - square) % FIELD or (x == 0 and sign):
        return None
    x = FIELD - x if x & 1 != sign else x
    return Spot(x, y, 1, x * y % FIELD)


def bytes_of(spot: Spot) -> bytes:
    """A point as its 32 bytes."""
    inverse = pow(spot.z, FIELD - 2, FIELD)
    x, y = spot.x * inverse % FIELD, spot.y * inverse % FIELD
    return (y | (x & 1) << 255).to_bytes(SIZE, "little")


def added(one: Spot, other: Spot) -> Spot:
    """The sum of two points."""
    a = (one.y - one.x) * (other.y - other.x) % FIELD
    b = (one.y + one.x) * (other.y + other.x) % FIELD
    c = 2 * one.t * other.t * CURVE % FIELD
    d = 2 * one.z * other.z % FIELD
    e, f, g, h = b - a, d - c, d + c, b + a
    return Spot(e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD)


def multiplied(times: int, spot: Spot) -> Spot:
    """A point added to itself so many times."""
    found = NOWHERE
    while times:
        found = added(found, spot) if times & 1 else found
        spot, times = added(spot, spot), times >> 1
    return found
