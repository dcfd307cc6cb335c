"""The months of a question: bars that lead to one month alone."""

from dataclasses import dataclass, replace
from datetime import date

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria
from incidents.domain.dates import UncertainDate
from incidents.services import overview, wording
from incidents.web.i18n import language
from incidents.web.query import address


@dataclass(frozen=True)
class Bar:
    """A month, its incidents, and the question of that month alone (or, where it is chosen, of all months again)."""

    label: str
    count: int
    href: str
    current: bool


def month_bars(criteria: Criteria, by: Actor, endpoint: str = "explore.map") -> list[Bar]:
    """A bar for each month of the question as if no month were chosen."""
    words = wording.words_of(language())
    without = replace(criteria.question, since=None, until=None)
    found = []
    for step in overview.months(without, by):
        first = date.fromisoformat(f"{step.label}-01")
        chosen = in_month(criteria.question, first)
        is_on = chosen == criteria.question
        href = address(endpoint, without if is_on else chosen)
        found.append(Bar(words.month(first), step.incidents, href, is_on))
    return found


def in_month(criteria: Criteria, first: date) -> Criteria:
    """The question of one month alone."""
    month = UncertainDate.month(first.year, first.month)
    return replace(criteria, since=month, until=month, after="")
