"""Values in words, as pages print them. What was said is printed: "more than 50" stays that; a range has no dash."""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from markupsafe import Markup

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.count_words import in_words
from incidents.domain.counts import Count
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Figure, IncidentPlace, Record, Summary
from incidents.domain.moments import BAGHDAD, TimeSpan
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.services import depicting, wording
from incidents.web.i18n import language, say

_KM = 1000
_PRECISION = {
    PlacePrecision.CITY: N_("known to the city only"),
    PlacePrecision.DISTRICT: N_("known to the district only"),
    PlacePrecision.GOVERNORATE: N_("known to the governorate only"),
    PlacePrecision.COUNTRY: N_("known to the country only"),
    PlacePrecision.UNKNOWN: N_("place not known"),
}


def date_words(when: UncertainDate | None) -> str:
    """ "28 Nov 2019", "Nov 2019", "28 to 29 Oct 2019", "28 or 29 Oct 2019" for one moment, "about 12 Nov 2019"."""
    return wording.date_words(when, wording.words_of(language()))


def day_words(day: date | None) -> str:
    """ "28 Nov 2019"; "" for none."""
    return wording.words_of(language()).day_of_year(day) if day else ""


def moment_words(moment: datetime | None) -> str:
    """A moment kept in UTC, on the clock of Iraq: "28 Nov 2019, 14:02"; "" for none."""
    if moment is None:
        return ""
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(BAGHDAD)
    words = wording.words_of(language())
    return say(N_("%(date)s, %(time)s"), date=words.day_of_year(local.date()), time=words.clock(local))


def time_words(span: TimeSpan | None) -> str:
    """When a figure was given: whole days as a date, else with its hours on the clock of Iraq."""
    if span is None:
        return ""
    if span.whole_days:
        return date_words(UncertainDate.span(span.begin.date(), span.last_day, lasting=True))
    first, last = moment_words(span.begin), moment_words(span.end)
    return first if first == last else say(N_("%(first)s to %(last)s"), first=first, last=last)


def count_words(count: Count | None) -> str:
    """A number that no single report says, such as a sum: "46 to 70", "24 or more"; "" where there is none."""
    return wording.words_of(language()).count(count) if count is not None else ""


def number_words(value: int) -> str:
    """3000 as "3,000", in the reader's digits."""
    return wording.words_of(language()).number(value)


def figure_words(figure: Figure, record: Record) -> str:
    """A line of a record, each end as its report says it: "20 to more than 50"."""
    ends = depicting.range_ends(figure, record, language(), say)
    if ends is None:
        return say(N_("No number counted"))
    return ends[0] if ends[0] == ends[1] else say(N_("%(low)s to %(high)s"), low=ends[0], high=ends[1])


def summary_words(summary: Summary) -> str:
    """The people of an incident in a few words, for lists and cards."""
    return wording.figure_words(summary, wording.words_of(language()))


def claim_words(claim: Claim) -> str:
    """A reported figure as it was said."""
    return wording.words_of(language()).phrase(in_words(claim.qualifier, claim.value, claim.upper))


def place_words(place: IncidentPlace) -> str:
    """The place and the governorate around it: "Zaytun Bridge, Dhi Qar"."""
    if not place.chain:
        return say(N_("place not known"))
    nearest = place.chain[0].name(language())
    around = [each.name(language()) for each in place.chain[1:] if each.level.value == "governorate"]
    return say(N_("%(place)s, %(area)s"), place=nearest, area=around[0]) if around else nearest


def precision_words(precision: PlacePrecision, radius_m: int | None = None) -> str:
    """How exactly a place is known: "within 1 km", "known to the city only"."""
    if radius_m is None or precision >= PlacePrecision.DISTRICT:
        return say(_PRECISION.get(precision, N_("known to the place")))
    if radius_m % _KM:
        return say(N_("within %(m)s m"), m=number_words(radius_m))
    return say(N_("within %(km)s km"), km=number_words(radius_m // _KM))


def source_words(ref: ArticleRef) -> str:
    """Who published it: "Reuters, via SCMP"."""
    outlet = best(ref.outlet) or say(N_("Source not named"))
    via = best(ref.via)
    return say(N_("%(outlet)s, via %(via)s"), outlet=outlet, via=via) if via else outlet


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


def is_web_address(address: str) -> bool:
    """Whether an address is whole and of the web: nothing else is ever linked."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and address.isprintable() and " " not in address
