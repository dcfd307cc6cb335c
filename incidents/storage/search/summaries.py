"""Rows of the findings as summaries: plain columns, no objects between, for pages that are asked for often."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Result, Row, Select, bindparam, select
from sqlalchemy.orm import Session

from incidents.domain.counts import Count
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ALL, Audience, Clarity, DataKind, Grade, Status
from incidents.storage.db import session
from incidents.storage.models.finding import FindingLineRow, FindingRow, FindingTextRow
from incidents.storage.search.sights import is_present

_CHUNK = 1000
_UNSHOWN = {"x", "y", "earliest", "latest", "figures", "finding_id"}
Through = Session | Connection
_SHOWN = [
    column
    for table in (FindingRow.__table__, FindingTextRow.__table__)
    for column in table.columns
    if column.name not in _UNSHOWN
]


#: Days come again and again in a list, and reading one takes longer than the rest of its row.
_date = lru_cache(maxsize=4096)(UncertainDate.from_edtf)


def summaries_where(*holds: ColumnElement[bool]) -> Select[Any]:
    """A query for what a summary is made of; more columns and an order may be added."""
    return select(*_SHOWN).join(FindingTextRow, FindingTextRow.finding_id == FindingRow.id).where(*holds)


#: Made once: a statement that is made anew has its shape worked out anew, for as long as it takes to answer.
_BY_NUMBER = summaries_where(
    FindingRow.audience == bindparam("audience"), FindingRow.incident_id.in_(bindparam("numbers", expanding=True))
)
_LINES = select(FindingLineRow.__table__).where(
    FindingLineRow.finding_id.in_(bindparam("findings", expanding=True)), FindingLineRow.group == ALL
)


def of_incidents(numbers: Sequence[int], audience: Audience, through: Through | None = None) -> dict[int, Summary]:
    """The summaries of incidents, by their row number; those that the audience may not find are left out.

    Read `through` a connection that keeps to one moment; else through the session.
    """
    asked = through or session()
    return _found(numbers, lambda part: asked.execute(_BY_NUMBER, {"numbers": part, "audience": audience.value}), asked)


def of_findings(numbers: Sequence[int], findable: ColumnElement[bool], asked: Through) -> dict[int, Summary]:
    """The same from the findings for which something holds."""
    return _found(
        numbers, lambda part: asked.execute(summaries_where(findable, FindingRow.incident_id.in_(part))), asked
    )


def _found(numbers: Sequence[int], ask: Callable[[list[int]], Result[Any]], asked: Through) -> dict[int, Summary]:
    found: dict[int, Summary] = {}
    for start in range(0, len(numbers), _CHUNK):
        rows = ask(list(numbers[start : start + _CHUNK])).all()
        found.update(zip((row.incident_id for row in rows), summaries(rows, asked), strict=True))
    return found


def summaries(rows: Sequence[Row[Any]], through: Through | None = None) -> tuple[Summary, ...]:
    """Rows of `summaries_where` as values, with their casualty lines, in the order given."""
    lines: dict[int, list[Row[Any]]] = defaultdict(list)
    for line in _lines([row.id for row in rows], through or session()):
        lines[line.finding_id].append(line)
    return tuple(_summary(row, lines.get(row.id, ())) for row in rows)


def _lines(findings: Sequence[int], through: Through) -> Iterator[Row[Any]]:
    for start in range(0, len(findings), _CHUNK):
        yield from through.execute(_LINES, {"findings": findings[start : start + _CHUNK]})


def _summary(row: Row[Any], lines: Sequence[Row[Any]]) -> Summary:
    return Summary(
        code=row.code,
        audience=Audience(row.audience) if is_present(row.audience) else Audience.PUBLIC,
        title=Trilingual(row.title_en, row.title_ar, row.title_ckb),
        occurred=_date(row.date_edtf) if row.date_edtf else None,
        place=Trilingual(row.place_en, row.place_ar, row.place_ckb),
        area=Trilingual(row.area_en, row.area_ar, row.area_ckb),
        governorate=row.governorate,
        point=Point(row.lat, row.lon) if row.lat is not None and row.lon is not None else None,
        precision=PlacePrecision(row.precision),
        radius_m=row.radius_m,
        counts={line.outcome: Count(line.min, line.max, open=line.open, best=line.best) for line in lines},
        said={line.outcome: (line.low_said, line.high_said) for line in lines},
        voices=row.voices,
        disagree=row.disagree,
        grade=Grade(row.grade),
        status=Status(row.status),
        data_kind=DataKind(row.data_kind),
        clarity=Clarity(row.clarity),
        causes=tuple(row.causes.split()),
        changed=row.changed,
        graphic=row.graphic,
        has_first=(row.first_min, row.first_max) if row.first_max is not None else None,
    )
