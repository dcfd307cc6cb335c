"""How much room text takes, and which boxes are in one another's way.

The server has no fonts, so widths come from a table of the advances of Noto Sans and Noto Naskh Arabic, in parts of
the type size, with a little to spare for the fonts that stand in for them.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

#: Type sizes in pixels; nothing in a drawing is smaller.
LATIN, ARABIC = 16, 18
BIG, BIG_NARROW = 28, 20

_NARROW = (("'ijlI!,.:;J `|", 0.29), ("()[]-/\\{}ft", 0.37), ('"rz?_*cs', 0.48))
_WIDE = (("ABKRhnuoVPX&", 0.66), ("CDGUHw%", 0.78), ("NOQ@", 0.83), ("MWm", 0.97))
_ADVANCES = {letter: width for letters, width in (*_NARROW, *_WIDE) for letter in letters}
_LATIN_ADVANCE, _ARABIC_ADVANCE, _CJK_ADVANCE = 0.58, 0.44, 1.0
_SPARE, _BOLD = 1.02, 1.06
#: Letters reach this far above the baseline and below it, in parts of the type size.
ASCENT, DESCENT = 0.82, 0.26


def width(text: str, size: float = LATIN, *, bold: bool = False) -> float:
    """Pixels that `text` takes on one line."""
    ems = sum(_advance(letter) for letter in text)
    return ems * size * _SPARE * (_BOLD if bold else 1)


def _advance(letter: str) -> float:
    if letter in _ADVANCES:
        return _ADVANCES[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _CJK_ADVANCE
    return _ARABIC_ADVANCE if unicodedata.bidirectional(letter) in {"AL", "AN"} else _LATIN_ADVANCE


def size_of(lang: str) -> int:
    """The type size of running text in a language."""
    return ARABIC if lang in {"ar", "ckb"} else LATIN


def shortened(text: str, limit: int) -> str:
    """Text of at most `limit` letters, cut at a word where one ends near the limit."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    word = cut.rfind(" ")
    return (cut[:word] if word > limit // 2 else cut).rstrip(" ,;:") + "…"


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, half: float) -> "Box":
        """A square about a point."""
        return cls(x - half, y - half, x + half, y + half)

    @classmethod
    def of_line(cls, x: float, baseline: float, length: float, size: float, *, anchor: str = "middle") -> "Box":
        """A line of text whose anchor stands at `x`: its left end ("left"), its middle or its right end."""
        left = x - {"left": 0.0, "middle": length / 2, "right": length}[anchor]
        return cls(left, baseline - size * ASCENT, left + length, baseline + size * DESCENT)

    @classmethod
    def union(cls, boxes: Iterable["Box"]) -> "Box":
        """The smallest box around all."""
        every = list(boxes)
        return cls(
            min(box.left for box in every),
            min(box.top for box in every),
            max(box.right for box in every),
            max(box.bottom for box in every),
        )

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, outer: "Box") -> bool:
        """Whether this one lies wholly in `outer`."""
        return (
            self.left >= outer.left
            and self.right <= outer.right
            and self.top >= outer.top
            and self.bottom <= outer.bottom
        )

    def grown(self, by: float) -> "Box":
        """The same with `by` pixels more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)
