"""Criteria become SQL here and nowhere else: a generator of conditions, the audience first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from incidents.domain.criteria import CHOICES, Bound, Criteria
from incidents.domain.moments import first_moment, today
from incidents.domain.query import read_string
from incidents.domain.vocabulary import ALL, Audience, Status
from incidents.storage.db import session
from incidents.storage.models.finding import FindingKeyRow, FindingLineRow, FindingRow
from incidents.storage.models.listing import ListItemRow, ListRow
from incidents.storage.models.release import ReleaseItemRow, ReleaseListRow
from incidents.storage.models.term import TermRow
from incidents.storage.search import areas, masks, words
from incidents.storage.search.sights import findable

_BY_LIST = "list"


def conditions(criteria: Criteria, audience: Audience, *, follow_lists: bool = True) -> Iterator[ColumnElement[bool]]:
    """What must hold of a finding for it to answer the question."""
    yield findable(audience, criteria.release)
    if criteria.text:
        yield from words.matching(criteria.text)
    yield from _dates(criteria)
    for param, field in CHOICES.items():
        chosen = getattr(criteria, field)
        if chosen and param != _BY_LIST:
            yield _keyed(param, chosen)
    if criteria.lists and follow_lists:
        yield or_(false(), *_lists(session(), criteria, audience))
    yield from areas.within(criteria, audience)
    yield from masks.found_by(criteria)
    yield from (_bounded(bound) for bound in criteria.bounds)
    if criteria.changed:
        yield FindingRow.changed >= first_moment(criteria.changed)


def _dates(criteria: Criteria) -> Iterator[ColumnElement[bool]]:
    if criteria.since:
        edge = FindingRow.earliest if criteria.certain else FindingRow.latest
        yield edge >= criteria.since.earliest
    if criteria.until:
        edge = FindingRow.latest if criteria.certain else FindingRow.earliest
        yield edge <= criteria.until.latest


def _keyed(param: str, codes: Iterable[str]) -> ColumnElement[bool]:
    rows = select(FindingKeyRow.finding_id).where(FindingKeyRow.param == param, FindingKeyRow.code.in_(list(codes)))
    return FindingRow.id.in_(rows)


def _bounded(bound: Bound) -> ColumnElement[bool]:
    column = FindingLineRow.min if bound.least else FindingLineRow.max
    holds = column >= bound.people if bound.least else column <= bound.people
    rows = select(FindingLineRow.finding_id).where(
        FindingLineRow.outcome == bound.outcome, FindingLineRow.group == ALL, holds
    )
    return FindingRow.id.in_(rows)


def _lists(current: Session, criteria: Criteria, audience: Audience) -> Iterator[ColumnElement[bool]]:
    """A hand-picked list by its items; a question by asking it, once and no deeper. In a release as they stood then."""
    if criteria.release:
        yield from _lists_of_then(current, criteria.lists, criteria.release)
        return
    query = select(ListRow).where(ListRow.code.in_(criteria.lists))
    if audience == Audience.PUBLIC:
        query = query.where(ListRow.status == Status.PUBLISHED.value)
    for row in current.scalars(query):
        if row.query is None:
            items = select(ListItemRow.incident_id).where(ListItemRow.list_id == row.id)
            yield FindingRow.incident_id.in_(items)
        else:
            yield and_(*conditions(_read(current, row.query), audience, follow_lists=False))


def _lists_of_then(current: Session, codes: Iterable[str], release: int) -> Iterator[ColumnElement[bool]]:
    kept, item = ReleaseListRow, ReleaseItemRow
    for code, query in current.execute(
        select(kept.code, kept.query).where(kept.release == release, kept.code.in_(codes))
    ):
        if query is None:
            items = select(item.incident_id).where(item.release == release, item.code == code)
            yield FindingRow.incident_id.in_(items)
        else:
            question = replace(_read(current, query), release=release)
            yield and_(*conditions(question, Audience.PUBLIC, follow_lists=False))


def _read(current: Session, query: str) -> Criteria:
    return read_string(query, outcomes=outcomes(current), today=today())


def outcomes(current: Session) -> tuple[str, ...]:
    """The outcomes that `…_min` and `…_max` may name."""
    return tuple(current.scalars(select(TermRow.slug).where(TermRow.list_name == "outcome").order_by(TermRow.position)))
