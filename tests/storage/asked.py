"""Everything that can be asked of the two ways to answer, so that they can be held against one another."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.query import read_string
from incidents.storage.search.answering import Answers
from incidents.storage.search.crossed import Axis
from incidents.storage.search.index.limits import Limits
from incidents.storage.search.sums import By

#: Everything as sets, few codes kept, segments taken together and read anew at every turn.
AS_SETS = Limits(small=0, few=0, looked_at=0, kept=1, codes=3, parts=2, many=0.5, dead=0.4, spared=0)
#: Everything row by row, segments left as they are.
ROW_BY_ROW = Limits(small=2, few=2, parts=40, many=2, dead=2)
#: Some of each, as it comes.
MIXED = Limits(small=0.4, few=0.2, looked_at=1, kept=4, parts=3, spared=1, dead=0.6)
OUTCOMES = ("killed", "injured", "detained")
YEARS = Axis("year", ("2019", "2020", "2021"))
CAUSES = Axis("cause", ("live-ammunition", "tear-gas-inhalation"))
PLACES = Axis("place", ("IQ", "IQ-DQ", "IQ-BG", "IQ-DQ-NASIRIYAH"))


def ask(query: str) -> Criteria:
    """A question as its address says it."""
    return read_string(query, outcomes=OUTCOMES, today=date(2026, 11, 23))


def everything(answers: Answers, criteria: Criteria) -> Iterator[tuple[str, Any]]:
    """What is asked, and the answer; pages are turned to the end and back."""
    yield "count", answers.count(criteria)
    yield "totals", answers.totals(criteria)
    yield "totals of two outcomes", answers.totals(criteria, ("injured", "killed"))
    yield "choices", answers.choices(criteria, CHOICES)
    yield "amounts", answers.amounts(criteria, CHOICES)
    yield "grouped", answers.grouped(criteria, "place")
    for by in By:
        yield by.value, answers.series(criteria, by)
    yield "summaries", answers.all_summaries(criteria, 3)
    yield "placed", answers.placed(criteria, 3)
    for zoom in (0, 7, 19):
        yield f"cells at zoom {zoom}", answers.window(criteria, zoom)
    yield "whole", answers.whole(criteria, 12)
    yield "governorates", answers.governorates(criteria)
    yield "features", answers.features(criteria)
    for down, across in ((PLACES, YEARS), (CAUSES, PLACES), (CAUSES, CAUSES)):
        yield f"{down.param} by {across.param}", answers.crossed(criteria, down, across)
    yield from _pages(answers, criteria)


def _pages(answers: Answers, criteria: Criteria) -> Iterator[tuple[str, Any]]:
    page = answers.page(criteria)
    yield "first page", page
    markers = [page.next]
    while markers[-1]:
        page = answers.page(criteria.following(markers[-1]))
        yield f"page {len(markers) + 1}", page
        markers.append(page.next)
    if page.previous:
        yield "page before the last", answers.page(criteria.following(page.previous))
