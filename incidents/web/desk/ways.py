"""What a suggestion of each kind would put into which answers, and what its button is called."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from incidents.domain.count_words import in_words
from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.moments import today
from incidents.domain.script import fold
from incidents.domain.suggestions import Kind, Suggestion
from incidents.domain.vocabulary import ALL, N_, Scope
from incidents.services import reference
from incidents.services.reference import Names
from incidents.web.desk.figure_row import fills as figure_fills
from incidents.web.desk.form import DeskForm
from incidents.web.i18n import language, say
from incidents.web.incidents.places import detail, place_of
from incidents.web.words import date_words

Fills = tuple[tuple[str, str], ...]
"""Name of an answer → the text that is put into it."""

_READ_BY = frozenset({"published"})  # answers on which the reading of other words depends
#: Kinds whose text goes into one answer as it is; the others have a function of their own below.
PLAIN = {
    Kind.TITLE: "title",
    Kind.OUTLET: "outlet",
    Kind.AUTHOR: "authors",
    Kind.LANGUAGE: "language",
    Kind.ADDRESS: "link",
    Kind.FAMILY: "agency",
}
DATES = {Kind.PUBLISHED: "published", Kind.DATE: "occurred"}


class Known:
    """The words that the suggestions of a page are told in, looked up once; natural persons are not among them."""

    def __init__(self) -> None:
        self.names = Names(language())
        self.causes = {term.slug for term in reference.vocabulary().get("cause", ()) if term.active}
        everybody = [actor for actor in reference.all_actors() if not actor.person]
        self.actors = {actor.code: actor.name.best(language())[0] for actor in everybody}
        self._codes = {
            fold(text): actor.code for actor in reversed(everybody) for text in (*actor.name.all(), *actor.variants)
        }

    def actor_code(self, named: str) -> str:
        """The code of the institution or group with this code or name; blank where none is known."""
        return named if named in self.actors else self._codes.get(fold(named), "")


@dataclass(frozen=True)
class Way:
    """One thing that may be taken over: what it is called, and what it puts into the answers."""

    label: str
    fills: Fills

    @property
    def fills_text(self) -> str:
        """The same for the script of the page."""
        return fills_text(self.fills)


def fills_text(fills: Fills) -> str:
    """Answers as JSON for a page to fill in by itself; blank where the text has to be read anew after them."""
    return "" if any(name in _READ_BY for name, _ in fills) else json.dumps(fills, ensure_ascii=False)


def _plain(_key: str, one: Suggestion, _form: DeskForm, _known: Known) -> Iterator[Way]:
    text = " ".join(str(one.value).split())
    label = say(DeskForm.LANGUAGES[text]) if one.kind is Kind.LANGUAGE and text in DeskForm.LANGUAGES else text
    if text and (one.kind is not Kind.LANGUAGE or text in DeskForm.LANGUAGES):
        yield Way(label, ((PLAIN[one.kind], text),))


def _date(_key: str, one: Suggestion, _form: DeskForm, _known: Known) -> Iterator[Way]:
    yield Way(date_words(one.value), ((DATES[one.kind], typed_date(one.value)),))


def _place(_key: str, one: Suggestion, _form: DeskForm, _known: Known) -> Iterator[Way]:
    for code in (one.value, *one.others):
        place = place_of(code)
        if place is not None:
            name = place.name(language())
            label = say(N_("%(place)s (%(what)s)"), place=name, what=detail(place))
            yield Way(label, (("place", name), ("place_code", code)))


def _figure(key: str, one: Suggestion, form: DeskForm, known: Known) -> Iterator[Way]:
    row = form.row_of(key)
    fills = figure_fills(row, one.value, one.sentence.passage) if row is not None else ((f"row-{key}", ""),)
    yield Way(figure_label(one, known.names), fills)


def _denial(key: str, one: Suggestion, form: DeskForm, known: Known) -> Iterator[Way]:
    row = form.row_of(key)
    if row is None:
        return
    label = say(N_("An official denial: %(what)s"), what=known.names.term("outcome", str(one.value)))
    said = {"kind": "denial", "outcome": str(one.value), "passage": one.sentence.passage}
    yield Way(label, tuple((row[name].name, text) for name, text in said.items()))


def _cause(_key: str, one: Suggestion, _form: DeskForm, known: Known) -> Iterator[Way]:
    if one.value in known.causes:
        yield Way(known.names.term("cause", one.value), (("causes", one.value),))


def _actor(_key: str, one: Suggestion, form: DeskForm, known: Known) -> Iterator[Way]:
    named = " ".join(str(one.value).split())
    code = known.actor_code(named)
    form.offer_actor(code or named)
    yield Way(known.actors.get(code, named), (("actors", code or named),))


WAYS: Mapping[Kind, Callable[[str, Suggestion, DeskForm, Known], Iterator[Way]]] = {
    **dict.fromkeys(PLAIN, _plain),
    **dict.fromkeys(DATES, _date),
    Kind.PLACE: _place,
    Kind.FIGURE: _figure,
    Kind.DENIAL: _denial,
    Kind.CAUSE: _cause,
    Kind.WEAPON: _cause,
    Kind.ACTOR: _actor,
}


def typed_date(when: UncertainDate) -> str:
    """The date as a person would type it, where that reads back as the same date; else its plain form."""
    words = date_words(when)
    try:
        if read_date(words, today=today()) == when:
            return words
    except Refused:
        pass  # words such as "about mid-May" in a language that is shown but not read
    return when.edtf


def figure_label(one: Suggestion, names: Names) -> str:
    """A figure in a line: "Killed: 3, Protesters, The whole country".

    No point stands beside a number: next to Arabic digits it would be read as a nought.
    """
    figure = one.value
    message, params = in_words(figure.qualifier, figure.value, figure.upper)
    harms = say(N_(", ")).join(names.term("outcome", outcome) for outcome in figure.outcomes)
    parts = [say(N_("%(harm)s: %(n)s"), harm=harms, n=say(message, **params))]
    parts += [names.term("victim_group", figure.group)] if figure.group != ALL else []
    parts += [say(figure.scope.label)] if figure.scope is not Scope.INCIDENT else []
    return say(N_(", ")).join(parts)
