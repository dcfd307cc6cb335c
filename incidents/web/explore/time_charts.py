"""The answer along time: a chart for each outcome that was asked for, and what else there is to choose."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import INJURED, KILLED, N_
from incidents.services import charting, reference
from incidents.services.charting import Chart, Pace, Timeline
from incidents.services.wording import Totals
from incidents.web.explore.asked import Link
from incidents.web.explore.chart_options import Options
from incidents.web.explore.choices import Labels
from incidents.web.explore.narrowing import in_step
from incidents.web.gate import actor
from incidents.web.i18n import language, say
from incidents.web.query import address

_FIRST = (KILLED, INJURED)
_PACES = {Pace.YEAR: N_("By year"), Pace.MONTH: N_("By month")}
_TITLES = {
    (KILLED, Pace.MONTH): N_("Reported killed, by month"),
    (KILLED, Pace.YEAR): N_("Reported killed, by year"),
    (INJURED, Pace.MONTH): N_("Reported injured, by month"),
    (INJURED, Pace.YEAR): N_("Reported injured, by year"),
}
_OTHERS = {
    Pace.MONTH: N_("People reported, by month: %(outcome)s"),
    Pace.YEAR: N_("People reported, by year: %(outcome)s"),
}


@dataclass(frozen=True)
class Shown:
    """The chart of one outcome: `drawing` is safe SVG, `without_number` records of the selection give no number."""

    key: str
    title: str
    drawing: Markup
    chart: Chart
    without_number: int


@dataclass(frozen=True, kw_only=True)
class Along:
    """Every chart along time, the ways there are to choose, and what stands in none of them.

    `too_long`: months were asked for, and are too many.
    """

    charts: tuple[Shown, ...]
    paces: tuple[Link, ...]
    outcomes: tuple[Link, ...]
    by_year: bool
    too_long: bool
    unplaced: int
    undated: int
    earlier: int


def along_time(criteria: Criteria, totals: Totals, options: Options, said: Labels) -> Along:
    """The charts of the outcomes asked for; killed and injured where nothing else is."""
    found = charting.timeline(criteria, actor(), options.pace)
    told = _told(totals)
    shown = (options.people,) if options.people else _FIRST
    href = partial(_step, criteria, found.pace, options)
    return Along(
        charts=tuple(_shown(outcome, found, totals, said, href) for outcome in shown) if found.steps else (),
        paces=_paces(criteria, found, options),
        outcomes=_outcomes(criteria, told, options, said),
        by_year=found.pace is Pace.YEAR,
        too_long=options.pace is Pace.MONTH and found.pace is Pace.YEAR,
        unplaced=found.unplaced,
        undated=found.undated,
        earlier=found.earlier,
    )


def _told(totals: Totals) -> tuple[str, ...]:
    """The outcomes that some record gives a number for, killed and injured first."""
    every = dict.fromkeys((*_FIRST, *reference.outcomes()))
    return tuple(one for one in every if one in totals.sums and totals.sums[one].records)


def _shown(outcome: str, found: Timeline, totals: Totals, said: Labels, href: Callable[[date], str]) -> Shown:
    title = _TITLES.get((outcome, found.pace), _OTHERS[found.pace])
    drawn = charting.by_time(found, outcome, language(), href)
    silent = totals.incidents - (totals.sums[outcome].records if outcome in totals.sums else 0)
    svg = Markup(drawn.svg)  # noqa: S704 - drawn by us, every text escaped
    return Shown(f"along-{outcome}", say(title, outcome=said.of("outcome", outcome)), svg, drawn, silent)


def _step(criteria: Criteria, pace: Pace, options: Options, first: date) -> str:
    """A month leads to its records, a year to its months."""
    within = in_step(criteria, first, pace)
    if pace is Pace.MONTH:
        return address("explore.incidents", within)
    return address("explore.charts", within, **options.kept(by=Pace.MONTH.value))


def _paces(criteria: Criteria, found: Timeline, options: Options) -> tuple[Link, ...]:
    return tuple(
        Link(say(_PACES[pace]), address("explore.charts", criteria, **options.kept(by=pace.value)), pace is found.pace)
        for pace in found.paces
        if len(found.paces) > 1
    )


def _outcomes(criteria: Criteria, told: tuple[str, ...], options: Options, said: Labels) -> tuple[Link, ...]:
    """Killed and injured together, then every other outcome that has figures."""
    others = [one for one in dict.fromkeys((*told, options.people)) if one and one not in _FIRST]
    if not others and not options.people:
        return ()
    words = [("", say(N_("Killed and injured"))), *((one, said.of("outcome", one)) for one in others)]
    return tuple(
        Link(label, address("explore.charts", criteria, **options.kept(people=one)), one == options.people)
        for one, label in words
    )
