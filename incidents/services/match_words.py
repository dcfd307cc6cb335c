"""Why two incidents may be one, in the reader's language."""

from collections.abc import Callable, Iterable

from incidents.domain.counts import Count, Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.matching import Likeness, Reason
from incidents.domain.traits import Tally
from incidents.domain.vocabulary import N_
from incidents.reports.charts.words import Words
from incidents.services.reference import Names
from incidents.services.wording import date_words, range_words, words_of

_KILOMETRE = 1000
_VERY = 0.8
_NO_LEAST = {(least, Qualifier.UP_TO.value) for least in ("", Qualifier.UP_TO.value)}  # "up to 35" says no minimum
Tell = Callable[[object, Words, Names], str]


def reasons_in_words(reasons: Iterable[Reason], lang: str, names: Names | None = None) -> tuple[str, ...]:
    """A sentence each; dates, places, terms and numbers as people say them."""
    words, known = words_of(lang), names or Names(lang)
    return tuple(_said(reason, words, known) for reason in reasons)


def likeness_in_words(like: Likeness, lang: str) -> str:
    """How alike two incidents are, in two words: a score would claim more than anybody knows."""
    return words_of(lang).say(N_("Very much alike") if like.score >= _VERY else N_("Alike"))


def _said(reason: Reason, words: Words, names: Names) -> str:
    params = {key: _TELLERS.get(key, _plain)(value, words, names) for key, value in reason.params}
    return words.say(reason.message, **params)


def _plain(value: object, _words: Words, _names: Names) -> str:
    return str(value)


def _date(value: object, words: Words, _names: Names) -> str:
    return date_words(UncertainDate.from_edtf(str(value)), words)


def _place(value: object, _words: Words, names: Names) -> str:
    return names.place(str(value))


def _people(value: object, words: Words, _names: Names) -> str:
    tally = value if isinstance(value, Tally) else Tally(min=0, max=0)
    least = None if tally.min == 0 and tally.said in _NO_LEAST else tally.min
    return range_words(Count(least, tally.max, open=tally.open), tally.said, words)


def _metres(value: object, words: Words, _names: Names) -> str:
    metres = int(str(value))
    if metres < _KILOMETRE:
        return words.say(N_("%(m)s m"), m=words.number(metres))
    return words.say(N_("%(km)s km"), km=words.digits(f"{metres / _KILOMETRE:.1f}"))


_TELLERS: dict[str, Tell] = {
    "date": _date,
    "other_date": _date,
    "place": _place,
    "other_place": _place,
    "people": _people,
    "other_people": _people,
    "metres": _metres,
    "outcome": lambda value, _words, names: names.term("outcome", str(value)),
    "cause": lambda value, _words, names: names.term("cause", str(value)),
    "actor": lambda value, _words, names: names.actor(str(value)),
}
