"""Areas of a question in SQL: boxes as they are; circles and drawn areas as the incidents found inside."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import ARRAY, ColumnElement, Integer, func, literal, or_, select

from incidents.domain.areas import Bbox
from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience
from incidents.storage.db import is_sqlite, is_writing, session
from incidents.storage.models.finding import FindingRow
from incidents.storage.search import changes
from incidents.storage.search.shapes import inside
from incidents.storage.search.sights import findable

_KEPT = "points of an area"


def within(criteria: Criteria, audience: Audience) -> Iterator[ColumnElement[bool]]:
    """That the published point lies in every area asked for."""
    if criteria.bbox:
        yield from _in_box(criteria.bbox)
    if criteria.near or criteria.within:
        yield one_of(_incidents(criteria, audience))


def one_of(numbers: Sequence[int]) -> ColumnElement[bool]:
    """That the incident is one of these, however many: they travel as one value."""
    rows: Any
    if is_sqlite():
        rows = select(func.json_each(json.dumps(list(numbers))).table_valued("value").c.value)
    else:
        rows = select(func.unnest(literal(list(numbers), ARRAY(Integer))))
    return FindingRow.incident_id.in_(rows)


def _in_box(box: Bbox) -> Iterator[ColumnElement[bool]]:
    yield FindingRow.lat.between(box.south, box.north)
    if box.over_date_line:
        yield or_(FindingRow.lon >= box.west, FindingRow.lon <= box.east)
    else:
        yield FindingRow.lon.between(box.west, box.east)


def _incidents(criteria: Criteria, audience: Audience) -> list[int]:
    """Worked out once for the parts of a page: kept with the session until anything changes."""
    if is_writing():
        return _found(criteria, audience)
    current = session()
    asked = (audience, criteria.release, changes.newest(), criteria.bbox, criteria.near, criteria.within)
    kept = current.info.get(_KEPT)
    if kept is None or kept[0] != asked:
        kept = current.info[_KEPT] = (asked, _found(criteria, audience))
    numbers: list[int] = kept[1]
    return numbers


def _found(criteria: Criteria, audience: Audience) -> list[int]:
    """Candidates by the boxes around the areas, the point of each looked at."""
    query = select(FindingRow.incident_id, FindingRow.lat, FindingRow.lon)
    query = query.where(findable(audience, criteria.release))
    boxes = [criteria.bbox, *(shape.around for shape in (criteria.near, criteria.within) if shape)]
    for box in boxes:
        query = query.where(*_in_box(box)) if box else query
    rows = session().execute(query).all()
    if not rows:
        return []
    numbers, lat, lon = (np.array(column) for column in zip(*rows, strict=True))
    found: list[int] = numbers[inside(criteria, lat, lon)].tolist()
    return found
