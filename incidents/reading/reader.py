"""One reading of a text: figures, dates, places, actors, causes, weapons, groups and agencies, tied together."""

from collections.abc import Callable
from datetime import date

from incidents.domain.suggestions import Reading, Suggestion
from incidents.reading.families import read_families
from incidents.reading.grouping import events
from incidents.reading.page import about_text
from incidents.reading.prose import Prose
from incidents.reading.ties import tied
from incidents.reading.when import dates_of, suggestions_of
from incidents.reading.where import PlaceReader
from incidents.reading.who import ActorReader, TermReader

FigureReader = Callable[[Prose, date | None], tuple[Suggestion, ...]]
"""Reads figures and denials; dates that figures carry count from the day of publication."""

LANGUAGES = frozenset({"en", "ar", "ckb"})


class Reader:
    """Reads texts; the same text and day of publication give the same reading, on every machine."""

    def __init__(self, *, figures: FigureReader, places: PlaceReader, actors: ActorReader, terms: TermReader) -> None:
        self.figures = figures
        self.places = places
        self.actors = actors
        self.terms = terms

    def read(self, text: str, published: date | None = None, lang: str = "") -> Reading:
        """Everything that a text says. `published` is the day of publication, where it is known.

        Where it is not, the dateline gives it; else days such as "Wednesday" are not read. At most the first
        `prose.LONGEST` characters are read.
        """
        prose = Prose(text)
        dates = dates_of(prose, published)
        places = self.places.found(prose)
        figures = tied(prose, self.figures(prose, dates.published), places, dates.mentions)
        suggestions = (
            *figures,
            *suggestions_of(prose, dates.mentions),
            *self.places.suggestions(prose, places),
            *self.terms.read(prose),
            *self.actors.read(prose),
            *read_families(prose),
            *about_text(prose, dates.published, dates.dateline),
        )
        language = lang if lang in LANGUAGES else language_of(prose)
        return Reading(text=prose.text, language=language, suggestions=suggestions, events=events(suggestions))


def language_of(prose: Prose) -> str:
    """The language of most of the text: en, ar or ckb; blank for an empty one."""
    share: dict[str, int] = {}
    for sentence in prose.sentences:
        share[sentence.language] = share.get(sentence.language, 0) + sentence.end - sentence.start
    return max(share, key=lambda language: (share[language], language)) if share else ""
