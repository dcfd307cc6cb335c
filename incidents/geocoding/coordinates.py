"""Coordinates as people type or paste them: decimal or degrees, minutes and seconds, in Latin or Arabic digits."""

import math
import re

from geopy.point import POINT_PATTERN
from geopy.point import Point as GeopyPoint

from incidents.domain.errors import Refused
from incidents.domain.places import Point
from incidents.domain.script import DIGITS
from incidents.domain.vocabulary import N_

MOST_CHARACTERS = 100
_SIXTY = 60

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("،٬", ","), "؛": ";", "٫": ".", **dict.fromkeys("−–—‐‑", "-"),
        **dict.fromkeys("′’‘ʹ´`", "'"), **dict.fromkeys("″”“ˮ", '"'), **dict.fromkeys("º˚", "°"),
        **dict.fromkeys("\u00a0\u2009\u202f\u3000\t", " "),
        **dict.fromkeys("\u200c\u200d\u200e\u200f\u061c\ufeff", ""),
    }
)  # fmt: skip
_WINDS = (("شمال", "N"), ("جنوب", "S"), ("شرق", "E"), ("غرب", "W"), ("ش", "N"), ("ج", "S"), ("ق", "E"), ("غ", "W"))
_WIND_ENDING = re.compile("(?<=[NSEW])(?:اً|ًا|ا)")
_ALLOWED = re.compile("""[0-9NSEWDms°'".,;/+\\- ]+""")
_DECIMAL_COMMAS = re.compile(r"([+-]?\d{1,3}),(\d{3,})(?:\s*[;/]\s*|\s*,\s+|\s+)([+-]?\d{1,3}),(\d{3,})")
_SPACED_SEXAGESIMAL = re.compile(r"(\d{1,3}) (\d{1,2}) (\d{1,2}(?:\.\d+)?) ?([NSEW])")
_TWO_PRIMES = re.compile("''")


def read_point(text: str) -> Point:
    """Read "33.3325, 44.4050", "33°19'57"N 44°24'18"E", "٣٣٫٣٣٢٥، ٤٤٫٤٠٥٠" or "33,3325; 44,4050"; latitude first.

    Refused, saying why: anything else, a point outside the earth, minutes or seconds of 60 and more, a height.
    Whether the two look swapped is asked of `domain.places.looks_swapped`; it is a warning, not a refusal.
    """
    plain = _plain(text)
    found = POINT_PATTERN.match(plain) if _ALLOWED.fullmatch(plain) else None
    if found is None or found.start("latitude") != 0:
        raise Refused(
            N_("These coordinates cannot be read. Write latitude, then longitude: 33.3325, 44.4050."), field="point"
        )
    if found["altitude"] is not None:
        raise Refused(N_("Write latitude and longitude only, without a height."), field="point")
    _check_degrees(found)
    point = GeopyPoint.from_string(plain)
    return Point(round(point.latitude, 7), round(point.longitude, 7))


def _plain(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise Refused(N_("Coordinates are shorter than %(most)s characters."), field="point", most=MOST_CHARACTERS)
    plain = text.translate(_SIGNS).translate(DIGITS).strip().removeprefix("geo:")
    for arabic, latin in _WINDS:
        plain = plain.replace(arabic, latin)
    plain = _TWO_PRIMES.sub('"', _WIND_ENDING.sub("", plain)).strip("()[] .")
    plain = re.sub("[nsew]", lambda letter: letter[0].upper(), plain) if "m" not in plain else plain
    plain = _SPACED_SEXAGESIMAL.sub(r"""\1°\2'\3"\4""", plain)
    return _DECIMAL_COMMAS.sub(r"\1.\2, \3.\4", plain) if _DECIMAL_COMMAS.fullmatch(plain) else plain


def _check_degrees(found: re.Match[str]) -> None:
    """geopy would turn longitude 181 into -179 without a word, and read 75 minutes as more than a degree."""
    Point(_whole_degrees(found, "latitude"), _whole_degrees(found, "longitude"))


def _whole_degrees(found: re.Match[str], axis: str) -> float:
    degrees = float(found[f"{axis}_degrees"])
    minutes, seconds = (float(found[f"{axis}_{part}"] or 0) for part in ("arcminutes", "arcseconds"))
    if minutes >= _SIXTY or seconds >= _SIXTY:
        raise Refused(N_("Minutes and seconds of a degree run from 0 to 59."), field="point")
    if degrees == 0 and found[f"{axis}_degrees"].startswith("-") and (minutes or seconds):
        raise Refused(N_("Write S or W instead of a minus sign before 0 degrees."), field="point")
    return math.copysign(abs(degrees) + minutes / _SIXTY + seconds / _SIXTY**2, degrees)
