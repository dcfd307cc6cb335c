"""Dates and figures in words, as lists, maps and files print them: what was said, never with a dash."""

from datetime import UTC, datetime

import pytest

from factories import day
from incidents.domain.counts import Count
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Clarity, DataKind, Grade, Status
from incidents.reports.charts.words import Words
from incidents.reports.columns import english
from incidents.services import wording
from incidents.storage.search.sums import Sum

ENGLISH = Words("en", english)

DATES = {
    "2019-11-28": "28 Nov 2019",
    "2019-11": "Nov 2019",
    "2019": "2019",
    "2019-11-28~": "about 28 Nov 2019",
    "2019-11?": "Nov 2019, not certain",
    "2019%": "about 2019, not certain",
    "2019-10-28/2019-10-29": "28 to 29 Oct 2019",
    "[2019-10-28..2019-10-29]": "28 or 29 Oct 2019",
    "[2019-12-02..2019-12-11]": "between 2 and 11 Dec 2019",
    "2019-10-28/2019-11-03": "28 Oct to 3 Nov 2019",
    "2019-12-31/2020-01-01": "31 Dec 2019 to 1 Jan 2020",
}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_said_as_exactly_as_it_is_known(edtf: str) -> None:
    assert wording.date_words(day(edtf), ENGLISH) == DATES[edtf]


def test_a_date_that_is_not_known_is_said_so() -> None:
    assert wording.date_words(None, ENGLISH) == "date not known"


def summary(**counts: tuple[Count, str, str]) -> Summary:
    return Summary(
        code="IRQ-0000001", audience=Audience.PUBLIC, title=Trilingual(en="Invented"), occurred=None,
        place=Trilingual(en="Inventedtown"), area=Trilingual(en="Inventedtown"), governorate="", point=None,
        precision=PlacePrecision.CITY, radius_m=5000, counts={name: one[0] for name, one in counts.items()}, voices=1,
        disagree=False, grade=Grade.WEAK, status=Status.PUBLISHED, data_kind=DataKind.RECORD, clarity=Clarity.EVENT,
        causes=(), changed=datetime(2020, 1, 1, tzinfo=UTC), said={name: one[1:] for name, one in counts.items()},
    )  # fmt: skip


SAID = [
    (Count(5, 5), "exact", "exact", "5"),
    (Count(46, 70), "exact", "about", "46 to 70"),
    (Count(51, 51, open=True), "more_than", "more_than", "more than 50"),
    (Count(20, 51, open=True), "exact", "more_than", "20 to more than 50"),
    (Count(101, 865), "more_than", "exact", "more than 100 to 865"),
    (Count(24, 24, open=True), "dozens", "dozens", "dozens"),
    (Count(24, 24, open=True), "at_least", "at_least", "at least 24"),
    (Count(12, 24, open=True), "exact", "dozens", "12 to 24 or more"),
    (Count(None, 35), "", "up_to", "up to 35"),
    (Count(70, 70), "about", "about", "about 70"),
    (Count(3, 9, best=5), "exact", "exact", "3 to 9"),
    (Count(60, 60), "", "", "60"),
    (Count(1500, 2500), "exact", "exact", "1,500 to 2,500"),
    (Count(None, None), "", "", ""),
]


@pytest.mark.parametrize(("count", "low", "high", "words"), SAID)
def test_a_figure_is_printed_as_it_was_said(count: Count, low: str, high: str, words: str) -> None:
    assert wording.people_words(summary(killed=(count, low, high)), "killed", ENGLISH) == words


def test_the_figure_of_a_line_is_of_the_killed_or_else_of_the_injured() -> None:
    killed, injured, none = (
        (Count(2, 3), "exact", "exact"),
        (Count(9, 9), "exact", "exact"),
        (Count(0, 0), "none", "none"),
    )
    for counts, words, kind in (
        ({"killed": killed, "injured": injured}, "Killed: 2 to 3", "killed"),
        ({"injured": injured}, "Injured: 9", "injured"),
        ({"killed": none, "injured": injured}, "Injured: 9", "injured"),
        ({"killed": none}, "None reported killed", "none"),
        ({}, "No number given", "none"),
    ):
        assert wording.figure_words(summary(**counts), ENGLISH) == words
        assert wording.figure_kind(summary(**counts)) == kind


def test_a_place_is_named_once() -> None:
    assert wording.place_words(summary(), ENGLISH) == "Inventedtown"
    assert wording.within_words(summary(), ENGLISH) == "within 5 km"


def test_a_sum_of_nothing_is_no_number() -> None:
    assert wording.sum_words(None, ENGLISH) == ""
    assert wording.sum_words(Sum(0, 0, open=False, records=0), ENGLISH) == ""
    assert wording.sum_words(Sum(3, 9, open=True, records=2), ENGLISH) == "3 to 9 or more"
