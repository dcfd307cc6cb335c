"""Both ends of a list are read page by page, and a page that another way does not lead to is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from incidents.domain import cursors
from incidents.domain.criteria import Criteria
from incidents.domain.cursors import Mark
from incidents.services.benching import deep_pages
from incidents.storage.search.rows import Page

SIZE, MOST = 5, 3
ASKED = Criteria(size=SIZE)
DAY = date(2024, 3, 2)


@dataclass(frozen=True)
class Listed:
    """Records of a list, newest first: day and number of each. Some are not seen by who reads on, or reads back."""

    places: Sequence[tuple[date, int]]
    unseen_on: frozenset[int] = frozenset()
    unseen_back: frozenset[int] = frozenset()

    def page(self, criteria: Criteria) -> Page:
        mark = cursors.read(criteria)
        back = mark is not None and mark.back
        unseen = self.unseen_back if back else self.unseen_on
        seen = [place for place in self.places if place[1] not in unseen]
        edge = (mark.key, int(mark.code.removeprefix("SYR-") or 0)) if mark else None
        before = [place for place in seen if edge is None or place > edge]
        behind = [place for place in seen if edge is None or place < edge]
        shown = before[-criteria.size :] if back else behind[: criteria.size]
        return Page(
            items=tuple(self.summary(number) for _, number in shown),
            next=self.marker(criteria, shown[-1], back=False) if shown and seen[-1] != shown[-1] else None,
            previous=self.marker(criteria, shown[0], back=True) if shown and seen[0] != shown[0] else None,
        )

    @staticmethod
    def summary(number: int) -> Any:
        return SimpleNamespace(code=f"SYR-{number}")

    @staticmethod
    def marker(criteria: Criteria, place: tuple[date, int], *, back: bool) -> str:
        return cursors.write(criteria, Mark(place[0], f"SYR-{place[1]}", back))


def places(amount: int) -> list[tuple[date, int]]:
    """So many records, two on each day, the last one without a day."""
    dated = [(DAY - timedelta(days=number // 2), amount - number) for number in range(amount - 1)]
    return [*dated, (date.min, 1)]


@pytest.mark.parametrize(("amount", "pages"), [(1, 1), (5, 1), (7, 2), (15, 3), (16, 3), (42, 3), (1_000, 3)])
def test_as_many_pages_are_read_at_each_end_and_nothing_differs(amount: int, pages: int) -> None:
    listed = Listed(places(amount))
    taken = deep_pages.read(listed, listed, ASKED, MOST)
    assert taken.wrong == ()
    assert (len(taken.first), len(taken.last)) == (pages, pages)


def test_a_list_of_nothing_has_one_page() -> None:
    empty = Listed([])
    taken = deep_pages.read(empty, empty, ASKED, MOST)
    assert (len(taken.first), len(taken.last), taken.wrong) == (1, 1, ())


@pytest.mark.parametrize("amount", [4, 42])
@pytest.mark.parametrize("unseen", ["unseen_on", "unseen_back"])
def test_a_record_that_one_way_does_not_lead_to_is_noticed(amount: int, unseen: str) -> None:
    listed = Listed(places(amount), **{unseen: frozenset({2})})
    assert "the last pages, read on and read back" in deep_pages.read(listed, listed, ASKED, MOST).wrong


def test_a_last_page_that_is_not_the_reference_s_is_noticed() -> None:
    whole, shorter = Listed(places(42)), Listed(places(42)[:-1])
    assert deep_pages.read(whole, shorter, ASKED, MOST).wrong == ("the last page",)
