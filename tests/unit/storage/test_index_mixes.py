"""Mixes of codes: rows that have the very same codes share a number, and what is counted by mix is what codes count."""

from random import Random

import numpy as np
import pytest

from incidents.storage.search.index.bits import Bits
from incidents.storage.search.index.mixes import Mix, mixes_of

CAUSES = {"beating": Bits([0, 1]), "gas": Bits([1, 3]), "knife": Bits([4])}
GRADES = {"fair": Bits([0, 1, 2]), "weak": Bits([3, 4])}


def only(found: tuple[Mix, ...]) -> Mix:
    (mix,) = found
    return mix


def counted(mix: Mix, rows: list[int]) -> dict[tuple[str, str], int]:
    """Codes that any of the rows has, and how many of them do."""
    return {
        name: n
        for name, n in zip(
            mix.names, mix.spread(np.bincount(mix.of[rows], minlength=len(mix.lengths))).tolist(), strict=True
        )
        if n
    }


def test_rows_with_the_same_codes_share_a_mix_and_a_row_without_any_has_one_too() -> None:
    mix = only(mixes_of({"cause": {"gas": Bits([1, 3, 5]), "knife": Bits([5])}}, 6))
    of = mix.of.tolist()
    assert of[1] == of[3]
    assert of[0] == of[2] == of[4]
    assert len({of[0], of[1], of[5]}) == 3


def test_a_row_counts_at_each_of_its_codes() -> None:
    mix = only(mixes_of({"cause": CAUSES}, 5))
    assert counted(mix, [0, 1, 2, 3, 4]) == {("cause", "beating"): 2, ("cause", "gas"): 2, ("cause", "knife"): 1}
    assert counted(mix, [1]) == {("cause", "beating"): 1, ("cause", "gas"): 1}
    assert counted(mix, [2]) == {}
    assert counted(mix, []) == {}


def test_parameters_of_few_mixes_are_counted_as_one() -> None:
    mix = only(mixes_of({"cause": CAUSES, "grade": GRADES}, 5))
    assert mix.params == {"cause", "grade"}
    assert counted(mix, [1, 3]) == {
        ("cause", "beating"): 1, ("cause", "gas"): 2, ("grade", "fair"): 1, ("grade", "weak"): 1,
    }  # fmt: skip


def test_parameters_that_would_have_too_many_mixes_together_stay_apart() -> None:
    found = mixes_of({"cause": CAUSES, "grade": GRADES}, 5, most=3)
    assert sorted(sorted(mix.params) for mix in found) == [["cause"], ["grade"]]


def test_people_of_a_mix_are_the_people_of_each_of_its_codes() -> None:
    mix = only(mixes_of({"cause": CAUSES}, 5))
    killed = np.bincount(mix.of, np.array([46, 70, 5, 1, 0]), minlength=len(mix.lengths))
    assert dict(zip(mix.names, mix.spread(killed).tolist(), strict=True)) == {
        ("cause", "beating"): 116, ("cause", "gas"): 71, ("cause", "knife"): 0,
    }  # fmt: skip


def test_no_rows_and_no_codes_are_no_fault() -> None:
    assert mixes_of({}, 0) == ()
    assert counted(only(mixes_of({"cause": {"gas": Bits()}}, 0)), []) == {}
    assert counted(only(mixes_of({"cause": {"gas": Bits()}}, 3)), [0, 2]) == {}


@pytest.mark.parametrize("seed", [1, 7, 2019])
def test_however_codes_fall_mixes_count_what_sets_count(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - which rows have a code is no secret
    kept = {
        param: {f"{param}-{number}": Bits(draw.sample(range(400), draw.randint(0, 90))) for number in range(amount)}
        for param, amount in (("place", 30), ("actor", 12), ("grade", 3))
    }
    chosen = sorted(draw.sample(range(400), 150))
    expected = {
        (param, code): len(rows & Bits(chosen)) for param, codes in kept.items() for code, rows in codes.items()
    }
    found = {name: n for mix in mixes_of(kept, 400) for name, n in counted(mix, chosen).items()}
    assert found == {name: n for name, n in expected.items() if n}


def test_two_mixes_that_were_taken_for_one_are_noticed() -> None:
    """Sums of random numbers tell mixes apart; were two sums ever the same, each row is counted alone."""
    mix = only(mixes_of({"cause": {"gas": Bits([0]), "knife": Bits([1])}}, 3, draw=lambda: np.uint64(1)))
    assert counted(mix, [0]) == {("cause", "gas"): 1}
    assert counted(mix, [1]) == {("cause", "knife"): 1}
