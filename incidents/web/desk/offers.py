"""What was read in a text, as buttons: each says what it would put into which answers, and from which words."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from incidents.domain.count_words import in_words
from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.script import fold
from incidents.domain.suggestions import Event, Kind, Reading, Suggestion
from incidents.domain.vocabulary import ALL, N_, Scope
from incidents.services import recording, reference
from incidents.services.reference import Names
from incidents.web.desk.figure_row import fills as figure_fills
from incidents.web.desk.form import DeskForm
from incidents.web.i18n import language, say
from incidents.web.incidents.places import detail, place_of
from incidents.web.words import date_words

Fills = tuple[tuple[str, str], ...]
_UNSURE_BELOW = 0.6
#: Kinds whose text goes into one answer as it is; the others have a function of their own below.
_PLAIN = {
    Kind.TITLE: "title",
    Kind.OUTLET: "outlet",
    Kind.AUTHOR: "authors",
    Kind.LANGUAGE: "language",
    Kind.ADDRESS: "link",
    Kind.FAMILY: "agency",
}
_DATES = {Kind.PUBLISHED: "published", Kind.DATE: "occurred"}
ABOUT = frozenset({*_PLAIN, Kind.PUBLISHED})
_TICKS = frozenset({"causes", "actors"})
_READ_BY = frozenset({"published"})  # answers on which the reading of other words depends


@dataclass(frozen=True)
class Way:
    """One thing that may be taken over: what it is called, and what it puts into the answers."""

    label: str
    fills: Fills

    @property
    def fills_text(self) -> str:
        """The same for the script of the page."""
        return fills_text(self.fills)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A suggestion on the page. Several `ways` where a person has to choose; `taken` is the number of the one taken.

    `at` is the id of the answer that it fills. `used`: its figure is recorded already.
    """

    key: str
    kind: Kind
    ways: tuple[Way, ...]
    suggestion: Suggestion
    at: str
    taken: int | None = None
    unsure: bool = False
    used: bool = False

    @property
    def why(self) -> str:
        """Why it was suggested, in words."""
        return say(self.suggestion.why, **self.suggestion.params)

    @property
    def open(self) -> bool:
        """Whether it waits for a word."""
        return self.taken is None and not self.used


def fills_text(fills: Fills) -> str:
    """Answers as JSON for a page to fill in by itself; blank where the text has to be read anew after them."""
    return "" if any(name in _READ_BY for name, _ in fills) else json.dumps(fills, ensure_ascii=False)


def offers(reading: Reading, form: DeskForm, used: tuple[str, ...]) -> tuple[Offer, ...]:
    """The suggestions of a reading in its order, those dismissed left out; the form gets a row for each figure."""
    keys = keys_of(reading)
    for key, one in zip(keys, reading.suggestions, strict=True):
        if one.kind in _IN_ROWS and key not in used:
            form.row_for(key)
    names, dismissed = Names(language()), set(form.dismissed.data)
    made = (
        _offer(key, one, form, names, used=key in used)
        for key, one in zip(keys, reading.suggestions, strict=True)
        if key not in dismissed
    )
    return tuple(offer for offer in made if offer is not None)


def keys_of(reading: Reading) -> tuple[str, ...]:
    """A name for each suggestion that stays the same when the text is read again."""
    seen: dict[str, int] = {}
    keys = []
    for one in reading.suggestions:
        key = f"{one.kind.value}-{one.words.start}-{one.words.end}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(keys)


def _offer(key: str, one: Suggestion, form: DeskForm, names: Names, *, used: bool) -> Offer | None:
    tell = _WAYS.get(one.kind)
    if tell is None:
        return None
    ways = tuple(tell(key, one, form, names))
    if not ways:
        return None
    taken = next((number for number, way in enumerate(ways) if _taken(form, one, way)), None)
    at = ways[0].fills[0][0]
    if one.kind in _IN_ROWS:
        row = form.row_of(key)
        taken = 0 if row is not None and not row.blank else None
        at = f"row-{key}"
    return Offer(
        key=key, kind=one.kind, ways=ways, suggestion=one, at=at, taken=taken,
        unsure=one.confidence < _UNSURE_BELOW, used=used,
    )  # fmt: skip


def _taken(form: DeskForm, one: Suggestion, way: Way) -> bool:
    """Whether the form holds what a suggestion puts there; a date or a place in whatever language it was put."""
    if one.kind in _DATES:
        return bool(form[_DATES[one.kind]].data == one.value)
    typed = form.typed()
    fills = [pair for pair in way.fills if one.kind is not Kind.PLACE or pair[0] == "place_code"]
    return all(text in typed.get(name, ()) if name in _TICKS else typed.get(name) == (text,) for name, text in fills)


def _plain(_key: str, one: Suggestion, _form: DeskForm, _names: Names) -> Iterator[Way]:
    text = " ".join(str(one.value).split())
    label = say(DeskForm.LANGUAGES[text]) if one.kind is Kind.LANGUAGE and text in DeskForm.LANGUAGES else text
    if text and (one.kind is not Kind.LANGUAGE or text in DeskForm.LANGUAGES):
        yield Way(label, ((_PLAIN[one.kind], text),))


def _date(_key: str, one: Suggestion, _form: DeskForm, _names: Names) -> Iterator[Way]:
    yield Way(date_words(one.value), ((_DATES[one.kind], typed_date(one.value)),))


def _place(_key: str, one: Suggestion, _form: DeskForm, _names: Names) -> Iterator[Way]:
    for code in (one.value, *one.others):
        place = place_of(code)
        if place is not None:
            name = place.name(language())
            label = say(N_("%(place)s (%(what)s)"), place=name, what=detail(place))
            yield Way(label, (("place", name), ("place_code", code)))


def _figure(key: str, one: Suggestion, form: DeskForm, names: Names) -> Iterator[Way]:
    row = form.row_of(key)
    fills = figure_fills(row, one.value, one.sentence.passage) if row is not None else ((f"row-{key}", ""),)
    yield Way(figure_label(one, names), fills)


def _denial(key: str, one: Suggestion, form: DeskForm, names: Names) -> Iterator[Way]:
    row = form.row_of(key)
    if row is None:
        return
    label = say(N_("An official denial: %(what)s"), what=names.term("outcome", str(one.value)))
    said = {"kind": "denial", "outcome": str(one.value), "passage": one.sentence.passage}
    yield Way(label, tuple((row[name].name, text) for name, text in said.items()))


def _cause(_key: str, one: Suggestion, _form: DeskForm, names: Names) -> Iterator[Way]:
    known = {term.slug for term in reference.vocabulary().get("cause", ()) if term.active}
    if one.value in known:
        yield Way(names.term("cause", one.value), (("causes", one.value),))


def _actor(_key: str, one: Suggestion, form: DeskForm, _names: Names) -> Iterator[Way]:
    code = actor_code(str(one.value))
    form.offer_actor(code or str(one.value))
    known = {actor.code: actor.name.best(language())[0] for actor in reference.all_actors() if not actor.person}
    yield Way(known.get(code, str(one.value)), (("actors", code or str(one.value)),))


_WAYS: Mapping[Kind, Callable[[str, Suggestion, DeskForm, Names], Iterator[Way]]] = {
    **dict.fromkeys(_PLAIN, _plain),
    **dict.fromkeys(_DATES, _date),
    Kind.PLACE: _place,
    Kind.FIGURE: _figure,
    Kind.DENIAL: _denial,
    Kind.CAUSE: _cause,
    Kind.WEAPON: _cause,
    Kind.ACTOR: _actor,
}
_IN_ROWS = frozenset({Kind.FIGURE, Kind.DENIAL})


def actor_code(named: str) -> str:
    """The code of the institution or group with this code or name; blank where none is known. Never a person's."""
    key = fold(named)
    for actor in reference.all_actors():
        if not actor.person and (
            named == actor.code or key in {fold(text) for text in (*actor.name.all(), *actor.variants)}
        ):
            return actor.code
    return ""


def typed_date(when: UncertainDate) -> str:
    """The date as a person would type it, where that reads back as the same date; else its plain form."""
    words = date_words(when)
    try:
        if read_date(words, today=recording.today()) == when:
            return words
    except Refused:
        pass  # words such as "about mid-May" in a language that is shown but not read
    return when.edtf


def figure_label(one: Suggestion, names: Names) -> str:
    """A figure in a line: "Killed: 3 · Protesters · The whole country"."""
    figure = one.value
    message, params = in_words(figure.qualifier, figure.value, figure.upper)
    harms = say(N_(", ")).join(names.term("outcome", outcome) for outcome in figure.outcomes)
    parts = [say(N_("%(harm)s: %(n)s"), harm=harms, n=say(message, **params))]
    parts += [names.term("victim_group", figure.group)] if figure.group != ALL else []
    parts += [say(figure.scope.label)] if figure.scope is not Scope.INCIDENT else []
    return " · ".join(parts)


def events_of(reading: Reading) -> tuple[Event, ...]:
    """The happenings told of; a text in which none was told apart is one."""
    if reading.events:
        return reading.events
    at: dict[Kind, list[int]] = {}
    for number, one in enumerate(reading.suggestions):
        at.setdefault(one.kind, []).append(number)
    first = {kind: next(iter(at.get(kind, ())), None) for kind in (Kind.PLACE, Kind.DATE)}
    figures = tuple(at.get(Kind.FIGURE, ()))
    return (Event(place=first[Kind.PLACE], date=first[Kind.DATE], figures=figures),) if any(at) else ()
