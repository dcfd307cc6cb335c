"""What each glyph of a font stands for, so that text with vowel signs copies as it was put in.

The typesetter says of a letter and of the sign on it that each is both ("قتيلاً" would be copied with two endings), or
wraps the two in words for both (ActualText, ISO 32000-1, 14.9.4), which some readers do not know and Chromium's turns
round. Here the letter is the letter and the sign is the sign; words for both stay around two that are drawn in one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WRAPPED = re.compile(
    rb"(?P<begin>/Span<</ActualText<FEFF(?P<said>\w+)>>>BDC)(?P<mark>/ReversedChars BMC)?"
    rb"(?P<drawn> [^()\[]*/(?P<font>\w+) [^()\[]*"
    rb"(?P<shown>\[(?:[^\\\]]|\\.)*\]TJ|\((?:[^\\()]|\\.)*\)Tj))(?P<end>\nEMC)?\nEMC",
    re.DOTALL,
)
_SHIFTED = re.compile(
    rb"(?P<size>[\d.]+) Tf (?P<turn>1 0 0 -1) (?P<x>\S+) (?P<y>\S+) Tm"
    rb"\[(?P<shift>-?[\d.]+)(?P<sign>\((?:[^\\()]|\\.)*\))"
    rb"-?[\d.]+(?P<letter>\((?:[^\\()]|\\.)*\))\]TJ",
    re.DOTALL,
)
_TEXT = re.compile(rb"\(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_BYTE = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LISTED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_END = b"endcmap"
#: Hides the words for the two from readers that take the innermost ones, and would turn the letters round.
_BY_THEMSELVES = b"/Glyphs<</ActualText<FEFF>>>BDC"


@dataclass(frozen=True, kw_only=True)
class Font:
    """A font of the file. `wide` are the glyphs that take room, as signs do not; `said` is what a glyph stands for."""

    wide: frozenset[int]
    listed: bytes
    said: dict[int, str]

    @classmethod
    def of(cls, wide: frozenset[int], listed: bytes) -> "Font":
        """A font with its list of glyphs (ToUnicode), each glyph now standing for its own part alone."""
        said = {int(glyph, 16): _text(text) for glyph, text in _LISTED.findall(listed)}
        return cls(wide=wide, listed=listed, said={key: _part(text, wide=key in wide) for key, text in said.items()})

    def learn(self, glyphs: list[int], text: str) -> None:
        """Take from wrapped glyphs what each of them stands for; what is known already stays."""
        for glyph in glyphs if self._one_of_each(glyphs) else ():
            self.said.setdefault(glyph, _part(text, wide=glyph in self.wide))

    def agrees(self, glyphs: list[int], text: str) -> bool:
        """Whether the glyphs say this text by themselves."""
        parts = (self.said.get(glyph) == _part(text, wide=glyph in self.wide) for glyph in glyphs)
        return self._one_of_each(glyphs) and all(parts)

    def _one_of_each(self, glyphs: list[int]) -> bool:
        """Whether there is one letter and one sign at the most."""
        letters = sum(glyph in self.wide for glyph in glyphs)
        return letters <= 1 and len(glyphs) - letters <= 1

    def relisted(self) -> bytes:
        """The list of glyphs anew."""
        known = {int(glyph, 16) for glyph, _ in _LISTED.findall(self.listed)}
        listed = _LISTED.sub(lambda one: _line(int(one[1], 16), self.said[int(one[1], 16)]), self.listed)
        learnt = [_line(glyph, text) for glyph, text in sorted(self.said.items()) if glyph not in known]
        blocks = (learnt[place : place + 100] for place in range(0, len(learnt), 100))
        added = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
        return listed.replace(_END, added + _END, 1)


def learn(content: bytes, fonts: dict[bytes, Font]) -> None:
    """Learn from the wrapped glyphs of a page."""
    for font, glyphs, text in _spans(content, fonts):
        font.learn(glyphs, text)


def unwrapped(content: bytes, fonts: dict[bytes, Font]) -> bytes:
    """The page with its glyphs speaking for themselves, where they say the same."""

    def bare(found: re.Match[bytes]) -> bytes:
        font, text, shown = fonts.get(found["font"]), _text(found["said"]), _glyphs(found["shown"])
        if not font or not _signed(text) or not font.agrees(shown, text):
            return found[0]
        drawn = (found["mark"] or b"") + _SHIFTED.sub(_placed, found["drawn"]) + (found["end"] or b"")
        return found["begin"] + _BY_THEMSELVES + drawn + b"\nEMC\nEMC" if len(shown) > 1 else drawn

    return _WRAPPED.sub(bare, content)


def _placed(found: re.Match[bytes]) -> bytes:
    """A sign and the letter after it, each at its place: a shift between them would be read as a blank."""
    size, x = float(found["size"]), float(found["x"])
    sign = b"%.6f" % (x - float(found["shift"]) * size / 1000)
    turn, y, letter = found["turn"], found["y"], found["letter"]
    first = b"%s Tf %s %s %s Tm%sTj" % (found["size"], turn, sign, y, found["sign"])
    return b"%s\nEMC%s %s %s %s Tm%sTj" % (first, _BY_THEMSELVES, turn, found["x"], y, letter)


def _spans(content: bytes, fonts: dict[bytes, Font]) -> Iterator[tuple[Font, list[int], str]]:
    for found in _WRAPPED.finditer(content):
        text = _text(found["said"])
        if found["font"] in fonts and _signed(text):
            yield fonts[found["font"]], _glyphs(found["shown"]), text


def _glyphs(shown: bytes) -> list[int]:
    codes = b"".join(_BYTE.sub(_plain, text) for text in _TEXT.findall(shown))
    return [codes[place] << 8 | codes[place + 1] for place in range(0, len(codes) - 1, 2)]


def _plain(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if found[1] else _ESCAPED.get(found[2], found[2])


def _signed(text: str) -> bool:
    return len(text) > 1 and any(map(unicodedata.combining, text))


def _part(text: str, *, wide: bool) -> str:
    """Of letters and signs the letters, for a glyph that takes room, or else the signs; other text whole."""
    if not _signed(text):
        return text
    return "".join(char for char in text if bool(unicodedata.combining(char)) is not wide) or text


def _text(written: bytes) -> str:
    return bytes.fromhex(written.decode()).decode("utf-16-be")


def _line(glyph: int, text: str) -> bytes:
    return b"<%04X> <%s>" % (glyph, text.encode("utf-16-be").hex().upper().encode())
