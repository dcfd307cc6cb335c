"""Rewrites a PDF of the typesetter so that its text copies as it was put in (`glyphs.py`), one object at a time.

It reads what typst 0.15 writes: a plain list of places at the end, and streams that are deflated.
"""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import IO

from incidents.reports.dossier import glyphs
from incidents.reports.dossier.glyphs import Font

_START = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")
_COUNT = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20  # bytes of a place in the list
_FREE = b"0000000000 65535 f \n"
_PAGE = re.compile(rb"\d+ 0 obj\n<</Type/Page/Resources (\d+) 0 R.*/Contents (\d+) 0 R", re.DOTALL)
_FONTS = re.compile(rb"/Font<<(.*?)>>", re.DOTALL)
_FONT = re.compile(rb"/(\w+) (\d+) 0 R")
_LISTED = re.compile(rb"/DescendantFonts\[(\d+) 0 R\]/ToUnicode (\d+) 0 R")
_WIDTHS = re.compile(rb"/W\[([^\]]*)\]")
_STREAM = re.compile(rb"(\d+ 0 obj\n<<[^\n]*?/Length )(\d+)([^\n]*>>\nstream\n)")


def copyable(made: bytes, out: IO[bytes]) -> None:
    """Write the PDF, each glyph standing for its own letter. ValueError: it is not as typst writes it."""
    file = _File.of(made)
    pages = {int(page[2]): int(page[1]) for number in file.spans if (page := _PAGE.match(file.object(number)))}
    fonts = cache(file.fonts)
    for content, resources in pages.items():
        glyphs.learn(file.stream(content), fonts(resources))
    anew: dict[int, Callable[[bytes], bytes]] = {number: _relisted(font) for number, font in file.known.items()}
    anew |= {number: _unwrapped(fonts(resources)) for number, resources in pages.items()}
    file.write(anew, out)


def _relisted(font: Font) -> Callable[[bytes], bytes]:
    return lambda _: font.relisted()


def _unwrapped(fonts: dict[bytes, Font]) -> Callable[[bytes], bytes]:
    return lambda content: glyphs.unwrapped(content, fonts)


@dataclass(frozen=True, kw_only=True)
class _File:
    """A PDF by its objects: from where to where each reaches. `known` are its fonts, by the object of their list."""

    made: bytes
    spans: dict[int, tuple[int, int]]
    trailer: bytes
    known: dict[int, Font]

    @classmethod
    def of(cls, made: bytes) -> "_File":
        tail = _START.search(made, max(0, len(made) - 64))
        head = _COUNT.match(made, int(tail[1])) if tail else None
        if not tail or not head:
            raise ValueError("the list of places is not as typst writes it")
        ends = [head.end() + _ENTRY * number for number in range(int(head[1]) + 1)]
        begins = {number: int(made[ends[number] : ends[number] + 10]) for number in range(1, int(head[1]))}
        ordered = sorted(begins, key=begins.__getitem__)
        reach = [*(begins[number] for number in ordered[1:]), head.start()]
        spans = {number: (begins[number], end) for number, end in zip(ordered, reach, strict=True)}
        return cls(made=made, spans=spans, trailer=made[ends[-1] : tail.start()], known={})

    def object(self, number: int) -> bytes:
        """One object, with what stands between it and the next."""
        begin, end = self.spans[number]
        return self.made[begin:end]

    def stream(self, number: int) -> bytes:
        """The stream of an object, inflated."""
        content = self.object(number)
        head = _head(content)
        return zlib.decompress(content[head.end() : head.end() + int(head[2])])

    def fonts(self, resources: int) -> dict[bytes, Font]:
        """The fonts of a page, by the names that it calls them."""
        named = _FONTS.search(self.object(resources))
        found = _FONT.findall(named[1]) if named else ()
        return {name: font for name, number in found if (font := self._font(int(number)))}

    def _font(self, number: int) -> Font | None:
        listed = _LISTED.search(self.object(number))
        if not listed:
            return None
        place = int(listed[2])
        if place not in self.known:
            self.known[place] = Font.of(self._wide(int(listed[1])), self.stream(place))
        return self.known[place]

    def _wide(self, descendant: int) -> frozenset[int]:
        """The glyphs that take room: the list has first, last and width of runs of them."""
        widths = _WIDTHS.search(self.object(descendant))
        runs = widths[1].split() if widths else []
        each = zip(runs[::3], runs[1::3], runs[2::3], strict=True)
        return frozenset(glyph for a, z, width in each if float(width) for glyph in range(int(a), int(z) + 1))

    def write(self, anew: dict[int, Callable[[bytes], bytes]], out: IO[bytes]) -> None:
        """The file with some of its streams written anew."""
        places, at = dict[int, int](), out.write(self.made[: min(self.spans.values())[0]])
        for number in self.spans:
            content = self.object(number)
            places[number] = at
            at += out.write(_restreamed(content, anew[number](self.stream(number))) if number in anew else content)
        out.write(b"xref\n0 %d\n%s" % (len(places) + 1, _FREE))
        out.write(b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places)))
        out.write(b"%sstartxref\n%d\n%%%%EOF" % (self.trailer, at))


def _head(content: bytes) -> re.Match[bytes]:
    if not (head := _STREAM.match(content)):
        raise ValueError("a stream is not as typst writes it")
    return head


def _restreamed(content: bytes, stream: bytes) -> bytes:
    head, body = _head(content), zlib.compress(stream)
    end = head.end() + int(head[2])
    return b"%s%d%s%s%s" % (head[1], len(body), head[3], body, content[end:])
