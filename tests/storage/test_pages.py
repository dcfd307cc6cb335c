"""Walking a list: on and back again every incident once, in every order, with equal keys and with none."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from factories import claim, day, draft, kept_article
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing
from incidents.storage.db import transaction
from incidents.storage.models.finding import FindingRow
from incidents.storage.search import rows
from incidents.storage.search.rows import Page
from storage.conftest import ENGINES, furnished
from storage.found import keep

#: Codes out of order; days and figures that repeat, and some that are missing.
TWELVE: tuple[tuple[str, str | None, int | None], ...] = (
    ("IRQ-0000006", "2019-11-28", 5), ("IRQ-0000002", "2019-11-28", 5), ("IRQ-0000011", "2019-11-28", None),
    ("IRQ-0000001", None, 5), ("IRQ-0000012", None, None), ("IRQ-0000004", None, 3),
    ("IRQ-0000003", "2019-10", 3), ("IRQ-0000010", "2019-10", None), ("IRQ-0000005", "2019-10", 5),
    ("IRQ-0000007", "2020-01-05", 1), ("IRQ-0000009", "2020-01-05", 1), ("IRQ-0000008", "2020", None),
)  # fmt: skip


@pytest.fixture(scope="module", params=ENGINES)
def twelve(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The twelve incidents on one engine; nothing here changes them."""
    with furnished(request, tmp_path_factory.mktemp("twelve")):
        keep_twelve()
        yield


def keep_twelve() -> None:
    article = kept_article("invented-north")
    for code, when, killed in TWELVE:
        claims: list[Any] = [claim(1, article, killed)] if killed is not None else []
        keep(code, draft(*claims, title=f"Invented {code}", occurred=day(when) if when else None), public=False)


def ask(criteria: Criteria) -> Page:
    return rows.page(criteria, Audience.TEAM)


def codes(page: Page) -> list[str]:
    return [one.code for one in page.items]


def walked(criteria: Criteria) -> list[Page]:
    """Every page, from the first on."""
    pages = [ask(criteria)]
    while pages[-1].next:
        pages.append(ask(criteria.following(pages[-1].next)))
    return pages


@pytest.mark.usefixtures("twelve")
@pytest.mark.parametrize("size", [1, 2, 5, 11, 12, 13])
@pytest.mark.parametrize("sort", list(Sort))
def test_on_and_back_again_every_incident_is_met_once(sort: Sort, size: int) -> None:
    criteria = Criteria(sort=sort, size=size)
    on = walked(criteria)
    assert sorted(code for page in on for code in codes(page)) == sorted(code for code, _, _ in TWELVE)
    assert [code for page in on for code in codes(page)] == codes(ask(replace(criteria, size=200)))
    back = [on[-1]]
    while back[-1].previous:
        back.append(ask(criteria.following(back[-1].previous)))
    assert [codes(page) for page in reversed(back)] == [codes(page) for page in on]
    assert [page.next is None for page in reversed(back)] == [page.next is None for page in on]
    assert [page.previous is None for page in on] == [True, *[False] * (len(on) - 1)]


@pytest.mark.usefixtures("twelve")
def test_a_page_that_exactly_fills_has_nothing_behind_it() -> None:
    page = ask(Criteria(size=12))
    assert (len(page.items), page.next, page.previous) == (12, None, None)


@pytest.mark.usefixtures("twelve")
def test_a_marker_leads_on_within_the_same_restriction_only() -> None:
    fives = Criteria(size=2, sort=Sort.CODE, figures=("one-source",))
    after = ask(fives).next or ""
    assert codes(ask(fives.following(after))) != codes(ask(fives))
    for other in (Criteria(size=2, sort=Sort.CODE), replace(fives, sort=Sort.NEWEST), replace(fives, text="invented")):
        with pytest.raises(Refused, match="another question"):
            ask(replace(other, after=after))


@pytest.mark.usefixtures("store")
def test_a_record_that_went_while_somebody_read_leaves_no_gap_and_no_way_into_nothing() -> None:
    keep_twelve()
    criteria = Criteria(sort=Sort.CODE, size=6)
    first = ask(criteria)
    with transaction() as current:
        for number in range(7, 13):
            row = current.query(FindingRow).filter_by(code=f"IRQ-{number:07}").one()
            disclosing.findings.erase(current, row.incident_id, Audience.TEAM)
    assert ask(criteria.following(first.next or "")) == Page((), None)
    assert ask(criteria).next is None
