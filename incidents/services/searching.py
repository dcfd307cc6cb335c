"""Finding: one question, and every view of its answer for the audience of whoever asks."""

import gc
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.disclosure import copy_for, may_read
from incidents.domain.errors import NotFound
from incidents.domain.incident import IncidentLink, Record, Summary
from incidents.domain.vocabulary import INJURED, KILLED, N_, Audience
from incidents.storage import incidents, links, publications
from incidents.storage.db import is_writing
from incidents.storage.search import changes, rows
from incidents.storage.search.answering import Answers, answers
from incidents.storage.search.rows import Page
from incidents.storage.search.sums import By, Choice, Series, Totals

__all__ = [
    "IN_SUMS",
    "MOST_ON_MAP",
    "SHOWN",
    "Amounts",
    "Answer",
    "By",
    "Choice",
    "Choices",
    "Offered",
    "Page",
    "Series",
    "Totals",
    "amounts",
    "ask",
    "choices",
    "count",
    "counted",
    "everything",
    "incident",
    "leads_on",
    "linked",
    "offered",
    "on_map",
    "page",
    "public_incident",
    "series",
    "shown_to",
    "spare",
    "summaries_of",
    "totals",
    "warm",
    "warm_up",
    "was_withdrawn",
    "without_each",
]

#: Choices that a person sees on a page; the others are asked for by link.
SHOWN = ("place", "outcome", "group", "cause", "violation", "actor", "source", "grade", "figures")
#: Outcomes that the line above a list adds up.
IN_SUMS = (KILLED, INJURED)
MOST_ON_MAP = 2000
_MADE_BETWEEN_LOOKS = 20_000
#: Parameter → its codes, counted.
Choices = Mapping[str, tuple[Choice, ...]]
#: Parameter → code → how many incidents choosing it would give.
Amounts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Answer:
    """A page of a question with the totals of `IN_SUMS` and the amounts beside its choices."""

    criteria: Criteria
    audience: Audience
    page: Page
    totals: Totals
    amounts: Amounts


@dataclass(frozen=True, eq=False)
class Offered:
    """What could be chosen where nothing is asked. Each counting is another one, whatever it found."""

    amounts: Amounts


def ask(criteria: Criteria, by: Actor) -> Answer:
    """The page, totals and amounts beside the choices of a question, of one moment."""
    audience = _audience(by)
    asked = answers(audience, criteria)
    return Answer(
        criteria=criteria,
        audience=audience,
        page=asked.page(criteria),
        totals=asked.totals(criteria, IN_SUMS),
        amounts=_amounts(asked, criteria, by),
    )


def page(criteria: Criteria, by: Actor) -> Page:
    """One page of summaries."""
    return answers(_audience(by), criteria).page(criteria)


def counted(criteria: Criteria, by: Actor) -> tuple[Page, int]:
    """One page of summaries and how many incidents answer, of one moment."""
    asked = answers(_audience(by), criteria)
    return asked.page(criteria), asked.count(criteria)


def count(criteria: Criteria, by: Actor) -> int:
    """How many incidents answer."""
    return answers(_audience(by), criteria).count(criteria)


def totals(criteria: Criteria, by: Actor) -> Totals:
    """People by outcome as ranges, and how many records give no number."""
    return answers(_audience(by), criteria).totals(criteria)


def shown_to(by: Actor) -> tuple[str, ...]:
    """The choices that a page offers to whoever asks."""
    return _shown(_audience(by))


def choices(criteria: Criteria, by: Actor, params: tuple[str, ...] = tuple(CHOICES)) -> Choices:
    """What each parameter could be set to, counted."""
    return answers(_audience(by), criteria).choices(criteria, params)


def amounts(criteria: Criteria, by: Actor) -> Amounts:
    """How many incidents each of the choices that a page offers would give."""
    return _amounts(answers(_audience(by), criteria), criteria, by)


def offered(by: Actor, params: tuple[str, ...], release: int | None = None) -> Offered:
    """What could be chosen where nothing is asked, today or of a release; counted once until any finding changes."""
    return _offered(_audience(by), params, release)


def everything(audience: Audience) -> Offered:
    """What a page offers an audience where nothing is asked: every code in the records that it may find."""
    return _offered(audience, _shown(audience), None)


def series(criteria: Criteria, by: Actor, step: By) -> Series:
    """The selection along time."""
    return answers(_audience(by), criteria).series(criteria, step)


def on_map(criteria: Criteria, by: Actor) -> tuple[Summary, ...]:
    """The summaries that a map draws, newest first, at most `MOST_ON_MAP`."""
    return answers(_audience(by), criteria).all_summaries(criteria, MOST_ON_MAP)


def without_each(criteria: Criteria, by: Actor) -> tuple[tuple[str, str, int], ...]:
    """For an empty answer: (parameter, value, incidents found without it), the most helpful first.

    Where any of several codes would do, one less finds no more: of them nothing is counted.
    """
    parts = tuple(criteria.parts())
    given = Counter(part.param for part in parts)
    helpful = [part for part in parts if given[part.param] == 1]
    found = [(part.param, part.value, count(criteria.dropping(part), by)) for part in helpful]
    return tuple(sorted(found, key=lambda one: -one[2]))


def warm_up() -> None:
    """Have ready what answers questions, so that nobody waits for it."""
    for audience in Audience:
        warm(answers(audience))
    spare()


def spare() -> None:
    """Spare what stays the collector's looks, and have it look once in some pages, not some times a page."""
    gc.freeze()
    gc.set_threshold(_MADE_BETWEEN_LOOKS)


def warm(found: Answers) -> None:
    """Ask what every question needs: all of it, in its usual order, and what could be chosen."""
    found.page(Criteria())
    found.amounts(Criteria(), (*SHOWN, "status"))


def incident(code: str, by: Actor) -> Record:
    """An incident as whoever asks may read it: the team's copy, else the publication.

    NotFound in the same words for what does not exist and for what may not be known.
    """
    by.require(Action.READ_PUBLIC)
    if by.audience == Audience.PUBLIC:
        return publications.record(code)
    found = incidents.record(code)
    if not may_read(by, found.content.tier, is_author=by.name in found.contributors):
        raise NotFound(N_("There is no such record."))
    return copy_for(by, found)


def public_incident(code: str) -> Record:
    """The publication, whoever asks."""
    return publications.record(code)


def was_withdrawn(code: str) -> bool:
    """Whether an address led to a public record once and does not now; then the page says so, not "not found"."""
    return publications.was_public(code)


def leads_on(code: str, by: Actor) -> str | None:
    """The code that an old code leads to, if whoever asks may go there: of a hidden record nothing is told."""
    target = incidents.forwarded(code)
    return target if target is not None and summaries_of((target,), by) else None


def summaries_of(codes: tuple[str, ...], by: Actor, release: int | None = None) -> tuple[Summary, ...]:
    """Summaries of some incidents, of today or as a release holds them; those only that whoever asks may find."""
    by.require(Action.READ_PUBLIC)
    return rows.summaries_of(codes, by.audience, release)


def linked(record: Record) -> tuple[IncidentLink, ...]:
    """Incidents linked with a record from either side, in the order of their dates, those without a date last."""
    found = links.around(record)
    return tuple(sorted(found, key=lambda link: link.occurred.earliest.isoformat() if link.occurred else "~"))


def _shown(audience: Audience) -> tuple[str, ...]:
    return (*SHOWN, "status") if audience == Audience.TEAM else SHOWN


def _offered(audience: Audience, params: tuple[str, ...], release: int | None) -> Offered:
    asked = Criteria(release=release)
    if is_writing():
        return Offered(answers(audience, asked).amounts(asked, params))
    return _everything(changes.stamp(), audience, params, asked)


@lru_cache(maxsize=16)
def _everything(_stamp: changes.Stamp, audience: Audience, params: tuple[str, ...], asked: Criteria) -> Offered:
    return Offered(MappingProxyType(answers(audience, asked).amounts(asked, params)))


def _amounts(asked: Answers, criteria: Criteria, by: Actor) -> Amounts:
    if criteria.asks_anything:
        return asked.amounts(criteria, shown_to(by))
    return offered(by, shown_to(by), criteria.release).amounts


def _audience(by: Actor) -> Audience:
    by.require(Action.READ_PUBLIC)
    return by.audience
