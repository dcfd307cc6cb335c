"""JSON read a value at a time: one document, of which no more is held than one value of one of its lists.

Any layout is read. What could exhaust the machine is bounded: a value has `LONGEST_VALUE` characters, a whole number
20 digits (a longer one stays text, so that whoever reads it can say so), a depth that Python's own reader allows.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.limits import LONGEST_VALUE

_STEP = 1 << 16
_MOST_DIGITS = 20
_BLANKS = " \t\r\n"
_ENDS = frozenset(f"{_BLANKS},:]}}")  # of a value; of "1.5" the 1 alone would be one, too, if the text were cut there
_BROKEN = N_("This JSON is damaged near character %(place)s.")
_NOT_UTF8 = N_("This JSON is not in UTF-8, so it cannot be read.")
_TOO_LONG = N_("One value of this JSON has more than %(most)s characters, near character %(place)s.")
_TOO_DEEP = N_("This JSON is nested too deeply, near character %(place)s.")
_TWICE = N_("“%(name)s” stands twice in this JSON.")


class Twice:
    """Stands for the value of a name that an object has twice: which of the two was meant nobody can know."""


def parts(path: Path) -> Iterator[tuple[str, int, Any]]:
    """The document's parts in their order, as (name, number, value): a value under its name with number 0; of a list
    one item after the other, from 1. An empty list gives nothing.

    Refused: no JSON object, one that is damaged, or a name that stands twice.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = _Text(file)
        text.take("{")
        seen: set[str] = set()
        while text.follows(after_one=bool(seen), end="}"):
            name = str(text.value())
            if name in seen:
                raise Refused(_TWICE, name=name[:40])
            seen.add(name)
            text.take(":")
            yield from _under(text, name)
        text.finish()


def _under(text: "_Text", name: str) -> Iterator[tuple[str, int, Any]]:
    if text.sign() != "[":
        yield name, 0, text.value()
        return
    text.take("[")
    number = 0
    while text.follows(after_one=bool(number), end="]"):
        number += 1
        yield name, number, text.value()


class _Text:
    """The text of a document, of which a little more is held than the value being read."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._held, self._at, self._before = "", 0, 0
        self._ended = False
        self._decoder = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_constant=str)

    def sign(self) -> str:
        """The next sign that is no blank, left where it stands; nothing at the end."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in _BLANKS:
                    return self._held[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._more()

    def take(self, wanted: str) -> None:
        """Go past a sign. Refused: another one stands there."""
        if self.sign() != wanted:
            raise self._broken()
        self._at += 1

    def follows(self, *, after_one: bool, end: str) -> bool:
        """Whether another part follows; goes past the comma before it, or past the end."""
        if self.sign() == end:
            self._at += 1
            return False
        if after_one:
            self.take(",")
        return True

    def value(self) -> Any:
        """The next value. Refused: there is none, or one that is too long or too deep."""
        self.sign()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._held, self._at)
            except RecursionError as error:
                raise Refused(_TOO_DEEP, place=self._place) from error
            except ValueError as error:
                if self._ended:
                    raise self._broken() from error
            else:
                if self._held[end : end + 1] in _ENDS or self._ended:
                    self._at = end
                    return found
            self._more()

    def finish(self) -> None:
        """The end of the document. Refused: something follows."""
        if self.sign():
            raise self._broken()

    @property
    def _place(self) -> int:
        return self._before + self._at + 1

    def _broken(self) -> Refused:
        return Refused(_BROKEN, place=self._place)

    def _more(self) -> None:
        """Hold twice as much, so that a long value is looked at few times; what was read is let go."""
        pending = self._held[self._at :]
        if len(pending) > LONGEST_VALUE:
            raise Refused(_TOO_LONG, most=LONGEST_VALUE, place=self._place)
        self._before += self._at
        try:
            read = self._file.read(max(_STEP, len(pending)))
        except UnicodeDecodeError as error:
            raise Refused(_NOT_UTF8) from error
        self._ended = not read
        self._held, self._at = pending + read, 0


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = dict(pairs)
    if len(found) < len(pairs):
        met = Counter(name for name, _ in pairs)
        found |= {name: Twice() for name, times in met.items() if times > 1}
    return found


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits
