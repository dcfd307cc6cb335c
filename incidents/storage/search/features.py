"""How many records of a selection have what a form of file cannot carry, asked of the tables."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select

from incidents.domain.criteria import Criteria
from incidents.domain.features import Feature, Features
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import ALL, INJURED, KILLED, Audience, Clarity
from incidents.storage.db import session
from incidents.storage.models.finding import FindingKeyRow, FindingLineRow, FindingRow
from incidents.storage.search.conditions import conditions
from incidents.storage.search.sights import still_shown

_PLACED = and_(FindingRow.precision < int(PlacePrecision.DISTRICT), FindingRow.lat.is_not(None))
_LOW = func.coalesce(FindingRow.killed_min, 0)
_HIGH = func.coalesce(FindingRow.killed_max, FindingRow.killed_min, 0)
#: What the row of a finding itself tells.
_OF_ROWS: dict[Feature, ColumnElement[bool]] = {
    Feature.UNDATED: FindingRow.earliest.is_(None),
    Feature.SPAN: FindingRow.earliest < FindingRow.latest,
    Feature.UNPLACED: not_(_PLACED),
    Feature.NOWHERE: and_(not_(_PLACED), FindingRow.governorate == ""),
    Feature.KILLED_RANGE: or_(_LOW != _HIGH, FindingRow.killed_open),
    Feature.NO_DEATH: _HIGH == 0,
    Feature.DEATH_UNDATED: and_(_HIGH > 0, FindingRow.earliest.is_(None)),
    Feature.INJURED: or_(FindingRow.injured_min.is_not(None), FindingRow.injured_max.is_not(None)),
    Feature.NUMBERED: FindingRow.has_number.is_(True),
    Feature.FIGURES: FindingRow.figures > 0,
    Feature.PATTERN: FindingRow.clarity == Clarity.SUMMARY.value,
    Feature.FROZEN: FindingRow.audience.not_in([audience.value for audience in Audience]),
}
_SAYS = or_(FindingLineRow.min.is_not(None), FindingLineRow.max.is_not(None))
_OTHERS = and_(FindingLineRow.group == ALL, FindingLineRow.outcome.not_in((KILLED, INJURED)), _SAYS)
_BY_KEY = {Feature.GROUPS: "group", Feature.VIOLATIONS: "violation"}


def features(criteria: Criteria, audience: Audience) -> Features:
    """How many records of the selection have each feature."""
    holds = tuple(conditions(criteria, audience))
    sums = (func.sum(case((condition, 1), else_=0)) for condition in _of_rows(criteria).values())
    told = session().execute(select(*sums).where(*holds)).one()
    found = {feature: int(number or 0) for feature, number in zip(_OF_ROWS, told, strict=True)}
    found[Feature.OTHERS] = _of(FindingLineRow, _OTHERS, holds)
    for feature, param in _BY_KEY.items():
        found[feature] = _of(FindingKeyRow, FindingKeyRow.param == param, holds)
    return found


def _of_rows(criteria: Criteria) -> dict[Feature, ColumnElement[bool]]:
    """The same; in a release what was taken back since stands at no place."""
    if criteria.release is None:
        return _OF_ROWS
    placed = and_(_PLACED, still_shown())
    nowhere = and_(not_(placed), or_(FindingRow.governorate == "", not_(still_shown())))
    return _OF_ROWS | {Feature.UNPLACED: not_(placed), Feature.NOWHERE: nowhere}


def _of(table: Any, condition: ColumnElement[bool], holds: tuple[ColumnElement[bool], ...]) -> int:
    """How many findings of the selection have a row like this beside them."""
    query = select(func.count(table.finding_id.distinct())).join(FindingRow, FindingRow.id == table.finding_id)
    return session().scalar(query.where(condition, *holds)) or 0
