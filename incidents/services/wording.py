"""Dates, figures and questions in words, in one language: for maps, files and pages alike."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from gettext import NullTranslations, translation
from pathlib import Path

from incidents.domain.count_words import in_words
from incidents.domain.counts import WORDINGS, Count, Qualifier
from incidents.domain.criteria import Criteria, Part, fixed_label, part_in_words
from incidents.domain.dates import DateQualifier, UncertainDate
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import INJURED, KILLED, N_, Clarity
from incidents.reports.charts.words import Words
from incidents.reports.map_words import MapWords
from incidents.reports.told.phrases import precision_words
from incidents.services.naming import AskedNames
from incidents.services.reference import Names
from incidents.services.settings import current as settings
from incidents.storage.search.sums import Sum, Totals

__all__ = [
    "MapWords", "Totals", "count_of", "date_words", "figure_kind", "figure_words", "first_words", "name_of",
    "part_words", "people_words", "place_words", "question_words", "range_words", "records_words", "sum_words",
    "within_words", "words_of",
]  # fmt: skip

_HEDGED = {
    DateQualifier.APPROXIMATE: N_("about %(date)s"),
    DateQualifier.UNCERTAIN: N_("%(date)s, not certain"),
    DateQualifier.BOTH: N_("about %(date)s, not certain"),
}
_TWO_DAYS = 2
_DATES, _WORDED = 8192, 4096  # kept in words: they come again and again
_precision_words = lru_cache(maxsize=_WORDED)(precision_words)
_NO_FIGURE = Count(None, None)


def words_of(lang: str) -> MapWords:
    """The words of drawings, files and lists in a language."""
    return _words_of(lang, settings().data)


@lru_cache(maxsize=8)
def _words_of(lang: str, data: Path) -> MapWords:
    words = Words(lang, partial(_say, _catalogue(lang, data.parent / "translations")))
    return MapWords(
        lang=lang,
        say=words.say,
        when=lru_cache(maxsize=_DATES)(partial(date_words, words=words)),
        figure=partial(figure_words, words=words),
    )


def date_words(when: UncertainDate | None, words: Words) -> str:
    """A date as "28 Nov 2019", "Nov 2019", "28 to 29 Oct 2019", or "28 or 29 Oct 2019" where it was one of the two."""
    if when is None:
        return words.say(N_("date not known"))
    said = _days(when, words)
    hedge = _HEDGED.get(when.qualifier)
    return words.say(hedge, date=said) if hedge else said


def figure_words(summary: Summary, words: Words) -> str:
    """The people of an incident in a few words: killed, or injured where nobody is reported killed."""
    killed, injured = summary.counts.get(KILLED), summary.counts.get(INJURED)
    if killed is not None and killed.most:
        return words.say(N_("Killed: %(people)s"), people=people_words(summary, KILLED, words))
    if injured is not None and injured.most:
        return words.say(N_("Injured: %(people)s"), people=people_words(summary, INJURED, words))
    if killed is not None and killed.known:
        return words.say(N_("None reported killed"))
    if summary.clarity == Clarity.SUMMARY:
        return words.say(N_("A pattern over time; enters no sum"))
    return words.say(N_("No number given"))


def people_words(summary: Summary, outcome: str, words: Words) -> str:
    """The people of one outcome as they were said: "46 to 70", "20 to more than 50", "dozens"; "" for no figure."""
    return range_words(summary.counts.get(outcome, _NO_FIGURE), summary.said.get(outcome, ("", "")), words)


@lru_cache(maxsize=_WORDED)
def range_words(count: Count, ends_said: tuple[str, str], words: Words) -> str:
    """A number of people as it was said; `ends_said` are the codes of Qualifier of its two ends, blank if unknown."""
    low, high = ends_said
    if count.min is None or count.max is None or count.best is not None:
        return words.count(count)
    if count.min == count.max:
        return _said(high, count.max, words) if high else words.count(count)
    if Qualifier.MORE_THAN not in {low, high}:
        return words.count(count)
    ends = [
        _said(said, people, words) if said == Qualifier.MORE_THAN else words.number(people)
        for said, people in ((low, count.min), (high, count.max))
    ]
    return words.say(N_("%(low)s to %(high)s"), low=ends[0], high=ends[1])


def place_words(summary: Summary, words: Words) -> str:
    """The place and the town or governorate around it, each once."""
    return _place_words(summary.place, summary.area, words)


@lru_cache(maxsize=_WORDED)
def _place_words(place: Trilingual, area: Trilingual, words: Words) -> str:
    names = (place.best(words.lang)[0], area.best(words.lang)[0])
    found = list(dict.fromkeys(name for name in names if name))
    if not found:
        return words.say(N_("place not known"))
    return words.say(N_("%(place)s, %(area)s"), place=found[0], area=found[1]) if len(found) > 1 else found[0]


def within_words(summary: Summary, words: Words) -> str:
    """How exactly the place is known: "within 1 km", or the area it fills; blank where only a name is known."""
    if summary.precision is None or (summary.radius_m is None and summary.precision < PlacePrecision.DISTRICT):
        return ""
    return _precision_words(summary.precision, summary.radius_m, words)


def first_words(summary: Summary, words: Words) -> str:
    """The range of the first day's reports, where later ones took over."""
    low, high = summary.has_first or (None, None)
    if high is None:
        return ""
    return words.number(high) if low is None else words.between(low, high)


def figure_kind(summary: Summary) -> str:
    """Which colour a figure has: killed, injured or none."""
    for outcome in (KILLED, INJURED):
        count = summary.counts.get(outcome)
        if count is not None and count.most:
            return outcome
    return "none"


def sum_words(total: Sum | None, words: Words) -> str:
    """A sum of ranges as "171 to 325"; "" where no record gives a number."""
    return words.count(count_of(total))


def count_of(total: Sum | None) -> Count:
    """A sum as a range; empty where no record gives a number."""
    if total is None or not total.records:
        return Count(None, None)
    return Count(total.min, max(total.min, total.max), open=total.open)


def part_words(part: Part, words: Words, names: AskedNames) -> str:
    """One restriction of a question as a phrase."""
    if part.param in {"from", "to", "changed"}:
        return words.say(part.message, date=date_words(UncertainDate.from_edtf(part.value), words))
    if part.param == "near":
        return words.say(part.message, **{name: words.digits(number) for name, number in part.params})
    if dict(part.params).keys() == {"n"}:
        named = {key: name_of(param, code, words, names) for key, param, code in part.named}
        return words.say(part.message, n=words.number(int(part.value)), **named)
    return part_in_words(part, words.say, lambda param, code: name_of(param, code, words, names))


def question_words(criteria: Criteria, words: Words, names: AskedNames) -> tuple[str, ...]:
    """A question, a phrase for each restriction, in names that whoever will read it may know."""
    return tuple(part_words(part, words, names) for part in criteria.parts())


def name_of(param: str, code: str, words: Words, names: Names) -> str:
    """The label of a code: a term of this program is translated, everything else carries its own names."""
    fixed = fixed_label(param, code)
    return words.say(fixed) if fixed else names.of(param, code)


def _said(qualifier: str, people: int, words: Words) -> str:
    """One figure in the words it was given in; `people` is the number that the words were counted as."""
    kind = Qualifier(qualifier)
    wording = next(one for one in WORDINGS if one.qualifier == kind)
    return words.phrase(in_words(kind, None if wording.fixed is not None else people - wording.step))


def _days(when: UncertainDate, words: Words) -> str:
    first, last = when.earliest, when.latest
    if first == last:
        return words.day_of_year(first)
    bare = when.edtf.rstrip("~?%")
    if re.fullmatch(r"\d{4}", bare):
        return words.year(first.year)
    if re.fullmatch(r"\d{4}-\d\d", bare):
        return words.month(first)
    begin = words.digits(str(first.day)) if (first.year, first.month) == (last.year, last.month) else words.day(first)
    begin = words.day_of_year(first) if first.year != last.year else begin
    message = N_("%(first)s to %(last)s")
    if not when.lasting:
        message = N_("%(first)s or %(last)s") if when.days == _TWO_DAYS else N_("between %(first)s and %(last)s")
    return words.say(message, first=begin, last=words.day_of_year(last))


def _say(translated: Callable[[str], str], message: str, **params: object) -> str:
    said = translated(message) if message else ""
    return said % params if params else said


def records_words(number: int, words: Words) -> str:
    """How many records, as "1 record" or "45 records"."""
    ngettext = _translations(words.lang, settings().data.parent / "translations").ngettext
    return ngettext("%(n)s record", "%(n)s records", number) % {"n": words.number(number)}


def _catalogue(lang: str, folder: Path) -> Callable[[str], str]:
    return _translations(lang, folder).gettext


@lru_cache(maxsize=8)
def _translations(lang: str, folder: Path) -> NullTranslations:
    """The sentences of a language; of one in which the pages are not told, those of documents."""
    whole = translation("messages", folder, [lang], fallback=True)
    whole.add_fallback(translation("documents", folder, [lang], fallback=True))
    return whole
