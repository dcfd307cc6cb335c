"""Figures that recur and spots that recur: a selection added up by them is what each row says, added up."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.storage.search.index.ends import Ends
from incidents.storage.search.index.spots import Spots

#: Group, lower end, upper end, open, given; of some records.
RECORD = st.tuples(
    st.integers(0, 4), st.sampled_from([0, 1, 3, 2**31 - 1]), st.integers(0, 3), st.booleans(), st.booleans()
)
NOWHERE = float("nan")


def ends(records: list[tuple[int, int, int, bool, bool]]) -> Ends:
    low, high, is_open, given_ = ([record[at] for record in records] for at in range(1, 5))
    return Ends.read(np.array(low), np.array(high), np.array(is_open), np.array(given_))


@pytest.mark.parametrize("room", [0, 1_000_000], ids=["entry by entry", "by a table"])
@given(records=st.lists(RECORD, min_size=1, max_size=40))
def test_each_group_has_the_sums_of_its_entries(room: int, records: list[tuple[int, int, int, bool, bool]]) -> None:
    records = [record if record[4] else (record[0], 0, 0, *record[3:]) for record in records]
    of = ends(records)
    found = of.sums(of.of, np.array([record[0] for record in records], dtype=np.int8), 5, room=room)
    expected: dict[int, list[int]] = defaultdict(lambda: [0] * 5)
    for group, low, high, is_open, is_given in records:
        said = (1, low, high, is_open, is_given)
        expected[group] = [a + b for a, b in zip(expected[group], said, strict=True)]
    assert np.stack(found, axis=1).tolist() == [expected[group] for group in range(5)]


def test_records_that_say_the_same_share_a_figure() -> None:
    of = ends([(0, 2, 5, False, True), (0, 2, 5, False, True), (0, 2, 5, True, True), (0, 0, 0, False, False)])
    assert of.of[0] == of.of[1]
    assert len(set(of.of.tolist())) == 3
    assert of.total(np.array([0, 1, 3])) == (4, 10)
    assert of.highs(np.array([3, 2])).tolist() == [0, 5]


def test_records_at_one_point_share_a_spot_and_unknown_points_are_one_too() -> None:
    lat, lon = np.array([33.3, NOWHERE, 33.3, NOWHERE, 33.3]), np.array([44.4, NOWHERE, 44.4, NOWHERE, 44.4000001])
    x, y = np.array([7, -1, 7, -1, 7], dtype=np.int32), np.array([9, -1, 9, -1, 9], dtype=np.int32)
    spots = Spots.read(lat, lon, x, y)
    assert spots.of[0] == spots.of[2] != spots.of[4]
    assert spots.of[1] == spots.of[3]
    assert [(spots.lon[spot], spots.x[spot]) for spot in spots.of[[0, 4]].tolist()] == [(44.4, 7), (44.4000001, 7)]
    assert np.isnan(spots.lat[spots.of[1]])


def test_no_record_has_no_spot() -> None:
    nothing = np.empty(0, dtype=np.int32)
    assert len(Spots.read(nothing.astype(np.float64), nothing.astype(np.float64), nothing, nothing).lat) == 0
