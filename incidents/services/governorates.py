"""A selection by governorate: incidents, people as ranges, and people killed per 100,000 where the population is known.

Populations are estimates: `data/README.md` tells where they come from.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import N_
from incidents.reports.charts.words import Words
from incidents.services.reference import Names
from incidents.services.settings import current as settings
from incidents.services.wording import sum_words
from incidents.storage.search.answering import answers
from incidents.storage.search.cells import AreaSums
from incidents.storage.search.sums import Sum, added

__all__ = ["Area", "Population", "Rate", "areas", "populations", "sentences"]

_A_HUNDRED_THOUSAND = 100_000
_NOWHERE = N_("Governorate not known")


@dataclass(frozen=True, kw_only=True)
class Population:
    """How many people live in a governorate, by the estimate of a source for a year."""

    people: int
    year: int
    source: str
    address: str


@dataclass(frozen=True)
class Rate:
    """People killed per 100,000, from the lower and from the upper figure."""

    min: float
    max: float
    open: bool


@dataclass(frozen=True, kw_only=True)
class Area:
    """A governorate ("" where none is known): all its incidents, and apart those of them that have no point."""

    governorate: str
    incidents: int
    patterns: int
    silent: int
    killed: Sum | None
    injured: Sum | None
    coarse: AreaSums | None
    population: Population | None

    @property
    def rate(self) -> Rate | None:
        """Reported killed per 100,000 people; None where either number is not known."""
        if self.population is None or self.killed is None:
            return None
        each = _A_HUNDRED_THOUSAND / self.population.people
        return Rate(round(self.killed.min * each, 2), round(self.killed.max * each, 2), self.killed.open)


def areas(criteria: Criteria, by: Actor) -> tuple[Area, ...]:
    """The incidents that answer, by governorate, in the order of its code."""
    by.require(Action.READ_PUBLIC)
    found = answers(by.audience, criteria).governorates(criteria)
    codes = dict.fromkeys(one.governorate for one in found)
    return tuple(_area(code, [one for one in found if one.governorate == code]) for code in codes)


def populations() -> dict[str, Population]:
    """Code of a governorate → its population."""
    return _populations(settings().data / "population.csv")


def sentences(area: Area, words: Words, names: Names) -> dict[str, str]:
    """What is said of a governorate, by what it is shaded by: incidents, killed, injured, rate."""
    place = names.place(area.governorate) if area.governorate else words.say(_NOWHERE)
    silent = [words.say(N_("Records that give no number: %(without)s"), without=words.number(area.silent))]
    told = {
        "incidents": words.say(N_("Incidents: %(n)s"), n=words.number(area.incidents)),
        "killed": _people(N_("Reported killed: %(figure)s"), area.killed, words),
        "injured": _people(N_("Reported injured: %(figure)s"), area.injured, words),
        "rate": _rate(area, words),
    }
    without = {"killed": silent, "injured": silent, "rate": silent} if area.silent else {}
    return {by: ". ".join((f"{place}: {text}", *without.get(by, ()))) for by, text in told.items()}


def _area(code: str, parts: list[AreaSums]) -> Area:
    return Area(
        governorate=code,
        incidents=sum(one.incidents for one in parts),
        patterns=sum(one.patterns for one in parts),
        silent=sum(one.silent for one in parts),
        killed=_together(one.killed for one in parts),
        injured=_together(one.injured for one in parts),
        coarse=next((one for one in parts if not one.placed), None),
        population=populations().get(code),
    )


def _together(sums: Iterable[Sum | None]) -> Sum | None:
    known = [one for one in sums if one is not None]
    return added(known) if known else None


def _people(message: str, total: Sum | None, words: Words) -> str:
    return words.say(message, figure=sum_words(total, words)) if total else words.say(N_("No number given"))


def _rate(area: Area, words: Words) -> str:
    rate = area.rate
    if rate is None:
        return words.say(N_("Population or figure not known"))
    low, high = words.digits(f"{rate.min:.1f}"), words.digits(f"{rate.max:.1f}")
    figure = low if low == high else words.say(N_("%(low)s to %(high)s"), low=low, high=high)
    if rate.open:
        figure = words.say(N_("%(n)s or more"), n=figure)
    return words.say(N_("Reported killed per 100,000 inhabitants: %(figure)s"), figure=figure)


@lru_cache(maxsize=2)
def _populations(file: Path) -> dict[str, Population]:
    with file.open(encoding="utf-8", newline="") as rows:
        return {
            row["code"]: Population(
                people=int(row["people"]), year=int(row["year"]), source=row["source"], address=row["address"]
            )
            for row in csv.DictReader(rows)
        }
