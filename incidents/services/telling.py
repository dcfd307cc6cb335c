"""Records in words, for pages and documents alike."""

from collections.abc import Callable

from incidents.reports.told.paper import Entry, articles_of, entries_of
from incidents.reports.told.phrases import (
    claim_words,
    figure_words,
    listed,
    moment_words,
    place_line,
    precision_words,
    source_words,
    time_words,
)
from incidents.reports.told.teller import FigureRow, Shown, Teller
from incidents.reports.told.tongue import Tongue
from incidents.services.reference import Names
from incidents.services.wording import words_of

__all__ = [
    "Entry", "FigureRow", "Shown", "Teller", "Tongue", "articles_of", "claim_words", "entries_of", "figure_words",
    "listed", "moment_words", "place_line", "precision_words", "source_words", "time_words", "tongue_of",
]  # fmt: skip


def tongue_of(lang: str, address: Callable[[str], str]) -> Tongue:
    """What records are told with in a language; `address` gives the address of a record from its code."""
    return Tongue(words=words_of(lang), names=Names(lang), address=address)
