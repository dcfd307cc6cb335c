"""The article's text cut where the words of suggestions begin and end, so that they can be marked in it."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from incidents.domain.suggestions import Kind
from incidents.web.desk.offers import Offer

_PARAGRAPH = re.compile(r"[^\n]+")
_MOST_MARKS = 3000  # in one text; beyond it the rest stands unmarked
_EDGE = 2  # characters, such as quotation marks, around a title that is a paragraph of its own
Span = tuple[int, int, str]


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `keys` are the suggestions read from it, `starts` those whose words begin here."""

    text: str
    keys: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in pieces; `heading` where it is the article's title."""

    pieces: tuple[Piece, ...]
    heading: bool = False


def marked(text: str, offers: Iterable[Offer]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text with the words of each suggestion. Time is linear in the text and in their number."""
    waiting = sorted(
        (one.suggestion.words.start, one.suggestion.words.end, one.key, one.kind) for one in offers if _has_words(one)
    )[:_MOST_MARKS]
    titles = {(start, end) for start, end, _, kind in waiting if kind is Kind.TITLE}
    return tuple(_paragraphs(text, [(start, end, key) for start, end, key, _ in waiting], titles))


def _paragraphs(text: str, spans: list[Span], titles: set[tuple[int, int]]) -> Iterator[Paragraph]:
    at, going = 0, list[Span]()
    for found in _PARAGRAPH.finditer(text):
        while at < len(spans) and spans[at][0] < found.end():
            going.append(spans[at])
            at += 1
        going = [span for span in going if span[1] > found.start()]
        if found[0].strip():
            heading = any(start <= found.start() + _EDGE and end >= found.end() - _EDGE for start, end in titles)
            yield Paragraph(tuple(_pieces(text, found.start(), found.end(), going)), heading)


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    """The stretches between `start` and `end`, cut at both ends of every span that reaches into them."""
    cuts = {start, end, *(max(first, start) for first, _, _ in spans), *(min(last, end) for _, last, _ in spans)}
    waiting, going = deque(spans), list[Span]()
    for here, there in pairwise(sorted(cuts)):
        while waiting and waiting[0][0] <= here:
            going.append(waiting.popleft())
        going = [span for span in going if span[1] > here]
        keys = tuple(key for _, _, key in going)
        yield Piece(text[here:there], keys, tuple(key for first, _, key in going if first == here))


def _has_words(one: Offer) -> bool:
    return one.suggestion.words.end > one.suggestion.words.start
