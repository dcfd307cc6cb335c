"""What of an incident tells it from another one: when, where, by which articles, how many people, in which words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cache

from incidents.domain.counts import WORDINGS
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Draft, IncidentPlace
from incidents.domain.places import Place
from incidents.domain.script import name_key, tokens
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ALL, ClaimKind, ClaimStatus, Clarity, PlaceRole, Scope

#: Place code → the place, then its ancestors; empty where the code is not known.
Chains = Callable[[str], tuple[Place, ...]]

VAGUE = frozenset(wording.qualifier.value for wording in WORDINGS if wording.vague)
_DAWN, _DUSK = time(6), time(20)
_NIGHTLY = frozenset({"night", "dawn"})
_KEY_LETTERS = 2  # a key of one letter is shared by too many words to tell anything

#: Words of nearly every title of this field: that two titles share them tells nothing.
_PLAIN = """
a after among and another as at attack attacked attacks before by dead died dozens during early evening fired fire
firing for force forces from give gives gunfire gunmen had have he her his hurt injured injuring in into iraq iraqi is
it its killed killing kills late left live man men more morning near night no not of on one open opened people police
protest protester protesters protests report reported reports said say says security several she shot shots since so
street that the their them there these they this to two three four five six was were when while who with woman women
wounded wounding city square bridge against ammunition bullets demonstrators demonstration demonstrations sit tear gas
crowd
قتل قتلى قتيل قتيلان مقتل جرحى جريح جريحان إصابة إصابات اصيب أصيب أصيبوا قتلوا في من على إلى الى عن مع بعد قبل خلال
بين أن إن كان كانت ما لا لم هذا هذه ذلك التي الذي متظاهر متظاهرين متظاهرون متظاهرا احتجاج احتجاجات تظاهرات تظاهرة قوات
الأمن أمن شرطة اطلاق إطلاق نار رصاص حي ليل ليلة مساء صباح يوم شخص أشخاص اشخاص شخصا عدد عشرات ساحة جسر شارع مدينة
محافظة هجوم هجمات العراق عراقي تقرير تقارير مصدر مصادر قال أفاد مسلحون مسلحين قرب غاز الغاز المسيل للدموع
"""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The people of one outcome; `open` means "or more", `vague` that a word such as "dozens" stands for a number.

    `said` tells how its two ends were said (codes of Qualifier, blank where unknown).
    """

    min: int
    max: int
    open: bool = False
    vague: bool = False
    said: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True)
class Traits:
    """An incident, or a draft that is not kept yet, as another one is compared with it.

    `words` maps the key of a word of its titles to the word as written. `kin` are articles that are not its own but
    share paragraphs with one of its own. `actors` holds no natural person. `pattern` is a summary over time.
    """

    code: str = ""
    when: UncertainDate | None = None
    night: bool = False
    places: tuple[IncidentPlace, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    causes: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    pattern: bool = False


def traits_of(draft: Draft, chains: Chains, code: str = "") -> Traits:
    """The traits of a draft as typed: its figures as they stand, counted by the rule or not."""
    refs = [link.ref for link in draft.articles if link.ref is not None]
    return Traits(
        code=code,
        when=draft.occurred,
        night=by_night(draft.time_from, draft.time_of_day),
        places=sites(place if place.chain else _placed(place, chains) for place in draft.places),
        words=title_words(draft.title),
        articles=frozenset(link.article for link in draft.articles),
        agencies=frozenset(ref.voice for ref in refs if ref.voice),
        tallies=_tallies(draft),
        causes=frozenset(cause.term for cause in draft.causes),
        actors=frozenset(one.actor for one in draft.actors if not one.person),
        pattern=draft.clarity == Clarity.SUMMARY,
    )


def by_night(begun: time | None, time_of_day: str) -> bool:
    """Whether it began in the hours that one report dates to the day before and another to the day after."""
    if begun is not None:
        return begun < _DAWN or begun >= _DUSK
    return time_of_day.strip().casefold() in _NIGHTLY


def sites(places: Iterable[IncidentPlace]) -> tuple[IncidentPlace, ...]:
    """Where it happened; where nothing says that, every place there is."""
    known = tuple(place for place in places if place.chain)
    return tuple(place for place in known if place.role == PlaceRole.SITE) or known


def title_words(title: Trilingual) -> dict[str, str]:
    """Key → word of everything a title names beyond the plain words of the field, in any script."""
    found: dict[str, str] = {}
    for word in (word for text in title.all() for word in tokens(text)):
        key = name_key(word)
        if len(key) >= _KEY_LETTERS and key not in _plain_keys() and not word.isdigit():
            found.setdefault(key, word)
    return found


@cache
def _plain_keys() -> frozenset[str]:
    return frozenset(key for word in _PLAIN.split() for key in name_key(word).split())


def _placed(place: IncidentPlace, chains: Chains) -> IncidentPlace:
    return IncidentPlace(
        place=place.place,
        role=place.role,
        precision=place.precision,
        radius_m=place.radius_m,
        point=place.point,
        chain=chains(place.place),
    )


def _tallies(draft: Draft) -> dict[str, Tally]:
    """Outcome → what the reports of this event say together, from the least to the most."""
    found: dict[str, Tally] = {}
    for claim in draft.claims:
        told = claim.kind == ClaimKind.NUMBER and claim.group == ALL and not claim.combined
        if not (told and claim.scope == Scope.INCIDENT and claim.status == ClaimStatus.ACTIVE):
            continue
        said = claim.bounds
        if said.max is None:
            continue
        how = (claim.qualifier.value, claim.qualifier.value)
        one = Tally(min=said.min or 0, max=said.max, open=said.open, vague=said.vague, said=how)
        found[claim.outcome] = _together(found.get(claim.outcome), one)
    return found


def _together(known: Tally | None, more: Tally) -> Tally:
    """Both; a number that was counted stands before a word."""
    if known is None or (known.vague and not more.vague):
        return more
    if more.vague and not known.vague:
        return known
    least, most = min(known, more, key=lambda one: one.min), max(known, more, key=lambda one: one.max)
    return Tally(
        min=least.min,
        max=most.max,
        open=known.open or more.open,
        vague=known.vague,
        said=(least.said[0], most.said[1]),
    )
