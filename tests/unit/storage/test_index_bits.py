"""Sets of rows and whole numbers by binary digit, held against plain Python; and answers kept up to a size."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.storage.search.index.adding import both_added
from incidents.storage.search.index.bits import Bits, Slices, all_of, any_of, bits_of, bits_where, narrow, rows_of
from incidents.storage.search.index.kept import Kept
from incidents.storage.search.index.rows_by_finding import RowsByFinding

PEOPLE = st.dictionaries(st.integers(0, 200_000), st.integers(0, 10_000_000), max_size=30)
SOME = st.sets(st.integers(0, 200_000), max_size=30)


def slices(people: dict[int, int]) -> Slices:
    rows = np.array(sorted(people), dtype=np.int32)
    return Slices.of(rows, np.array([people[row] for row in rows.tolist()], dtype=np.int64))


@given(PEOPLE, SOME)
def test_a_sum_by_digits_is_the_sum(people: dict[int, int], others: set[int]) -> None:
    held = others | set(list(people)[::2])
    assert slices(people).total(Bits(held)) == sum(number for row, number in people.items() if row in held)


@given(PEOPLE, st.integers(0, 10_000_001))
def test_at_least_so_many_by_digits(people: dict[int, int], least: int) -> None:
    found = slices(people).at_least(least, Bits(people))
    assert set(found) == {row for row, number in people.items() if number >= least}


@given(SOME)
def test_rows_come_back_as_they_went_in(rows: set[int]) -> None:
    assert rows_of(bits_of(np.array(sorted(rows), dtype=np.int64))).tolist() == sorted(rows)


def test_the_sets_asked_of_are_left_as_they_were() -> None:
    first, second = Bits([1, 2, 3]), Bits([2, 3, 4])
    assert (set(all_of([first, second])), set(any_of([first, second]))) == ({2, 3}, {1, 2, 3, 4})
    assert (set(first), set(second)) == ({1, 2, 3}, {2, 3, 4})


def test_numbers_take_as_few_bytes_as_hold_the_largest() -> None:
    assert [narrow(np.array([0, most])).dtype.name for most in (127, 128, 40_000, 2**40)] == [
        "int8", "int16", "int32", "int64",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**40), st.integers(0, 2**40)), max_size=20))
def test_two_sums_in_one_pass_are_exact_also_where_they_do_not_fit(given_numbers: list[tuple[int, int, int]]) -> None:
    places, first, second = (np.array([one[at] for one in given_numbers], dtype=np.int64) for at in range(3))
    sums = both_added(places, (first, second), 4)
    for at, column in enumerate(sums):
        assert column.tolist() == [sum(one[at + 1] for one in given_numbers if one[0] == group) for group in range(4)]


def test_findings_lead_to_rows_whether_their_numbers_lie_close_or_far_apart() -> None:
    for finding in ([7, 5, 6], [900_000, 5, 70_000]):
        rows, entries = RowsByFinding(np.array(finding)).find(np.array([1, finding[0], finding[1], 2_000_000]))
        assert (rows.tolist(), sorted(entries.tolist())) == ([0, 1], [1, 2])
    assert RowsByFinding(np.array([], dtype=np.int32)).find(np.array([1]))[0].tolist() == []


def test_what_was_not_asked_for_longest_is_thrown_away() -> None:
    kept = Kept(10)
    for key in ("a", "b", "c"):
        kept.keep(key, key.upper(), 4)
        kept.get("a")
    assert [kept.get(key) for key in ("a", "b", "c")] == ["A", None, "C"]
    kept.keep("larger than all", "X", 11)
    assert kept.get("larger than all") is None
    assert kept.get("a") == "A"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("one_of", [1, 2, 15, 16, 17, 40, 1_000])
def test_a_set_written_as_a_file_is_the_set_of_its_rows(size: int, one_of: int) -> None:
    """One of sixteen rows is where a container of the file begins to hold a bit a row."""
    holds = np.arange(size) % one_of == 0
    holds[65_536:131_072] = False
    found = bits_where(holds)
    assert rows_of(found).tolist() == np.flatnonzero(holds).tolist()
    assert found == bits_of(np.flatnonzero(holds))
    assert len(found | Bits([70_000])) == len(found) + 1
