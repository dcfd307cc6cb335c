"""Phrases by code, found in the tokens of a text: at each place the longest phrase wins, in linear time.

Arabic joins small words to the next one (و, ف, ب, ل, ك); where a word is not known whole, it is tried without them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from incidents.reading.prose import Prose, Token, folded

_JOINED = "وفبلك"
_MOST_JOINED = 2
_LETTERS_LEFT = 2
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its code, the tokens `first` up to, not including, `last`, and the letters joined before it."""

    code: str
    first: int
    last: int
    joined: str = ""


class Lexicon:
    """A table of code → phrases written with `|` between them, folded as the text is."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for code, phrases in table.items():
            for phrase in phrases.split("|"):
                words = tuple(token.text for token in Prose(phrase).tokens)
                self._by_first[words[0]].append((words, code))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Sequence[Token], place: int, last: int) -> Hit | None:
        """The longest phrase that begins at token `place` and ends before `last`."""
        for word, joined in forms(tokens[place].text):
            for phrase, code in self._by_first.get(word, ()):
                end = place + len(phrase)
                if end <= last and all(tokens[place + at].text == phrase[at] for at in range(1, len(phrase))):
                    return Hit(code, place, end, joined)
        return None

    def all(self, tokens: Sequence[Token], first: int, last: int) -> Iterable[Hit]:
        """Every phrase between two tokens, none overlapping another."""
        place = first
        while place < last:
            found = self.at(tokens, place, last)
            if found is not None:
                yield found
            place = found.last if found else place + 1


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[tuple[str, str], ...]:
    """The word itself, then what it may be without a possessive or the Arabic letters joined to it, and those."""
    found = [(word, "")]
    found.extend((word.removesuffix(ending), "") for ending in _POSSESSIVES if word.endswith(ending))
    for depth in range(1, _MOST_JOINED + 1):
        joined, rest = word[:depth], word[depth:]
        if len(rest) < _LETTERS_LEFT or joined[-1] not in _JOINED:
            break
        found.append((rest, joined))
        if joined.endswith("ل") and rest.startswith("ل"):
            found.append((f"ا{rest}", joined))  # لل stands for ل and ال
    return tuple(found)


def word_set(words: str) -> frozenset[str]:
    """Words written with spaces between them, folded as a text's are."""
    return frozenset(map(folded, words.split()))
