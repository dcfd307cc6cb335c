"""What was read in a text, as suggestions: each with its words, how sure the reading is, and why it was made.

Nothing here is a finding. A person takes a suggestion over, or does not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from incidents.domain.counts import Bounds, Qualifier, bounds
from incidents.domain.dates import UncertainDate
from incidents.domain.moments import TimeSpan
from incidents.domain.vocabulary import ALL, N_, Scope, Term


class Kind(Term):
    """What a suggestion is about."""

    FIGURE = "figure", N_("A number of people")
    DATE = "date", N_("When")
    PLACE = "place", N_("Where")
    CAUSE = "cause", N_("Cause")
    WEAPON = "weapon", N_("Weapon")
    ACTOR = "actor", N_("Who is said to be responsible")
    GROUP = "group", N_("Who they were")
    DENIAL = "denial", N_("An official denial")
    FAMILY = "family", N_("News agency")
    TITLE = "title", N_("Title")
    OUTLET = "outlet", N_("Outlet")
    AUTHOR = "author", N_("Author")
    PUBLISHED = "published", N_("Date published")
    LANGUAGE = "language", N_("Language")
    ADDRESS = "address", N_("Address")


@dataclass(frozen=True)
class Words:
    """A stretch of the text read: `text[start:end]` is `passage`. Characters, `end` not included."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class SaidFigure:
    """A number of people as the text gives it.

    `outcomes` is one code, or several for a combined total ("117 killed or injured"). `printed` are the words of the
    number alone. `as_of` is when the number held, None where the text does not say. `place` and `when` are what the
    sentence, or the text before it, ties the number to: a place code and a date, blank and None where nothing does.
    """

    outcomes: tuple[str, ...]
    qualifier: Qualifier = Qualifier.EXACT
    value: int | None = None
    upper: int | None = None
    group: str = ALL
    printed: str = ""
    scope: Scope = Scope.INCIDENT
    scope_from: date | None = None
    scope_to: date | None = None
    scope_place: str = ""
    as_of: TimeSpan | None = None
    said_by: str = ""
    place: str = ""
    when: UncertainDate | None = None

    @property
    def combined(self) -> bool:
        """Whether different harms are counted together; such a total is never split by machine."""
        return len(self.outcomes) > 1

    @property
    def bounds(self) -> Bounds:
        """The least and the most the words allow, by the table of qualifiers."""
        return bounds(self.qualifier, self.value, self.upper)


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """One thing read. `value` is by kind: a SaidFigure, an UncertainDate (`date`, `published`), else a text.

    Texts are codes (place, cause, weapon, actor, group, language) or words as printed (title, outlet, author, actor
    where none is known by the name). `words` is what it was read from, `sentence` the whole sentence to quote.
    `confidence` runs from 0 to 1. `why` is a msgid with `params`. `others` are further values that the same words may
    mean (places of one name): then a person has to choose.
    """

    kind: Kind
    value: Any
    words: Words
    sentence: Words
    confidence: float
    why: str
    params: Mapping[str, object] = field(default_factory=dict)
    others: tuple[Any, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Event:
    """One happening that the text tells of: the suggestions that belong together, by their place in `suggestions`."""

    place: int | None
    date: int | None
    figures: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything read in one text, in the order of the text within each kind; `events` groups it by happening."""

    text: str
    language: str
    suggestions: tuple[Suggestion, ...]
    events: tuple[Event, ...] = ()

    def of(self, kind: Kind) -> tuple[Suggestion, ...]:
        """The suggestions of one kind."""
        return tuple(one for one in self.suggestions if one.kind is kind)
