"""The report of a batch as a file: a row for everything that became of a row, or is said of one of its cells."""

from collections.abc import Callable, Iterator
from typing import IO

from incidents.domain.access import Action, Actor
from incidents.domain.batches import BatchLine, Problem
from incidents.reports import csv
from incidents.reports.cells import Value
from incidents.storage import batches

HEADING = ("row", "code_in_file", "became", "incident", "undone", "column", "value", "why")
_NOTHING = Problem(column="", message="")

Say = Callable[[Problem], str]


def write_report(code: str, by: Actor, out: IO[bytes], say: Say = str) -> int:
    """Write the report as CSV; `say` puts a problem into words. Returns how many rows were written."""
    by.require(Action.IMPORT)
    batches.batch(code)
    return csv.write_rows(HEADING, _rows(code, say), out)


def _rows(code: str, say: Say) -> Iterator[tuple[Value, ...]]:
    for line in batches.every_line(code):
        for problem in line.problems or (_NOTHING,):
            yield _cells(line, problem, say(problem) if problem.message else "")


def _cells(line: BatchLine, problem: Problem, why: str) -> tuple[Value, ...]:
    told = (line.number, line.external, line.state, line.incident, line.undone)
    return (*told, problem.column, problem.value, why)
