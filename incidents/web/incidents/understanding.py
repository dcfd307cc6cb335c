"""What was understood of the words typed, said back beside each question before anything is saved."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

from flask_babel import format_date

from incidents.domain.access import Actor
from incidents.domain.count_words import in_words, read_count
from incidents.domain.date_words import read_date
from incidents.domain.dates import Precision, UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.moments import today
from incidents.domain.quick import link_in, placed
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import N_
from incidents.services import articles
from incidents.web.i18n import say
from incidents.web.incidents.places import place_option, read_place
from incidents.web.words import date_words, precision_words

_LONGEST = 2000  # characters of one answer that are said back
_SOME_OTHER_DAY = timedelta(days=400)
Typed = Mapping[str, str]


def understood(typed: Typed, by: Actor) -> tuple[str, bool]:
    """The words said back, a line each, and whether one of the answers could not be understood."""
    lines: list[str] = []
    refused = False
    for names, tell in _QUESTIONS:
        answers = {name: typed.get(name, "")[:_LONGEST] for name in names}
        if any(text.strip() for text in answers.values()):
            try:
                lines += tell(answers, by)
            except Refused as refusal:
                refused = True
                lines.append(say(refusal.message, **refusal.params))
    return "\n".join(lines), refused


def _source(typed: Typed, by: Actor) -> Iterator[str]:
    where = clean_line(typed["read_where"])
    link = link_in(where)
    if link:
        yield say(N_("A link to %(site)s"), site=urlsplit(link).hostname)
    elif where:
        yield say(N_("“%(title)s”"), title=where)
    if outlet := clean_line(typed["outlet"]):
        yield outlet
    if typed["published"].strip():
        yield date_words(read_date(typed["published"], today=today()))
    if link and (known := articles.known_address(link, by)):
        yield say(N_("This article is here already, as %(code)s."), code=known)
    elif where and not link:
        yield say(N_("The title stays as printed."))


def _when(typed: Typed, _by: Actor) -> Iterator[str]:
    text, day = typed["occurred"], today()
    when = read_date(text, today=day)
    if _read_from(text, day - _SOME_OTHER_DAY) != when:
        yield say(N_("A day counted from the date of the report."))
    else:
        yield _with_weekday(when)


def _with_weekday(when: UncertainDate) -> str:
    if when.precision is not Precision.DAY:
        return date_words(when)
    return say(N_("%(weekday)s %(date)s"), weekday=format_date(when.earliest, "EEEE"), date=date_words(when))


def _read_from(text: str, published: date) -> UncertainDate | None:
    """The same words, had they been printed on another day; None where they would not do then."""
    try:
        return read_date(text, today=today(), published=published)
    except Refused:
        return None


def _where(typed: Typed, _by: Actor) -> Iterator[str]:
    answer = read_place(typed["place"], typed["place_code"])
    if answer.place is None:
        yield say(N_("Several places answer to this:"))
        yield from (f"{one['label']} · {one['detail']}" for one in map(place_option, answer.offered))
        return
    found = place_option(answer.place)
    yield " ".join(dict.fromkeys(filter(None, (found["label"], answer.place.name_ar))))
    yield found["detail"]
    here = placed(answer.place)
    yield precision_words(here.precision, here.radius_m)


def _killed(typed: Typed, _by: Actor) -> Iterator[str]:
    yield say(N_("Killed: %(n)s"), n=_count(typed["killed"]))


def _injured(typed: Typed, _by: Actor) -> Iterator[str]:
    yield say(N_("Injured: %(n)s"), n=_count(typed["injured"]))


def _count(text: str) -> str:
    read = read_count(text)
    message, params = in_words(read.qualifier, read.value, read.upper)
    return say(message, **params)


_QUESTIONS: tuple[tuple[tuple[str, ...], Callable[[Typed, Actor], Iterator[str]]], ...] = (
    (("read_where", "outlet", "published"), _source),
    (("occurred",), _when),
    (("place", "place_code"), _where),
    (("killed",), _killed),
    (("injured",), _injured),
)
