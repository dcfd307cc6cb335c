"""Pages of summaries, by keyset, forwards and backwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from incidents.domain import cursors
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.cursors import Key, Mark
from incidents.domain.incident import Summary
from incidents.domain.vocabulary import Audience, Clarity
from incidents.storage.db import session
from incidents.storage.models.finding import FindingRow
from incidents.storage.search.beginning import beginning
from incidents.storage.search.conditions import conditions
from incidents.storage.search.releases import of_release
from incidents.storage.search.sights import findable
from incidents.storage.search.summaries import of_incidents, summaries, summaries_where

NEVER, ALWAYS = date(1, 1, 1), date(9999, 12, 31)
NO_FIGURE, ANY_FIGURE = -1, 2_000_000_000


@dataclass(frozen=True)
class Page:
    """Some summaries, and the markers of the next page and of the one before, where there are such."""

    items: tuple[Summary, ...]
    next: str | None
    previous: str | None = None


@dataclass(frozen=True)
class _Order:
    """What a sort compares by, and which way; records without a value come last."""

    key: Any
    descending: bool

    @property
    def ends(self) -> tuple[ColumnElement[Any], ...]:
        """What to order by; records with the same key by their number."""
        both = (self.key, FindingRow.incident_id)
        return tuple(one.desc() if self.descending else one.asc() for one in both)

    @property
    def turned(self) -> "_Order":
        """The same order from its other end."""
        return _Order(self.key, descending=not self.descending)

    def beyond(self, key: Key, number: int) -> ColumnElement[bool]:
        """What stands behind a place in this order."""
        number_of = FindingRow.incident_id
        further = (self.key < key, number_of < number) if self.descending else (self.key > key, number_of > number)
        return or_(further[0], and_(self.key == key, further[1]))


_ORDERS: dict[Sort, _Order] = {
    Sort.NEWEST: _Order(func.coalesce(FindingRow.earliest, NEVER), descending=True),
    Sort.OLDEST: _Order(func.coalesce(FindingRow.earliest, ALWAYS), descending=False),
    Sort.MOST_KILLED: _Order(func.coalesce(FindingRow.killed_max, NO_FIGURE), descending=True),
    Sort.FEWEST_KILLED: _Order(func.coalesce(FindingRow.killed_max, ANY_FIGURE), descending=False),
    Sort.CHANGED: _Order(FindingRow.changed, descending=True),
    Sort.CHANGED_OLDEST: _Order(FindingRow.changed, descending=False),
    Sort.CODE: _Order(FindingRow.code, descending=False),
}


def page(criteria: Criteria, audience: Audience) -> Page:
    """The page asked for. Refused: a marker of another question or order, or one that is not ours."""
    order, holds, mark = _ORDERS[criteria.sort], tuple(conditions(criteria, audience)), beginning(criteria, audience)
    back = mark is not None and mark.back
    way = order.turned if back else order
    query = _places(order, holds)
    if mark:
        query = query.where(way.beyond(mark.key, mark.number))
    rows = session().execute(query.order_by(*way.ends).limit(criteria.size + 1)).all()
    found = _numbered([row.incident_id for row in rows[: criteria.size]], audience, criteria.release)
    shown, more = [row for row in rows[: criteria.size] if row.incident_id in found], len(rows) > criteria.size
    if not shown:
        return Page((), None)
    behind = mark is not None and _any(way.turned, holds, shown[0])
    if back:
        shown = shown[::-1]
    before, after = (more, behind) if back else (behind, more)
    return Page(
        tuple(found[row.incident_id] for row in shown),
        _marker(criteria, shown[-1], found, back=False) if after else None,
        _marker(criteria, shown[0], found, back=True) if before else None,
    )


def count(criteria: Criteria, audience: Audience) -> int:
    """How many incidents answer the question."""
    return session().scalar(select(func.count()).select_from(FindingRow).where(*conditions(criteria, audience))) or 0


def all_summaries(criteria: Criteria, audience: Audience, limit: int) -> tuple[Summary, ...]:
    """Up to `limit` summaries in one go, for a map; newest first."""
    order = _ORDERS[Sort.NEWEST]
    rows = session().execute(_places(order, conditions(criteria, audience)).order_by(*order.ends).limit(limit))
    return _summaries([row.incident_id for row in rows], audience, criteria.release)


def summaries_of(codes: Sequence[str], audience: Audience, release: int | None = None) -> tuple[Summary, ...]:
    """The summaries of some incidents, of today or as a release holds them, in the order given.

    Those the audience may not find, or the release does not hold, are left out.
    """
    wanted = findable(audience, release), FindingRow.code.in_(codes)
    if release is None:
        kept = summaries(session().execute(summaries_where(*wanted)).all())
    else:
        kept = _summaries(session().scalars(select(FindingRow.incident_id).where(*wanted)).all(), audience, release)
    found = {one.code: one for one in kept}
    return tuple(found[code] for code in codes if code in found)


def most_told(audience: Audience, least: int) -> str | None:
    """The code of the incident with the most reported figures, where one has `least` of them or more."""
    query = (
        select(FindingRow.code)
        .where(FindingRow.audience == audience.value, FindingRow.figures >= least)
        .where(FindingRow.clarity == Clarity.EVENT.value)
        .order_by(FindingRow.figures.desc(), FindingRow.id)
    )
    return session().scalar(query.limit(1))


def _places(order: _Order, holds: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """The places of an answer in an order, without words: so that sorting moves little."""
    return select(FindingRow.incident_id, order.key.label("sort_key")).where(*holds)


def _summaries(numbers: Sequence[int], audience: Audience, release: int | None) -> tuple[Summary, ...]:
    found = _numbered(numbers, audience, release)
    return tuple(found[number] for number in numbers if number in found)


def _numbered(numbers: Sequence[int], audience: Audience, release: int | None) -> dict[int, Summary]:
    return of_incidents(numbers, audience) if release is None else of_release(numbers, release)


def _any(order: _Order, holds: Sequence[ColumnElement[bool]], row: Row[Any]) -> bool:
    """Whether anything of the answer stands behind a row, in this order."""
    beyond = order.beyond(row.sort_key, row.incident_id)
    return session().scalar(_places(order, holds).where(beyond).order_by(*order.ends).limit(1)) is not None


def _marker(criteria: Criteria, row: Row[Any], found: Mapping[int, Summary], *, back: bool) -> str:
    return cursors.write(criteria, Mark(row.sort_key, found[row.incident_id].code, back))
