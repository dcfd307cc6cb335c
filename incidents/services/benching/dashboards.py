"""Everything that a page shows of a question: count, people, choices, months, first page; from whoever answers."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Protocol

from incidents.domain.criteria import Criteria
from incidents.services.benching.figures import differences
from incidents.services.searching import SHOWN
from incidents.storage.search.sums import By, Choice, Series, Totals

#: The choices beside a list of the team.
PARAMS = (*SHOWN, "status")


class Answering(Protocol):
    """What a dashboard asks; of a page it reads the codes."""

    def count(self, criteria: Criteria) -> int:
        """How many incidents answer."""

    def totals(self, criteria: Criteria) -> Totals:
        """People by outcome as ranges."""

    def choices(self, criteria: Criteria, params: tuple[str, ...]) -> dict[str, tuple[Choice, ...]]:
        """For each parameter what could be chosen."""

    def series(self, criteria: Criteria, by: By) -> Series:
        """The selection along time."""

    def page(self, criteria: Criteria) -> Any:
        """The first page."""


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """The numbers of one question."""

    count: int
    totals: Totals
    choices: dict[str, tuple[Choice, ...]]
    months: Series
    codes: tuple[str, ...]


Ask = Callable[[Criteria], Dashboard]


def asking(answers: Answering) -> Ask:
    """The dashboards of one who answers."""

    def ask(criteria: Criteria) -> Dashboard:
        return Dashboard(
            count=answers.count(criteria),
            totals=answers.totals(criteria),
            choices=answers.choices(criteria, PARAMS),
            months=answers.series(criteria, By.MONTH),
            codes=tuple(one.code for one in answers.page(criteria).items),
        )

    return ask


def differing(query: str, ours: Dashboard, theirs: Dashboard, who: str) -> tuple[str, ...]:
    """Which numbers of two dashboards are not the same."""
    names = differences((one.name, getattr(ours, one.name), getattr(theirs, one.name)) for one in fields(Dashboard))
    return tuple(f"{name} of “{query}” is not that of {who}" for name in names)
