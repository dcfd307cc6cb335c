"""Governorates: estimates of the population, people killed per 100,000, and what is said of them."""

import pytest

from incidents import paths
from incidents.reports.charts.words import Words
from incidents.services import governorates, settings
from incidents.services.governorates import Area, Population
from incidents.storage.search.sums import Sum

PEOPLE = Population(people=2_000_000, year=2018, source="An invented office", address="https://example.org/")
WORDS = Words("en", lambda message, **params: message % params)


class Names:
    """Only one place has a name here."""

    def place(self, code: str) -> str:
        return {"IQ-DQ": "Dhi Qar"}[code]


@pytest.fixture(autouse=True)
def shipped() -> None:
    settings.use(settings.Settings(data=paths.data()))


def area(killed: Sum | None, population: Population | None = PEOPLE, code: str = "IQ-DQ", silent: int = 0) -> Area:
    return Area(
        governorate=code, incidents=20, patterns=0, silent=silent, killed=killed, injured=None, coarse=None,
        population=population,
    )  # fmt: skip


def total(low: int, high: int, *, is_open: bool = False) -> Sum:
    return Sum(min=low, max=high, open=is_open, records=5)


def said(one: Area, by: str) -> str:
    return governorates.sentences(one, WORDS, Names())[by]  # type: ignore[arg-type]


def test_the_populations_are_the_estimates_of_2018_and_add_up_to_that_of_iraq() -> None:
    found = governorates.populations()
    assert found["IQ-BG"].people == 8_126_755
    assert found["IQ-DQ"].people == 2_095_172
    assert len(found) == 19
    assert sum(one.people for one in found.values()) == 38_124_182
    assert {(one.year, one.source) for one in found.values()} == {(2018, "Central Statistical Organization of Iraq")}


def test_the_rate_has_both_ends() -> None:
    rate = area(total(120, 180)).rate
    assert rate is not None
    assert (rate.min, rate.max, rate.open) == (6.0, 9.0, False)


def test_there_is_no_rate_without_a_population_or_without_a_number() -> None:
    assert area(total(1, 2), population=None).rate is None
    assert area(None).rate is None
    assert said(area(None), "rate") == "Dhi Qar: Population or figure not known"


def test_a_governorate_in_words() -> None:
    one = area(total(120, 180), silent=15)
    assert said(one, "incidents") == "Dhi Qar: Incidents: 20"
    assert said(one, "killed") == "Dhi Qar: Reported killed: 120 to 180. Records that give no number: 15"
    assert said(one, "injured") == "Dhi Qar: No number given. Records that give no number: 15"
    assert said(one, "rate").startswith("Dhi Qar: Reported killed per 100,000 inhabitants: 6.0 to 9.0.")


def test_or_more_stays_with_the_rate() -> None:
    assert said(area(total(20, 20, is_open=True)), "rate").endswith("inhabitants: 1.0 or more")


def test_nobody_killed_is_a_rate_of_nought_and_not_unknown() -> None:
    assert said(area(total(0, 0)), "rate").endswith(": 0.0")


def test_incidents_of_no_known_governorate_are_told_too() -> None:
    assert said(area(None, None, code=""), "incidents") == "Governorate not known: Incidents: 20"
