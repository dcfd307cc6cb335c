"""Rows of the findings as summaries: plain columns, no objects between, for pages that are asked for often."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_UNSHOWN = {
    "x", "y", "earliest", "latest", "figures", "finding_id", "has_number",
    "killed_min", "killed_max", "killed_open", "injured_min", "injured_max", "injured_open",
}  # fmt: skip
Through = Session | Connection
_SHOWN = [
    column
    for table in (FindingRow.__table__, FindingTextRow.__table__)
    for column in table.columns
    if column.name not in _UNSHOWN
]
_NAMES = tuple(column.name for column in _SHOWN)
_LINE = FindingLineRow.__table__.c
_LINE_NAMES = ("finding_id", "outcome", "low_said", "high_said", "min", "max", "open", "best")

#: Values that come again and again in a list, none of which ever changes: making them takes longer than all else.
_date = lru_cache(maxsize=8192)(UncertainDate.from_edtf)
_names = lru_cache(maxsize=4096)(Trilingual)
_count = lru_cache(maxsize=4096)(Count)
_grade, _status, _clarity = lru_cache(maxsize=32)(Grade), lru_cache(maxsize=32)(Status), lru_cache(maxsize=32)(Clarity)
_kind, _precision = lru_cache(maxsize=32)(DataKind), lru_cache(maxsize=32)(PlacePrecision)


def summaries_where(*holds: ColumnElement[bool]) -> Select[Any]:
    """A query for what a summary is made of; an order, and more columns behind these, may be added."""
    return select(*_SHOWN).join(FindingTextRow, FindingTextRow.finding_id == FindingRow.id).where(*holds)


#: Made once: a statement that is made anew has its shape worked out anew, for as long as it takes to answer.
_BY_NUMBER = summaries_where(
    FindingRow.audience == bindparam("audience"), FindingRow.incident_id.in_(bindparam("numbers", expanding=True))
)
_BY_FINDING = summaries_where(
    FindingRow.audience == bindparam("audience"), FindingRow.id.in_(bindparam("numbers", expanding=True))
)
_LINES = select(*(_LINE[name] for name in _LINE_NAMES)).where(
    _LINE.finding_id.in_(bindparam("findings", expanding=True)), _LINE.group == ALL
)


def of_incidents(numbers: Sequence[int], audience: Audience, through: Through | None = None) -> dict[int, Summary]:
    """The summaries of incidents, by their row number; those that the audience may not find are left out.

    Read `through` a connection that keeps to one moment; else through the session.
    """
    asked = through or session()
    return _found(numbers, lambda part: asked.execute(_BY_NUMBER, {"numbers": part, "audience": audience.value}), asked)


def numbered(findings: Sequence[int], audience: Audience, through: Through) -> dict[int, Summary]:
    """The same by the numbers of the findings themselves, where they are known: they are found a quarter sooner."""
    return _found(
        findings, lambda part: through.execute(_BY_FINDING, {"numbers": part, "audience": audience.value}), through
    )


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
    found = [dict(zip(_NAMES, row, strict=False)) for row in rows]  # a row finds its columns by name ten times slower
    lines: dict[int, list[Sequence[Any]]] = defaultdict(list)
    for line in _lines([one["id"] for one in found], through or session()):
        lines[line[0]].append(line)
    return tuple(_summary(one, lines.get(one["id"], ())) for one in found)


def _lines(findings: Sequence[int], through: Through) -> Iterator[Row[Any]]:
    for start in range(0, len(findings), _CHUNK):
        yield from through.execute(_LINES, {"findings": findings[start : start + _CHUNK]})


@lru_cache(maxsize=32)
def _audience(mark: str) -> Audience:
    """The audience of a finding; what a release froze is the public's."""
    return Audience(mark) if is_present(mark) else Audience.PUBLIC


def _summary(row: Mapping[str, Any], lines: Iterable[Sequence[Any]]) -> Summary:
    return Summary(
        code=row["code"],
        audience=_audience(row["audience"]),
        title=Trilingual(row["title_en"], row["title_ar"], row["title_ckb"]),
        occurred=_date(row["date_edtf"]) if row["date_edtf"] else None,
        place=_names(row["place_en"], row["place_ar"], row["place_ckb"]),
        area=_names(row["area_en"], row["area_ar"], row["area_ckb"]),
        governorate=row["governorate"],
        point=Point(row["lat"], row["lon"]) if row["lat"] is not None and row["lon"] is not None else None,
        precision=_precision(row["precision"]),
        radius_m=row["radius_m"],
        counts={outcome: _count(*figure) for _, outcome, _, _, *figure in lines},
        said={outcome: (low, high) for _, outcome, low, high, *_ in lines},
        voices=row["voices"],
        disagree=row["disagree"],
        grade=_grade(row["grade"]),
        status=_status(row["status"]),
        data_kind=_kind(row["data_kind"]),
        clarity=_clarity(row["clarity"]),
        causes=tuple(row["causes"].split()),
        changed=row["changed"],
        graphic=row["graphic"],
        has_first=(row["first_min"], row["first_max"]) if row["first_max"] is not None else None,
    )
