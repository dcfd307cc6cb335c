"""The months of a question: bars that lead to one month alone, or to one year where the months would be too many."""

from dataclasses import dataclass, replace

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria
from incidents.domain.dates import UncertainDate
from incidents.domain.query import to_pairs
from incidents.services import searching, wording
from incidents.services.charting import MOST_MONTHS
from incidents.services.searching import By
from incidents.web.i18n import language
from incidents.web.query import address

_MONTH = 7  # signs of "2019-11"


@dataclass(frozen=True)
class Bar:
    """A month or year, its incidents, and the question of it alone (or, where it is chosen, of all of them again).

    `step` is "2019-11" or "2019".
    """

    label: str
    count: int
    href: str
    current: bool
    step: str


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The time of a question: `years` where there are many, the months (of the chosen year), and all months by name.

    `kept` are the parameters of the question besides its time; `since` and `until` are the chosen months, or "".
    """

    years: list[Bar]
    months: list[Bar]
    all_months: list[tuple[str, str]]
    kept: list[tuple[str, str]]
    since: str
    until: str


def month_bars(criteria: Criteria, by: Actor, endpoint: str = "explore.map") -> list[Bar]:
    """A bar for each month of the question as if no month were chosen; for each year where the months are many."""
    months = _counts(criteria, by, By.MONTH)
    return _bars(criteria, _counts(criteria, by, By.YEAR) if len(months) > MOST_MONTHS else months, endpoint)


def timeline(criteria: Criteria, by: Actor, endpoint: str = "explore.map") -> Timeline:
    """The time of the question as if none of it were chosen."""
    words, question = wording.words_of(language()), criteria.question
    counts = _counts(question, by, By.MONTH)
    many, year = len(counts) > MOST_MONTHS, _only_year(question)
    shown = [one for one in counts if year and one[0].startswith(year)] if many else counts
    return Timeline(
        years=_bars(question, _counts(question, by, By.YEAR), endpoint) if many else [],
        months=_bars(question, shown, endpoint),
        all_months=[(step, words.month(_span(step).earliest)) for step, _ in counts],
        kept=list(to_pairs(_any_time(question))),
        since=question.since.earliest.isoformat()[:_MONTH] if question.since else "",
        until=question.until.latest.isoformat()[:_MONTH] if question.until else "",
    )


def _counts(criteria: Criteria, by: Actor, step: By) -> list[tuple[str, int]]:
    """Each step ("2019-11" or "2019") with its incidents, gaps filled, as if no time were chosen."""
    return [(one.label, one.incidents) for one in searching.series(_any_time(criteria), by, step).steps]


def _bars(criteria: Criteria, counts: list[tuple[str, int]], endpoint: str) -> list[Bar]:
    words, found = wording.words_of(language()), []
    for step, count in counts:
        span = _span(step)
        chosen = _within(criteria.question, span)
        is_on = chosen == criteria.question
        label = words.month(span.earliest) if len(step) == _MONTH else words.year(span.earliest.year)
        found.append(Bar(label, count, address(endpoint, _any_time(criteria) if is_on else chosen), is_on, step))
    return found


def _any_time(criteria: Criteria) -> Criteria:
    return replace(criteria.question, since=None, until=None)


def _within(criteria: Criteria, span: UncertainDate) -> Criteria:
    return replace(criteria, since=span, until=span, after="")


def _span(step: str) -> UncertainDate:
    """The month or year that a step names."""
    year, _, month = step.partition("-")
    return UncertainDate.month(int(year), int(month)) if month else UncertainDate.year(int(year))


def _only_year(criteria: Criteria) -> str:
    """The year in which all of the chosen time lies, or ""."""
    if criteria.since is None or criteria.until is None:
        return ""
    first, last = criteria.since.earliest.year, criteria.until.latest.year
    return f"{first:04}" if first == last else ""
