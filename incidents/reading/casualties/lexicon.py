"""Finding known words and phrases among the tokens of a text, with the one-letter words that Arabic joins to them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from incidents.domain.script import plain
from incidents.reading.casualties.nodes import Node
from incidents.reading.prose import Token

_SHORTEST = 2  # letters that must be left of a word without its joined ones
_MOST_DIGITS = 7
_LONGEST_WORD = 40


_Words = tuple[str, ...]
_Code = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stem:
    """A word without what is joined to it."""

    text: str
    conj: bool = False
    prep: str = ""
    the: bool = False


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[Stem, ...]:
    """The word itself first, then without و/ف, ب/ل/ك and ال, one after another."""
    if not "\u0621" <= word[0] <= "\u06d3" or len(word) > _LONGEST_WORD:
        return (Stem(word),)
    found = [Stem(word)]
    found += _without_article(found[0])
    if word[0] in "وف" and len(word) > _SHORTEST:
        joined = Stem(word[1:], conj=True)
        found += [joined, *_without_article(joined), *_without_preposition(joined)]
    return (*found, *_without_preposition(found[0]))


def _without_article(stem: Stem) -> list[Stem]:
    if stem.text.startswith("ال") and len(stem.text) >= _SHORTEST + 2:
        return [Stem(stem.text[2:], stem.conj, stem.prep, the=True)]
    return []


def _without_preposition(stem: Stem) -> list[Stem]:
    text = stem.text
    if text[0] not in "بلك" or len(text) <= _SHORTEST:
        return []
    bare = Stem(text[1:], stem.conj, text[0])
    found = [bare, *_without_article(bare)]
    if text.startswith("لل") and len(text) > _SHORTEST + 1:
        found.append(Stem(text[2:], stem.conj, "ل", the=True))
    return found


def words(text: str) -> frozenset[str]:
    """Words written with spaces between them, folded as the text is."""
    return frozenset(plain(word) for word in text.split())


class Lexicon:
    """Phrases by `kind:value`, written with `|` between them and folded as the text is; the longest phrase wins."""

    def __init__(self, *tables: Mapping[str, str]) -> None:
        by_first: dict[str, dict[_Words, _Code]] = defaultdict(dict)
        for table in tables:
            for code, phrases in table.items():
                kind, _, value = code.partition(":")
                for phrase in phrases.split("|"):
                    pieces = tuple(plain(phrase).replace("-", " - ").split())
                    by_first[pieces[0]][pieces[1:]] = (kind, value)
        self._alone = {first: rests[()] for first, rests in by_first.items() if () in rests}
        self._longer = {first: _by_second(rests) for first, rests in by_first.items()}

    def mark(self, tokens: tuple[Token, ...], offset: int) -> list[Node]:
        """Every token of a sentence in one node; `offset` is the place of its first token in the text."""
        nodes, place = [], 0
        while place < len(tokens):
            node = self._at(tokens, place, offset)
            nodes.append(node)
            place = node.last - offset
        return nodes

    def _at(self, tokens: tuple[Token, ...], place: int, offset: int) -> Node:
        token, first = tokens[place], place + offset
        if token.is_number:
            counts = len(token.text) <= _MOST_DIGITS and not _is_glued(tokens, place)
            return Node("d", token.text if counts else "", first, first + 1, token.text[:_MOST_DIGITS])
        for stem in stems(token.text):
            code, length = self._longest(tokens, place, stem.text)
            if code is not None:
                return Node(*code, first, first + length, stem.text, stem.conj, stem.prep, stem.the)
        return Node("w" if token.is_word else ".", "", first, first + 1, token.text)

    def _longest(self, tokens: tuple[Token, ...], place: int, first: str) -> tuple[_Code | None, int]:
        """The longest phrase that begins with `first` at a token, and how many tokens it has."""
        seconds = self._longer.get(first)
        if seconds and place + 1 < len(tokens) and not tokens[place + 1].is_number:
            for stem in stems(tokens[place + 1].text):
                for rest, code in seconds.get(stem.text, ()):
                    if _follows(tokens, place + 2, rest):
                        return code, 2 + len(rest)
        return self._alone.get(first), 1


def _by_second(rests: Mapping[_Words, _Code]) -> dict[str, list[tuple[_Words, _Code]]]:
    """The phrases of one first word by their second, the longest first."""
    table: dict[str, list[tuple[_Words, _Code]]] = defaultdict(list)
    for rest, code in sorted(rests.items(), key=lambda one: -len(one[0])):
        if rest:
            table[rest[0]].append((rest[1:], code))
    return dict(table)


def _follows(tokens: tuple[Token, ...], place: int, rest: tuple[str, ...]) -> bool:
    if len(tokens) - place < len(rest):
        return False
    for token, word in zip(tokens[place : place + len(rest)], rest, strict=True):
        if token.text != word and (token.is_number or word not in {stem.text for stem in stems(token.text)}):
            return False
    return True


def _is_glued(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a number is a part of something else: 53rd, 40mm, 9:30, 28/11, 2.5, $30, 20%, AK-47."""
    before = tokens[place - 1] if place and tokens[place - 1].end == tokens[place].start else None
    after = tokens[place + 1] if place + 1 < len(tokens) and tokens[place + 1].start == tokens[place].end else None
    if after is not None and (after.raw in "%٪°" or (after.is_word and after.raw[0].isascii())):
        return True
    if before is not None and (
        before.raw in "$€£#№@" or before.is_number or (before.is_word and before.raw[0].isascii())
    ):
        return True
    return _is_chained(tokens, place, -1) or _is_chained(tokens, place, 1)


def _is_chained(tokens: tuple[Token, ...], place: int, step: int) -> bool:
    """Whether a sign without a space ties the number to another number, or a hyphen to the word before it."""
    far = place + 2 * step
    if not 0 <= far < len(tokens):
        return False
    sign, other, number = tokens[place + step], tokens[far], tokens[place]
    low, high = (number, other) if step > 0 else (other, number)
    if low.end != sign.start or sign.end != high.start:
        return False
    return (sign.raw in ".:/" and other.is_number) or (step < 0 and sign.raw in "-‐‑" and other.is_word)
