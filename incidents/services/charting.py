"""Charts of a question: people and records by month, and by the codes of one parameter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from incidents.domain.access import Action, Actor
from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria
from incidents.domain.places import PlaceLevel
from incidents.domain.vocabulary import KILLED
from incidents.reports.charts.bars import Chart, Group, bars
from incidents.reports.charts.months import months
from incidents.services.reference import gazetteer_places
from incidents.services.wording import count_of, words_of
from incidents.storage.search.answering import answers
from incidents.storage.search.sums import By, Choice, Step

__all__ = ["Chart", "Named", "by_code", "by_month"]

_MOST_BARS = 20


@dataclass(frozen=True)
class Named:
    """What a chart by codes is called, the label of a code of a parameter, and the address of its records."""

    name: str
    label: Callable[[str, str], str]
    href: Callable[[str], str]


def by_month(criteria: Criteria, by: Actor, outcome: str, lang: str, href: Callable[[date], str]) -> Chart:
    """Records and the people of one outcome by month; `href` gives the address of a month from its first day."""
    by.require(Action.READ_PUBLIC)
    series = answers(by.audience).series(criteria, By.MONTH)
    return months([_month(step, outcome, href) for step in series.steps], words_of(lang), outcome=outcome)


def by_code(criteria: Criteria, by: Actor, param: str, lang: str, named: Named) -> Chart:
    """Records and people reported killed by the codes of a parameter, most records first; places by governorate."""
    by.require(Action.READ_PUBLIC)
    found = answers(by.audience).grouped(criteria, param)
    if param == "place":
        areas = {place.code for place in gazetteer_places() if place.level == PlaceLevel.GOVERNORATE}
        found = tuple(one for one in found if one.code in areas)
    groups = [_group(one, param, named) for one in found[:_MOST_BARS]]
    return bars(groups, words_of(lang), outcome=KILLED, name=named.name)


def _month(step: Step, outcome: str, href: Callable[[date], str]) -> Group:
    first = date.fromisoformat(f"{step.label}-01")
    total = step.sums.get(outcome)
    silent = step.incidents - (total.records if total else 0)
    return Group(month=first, records=step.incidents, people=count_of(total), without_number=silent, href=href(first))


def _group(one: Choice, param: str, named: Named) -> Group:
    people = Count(None, None)
    if one.numbered:
        people = Count(one.killed_min, max(one.killed_min, one.killed_max), open=one.killed_open)
    return Group(
        label=named.label(param, one.code),
        records=one.incidents,
        people=people,
        without_number=one.incidents - one.numbered,
        href=named.href(one.code),
    )
