"""A text cut into sentences and words, each word folded and still knowing where in the text it stands.

Every reader of this floor works on these words, so that a passage is always the text's own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from incidents.domain.script import plain
from incidents.domain.suggestions import Words
from incidents.domain.text import is_arabic

LONGEST = 400_000
"""Characters that are read of a text; what follows is left alone, and whoever asks is told so."""

_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u061c"
_LETTER = rf"[^\W\d_][{_MARKS}]*"
_DIGIT = "[0-9٠-٩۰-۹]"
_NUMBER = rf"{_DIGIT}+(?:[,٬'’\u00a0\u2009\u202f]{_DIGIT}{{3}})*(?!{_DIGIT})|{_DIGIT}+"
_PIECE = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>(?:{_LETTER})+(?:['’](?:{_LETTER})+)*)|(?P<sign>\S)")
_NOT_A_DIGIT = re.compile(r"[^0-9]")
_ENDS = frozenset(".!?؟…")
_CLOSING = frozenset("\"'”’»)]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"\n")
_LONG_LINE = 45  # characters; a wrapped line is at least as long, a heading is shorter
_WRAPPED_LINES = 3  # so many long lines that end in mid-sentence, and more than end with one: the text is hard-wrapped
#: Words after which a full stop ends no sentence: titles, months, initials of offices.
_SHORT = (
    "mr mrs ms dr st gen lt col maj brig capt sgt gov sen rep prof no nos vs jan feb mar apr jun jul aug sep sept"
    " oct nov dec mon tue tues wed thu thurs fri sat sun u n s a m p e i g etc inc ltd co approx ca fig د م أ"
)
_SHORTENED = frozenset(_SHORT.split())
_SORANI_LETTERS = re.compile("[ێۆڕڵەڤ]")
_SORANI_SHARE = 0.04  # of all characters of a sentence


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign. `text` is folded as `script.plain` folds; a number is ASCII digits without commas."""

    text: str
    raw: str
    start: int
    end: int
    is_number: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return not self.is_number and self.raw[0].isalpha()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to, not including, `last`; `paragraph` counts from 0; `language` is en, ar or ckb."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    language: str


class Prose:
    """A text with its tokens and sentences. Time and room are linear in the text."""

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self.tokens = tuple(_tokens(self.text))
        self.sentences = tuple(_sentences(self.text, self.tokens))
        self._starts = [sentence.first for sentence in self.sentences]

    def words(self, first: int, last: int) -> Words:
        """The stretch of text from token `first` up to, not including, token `last`."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Words(self.text[start:end], start, end)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[bisect_right(self._starts, token) - 1]

    def quoted(self, sentence: Sentence) -> Words:
        """A sentence as it is to be quoted."""
        return Words(self.text[sentence.start : sentence.end], sentence.start, sentence.end)

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]


def _tokens(text: str) -> Iterator[Token]:
    for found in _PIECE.finditer(text):
        raw = found[0]
        if found.lastgroup == "number":
            yield Token(_NOT_A_DIGIT.sub("", plain(raw)), raw, found.start(), found.end(), is_number=True)
        else:
            yield Token(folded(raw), raw, found.start(), found.end())


@lru_cache(maxsize=20_000)
def folded(raw: str) -> str:
    """A word as it is compared: `script.plain`; a mark alone stays itself."""
    return plain(raw) or raw


def _sentences(text: str, tokens: tuple[Token, ...]) -> Iterator[Sentence]:
    first, paragraph = 0, 0
    breaks = _BLANK_LINE if _is_wrapped(text) else _LINE_END
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        gap = text[token.end : following.start] if following else "\n"
        broken = breaks.search(gap) and not (following and _runs_on(token, following, gap))
        if following is not None and not broken and not _ends_here(tokens, place, following):
            continue
        start, end = tokens[first].start, token.end
        yield Sentence(first, place + 1, start, end, paragraph, _language(text[start:end]))
        first = place + 1
        paragraph += bool(broken)


def _runs_on(token: Token, following: Token, gap: str) -> bool:
    """Whether a line was broken within a sentence: it ends small, in a number or a comma, and the next begins small."""
    ends = token.raw[-1].islower() or token.is_number or token.raw == ","
    return ends and following.raw[0].islower() and not _BLANK_LINE.search(gap)


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken to a width, as in mail and in the text of a PDF, and not at paragraphs."""
    lines = [line.rstrip() for line in text.splitlines() if len(line) >= _LONG_LINE]
    broken = sum(line[-1] not in _ENDS and line[-1] not in _CLOSING for line in lines if line)
    return broken >= _WRAPPED_LINES and broken * 2 > len(lines)


def _ends_here(tokens: tuple[Token, ...], place: int, following: Token) -> bool:
    """Whether a sentence ends after this token: at its full stop, or at the quotation mark that follows one."""
    token = tokens[place]
    closing = token.raw in _CLOSING and place > 0 and tokens[place - 1].raw in _ENDS
    if not closing and token.raw not in _ENDS:
        return False
    if following.raw in _CLOSING or following.raw in _ENDS or following.start == token.end:
        return False
    return closing or token.raw != "." or not _is_short(tokens, place)


def _is_short(tokens: tuple[Token, ...], place: int) -> bool:
    before = tokens[place - 1] if place else None
    return before is not None and before.end == tokens[place].start and before.text in _SHORTENED


def _language(text: str) -> str:
    if not is_arabic(text):
        return "en"
    return "ckb" if len(_SORANI_LETTERS.findall(text)) > _SORANI_SHARE * len(text) else "ar"
