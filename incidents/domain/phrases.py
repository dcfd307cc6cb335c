"""Finding known words and phrases in a short typed text, in any of the three languages, by one table."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from incidents.domain.script import plain

_PIECE = re.compile(r"[0-9]+|[^\W\d_]+|\S")

NUMBER = "number"
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Found:
    """A phrase of the table, a number in ASCII digits, or an unknown word or sign; `text` is its folded form."""

    code: str
    text: str


class Phrasebook:
    """Phrases by code; at each place the longest phrase wins.

    The table maps a code to its phrases, written with `|` between them. Phrases are folded as the text is, so one
    spelling of each is enough.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for code, phrases in table.items():
            for phrase in phrases.split("|"):
                pieces = _pieces(phrase)
                self._by_first[pieces[0]].append((pieces, code))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def read(self, text: str) -> list[Found]:
        """The text as phrases, numbers and the rest, in order. Time is linear in the text."""
        pieces = _pieces(text)
        found: list[Found] = []
        place = 0
        while place < len(pieces):
            one, length = self._at(pieces, place)
            found.append(one)
            place += length
        return found

    def _at(self, pieces: tuple[str, ...], place: int) -> tuple[Found, int]:
        for phrase, code in self._by_first.get(pieces[place], ()):
            if pieces[place : place + len(phrase)] == phrase:
                return Found(code, " ".join(phrase)), len(phrase)
        piece = pieces[place]
        return Found(NUMBER if piece.isdigit() and piece.isascii() else UNKNOWN, piece), 1


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(plain(text)))
