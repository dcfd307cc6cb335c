"""What kept answers are taken to weigh, held against what Python says of their parts."""

import sys
from typing import Any

import pytest

from incidents.storage.search.cells import AreaSums, CellSums, WindowSums
from incidents.storage.search.index.weighing import weight
from incidents.storage.search.sums import By, Choice, Series, Step, Sum, Totals

OUTCOMES = ("killed", "injured", "detained")


def people(number: int) -> Sum:
    return Sum(10_000 + number, 20_000 + number, open=False, records=5_000 + number)


def cell(number: int) -> CellSums:
    return CellSums(
        incidents=1_000 + number, patterns=2_000 + number, silent=3_000 + number, killed=people(number),
        injured=people(number + 1), column=4_000 + number, row=5_000 + number, sum_x=10**12 + number,
        sum_y=10**13 + number, single=None,
    )  # fmt: skip


def area(number: int) -> AreaSums:
    return AreaSums(
        incidents=1_000 + number, patterns=2_000 + number, silent=3_000 + number, killed=people(number),
        injured=people(number + 1), governorate=f"area {number}", placed=False,
    )  # fmt: skip


def step(number: int) -> Step:
    return Step(f"day {number}", 1_000 + number, 2_000 + number, {outcome: people(number) for outcome in OUTCOMES})


def choice(number: int) -> Choice:
    return Choice(f"code-{number}", 1_000 + number, 2_000 + number, 3_000 + number, killed_open=False, numbered=900)


ANSWERS = {
    "the most cells of a window": WindowSums(zoom=9, total=1, cells=tuple(map(cell, range(5_000))), areas=()),
    "twenty years by day": Series(By.DAY, tuple(map(step, range(7_300))), 0, 0),
    "totals": Totals(9, {outcome: people(9) for outcome in OUTCOMES}, 1, 0),
    "governorates": tuple(map(area, range(19))),
    "choices": {"place": tuple(map(choice, range(3_000))), "cause": tuple(map(choice, range(60)))},
}


def held(value: Any, seen: set[int]) -> int:
    """The bytes of a value and of everything it holds, each once."""
    if id(value) in seen:
        return 0
    seen.add(id(value))
    parts: list[Any] = list(value) if isinstance(value, tuple | list) else []
    if isinstance(value, dict):
        parts = [*value, *value.values()]
    elif hasattr(value, "__dict__"):
        parts = [vars(value)]
    return sys.getsizeof(value) + sum(held(part, seen) for part in parts)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_taken_for_what_it_weighs(name: str) -> None:
    weighed = held(ANSWERS[name], set())
    assert weighed / 2 < weight(ANSWERS[name]) < weighed * 2


def test_few_of_the_largest_windows_are_kept_and_many_small_answers() -> None:
    assert weight(ANSWERS["the most cells of a window"]) > 4_000_000
    assert weight(ANSWERS["totals"]) < 4_000
