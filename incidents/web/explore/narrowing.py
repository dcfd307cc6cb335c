"""The question of one bar or one cell: what was asked and this besides, where an address can say it."""

from dataclasses import replace
from datetime import date
from functools import cached_property

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.dates import UncertainDate
from incidents.services import reference
from incidents.services.charting import Pace

_YEAR = "year"


class Narrowing:
    """Narrows questions for one page; reads the tree of places once, and only if it must."""

    def by(self, criteria: Criteria, param: str, code: str) -> Criteria | None:
        """The question with this as well. None where two things would have to hold of one parameter at once."""
        if param == _YEAR:
            return in_step(criteria, date(int(code), 1, 1), Pace.YEAR)
        chosen: tuple[str, ...] = getattr(criteria, CHOICES[param])
        if not chosen or code in chosen:
            return criteria.choosing(param, code)
        return self._place(criteria, code, chosen) if param == "place" else None

    def _place(self, criteria: Criteria, code: str, chosen: tuple[str, ...]) -> Criteria | None:
        """A place within one that was asked for stands for itself; one around all of them adds nothing."""
        if any(one in self._up(code) for one in chosen):
            return criteria.choosing("place", code)
        return criteria if all(code in self._up(one) for one in chosen) else None

    def _up(self, code: str) -> frozenset[str]:
        """A place and all the places around it."""
        found: list[str] = []
        above: str | None = code
        while above and above not in found:
            found.append(above)
            above = self._around.get(above)
        return frozenset(found)

    @cached_property
    def _around(self) -> dict[str, str | None]:
        """Code of a place → code of the place around it."""
        return {place.code: place.parent for place in reference.gazetteer_places()}


def in_step(criteria: Criteria, first: date, pace: Pace) -> Criteria:
    """The question of what lies in one month or year whole; an end that was asked for and lies within it stays."""
    step = UncertainDate.month(first.year, first.month) if pace is Pace.MONTH else UncertainDate.year(first.year)
    since, until = criteria.since, criteria.until
    cuts_begin = since is not None and since.earliest > step.earliest
    cuts_end = until is not None and until.latest < step.latest
    return replace(
        criteria,
        since=since if cuts_begin else step,
        until=until if cuts_end else step,
        certain=criteria.certain or not (cuts_begin or cuts_end),
        after="",
    )
