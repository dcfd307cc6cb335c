"""Numbers of people: bounds by the printed table, and sums in which empty is never zero."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.counts import BOUNDS_VERSION, WORDINGS, Bounds, Count, Qualifier, bounds
from incidents.domain.errors import Refused


@pytest.mark.parametrize(
    ("qualifier", "value", "expected"),
    [
        ("exact", 0, Bounds(min=0, max=0)),
        ("exact", 25, Bounds(min=25, max=25)),
        ("at_least", 24, Bounds(min=24, max=24, open=True)),
        ("more_than", 50, Bounds(min=51, max=51, open=True)),
        ("up_to", 35, Bounds(min=None, max=35)),
        ("about", 70, Bounds(min=70, max=70, approximate=True)),
        ("several", None, Bounds(min=2, max=2, open=True, vague=True)),
        ("dozens", None, Bounds(min=24, max=24, open=True, vague=True)),
        ("scores", None, Bounds(min=40, max=40, open=True, vague=True)),
        ("hundreds", None, Bounds(min=200, max=200, open=True, vague=True)),
        ("none", 0, Bounds(min=0, max=0)),
        ("none", None, Bounds(min=0, max=0)),
    ],
)
def test_words_become_bounds_by_the_table(qualifier: str, value: int | None, expected: Bounds) -> None:
    assert bounds(Qualifier(qualifier), value) == expected


def test_a_range_keeps_both_ends() -> None:
    assert bounds(Qualifier.EXACT, 29, 80) == Bounds(min=29, max=80)
    assert bounds(Qualifier.ABOUT, 50, 70) == Bounds(min=50, max=70, approximate=True)


def test_the_table_has_one_row_for_each_qualifier_and_a_version() -> None:
    assert sorted(wording.qualifier for wording in WORDINGS) == sorted(Qualifier)
    assert BOUNDS_VERSION == "1"


@pytest.mark.parametrize(
    ("qualifier", "value", "upper", "reason"),
    [
        ("exact", None, None, "needs a number"),
        ("at_least", None, None, "needs a number"),
        ("exact", -1, None, "cannot be below zero"),
        ("exact", 80, 29, "80 is more than 29"),
    ],
)
def test_a_figure_without_sense_has_no_bounds(
    qualifier: str, value: int | None, upper: int | None, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        bounds(Qualifier(qualifier), value, upper)


@pytest.mark.parametrize(
    "numbers", [(1, 3, False, 2), (1, 3, True, None), (0, 0, False, 0), (None, 35, False, None), (5, None, False, 7)]
)
def test_a_count_rises_from_minimum_over_best_to_maximum(
    numbers: tuple[int | None, int | None, bool, int | None],
) -> None:
    assert Count(*numbers).known


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        ((3, 1, False, None), "must rise"),
        ((1, 3, False, 0), "must rise"),
        ((1, 3, False, 4), "must rise"),
        ((-1, 3, False, None), "below zero"),
        ((1, None, True, None), "needs a number before it"),
        ((None, None, True, None), "needs a number before it"),
    ],
)
def test_other_counts_cannot_be_made(numbers: tuple[int | None, int | None, bool, int | None], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        Count(*numbers)


def test_ranges_add_end_by_end() -> None:
    assert Count(46, 70).add(Count(1, 3)) == Count(47, 73)
    assert Count(46, 70, open=False, best=50).add(Count(1, 3, best=2)) == Count(47, 73, best=52)


def test_best_is_lost_where_one_side_has_none() -> None:
    assert Count(46, 70, best=50).add(Count(1, 3)).best is None


def test_or_more_stays_in_a_sum() -> None:
    assert Count(51, 51, open=True).add(Count(1, 3)) == Count(52, 54, open=True)


def test_a_side_without_a_maximum_makes_the_sum_open() -> None:
    assert Count(5, None).add(Count(1, 3)) == Count(6, 8, open=True)


def test_up_to_adds_to_the_maximum_alone() -> None:
    assert Count(None, 35).add(Count(1, 3)) == Count(1, 38)
    assert Count(None, 35).add(Count(None, 5)) == Count(None, 40)


def test_an_empty_count_adds_nothing_and_is_not_zero() -> None:
    assert Count(None, None).add(Count(1, 3, best=2)) == Count(1, 3, best=2)
    assert Count(0, 0).known
    assert not Count(None, None).known


NOBODY = Count(None, None)
people = st.none() | st.integers(0, 10_000)
counts = st.builds(
    lambda low, high: Count(*sorted((low, high))) if low is not None and high is not None else Count(low, high),
    people,
    people,
)


@given(st.lists(counts, max_size=6), st.randoms())
def test_the_order_of_records_does_not_change_a_sum(records: list[Count], chance: object) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reduce(Count.add, shuffled, NOBODY) == reduce(Count.add, records, NOBODY)


@given(st.lists(counts, min_size=1, max_size=6))
def test_a_sum_is_never_below_any_of_its_records(records: list[Count]) -> None:
    total = reduce(Count.add, records, NOBODY)
    assert all((count.min or 0) <= (total.min or 0) for count in records)
    assert all((count.most or 0) <= (total.most or 0) for count in records)
