"""The filters beside a question: what could be chosen, what choosing it would give, what is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from incidents.domain.access import Actor
from incidents.domain.criteria import CHOICES, Criteria, fixed_codes
from incidents.domain.places import PlaceLevel
from incidents.domain.vocabulary import N_, Audience
from incidents.services import reference, searching, wording
from incidents.services.reference import Names

Counts = Mapping[str, int]

TITLES = {
    "place": N_("Where"),
    "outcome": N_("What was reported"),
    "cause": N_("Cause"),
    "actor": N_("Who is said to be responsible"),
    "grade": N_("How well supported"),
    "figures": N_("Figures"),
    "group": N_("Who they were"),
    "violation": N_("Alleged violation"),
    "source": N_("Source"),
    "status": N_("Status"),
}
_PLACE_TITLES = (N_("Governorate"), N_("Town, square or bridge"))


@dataclass(frozen=True)
class Option:
    """A value that could be ticked, and how many incidents that would give, also in the reader's digits."""

    value: str
    label: str
    count: int
    number: str
    checked: bool


@dataclass(frozen=True)
class Group:
    """One filter: its parameter, its title, its options."""

    param: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Labels:
    """The words of codes for one page. Outlets and actors that no findable record names keep their code."""

    names: Names
    words: wording.MapWords
    findable: Mapping[str, Counts]

    def of(self, param: str, code: str) -> str:
        """The label of a code."""
        if param in {"source", "actor"} and code not in self.findable.get(param, {}):
            return code
        return wording.name_of(param, code, self.words, self.names)


def labels(by: Actor, lang: str, release: int | None = None) -> Labels:
    """The words for a page in a language, with everything that could be found if nothing were asked."""
    shown = params(by)
    everything = searching.offered(by, shown, release)
    findable = {param: {one.code: one.incidents for one in everything[param]} for param in shown}
    return Labels(Names(lang), wording.words_of(lang), findable)


def groups(criteria: Criteria, by: Actor, said: Labels) -> list[Group]:
    """Every filter with its counts, as if nothing of it were chosen yet; what would give nothing stays, with 0."""
    counted = searching.choices(criteria, by, params(by)) if criteria.asks_anything else None
    found: list[Group] = []
    for param in (one for one in TITLES if one in params(by)):
        given = {one.code: one.incidents for one in counted[param]} if counted else dict(said.findable[param])
        chosen = getattr(criteria, CHOICES[param])
        codes = dict.fromkeys([*(fixed_codes(param) or ()), *given, *said.findable[param], *chosen])
        options = [_option(code, said.of(param, code), given, said, chosen) for code in codes]
        if fixed_codes(param) is None:
            options.sort(key=lambda one: (-one.count, one.label))
        found += _places(options) if param == "place" else [Group(param, TITLES[param], tuple(options))]
    return [replace(group, title=said.words.say(group.title)) for group in found if group.options]


def params(by: Actor) -> tuple[str, ...]:
    """The choices that a page offers to whoever asks."""
    return (*searching.SHOWN, "status") if by.audience == Audience.TEAM else searching.SHOWN


def _option(code: str, label: str, given: Counts, said: Labels, chosen: Sequence[str]) -> Option:
    count = given.get(code, 0)
    return Option(code, label, count, said.words.number(count), code in chosen)


def _places(options: Sequence[Option]) -> list[Group]:
    levels = {place.code: place.level for place in reference.gazetteer_places()}
    areas = [one for one in options if levels.get(one.value) == PlaceLevel.GOVERNORATE]
    spots = [
        one for one in options if one not in areas and (one.checked or levels.get(one.value) != PlaceLevel.COUNTRY)
    ]
    return [Group("place", title, tuple(found)) for title, found in zip(_PLACE_TITLES, (areas, spots), strict=True)]
