"""Which agency a text comes from: marks that copies of one text share, and the agencies that it names as its own."""

from collections.abc import Iterator
from hashlib import blake2b

from incidents.domain.script import tokens
from incidents.reading.prose import LONGEST

MOST_MARKS = 400
_RUN = 5  # words that make one mark
_WINDOW = 12  # runs of which one is kept: texts that share _RUN + _WINDOW - 1 = 16 words in a row share a mark
_FEWEST = 12  # words; a shorter text is alike to too many others


def marks(text: str) -> tuple[str, ...]:
    """Marks of a text, 16 hex digits each, sorted; two texts that share a passage of 16 words share at least one.

    Words are folded as in a search, so case, punctuation, vowel signs, line ends and the cut into paragraphs do not
    matter. Of a reworked copy most marks remain, of another text on the same event hardly any. None for a text of
    fewer than 12 words; never more than `MOST_MARKS`. Source of the choice: winnowing (Schleimer, Wilkerson and
    Aiken, SIGMOD 2003). Time is linear in the text.
    """
    words = tokens(text[:LONGEST])
    if len(words) < _FEWEST:
        return ()
    kept = sorted(set(_least_of_windows(list(_runs(words)))))
    return tuple(mark.hex() for mark in kept[:MOST_MARKS])


def _runs(words: list[str]) -> Iterator[bytes]:
    for first in range(len(words) - _RUN + 1):
        yield blake2b(" ".join(words[first : first + _RUN]).encode(), digest_size=8).digest()


def _least_of_windows(runs: list[bytes]) -> Iterator[bytes]:
    for first in range(max(1, len(runs) - _WINDOW + 1)):
        yield min(runs[first : first + _WINDOW])
