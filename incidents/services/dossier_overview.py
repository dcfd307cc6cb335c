"""The whole selection of a document at a glance: sums, charts with their tables, what the map draws."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.domain.access import VISITOR, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import INJURED, KILLED, N_, Audience
from incidents.reports.dossier.template import Overview, Tabled
from incidents.services import charting, searching
from incidents.services.charting import Named
from incidents.services.naming import AskedNames
from incidents.services.reference import Names
from incidents.services.telling import listed
from incidents.services.wording import MapWords, count_of, date_words, name_of, part_words, words_of

_UNPLACED = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})


def asker_for(audience: Audience, by: Actor) -> Actor:
    """Who asks so that exactly what the audience may know is answered: the public's copy is asked for by a visitor."""
    return VISITOR if audience == Audience.PUBLIC else by


def overview_of(question: Criteria, asker: Actor, lang: str) -> Overview:
    """Sums, tables and the map of a question."""
    totals, shown = searching.totals(question, asker), searching.on_map(question, asker)
    placed = [one for one in shown if one.point and one.precision not in _UNPLACED]
    return Overview(
        patterns=totals.summaries,
        killed=count_of(totals.sums.get(KILLED)),
        injured=count_of(totals.sums.get(INJURED)),
        without=totals.without_number,
        period=_period(shown, lang),
        places=tuple(_places(question, asker, lang)),
        tables=tuple(_tables(question, asker, lang)),
        summaries=placed,
        off=totals.incidents - len(placed),
    )


def place_and_period(question: Criteria, words: MapWords, names: AskedNames) -> str:
    """A question for places and days alone as a title: "Dhi Qar, 1 Oct 2019 to 10 Feb 2020"; "" for any other."""
    if replace(question, places=(), since=None, until=None).asks_anything:
        return ""
    where = listed((names.place(code) for code in question.places), words)
    since, until = question.since, question.until
    when = ""
    if since and until:
        when = words.when(UncertainDate.span(since.earliest, until.latest, lasting=True))
    elif since or until:
        when = " ".join(part_words(part, words, names) for part in replace(question, places=()).parts())
    return listed(filter(None, (where, when)), words)


def _period(shown: Sequence[Summary], lang: str) -> str:
    """From the first to the last day on which any of it may have happened."""
    dates = [one.occurred for one in shown if one.occurred]
    if not dates:
        return ""
    whole = UncertainDate.span(min(one.earliest for one in dates), max(one.latest for one in dates), lasting=True)
    return date_words(whole, words_of(lang))


def _places(question: Criteria, asker: Actor, lang: str) -> Iterator[str]:
    names = Names(lang)
    return (names.place(one.code) for one in charting.spread(question, charting.asked_by(asker), "place"))


def _tables(question: Criteria, asker: Actor, lang: str) -> Iterator[Tabled]:
    along = charting.timeline(question, asker)
    title = N_("By month") if along.pace is charting.Pace.MONTH else N_("By year")
    yield Tabled(title=title, chart=charting.by_time(along, KILLED, lang, lambda _day: ""))
    words, names = words_of(lang), Names(lang)
    for param, (name, note) in charting.BY_CODE.items():
        named = Named(words.say(name), lambda of, code: name_of(of, code, words, names), lambda _code: "")
        found = charting.by_code(question, asker, param, lang, named)
        yield Tabled(title=name, chart=found.chart, note=note, more=found.more)
