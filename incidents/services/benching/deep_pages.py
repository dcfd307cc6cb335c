"""The first pages of a list beside the last: what each takes, and whether both ways lead through the same records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from incidents.domain import cursors
from incidents.domain.criteria import Criteria
from incidents.services.benching.figures import differences
from incidents.services.benching.measuring import spent
from incidents.storage.search.rows import Page

#: Behind every place in the order, newest first: records without a day come last, and none is older.
_END = cursors.Mark(date.min, "", back=True)


class Pages(Protocol):
    """Answers a question page by page."""

    def page(self, criteria: Criteria) -> Page:
        """The page asked for."""


@dataclass(frozen=True)
class Taken:
    """Milliseconds of the processor for each of the first pages and of the last; and what differs."""

    first: list[float]
    last: list[float]
    wrong: tuple[str, ...]


def read(ours: Pages, plain: Pages, asked: Criteria, most: int) -> Taken:
    """Up to so many pages at each end of the whole question `asked`, which is newest first.

    The last ones are found back from the end, and then read on, as by somebody who came all the way.
    """
    end = asked.following(cursors.write(asked, _END))
    begin, back = _back(ours, end, most)
    first, last = list(_on(ours, asked, most)), list(_on(ours, begin, most + 1))
    codes = [code for page, _ in last for code in _codes(page)]
    wrong = (
        ("the last pages, read on and read back", codes, back),
        ("the last page", codes[-asked.size :], _codes(plain.page(end))),
    )
    return Taken([took for _, took in first], [took for _, took in last], differences(wrong))


def _back(answers: Pages, end: Criteria, most: int) -> tuple[Criteria, list[str]]:
    """Back from the end over so many pages: the question that begins there, and the codes from there to the end."""
    page = answers.page(end)
    codes = _codes(page)
    for _ in range(most - 1):
        if page.previous is None:
            break
        page = answers.page(end.following(page.previous))
        codes = _codes(page) + codes
    before = answers.page(end.following(page.previous)) if page.previous else None
    return end.following((before.next if before else None) or ""), codes


def _on(answers: Pages, asked: Criteria, most: int) -> Iterator[tuple[Page, float]]:
    """A page and those behind it, up to so many, with the processor time that each took."""
    for _ in range(most):
        page, took = spent(answers.page, asked)
        yield page, took.processor
        if page.next is None:
            return
        asked = asked.following(page.next)


def _codes(page: Page) -> list[str]:
    return [each.code for each in page.items]
