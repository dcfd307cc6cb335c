"""The filters beside a question: what could be chosen, what choosing it would give, what is chosen."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter

from markupsafe import Markup

from incidents.domain.access import Actor
from incidents.domain.criteria import CHOICES, Criteria, Sort, fixed_codes
from incidents.domain.places import PlaceLevel
from incidents.domain.vocabulary import N_
from incidents.services import naming, reference, searching, wording
from incidents.services.naming import AskedNames, Met
from incidents.services.searching import Amounts, Offered
from incidents.web.explore.boxes import Box

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
#: Bounds that the filters have a field for.
BOUNDS = ("killed_min", "killed_max", "injured_min", "injured_max")
_ENDS = {"min": N_("%(outcome)s, at least"), "max": N_("%(outcome)s, at most")}
_PLACE_TITLES = (N_("Governorate"), N_("Town, square or bridge"))


@dataclass(frozen=True)
class Group:
    """One filter: its title, its options drawn as boxes, how many of them are ticked."""

    title: str
    boxes: Markup
    ticked: int


@dataclass(frozen=True)
class Offer:
    """The title of a filter and the box of each of its codes: in their order, or by label where there is none."""

    title: str
    boxes: Mapping[str, Box]


@dataclass(frozen=True)
class Labels:
    """The words of codes in a language, in names that whoever asks may know; what the filters offer, bounds, orders.

    Shared by all of an audience who read that language, until anything changes; so nobody may change it.
    """

    names: AskedNames
    words: wording.MapWords
    findable: Amounts
    offers: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)
    number: Callable[[int], str] = str
    bounds: tuple[tuple[str, str], ...] = ()
    sorts: tuple[tuple[str, str], ...] = ()

    def of(self, param: str, code: str) -> str:
        """The label of a code."""
        return wording.name_of(param, code, self.words, self.names)


def labels(by: Actor, lang: str, release: int | None = None) -> Labels:
    """The words for a page in a language, with everything that could be found if nothing were asked."""
    everything = searching.offered(by, searching.shown_to(by), release)
    return _labels(reference.stamp(), everything, naming.met_by(by.audience, release), lang)


def groups(criteria: Criteria, said: Labels, counted: Amounts) -> list[Group]:
    """Every filter with its counts, as if nothing of it were chosen yet; what would give nothing stays, with 0."""
    found: list[Group] = []
    for param, offers in said.offers.items():
        given, chosen = counted[param], getattr(criteria, CHOICES[param])
        further = [*chosen, *(given.keys() - said.findable[param].keys())]
        if any(not any(code in offer.boxes for offer in offers) for code in further):
            offers = _offers(param, said, further)  # noqa: PLW2901 - the same, and what was asked for besides
        found += [_group(param, offer, given, chosen, said.number) for offer in offers]
    return [group for group in found if group.boxes]


@lru_cache(maxsize=16)
def _labels(_stamp: Hashable, everything: Offered, met: Met, lang: str) -> Labels:
    said = Labels(AskedNames(lang, lambda: met), wording.words_of(lang), everything.amounts)
    return replace(
        said,
        offers={param: _offers(param, said) for param in TITLES if param in everything.amounts},
        number=lru_cache(maxsize=2048)(said.words.number),
        bounds=tuple((name, _bound_label(name, said)) for name in BOUNDS),
        sorts=tuple((one.value, said.words.say(one.label)) for one in Sort),
    )


def _bound_label(name: str, said: Labels) -> str:
    outcome, end = name.rsplit("_", 1)
    return said.words.say(_ENDS[end], outcome=said.of("outcome", outcome))


def _offers(param: str, said: Labels, further: Iterable[str] = ()) -> tuple[Offer, ...]:
    fixed, asked = fixed_codes(param), tuple(further)
    found = [(code, said.of(param, code)) for code in dict.fromkeys([*(fixed or ()), *said.findable[param], *asked])]
    if fixed is None:
        found.sort(key=itemgetter(1, 0))
    if param != "place":
        return (_offer(param, TITLES[param], found, said),)
    levels = {place.code: place.level for place in reference.gazetteer_places()}
    areas = [one for one in found if levels.get(one[0]) == PlaceLevel.GOVERNORATE]
    others = [one for one in found if levels.get(one[0]) != PlaceLevel.GOVERNORATE]
    spots = [one for one in others if one[0] in asked or levels.get(one[0]) != PlaceLevel.COUNTRY]
    return tuple(_offer(param, title, those, said) for title, those in zip(_PLACE_TITLES, (areas, spots), strict=True))


def _offer(param: str, title: str, found: Iterable[tuple[str, str]], said: Labels) -> Offer:
    none = said.words.number(0)
    return Offer(said.words.say(title), {code: Box.of(param, code, label, none) for code, label in found})


def _group(param: str, offer: Offer, given: Counts, chosen: Sequence[str], number: Callable[[int], str]) -> Group:
    amounts = {**dict.fromkeys(chosen, 0), **given}
    drawn = [
        offer.boxes[code].drawn(amounts[code], number(amounts[code]), ticked=code in chosen)
        if code in amounts
        else offer.boxes[code].idle
        for code in _in_order(param, offer, given)
    ]
    ticked = sum(code in offer.boxes for code in chosen)
    return Group(offer.title, Markup("".join(drawn)), ticked)  # noqa: S704 - each of them is safe


def _in_order(param: str, offer: Offer, given: Counts) -> list[str]:
    """Those that give most first, where the codes have no order of their own; what would give nothing comes last."""
    if fixed_codes(param) is not None:
        return list(offer.boxes)
    found = sorted((code for code in offer.boxes if code in given), key=given.__getitem__, reverse=True)
    return [*found, *(code for code in offer.boxes if code not in given)]
