"""Values in words, as pages print them. What was said is printed: "more than 50" stays that; a range has no dash."""

from datetime import date, datetime

from markupsafe import Markup

from incidents.domain.addresses import is_web_address
from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.counts import Count
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Figure, IncidentPlace, Record, Summary
from incidents.domain.moments import TimeSpan
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.services import telling, wording
from incidents.web.i18n import language, say

__all__ = [
    "best", "claim_words", "count_words", "date_words", "day_words", "figure_words", "in_its_language",
    "is_web_address", "isolated", "link", "moment_words", "number_words", "place_words", "precision_words",
    "source_words", "summary_words", "time_words",
]  # fmt: skip


def date_words(when: UncertainDate | None) -> str:
    """ "28 Nov 2019", "Nov 2019", "28 to 29 Oct 2019", "28 or 29 Oct 2019" for one moment, "about 12 Nov 2019"."""
    return wording.date_words(when, wording.words_of(language()))


def day_words(day: date | None) -> str:
    """ "28 Nov 2019"; "" for none."""
    return wording.words_of(language()).day_of_year(day) if day else ""


def moment_words(moment: datetime | None) -> str:
    """A moment kept in UTC, on the clock of Iraq: "28 Nov 2019, 14:02"; "" for none."""
    return telling.moment_words(moment, wording.words_of(language()))


def time_words(span: TimeSpan | None) -> str:
    """When a figure was given: whole days as a date, else with its hours on the clock of Iraq."""
    return telling.time_words(span, wording.words_of(language()))


def count_words(count: Count | None) -> str:
    """A number that no single report says, such as a sum: "46 to 70", "24 or more"; "" where there is none."""
    return wording.words_of(language()).count(count) if count is not None else ""


def number_words(value: int) -> str:
    """3000 as "3,000", in the reader's digits."""
    return wording.words_of(language()).number(value)


def figure_words(figure: Figure, record: Record) -> str:
    """A line of a record, each end as its report says it: "20 to more than 50"."""
    return telling.figure_words(figure, record, wording.words_of(language()))


def summary_words(summary: Summary) -> str:
    """The people of an incident in a few words, for lists and cards."""
    return wording.figure_words(summary, wording.words_of(language()))


def claim_words(claim: Claim) -> str:
    """A reported figure as it was said."""
    return telling.claim_words(claim, wording.words_of(language()))


def place_words(place: IncidentPlace) -> str:
    """The place and the governorate around it: "Zaytun Bridge, Dhi Qar"."""
    if not place.chain:
        return say(N_("place not known"))
    nearest = place.chain[0].name(language())
    around = [each.name(language()) for each in place.chain[1:] if each.level.value == "governorate"]
    return say(N_("%(place)s, %(area)s"), place=nearest, area=around[0]) if around else nearest


def precision_words(precision: PlacePrecision, radius_m: int | None = None) -> str:
    """How exactly a place is known: "within 1 km", "known to the city only"."""
    return telling.precision_words(precision, radius_m, wording.words_of(language()))


def source_words(ref: ArticleRef) -> str:
    """Who published it: "Reuters, via SCMP"."""
    return telling.source_words(ref, wording.words_of(language()))


def best(text: Trilingual) -> str:
    """The text in the reader's language, else in the first that there is."""
    return text.best(language())[0]


def in_its_language(text: Trilingual) -> Markup:
    """The same, marked with the language it is in, so that it is read and turned rightly."""
    words, code = text.best(language())
    return Markup('<span lang="{}" dir="auto">{}</span>').format(code, words)


def isolated(text: object) -> Markup:
    """Text that keeps its own direction within a line that may run the other way."""
    return Markup("<bdi>{}</bdi>").format(text)


def link(address: str, words: str) -> Markup:
    """A link out, for an address of the web; else the words alone."""
    if not is_web_address(address):
        return Markup("{}").format(words)
    return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(address, words)
