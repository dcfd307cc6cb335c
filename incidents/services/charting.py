"""Charts of a question: people and records along time, and by the codes of one parameter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from incidents.domain.access import Action, Actor
from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria
from incidents.domain.places import PlaceLevel
from incidents.domain.vocabulary import KILLED, N_
from incidents.reports.charts.along import Pace, along
from incidents.reports.charts.bars import bars
from incidents.reports.charts.groups import Chart, Group
from incidents.services.reference import gazetteer_places
from incidents.services.wording import count_of, words_of
from incidents.storage.search.answering import Answers, answers
from incidents.storage.search.crossed import Crossing
from incidents.storage.search.sums import By, Choice, Series, Step

__all__ = [
    "BY_CODE",
    "MOST_MONTHS",
    "Chart",
    "Named",
    "Pace",
    "Tailed",
    "Timeline",
    "asked_by",
    "by_code",
    "by_time",
    "killed_of",
    "spread",
    "timeline",
]

#: Parameter of a question → what its chart is called, and what must be minded.
BY_CODE = {
    "place": (N_("By governorate"), ""),
    "cause": (
        N_("By cause, as reported"),
        N_(
            "A record that reports several causes stands under each. The people are those of the whole record: nobody"
            " is said to have died of this cause."
        ),
    ),
    "actor": (
        N_("By who is said to be responsible"),
        N_("As alleged by sources. A record that names several stands under each, with all its people."),
    ),
    "grade": (N_("By how well supported"), ""),
}
_MOST_BARS = 20
MOST_MONTHS = 60  # more are drawn as years unless months are asked for
_MOST_YEARS_BY_MONTH = 20  # more cannot be drawn by month at all
_MOST_STEPS = 240


@dataclass(frozen=True)
class Named:
    """What a chart by codes is called, the label of a code of a parameter, and the address of its records."""

    name: str
    label: Callable[[str, str], str]
    href: Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The selection along time, and the paces it could be drawn at.

    `unplaced` records have a date that no single step holds, `undated` none; `earlier` lie before the first step drawn.
    """

    pace: Pace
    paces: tuple[Pace, ...]
    steps: tuple[Step, ...]
    unplaced: int
    undated: int
    earlier: int


@dataclass(frozen=True)
class Tailed:
    """A chart, and how many more codes there are than it has bars."""

    chart: Chart
    more: int


def timeline(criteria: Criteria, by: Actor, wanted: Pace | None = None) -> Timeline:
    """The selection by month, or by year where that is wanted or the months are too many to be read."""
    by.require(Action.READ_PUBLIC)
    found = answers(by.audience, criteria)
    years = found.series(criteria, By.YEAR)
    if len(years.steps) > _MOST_YEARS_BY_MONTH:
        return _timeline(years, Pace.YEAR, (Pace.YEAR,))
    months = found.series(criteria, By.MONTH)
    if not months.steps:
        return _timeline(years, Pace.YEAR, (Pace.YEAR,))
    pace = wanted or (Pace.YEAR if len(months.steps) > MOST_MONTHS else Pace.MONTH)
    return _timeline(years if pace is Pace.YEAR else months, pace, (Pace.YEAR, Pace.MONTH))


def by_time(found: Timeline, outcome: str, lang: str, href: Callable[[date], str]) -> Chart:
    """Records and the people of one outcome; `href` gives the address of a step from its first day."""
    groups = [_step(step, outcome, href) for step in found.steps]
    return along(groups, words_of(lang), outcome=outcome, pace=found.pace)


def by_code(criteria: Criteria, by: Actor, param: str, lang: str, named: Named) -> Tailed:
    """Records and people reported killed by the codes of a parameter, most records first; places by governorate."""
    by.require(Action.READ_PUBLIC)
    found = spread(criteria, answers(by.audience, criteria), param)
    groups = [_group(one, param, named) for one in found[:_MOST_BARS]]
    return Tailed(bars(groups, words_of(lang), outcome=KILLED, name=named.name), max(0, len(found) - _MOST_BARS))


def asked_by(by: Actor) -> Answers:
    """Who answers for whoever asks."""
    by.require(Action.READ_PUBLIC)
    return answers(by.audience)


def spread(criteria: Criteria, asked: Answers, param: str) -> tuple[Choice, ...]:
    """The selection by the codes of a parameter, most records first; places by governorate."""
    found = asked.grouped(criteria, param)
    if param != "place":
        return found
    areas = _governorates()
    return tuple(one for one in found if one.code in areas)


def _governorates() -> frozenset[str]:
    """The codes of all governorates."""
    return frozenset(place.code for place in gazetteer_places() if place.level == PlaceLevel.GOVERNORATE)


def killed_of(one: Choice | Crossing) -> Count:
    """The people reported killed by the records of a choice or a crossing; empty where none of them gives a number."""
    if not one.numbered:
        return Count(None, None)
    return Count(one.killed_min, max(one.killed_min, one.killed_max), open=one.killed_open)


def _timeline(series: Series, pace: Pace, paces: tuple[Pace, ...]) -> Timeline:
    return Timeline(
        pace=pace,
        paces=paces,
        steps=series.steps[-_MOST_STEPS:],
        unplaced=series.unplaced,
        undated=series.undated,
        earlier=sum(step.incidents for step in series.steps[:-_MOST_STEPS]),
    )


def _step(step: Step, outcome: str, href: Callable[[date], str]) -> Group:
    first = date.fromisoformat(f"{step.label}-01-01"[: len("2019-01-01")])
    total = step.sums.get(outcome)
    silent = step.incidents - (total.records if total else 0)
    return Group(begins=first, records=step.incidents, people=count_of(total), without_number=silent, href=href(first))


def _group(one: Choice, param: str, named: Named) -> Group:
    return Group(
        label=named.label(param, one.code),
        records=one.incidents,
        people=killed_of(one),
        without_number=one.incidents - one.numbered,
        href=named.href(one.code),
    )
