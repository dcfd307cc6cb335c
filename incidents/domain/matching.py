"""Whether two incidents may be one: reasons in words for it and against it, and a score. Never a verdict.

The weights are this project's own, set by hand on reports of one event by several outlets and on invented re-tellings
(`tests/evaluation`). They are log-odds: each reason adds its weight, `_PRIOR` stands for two incidents of which
nothing is known, and the score is the logistic of the sum. What is unlike weighs more than what is alike: one square
has seen another event on each of three days running.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.domain.dates import DateQualifier
from incidents.domain.incident import IncidentPlace
from incidents.domain.place_likeness import Where, compare_places, place_keys
from incidents.domain.traits import Tally, Traits
from incidents.domain.vocabulary import N_

LIKELY = 0.5
"""From this score on two records are shown as perhaps one."""

DAYS_APART = 3
"""Dates that lie further apart are never compared."""

_PRIOR = -4.7
_SHORT_SPAN, _WEEK, _MONTH = 2, 11, 31  # days
_ABOUT = frozenset({DateQualifier.APPROXIMATE, DateQualifier.BOTH})
_MOST_FIGURES, _LEAST_FIGURES = 2.2, -3.0


@dataclass(frozen=True)
class Reason:
    """One sentence for or against, as a msgid with its values; dates are EDTF, places, terms and articles codes."""

    message: str
    params: tuple[tuple[str, object], ...] = ()
    weight: float = 0.0


@dataclass(frozen=True)
class Likeness:
    """How alike two incidents are: `score` from 0 to 1, reasons for it, heaviest first, and what speaks against it."""

    score: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether a person should look at the two."""
        return self.score >= LIKELY


def likeness(one: Traits, other: Traits) -> Likeness:
    """Compare two incidents. The order of the two does not matter for the score."""
    found = list(_reasons(one, other))
    total = _PRIOR + sum(reason.weight for reason in found)
    told = sorted((reason for reason in found if reason.message), key=lambda reason: -abs(reason.weight))
    return Likeness(
        score=1 / (1 + math.exp(-total)),
        reasons=tuple(reason for reason in told if reason.weight > 0),
        against=tuple(reason for reason in told if reason.weight < 0),
    )


def _reasons(one: Traits, other: Traits) -> Iterator[Reason]:
    yield from _pattern(one, other)
    yield from _dates(one, other)
    yield from _places(one, other)
    yield from _articles(one, other)
    yield from _figures(one, other)
    yield from _words(one, other)
    yield from _terms(one, other)


def _pattern(one: Traits, other: Traits) -> Iterator[Reason]:
    """A pattern over time is no single event, although it lies over many."""
    if one.pattern != other.pattern:
        yield Reason(N_("One tells of a pattern over time, the other of one event"), (), -6.0)


def _dates(one: Traits, other: Traits) -> Iterator[Reason]:
    if one.when is None or other.when is None:
        return
    a, b = one.when, other.when
    said = (("date", a.edtf), ("other_date", b.edtf))
    gap = max((a.earliest - b.latest).days, (b.earliest - a.latest).days)
    if gap > 0:
        yield _apart(one, other, gap, said)
        return
    longest = max(a.days, b.days)
    if longest == 1:
        yield Reason(N_("Same day: %(date)s"), said, 3.0)
    elif longest <= _SHORT_SPAN:
        yield Reason(N_("The dates overlap: %(date)s and %(other_date)s"), said, 2.6)
    elif longest <= _WEEK:
        yield Reason(N_("The dates overlap: %(date)s and %(other_date)s"), said, 1.2)
    elif longest <= _MONTH:
        yield Reason(N_("The dates may be the same: %(date)s and %(other_date)s"), said, 0.4)
    else:
        yield Reason(N_("The dates may be the same: %(date)s and %(other_date)s"), said, -0.8)


def _apart(one: Traits, other: Traits, gap: int, said: tuple[tuple[str, object], ...]) -> Reason:
    """Days that do not touch. A night belongs to two of them; an uncertain date may be another."""
    if gap == 1 and (one.night or other.night):
        weight = 1.6 if one.night and other.night else 0.8
        return Reason(N_("A day apart, by night: %(date)s and %(other_date)s"), said, weight)
    weight = max(map(_leeway, (one, other)))[gap - 1] if gap <= DAYS_APART else -9.0
    return Reason(N_("Different days: %(date)s and %(other_date)s"), said, weight)


def _leeway(one: Traits) -> tuple[float, float, float]:
    """What one, two and three days apart weigh: least where a date is about, or some days long.

    A day that a source names, though not for certain ("25 Feb 2020?"), still speaks for itself: two evenings at one
    square are two incidents.
    """
    if one.when is None or one.when.days > 1 or one.when.qualifier in _ABOUT:
        return -1.2, -2.5, -3.5
    return (-2.6, -5.0, -6.0) if one.when.qualifier else (-3.2, -6.0, -7.0)


def _places(one: Traits, other: Traits) -> Iterator[Reason]:
    pairs = [(a, b) for a in one.places for b in other.places]
    if pairs:
        yield max((_place(a, b) for a, b in pairs), key=lambda reason: reason.weight)


def _place(a: IncidentPlace, b: IncidentPlace) -> Reason:
    found = compare_places(a, b)
    inner, outer = ("place", found.inner.code), ("other_place", found.outer.code)
    if found.where is Where.SAME:
        return Reason(N_("Same place: %(place)s"), (inner,), found.weight)
    if found.where is Where.INSIDE:
        return Reason(N_("%(place)s lies in %(other_place)s"), (inner, outer), found.weight)
    if found.where is Where.NEAR:
        metres = ("metres", found.metres)
        return Reason(N_("%(place)s and %(other_place)s lie %(metres)s apart"), (inner, outer, metres), found.weight)
    return Reason(N_("Different places: %(place)s and %(other_place)s"), (inner, outer), found.weight)


def _articles(one: Traits, other: Traits) -> Iterator[Reason]:
    shared = sorted(one.articles & other.articles)
    if shared:
        yield Reason(N_("One article tells of both: %(article)s"), (("article", shared[0]),), 1.5)
    elif (one.kin & other.articles) or (other.kin & one.articles):
        yield Reason(N_("Their articles share whole paragraphs"), (), 1.5)
    elif one.agencies & other.agencies:
        yield Reason(N_("The same agency reports both"), (), 0.2)


def _figures(one: Traits, other: Traits) -> Iterator[Reason]:
    total = 0.0
    found = []
    for outcome in sorted(one.tallies.keys() & other.tallies.keys()):
        a, b = one.tallies[outcome], other.tallies[outcome]
        weight = compare_tallies(a, b)
        allowed = min(max(total + weight, _LEAST_FIGURES), _MOST_FIGURES) - total
        total += allowed
        said = (("outcome", outcome), ("people", a), ("other_people", b))
        sentence = N_("%(outcome)s: %(people)s and %(other_people)s") if weight else ""
        found.append(Reason(sentence, said, allowed))
    yield from found


def compare_tallies(a: Tally, b: Tally) -> float:
    """How much two figures of one outcome speak for one event: small numbers agree by chance, large ones do not."""
    low, high = (a, b) if (a.min, a.max) <= (b.min, b.max) else (b, a)
    if high.max == 0:
        return 0.2
    if low.max == 0 and high.min > 0:
        return -0.6 if high.min <= _FEW else -0.7  # an office that denies any death is of the same event
    if a.vague or b.vague:
        return 0.3 if low.max >= high.min or low.open or low.vague else -0.2
    if low.max >= high.min:
        return _agreeing(min(low.max, high.max))
    if low.open:
        return 0.4
    return _differing(low.max, high.min)


_FEW, _SOME, _MANY = 2, 9, 29  # people


def _agreeing(people: int) -> float:
    return 0.4 if people <= _FEW else 1.0 if people <= _SOME else 1.5 if people <= _MANY else 2.0


def _differing(lower: int, upper: int) -> float:
    """First reports of one event differ by half; by more they seldom do."""
    ratio = lower / upper
    if ratio >= 0.6:  # noqa: PLR2004
        return 0.6
    if upper - lower <= _FEW or ratio >= 0.4:  # noqa: PLR2004
        return 0.0
    return -1.0 if ratio >= 0.2 else -1.8  # noqa: PLR2004


def _words(one: Traits, other: Traits) -> Iterator[Reason]:
    """Names and rare words of both titles, whatever script they are in; names of the places are counted there."""
    named = _place_keys(one) & _place_keys(other)
    shared = sorted((one.words.keys() & other.words.keys()) - named)
    fewest = min(len(one.words), len(other.words))
    if shared and fewest:
        said = ", ".join(one.words[key] for key in shared[:3])
        weight = min(1.2, 0.5 * len(shared)) * min(1.0, 2 * len(shared) / fewest)
        yield Reason(N_("Both titles name: %(words)s"), (("words", said),), weight)


def _place_keys(one: Traits) -> set[str]:
    return {key for place in one.places for key in place_keys(place)}


def _terms(one: Traits, other: Traits) -> Iterator[Reason]:
    for cause in sorted(one.causes & other.causes)[:1]:
        yield Reason(N_("Same cause: %(cause)s"), (("cause", cause),), 0.6)
    if one.causes and other.causes and not one.causes & other.causes:
        yield Reason(N_("Different causes"), (), -0.9)
    for actor in sorted(one.actors & other.actors)[:1]:
        yield Reason(N_("Same actor is said to be responsible: %(actor)s"), (("actor", actor),), 0.4)
