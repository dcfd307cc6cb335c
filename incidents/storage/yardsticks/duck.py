"""The findings of the team in DuckDB, and the same questions asked of them there; an extra, `incidents[bench]`."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import text

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.errors import Refused
from incidents.storage.db import session
from incidents.storage.search.sums import By, Choice, Series, Step, Sum, Totals, filled

try:
    import duckdb
except ImportError:  # an extra
    INSTALLED = False
else:
    INSTALLED = True

_THREADS = 2
#: The parameters whose codes are copied, each into a table of its own, as DuckDB likes it best.
PARAMS = ("place", "outcome", "group", "cause", "violation", "actor", "source", "grade", "figures", "status")
_FINDING = """
CREATE TABLE finding (id INTEGER, incident_id INTEGER, code VARCHAR, earliest DATE, latest DATE, killed_min INTEGER,
  killed_max INTEGER, killed_open BOOLEAN, event BOOLEAN, has_number BOOLEAN, figures INTEGER)"""
_FINDINGS = """
SELECT id, incident_id, code, earliest, latest, killed_min, killed_max, killed_open, clarity = 'event', has_number,
  figures FROM finding WHERE audience = 'team' ORDER BY id"""
_LINE = "CREATE TABLE line (finding_id INTEGER, outcome VARCHAR, low INTEGER, high INTEGER, open BOOLEAN)"
_LINES = """
SELECT finding_id, outcome, finding_line.min, finding_line.max, finding_line.open
FROM finding_line JOIN finding ON finding.id = finding_id
WHERE audience = 'team' AND finding_line."group" = 'all' ORDER BY finding_id"""
_KEYS = """
SELECT finding_id, finding_key.code FROM finding_key JOIN finding ON finding.id = finding_id
WHERE audience = 'team' AND param = :param ORDER BY finding_id"""
_MOST_MATCHES = 16
_DAWN = "DATE '0001-01-01'"


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The rows of this database in a DuckDB file, copied anew."""
    if not INSTALLED:
        raise Refused("DuckDB is not installed.")
    path.unlink(missing_ok=True)
    connection = duckdb.connect(str(path), config={"threads": _THREADS})
    try:
        _copy(connection, path.with_suffix(".csv"))
        yield connection
    finally:
        connection.close()
        path.unlink(missing_ok=True)


def _copy(connection: Any, between: Path) -> None:
    for name, create, query in (("finding", _FINDING, _FINDINGS), ("line", _LINE, _LINES)):
        connection.execute(create)
        _fill(connection, between, name, query)
    for param in PARAMS:
        connection.execute(f"CREATE TABLE plain_{param} (finding_id INTEGER, code VARCHAR)")
        _fill(connection, between, f"plain_{param}", _KEYS, param=param)
        codes = f"SELECT DISTINCT code FROM plain_{param} ORDER BY code"  # noqa: S608 - names of ours
        connection.execute(f"CREATE TYPE code_{param} AS ENUM ({codes})")
        keys = f"SELECT finding_id, code::code_{param} AS code FROM plain_{param}"  # noqa: S608 - names of ours
        connection.execute(f"CREATE TABLE key_{param} AS {keys}")
        connection.execute(f"DROP TABLE plain_{param}")
    connection.execute("CHECKPOINT")


def _fill(connection: Any, between: Path, table: str, query: str, **given: str) -> None:
    rows = session().execute(text(query), given, execution_options={"yield_per": 10_000})
    with between.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    connection.execute(f"COPY {table} FROM '{between}' (FORMAT csv, HEADER false)")
    between.unlink()


@dataclass(frozen=True)
class Coded:
    """A row of a page, as far as it is compared."""

    code: str


@dataclass(frozen=True)
class Listed:
    """A page of them."""

    items: tuple[Coded, ...]


class DuckAnswers:
    """The team's answers from DuckDB: what matches is gathered once a question, as one who knows the engine would."""

    def __init__(self, connection: Any) -> None:
        self._ask = connection.execute
        self._matches: dict[Criteria, str] = {}

    def count(self, criteria: Criteria) -> int:
        """How many incidents answer."""
        return int(self._ask(f"SELECT count(*) FROM {self._matching(criteria)}").fetchone()[0])  # noqa: S608

    def totals(self, criteria: Criteria) -> Totals:
        """People by outcome as ranges."""
        matches = self._matching(criteria)
        heads = f"""SELECT count(*), count(*) FILTER (event), count(*) FILTER (event AND NOT has_number),
          coalesce(sum(figures), 0) FROM {matches}"""  # noqa: S608
        incidents, events, silent, figures = self._ask(heads).fetchone()
        lines = f"""SELECT outcome, {_PEOPLE} FROM line JOIN {matches} ON id = finding_id GROUP BY outcome"""  # noqa: S608
        sums = {outcome: Sum(int(a), int(b), bool(c), d) for outcome, a, b, c, d in self._ask(lines).fetchall()}
        return Totals(incidents, sums, silent, incidents - events, int(figures))

    def choices(self, criteria: Criteria, params: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
        """For each parameter what could be chosen."""
        return {param: self._grouped(criteria.without(param), param) for param in params}

    def _grouped(self, criteria: Criteria, param: str) -> tuple[Choice, ...]:
        query = f"""SELECT k.code::VARCHAR AS code, count(*) AS incidents, coalesce(sum(killed_min), 0),
          coalesce(sum(coalesce(killed_max, killed_min)), 0), bool_or(killed_open),
          count(*) FILTER (killed_min IS NOT NULL OR killed_max IS NOT NULL)
          FROM key_{param} k JOIN {self._matching(criteria)} ON id = finding_id
          GROUP BY k.code ORDER BY incidents DESC, code"""  # noqa: S608
        rows = self._ask(query).fetchall()
        return tuple(Choice(code, n, int(a), int(b), bool(c), d) for code, n, a, b, c, d in rows)

    def series(self, criteria: Criteria, by: By) -> Series:
        """The selection by months."""
        if by is not By.MONTH:
            raise Refused("This reference counts by months.")
        matches = self._matching(criteria)
        heads = f"""SELECT {_MONTH} AS label, count(*), count(*) FILTER (NOT has_number),
          count(*) FILTER (earliest IS NULL) FROM {matches} GROUP BY label"""  # noqa: S608
        rows = self._ask(heads).fetchall()
        steps = {label: Step(label, n, silent) for label, n, silent, _ in rows if label is not None}
        undated = sum(blank for label, _, _, blank in rows if label is None)
        unplaced = sum(n for label, n, _, _ in rows if label is None) - undated
        lines = f"""SELECT {_MONTH} AS label, outcome, {_PEOPLE} FROM line JOIN {matches} ON id = finding_id
          GROUP BY label, outcome"""  # noqa: S608
        for label, outcome, low, high, is_open, records in self._ask(lines).fetchall():
            if label is not None:
                steps[label].sums[outcome] = Sum(int(low), int(high), bool(is_open), records)
        return Series(by, tuple(filled(steps, by)), unplaced, undated)

    def page(self, criteria: Criteria) -> Listed:
        """The codes of the first page, newest first."""
        query = f"""SELECT code FROM {self._matching(criteria)}
          ORDER BY coalesce(earliest, {_DAWN}) DESC, incident_id DESC LIMIT {criteria.size}"""  # noqa: S608
        return Listed(tuple(Coded(code) for (code,) in self._ask(query).fetchall()))

    def _matching(self, criteria: Criteria) -> str:
        """The table of what answers, made when it is first asked for."""
        asked = criteria.question
        if asked not in self._matches:
            if len(self._matches) >= _MOST_MATCHES:
                self._forget()
            name = f"match_{len(self._matches)}"
            self._ask(f"CREATE TEMP TABLE {name} AS SELECT * FROM finding WHERE {_holds(asked)}", _given(asked))  # noqa: S608
            self._matches[asked] = name
        return self._matches[asked]

    def _forget(self) -> None:
        for name in self._matches.values():
            self._ask(f"DROP TABLE {name}")
        self._matches.clear()


#: The month that the whole span of days lies in; NULL where there is none.
_MONTH = "CASE WHEN date_trunc('month', earliest) = date_trunc('month', latest) THEN strftime(earliest, '%Y-%m') END"
_PEOPLE = "coalesce(sum(low), 0), coalesce(sum(coalesce(high, low)), 0), bool_or(open), count(*)"


def _holds(criteria: Criteria) -> str:
    """What must hold of a finding; days, codes and bounds alone, which is what this reference is asked."""
    edges = ("earliest", "latest") if criteria.certain else ("latest", "earliest")
    parts = [f"{edges[0]} >= ?"] * bool(criteria.since) + [f"{edges[1]} <= ?"] * bool(criteria.until)
    for param in PARAMS:
        if codes := getattr(criteria, CHOICES[param]):
            marks = ", ".join("?" * len(codes))
            parts.append(f"id IN (SELECT finding_id FROM key_{param} WHERE code IN ({marks}))")  # noqa: S608
    for bound in criteria.bounds:
        column = "low >= ?" if bound.least else "high <= ?"
        parts.append(f"id IN (SELECT finding_id FROM line WHERE outcome = ? AND {column})")  # noqa: S608
    return " AND ".join(parts) or "true"


def _given(criteria: Criteria) -> list[str | int | date]:
    given: list[str | int | date] = [each for each in (_first(criteria), _last(criteria)) if each is not None]
    given += [code for param in PARAMS for code in getattr(criteria, CHOICES[param])]
    for bound in criteria.bounds:
        given += [bound.outcome, bound.people]
    return given


def _first(criteria: Criteria) -> date | None:
    return criteria.since.earliest if criteria.since else None


def _last(criteria: Criteria) -> date | None:
    return criteria.until.latest if criteria.until else None
