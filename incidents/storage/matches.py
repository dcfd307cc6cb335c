"""Pairs of incidents that a person found to be different: kept once a pair, read from either side."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from incidents.domain.access import Actor
from incidents.storage.db import now, session
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.match import NotSameRow

Pair = tuple[str, str]


def keep_apart(current: Session, one: int, other: int, reason: str, by: Actor) -> None:
    """Remember that two incidents, by row number, are different; a later reason stands in place of an earlier one."""
    first, second = sorted((one, other))
    row = NotSameRow(first_id=first, second_id=second, account_id=by.account or None, at=now(), reason=reason)
    current.merge(row)
    current.flush()


def kept_apart() -> frozenset[Pair]:
    """Every pair found to be different, each by its two codes in either order."""
    return _both_ways(_pairs())


def apart_from(code: str) -> frozenset[str]:
    """Codes of the incidents found to be different from one."""
    first, second = aliased(IncidentRow), aliased(IncidentRow)
    query = (
        select(first.code, second.code)
        .join(NotSameRow, NotSameRow.first_id == first.id)
        .join(second, second.id == NotSameRow.second_id)
        .where(or_(first.code == code, second.code == code))
    )
    return frozenset(other for pair in session().execute(query) for other in pair if other != code)


def _pairs() -> Iterable[Pair]:
    first, second = aliased(IncidentRow), aliased(IncidentRow)
    query = (
        select(first.code, second.code)
        .join(NotSameRow, NotSameRow.first_id == first.id)
        .join(second, second.id == NotSameRow.second_id)
    )
    return ((one, other) for one, other in session().execute(query))


def _both_ways(pairs: Iterable[Pair]) -> frozenset[Pair]:
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))
