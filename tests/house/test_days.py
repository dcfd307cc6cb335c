"""A day is a day of Iraq: nothing but `domain/moments.py` takes the day of a moment, or asks which day it is."""

import ast
from collections.abc import Iterator

import pytest

from machinery.tree import PACKAGE, files, shown

OWN = frozenset(
    {
        "incidents/domain/moments.py",
        "incidents/reading/presets/days.py",  # a cell of a table holds no moment: its hours have no zone
    }
)


def days_taken(tree: ast.AST) -> Iterator[int]:
    """The lines on which `….date()` or `date.today()` is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
            clock = node.func.attr == "today" and isinstance(node.func.value, ast.Name)
            if node.func.attr == "date" or (clock and node.func.value.id in {"date", "datetime"}):
                yield node.lineno


def test_only_one_module_knows_which_day_a_moment_is_of() -> None:
    for path in files("incidents", suffixes=(".py",)):
        if shown(path) not in OWN:
            assert list(days_taken(ast.parse(path.read_text("utf-8")))) == [], shown(path)


def test_no_page_takes_the_day_of_a_moment_itself() -> None:
    assert [shown(path) for path in files("templates", suffixes=(".html",)) if ".date()" in path.read_text()] == []


def test_those_that_may_are_there() -> None:
    assert all((PACKAGE.parent / path).is_file() for path in OWN)


@pytest.mark.parametrize("line", ["release.at.date()", "datetime.now(UTC).date()", "date.today()", "now().date()"])
def test_a_day_of_utc_is_caught(line: str) -> None:
    assert list(days_taken(ast.parse(line))) == [1]


@pytest.mark.parametrize("line", ["day_of(release.at)", "today()", "glossary.today", "date(2019, 11, 28)"])
def test_a_day_of_iraq_passes(line: str) -> None:
    assert list(days_taken(ast.parse(line))) == []
