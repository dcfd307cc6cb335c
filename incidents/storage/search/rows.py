"""Pages of summaries, by keyset; and streams of codes for exports."""

import base64
import binascii
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ALL, N_, Audience, Clarity, DataKind, Grade, Status
from incidents.storage.db import session
from incidents.storage.models.finding import FindingLineRow, FindingRow, FindingTextRow
from incidents.storage.search.conditions import conditions

_CHUNK = 1000
_NEVER, _ALWAYS = date(1, 1, 1), date(9999, 12, 31)
_NO_FIGURE, _ANY_FIGURE = -1, 2_000_000_000


@dataclass(frozen=True)
class Page:
    """Some summaries, and the cursor of the next page where there is one."""

    items: tuple[Summary, ...]
    next: str | None


@dataclass(frozen=True)
class _Order:
    """What a sort compares by, and which way; records without a value come last."""

    key: Any
    descending: bool
    read: Callable[[Any], Any]


_ORDERS: dict[Sort, _Order] = {
    Sort.NEWEST: _Order(func.coalesce(FindingRow.earliest, _NEVER), descending=True, read=date.fromisoformat),
    Sort.OLDEST: _Order(func.coalesce(FindingRow.earliest, _ALWAYS), descending=False, read=date.fromisoformat),
    Sort.MOST_KILLED: _Order(func.coalesce(FindingRow.killed_max, _NO_FIGURE), descending=True, read=int),
    Sort.FEWEST_KILLED: _Order(func.coalesce(FindingRow.killed_max, _ANY_FIGURE), descending=False, read=int),
    Sort.CHANGED: _Order(FindingRow.changed, descending=True, read=datetime.fromisoformat),
    Sort.CHANGED_OLDEST: _Order(FindingRow.changed, descending=False, read=datetime.fromisoformat),
    Sort.CODE: _Order(FindingRow.code, descending=False, read=str),
}


def page(criteria: Criteria, audience: Audience) -> Page:
    """The page asked for. Refused: a cursor of another order, or one that is not ours."""
    order = _ORDERS[criteria.sort]
    key = order.key.label("sort_key")
    query = select(FindingRow, FindingTextRow, key).join(FindingTextRow, FindingTextRow.finding_id == FindingRow.id)
    query = query.where(*conditions(criteria, audience))
    if criteria.after:
        query = query.where(_beyond(order, *_read_cursor(criteria)))
    ends = (
        (key.desc(), FindingRow.incident_id.desc()) if order.descending else (key.asc(), FindingRow.incident_id.asc())
    )
    rows = session().execute(query.order_by(*ends).limit(criteria.size + 1)).all()
    shown = rows[: criteria.size]
    after = _cursor(criteria.sort, shown[-1][2], shown[-1][0].incident_id) if len(rows) > criteria.size else None
    return Page(_summaries(session(), [(row, words) for row, words, _ in shown]), after)


def count(criteria: Criteria, audience: Audience) -> int:
    """How many incidents answer the question."""
    return session().scalar(select(func.count()).select_from(FindingRow).where(*conditions(criteria, audience))) or 0


def all_summaries(criteria: Criteria, audience: Audience, limit: int) -> tuple[Summary, ...]:
    """Up to `limit` summaries in one go, for a map; newest first."""
    query = (
        select(FindingRow, FindingTextRow)
        .join(FindingTextRow, FindingTextRow.finding_id == FindingRow.id)
        .where(*conditions(criteria, audience))
        .order_by(func.coalesce(FindingRow.earliest, _NEVER).desc(), FindingRow.incident_id.desc())
        .limit(limit)
    )
    return _summaries(session(), [(row, words) for row, words in session().execute(query)])


def code_chunks(criteria: Criteria, audience: Audience) -> Iterator[list[str]]:
    """The codes of a selection, a thousand at a time, in the order of date."""
    after: tuple[Any, int] | None = None
    key = func.coalesce(FindingRow.earliest, _ALWAYS).label("sort_key")
    while True:
        query = select(FindingRow.code, key, FindingRow.incident_id).where(*conditions(criteria, audience))
        if after is not None:
            query = query.where(_beyond(_ORDERS[Sort.OLDEST], *after))
        rows = session().execute(query.order_by(key, FindingRow.incident_id).limit(_CHUNK)).all()
        if not rows:
            return
        yield [code for code, _, _ in rows]
        after = (rows[-1][1], rows[-1][2])


def summaries_of(codes: Sequence[str], audience: Audience) -> tuple[Summary, ...]:
    """The summaries of some incidents, in the order given; those the audience may not find are left out."""
    query = (
        select(FindingRow, FindingTextRow)
        .join(FindingTextRow, FindingTextRow.finding_id == FindingRow.id)
        .where(FindingRow.audience == audience.value, FindingRow.code.in_(codes))
    )
    found = {one.code: one for one in _summaries(session(), [(row, words) for row, words in session().execute(query)])}
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


def _beyond(order: _Order, value: Any, number: int) -> ColumnElement[bool]:
    key = order.key
    number_of = FindingRow.incident_id
    further = (key < value, number_of < number) if order.descending else (key > value, number_of > number)
    return or_(further[0], and_(key == value, further[1]))


def _cursor(sort: Sort, value: Any, number: int) -> str:
    plain = value.isoformat() if isinstance(value, date) else value
    return base64.urlsafe_b64encode(json.dumps([sort.value, plain, number]).encode()).decode().rstrip("=")


def _read_cursor(criteria: Criteria) -> tuple[Any, int]:
    order = _ORDERS[criteria.sort]
    try:
        padded = criteria.after + "=" * (-len(criteria.after) % 4)
        sort, plain, number = json.loads(base64.urlsafe_b64decode(padded))
        value = order.read(plain)
    except (binascii.Error, UnicodeError, ValueError, TypeError) as error:
        raise Refused(
            N_("This page marker is not one of ours. Start again from the first page."), field="after"
        ) from error
    if sort != criteria.sort.value or type(number) is not int or abs(number) > _ANY_FIGURE:
        raise Refused(
            N_("This page marker belongs to another question. Start again from the first page."), field="after"
        )
    return value, number


def _summaries(current: Session, rows: Sequence[tuple[FindingRow, FindingTextRow]]) -> tuple[Summary, ...]:
    counts: dict[int, dict[str, Count]] = defaultdict(dict)
    said: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    numbers = [row.id for row, _ in rows]
    for start in range(0, len(numbers), _CHUNK):
        query = select(FindingLineRow).where(
            FindingLineRow.finding_id.in_(numbers[start : start + _CHUNK]), FindingLineRow.group == ALL
        )
        for line in current.scalars(query):
            counts[line.finding_id][line.outcome] = Count(line.min, line.max, open=line.open, best=line.best)
            said[line.finding_id][line.outcome] = (line.low_said, line.high_said)
    return tuple(replace(_summary(row, words, counts[row.id]), said=said[row.id]) for row, words in rows)


def _summary(row: FindingRow, words: FindingTextRow, counts: dict[str, Count]) -> Summary:
    first = (words.first_min, words.first_max) if words.first_max is not None else None
    return Summary(
        code=row.code,
        audience=Audience(row.audience),
        title=Trilingual(words.title_en, words.title_ar, words.title_ckb),
        occurred=UncertainDate.from_edtf(words.date_edtf) if words.date_edtf else None,
        place=Trilingual(words.place_en, words.place_ar, words.place_ckb),
        area=Trilingual(words.area_en, words.area_ar, words.area_ckb),
        governorate=row.governorate,
        point=Point(row.lat, row.lon) if row.lat is not None and row.lon is not None else None,
        precision=PlacePrecision(row.precision),
        radius_m=row.radius_m,
        counts=counts,
        voices=row.voices,
        disagree=row.disagree,
        grade=Grade(row.grade),
        status=Status(row.status),
        data_kind=DataKind(row.data_kind),
        clarity=Clarity(row.clarity),
        causes=tuple(words.causes.split()),
        changed=row.changed,
        graphic=words.graphic,
        has_first=first,
    )
