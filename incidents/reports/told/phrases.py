"""Values of a record in words. What was said is printed: "more than 50" stays that; a range has no dash."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.count_words import in_words
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Figure, IncidentPlace, Record
from incidents.domain.moments import TimeSpan, day_of, in_iraq
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import N_
from incidents.reports.charts import dots
from incidents.reports.charts.words import Words
from incidents.reports.map_words import MapWords

_KM = 1000
_PRECISION = {
    PlacePrecision.CITY: N_("known to the city only"),
    PlacePrecision.DISTRICT: N_("known to the district only"),
    PlacePrecision.GOVERNORATE: N_("known to the governorate only"),
    PlacePrecision.COUNTRY: N_("known to the country only"),
    PlacePrecision.UNKNOWN: N_("place not known"),
}


class Labels(Protocol):
    """Labels of codes in one language."""

    def term(self, list_name: str, slug: str) -> str:
        """The label of a term of a word list."""

    def place(self, code: str) -> str:
        """The display name of a place."""


def moment_words(moment: datetime | None, words: Words) -> str:
    """A moment kept in UTC, on the clock of Iraq: "28 Nov 2019, 14:02"; "" for none."""
    if moment is None:
        return ""
    day, hour = words.day_of_year(day_of(moment)), words.clock(in_iraq(moment))
    return words.say(N_("%(date)s, %(time)s"), date=day, time=hour)


def time_words(span: TimeSpan | None, words: MapWords) -> str:
    """When a figure was given: whole days as a date, else with its hours on the clock of Iraq."""
    if span is None:
        return ""
    if span.whole_days:
        return words.when(UncertainDate.span(span.first_day, span.last_day, lasting=True))
    first, last = moment_words(span.begin, words), moment_words(span.end, words)
    return first if first == last else words.say(N_("%(first)s to %(last)s"), first=first, last=last)


def figure_words(figure: Figure, record: Record, words: Words) -> str:
    """A line of a record, each end as its report says it: "20 to more than 50"."""
    ends = dots.range_words(figure, record, words)
    if ends is None:
        return words.say(N_("No number counted"))
    return ends[0] if ends[0] == ends[1] else words.say(N_("%(low)s to %(high)s"), low=ends[0], high=ends[1])


def claim_words(claim: Claim, words: Words) -> str:
    """A reported figure as it was said."""
    return words.phrase(in_words(claim.qualifier, claim.value, claim.upper))


def precision_words(precision: PlacePrecision, radius_m: int | None, words: Words) -> str:
    """How exactly a place is known: "within 1 km", "known to the city only"."""
    if radius_m is None or precision >= PlacePrecision.DISTRICT:
        return words.say(_PRECISION.get(precision, N_("known to the place")))
    if radius_m < _KM:
        return words.say(N_("within %(m)s m"), m=words.number(radius_m))
    return words.say(N_("within %(km)s km"), km=words.digits(f"{radius_m / _KM:g}"))


def source_words(ref: ArticleRef, words: Words) -> str:
    """Who published it: "Reuters, via SCMP"."""
    outlet = ref.outlet.best(words.lang)[0] or words.say(N_("Source not named"))
    via = ref.via.best(words.lang)[0]
    return words.say(N_("%(outlet)s, via %(via)s"), outlet=outlet, via=via) if via else outlet


def place_line(place: IncidentPlace, words: Words) -> str:
    """The place with those around it: "Zaytun Bridge, Nasiriyah, Dhi Qar"."""
    names = [each.name(words.lang) for each in place.chain if each.parent]
    return listed(dict.fromkeys(names or [place.as_named] * bool(place.as_named)), words)


def listed(names: Iterable[str], words: Words) -> str:
    """Several names in a row."""
    return words.say(N_(", ")).join(names)
