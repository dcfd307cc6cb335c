"""A table of any two things as a CSV file: a line for each crossing and for each total, written into the history."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotFound, Refused
from incidents.domain.moments import today
from incidents.domain.query import to_string
from incidents.domain.vocabulary import ALL, N_, Audience
from incidents.reports import csv
from incidents.reports.cells import Value
from incidents.services import crossing, exporting, naming, proving
from incidents.services.crossing import Choice, Crossing, Table
from incidents.services.wording import question_words, words_of
from incidents.storage import exports, history
from incidents.storage.db import transaction
from incidents.storage.search.cells import kinds

_FORM = "crossed"
_HEADING = (
    "rows", "row", "row_label", "columns", "column", "column_label", "incidents", "killed_min", "killed_max",
    "killed_open", "incidents_with_number", "audience", "data_kind", "note",
)  # fmt: skip
_NOTE = N_("As reported; not a death toll. A record may stand in several rows and columns.")
Label = Callable[[str, str], str]


@dataclass(frozen=True)
class CrossFile:
    """A finished file: its name, its bytes, how many lines it has under its heading."""

    name: str
    content: bytes
    lines: int


@dataclass(frozen=True, kw_only=True)
class CrossOrder:
    """What is to go out: the question, the two sides of the table, the language, and how a code of a side is called."""

    criteria: Criteria
    rows: str
    columns: str
    lang: str
    label: Label


def audience_of(criteria: Criteria, by: Actor) -> Audience:
    """Whose copy a file holds: the team's for those who may take that along, else the public's, as a release is."""
    if criteria.release is not None:
        return Audience.PUBLIC
    try:
        team = by.audience == Audience.TEAM and exporting.may_export_team(by, criteria)
    except NotFound:  # a list that is not there opens nothing
        team = False
    return Audience.TEAM if team else Audience.PUBLIC


def export(order: CrossOrder, by: Actor) -> CrossFile:
    """The table as a file. Refused: no record that it could hold."""
    by.require(Action.EXPORT_PUBLIC)
    audience = audience_of(order.criteria, by)
    table = crossing.cross(order.criteria, by, order.rows, order.columns, audience=audience)
    if not table.cells:
        raise Refused(N_("There is no record that this file could hold."), field="format")
    out = io.BytesIO()
    lines = csv.write_rows(_HEADING, _lines(table, order, audience), out)
    _tell(order, by, audience, lines, out.getvalue())
    proving.exported(by)
    kind = "" if audience == Audience.PUBLIC else "-team"
    name = f"incidents{kind}-{order.rows}-by-{order.columns}-{today().isoformat()}.csv"
    return CrossFile(name, out.getvalue(), lines)


def _lines(table: Table, order: CrossOrder, audience: Audience) -> Iterator[list[Value]]:
    told = "|".join(sorted(kinds(order.criteria, audience)))
    after: list[Value] = [audience.value, told, words_of(order.lang).say(_NOTE)]
    for row in table.rows.heads:
        for column in table.columns.heads:
            if found := table.cells.get((row.code, column.code)):
                yield [*_named(order, row.code, column.code), *_numbers(found), *after]
    for row in table.rows.heads:
        yield [*_named(order, row.code, ALL), *_numbers(row), *after]
    for column in table.columns.heads:
        yield [*_named(order, ALL, column.code), *_numbers(column), *after]


def _named(order: CrossOrder, row: str, column: str) -> list[Value]:
    every = words_of(order.lang).say(N_("All"))
    named: list[Value] = []
    for param, code in ((order.rows, row), (order.columns, column)):
        named += [param, code, every if code == ALL else order.label(param, code)]
    return named


def _numbers(found: Choice | Crossing) -> list[Value]:
    killed = crossing.killed_of(found)
    return [found.incidents, killed.min, killed.max, killed.open if killed.known else None, found.numbered]


def _tell(order: CrossOrder, by: Actor, audience: Audience, lines: int, content: bytes) -> None:
    """Write an account's file into the history; a visitor's is only counted."""
    names = naming.names_for("en", Audience.TEAM, order.criteria.release)
    words = question_words(order.criteria, words_of("en"), names)
    with transaction(by) as session:
        if not by.signed_in:
            exports.count_visit(session, _FORM)
            return
        told = {
            "question": to_string(order.criteria),
            "words": list(words),
            "audience": audience.value,
            "rows": order.rows,
            "columns": order.columns,
            "count": lines,
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        history.append(session, by, "export finished", ("export", _FORM), told)
