"""A text as a row of letters: one for each word of a date, a dot-like blank for each other word."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from incidents.reading.lexicon import Lexicon
from incidents.reading.prose import Prose, Sentence, Token
from incidents.reading.when.words import CAPITAL, LETTERS, SHORT_WEEKDAYS

BLANK, EDGE, LATIN_MONTH = "_", "|", "M"
_LEXICON = Lexicon(LETTERS)
_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1343, 1501)  # what hijridate converts
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Item:
    """One letter of the row: its value or values, and the tokens `first` up to, not including, `last`."""

    letter: str
    first: int
    last: int
    value: int = 0
    values: tuple[int, ...] = ()


Build = Callable[[str, tuple[Item, ...]], "Item | None"]


@dataclass(frozen=True)
class Row:
    """The letters and, place by place, their items."""

    letters: str
    items: tuple[Item, ...]

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Row":
        """A row of these items."""
        kept = tuple(items)
        return cls("".join(item.letter for item in kept), kept)

    def merged(self, shapes: Mapping[str, str], build: Build) -> "Row":
        """The row with every stretch that fits a shape, and that `build` makes something of, put together as one."""
        pattern = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items()))
        items: list[Item] = []
        place = 0
        while found := pattern.search(self.letters, place):
            items.extend(self.items[place : found.start()])
            built = build(str(found.lastgroup), self.items[found.start() : found.end()])
            place = found.end() if built else found.start() + 1
            items.append(built or self.items[found.start()])
        items.extend(self.items[place:])
        return Row.of(items)


def row_of(prose: Prose) -> Row:
    """The row of a whole text; a `|` stands before each sentence."""
    return Row.of(item for sentence in prose.sentences for item in _items(prose, sentence))


def _items(prose: Prose, sentence: Sentence) -> Iterable[Item]:
    yield Item(EDGE, sentence.first, sentence.first)
    place = sentence.first
    while place < sentence.last:
        token = prose.tokens[place]
        if token.is_number:
            yield _number(token, place)
            place += 1
            continue
        hit = _LEXICON.at(prose.tokens, place, sentence.last)
        if hit is None or _is_ordinary(prose.tokens, place, hit.last):
            yield Item(BLANK, place, place + 1)
            place += 1
            continue
        if "و" in hit.joined:
            yield Item("&", place, place)
        letter, _, value = hit.code.partition(":")
        if letter == "m" and token.raw.isascii():
            letter = LATIN_MONTH
        yield Item(letter, place, hit.last, int(value or 0))
        place = hit.last


def _number(token: Token, place: int) -> Item:
    number = int(token.text[:5])
    letter = "x"
    if len(token.raw) == 4:  # noqa: PLR2004 - the digits of a year
        letter = "y" if number in _YEARS else "z" if number in _HIJRI_YEARS else "x"
    elif len(token.raw) <= 2 and 1 <= number <= _LAST_DAY:  # noqa: PLR2004 - the digits of a day
        letter = "d"
    return Item(letter, place, place + 1, number)


def _is_ordinary(tokens: tuple[Token, ...], place: int, last: int) -> bool:
    """Whether an English name of a month or weekday stands as another word: may, march, the sun."""
    token = tokens[place]
    if last - place > 1 or token.text not in CAPITAL:
        return False
    near = tokens[max(place - 1, 0) : place] + tokens[last : last + 2]
    beside = any(one.is_number for one in near)
    if token.text in SHORT_WEEKDAYS:
        return not token.raw[0].isupper() or not (beside or (last < len(tokens) and tokens[last].raw in {",", "."}))
    return token.raw[0].islower() and not beside
