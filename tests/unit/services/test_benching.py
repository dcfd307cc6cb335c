"""What a target says of its figures: it holds, it does not, it was not measured, or a number is wrong."""

import json

import pytest

from incidents.cli.bench_table import lines
from incidents.services.benching import running
from incidents.services.benching.figures import (
    Part,
    Target,
    at_least,
    at_most,
    compared,
    differences,
    faster,
    for_scale,
    not_measured,
    rounded,
)
from incidents.services.benching.measuring import middle, p95


@pytest.mark.parametrize(
    ("part", "holds"),
    [
        (at_most("p95", "ms", 49, 50), True),
        (at_most("p95", "ms", 51, 50), False),
        (at_least("pages", "1/s", 100, 100), True),
        (at_least("pages", "1/s", 99, 100), False),
        (compared("dashboard", "ms", 3, 100, most=0.1), True),
        (compared("dashboard", "ms", 30, 100, most=0.1), False),
        (faster("import", "rows/s", 400, 100, least=4), True),
        (faster("import", "rows/s", 399, 100, least=4), False),
        (for_scale("csv", "s", 9, 1, "the driver"), True),
        (not_measured("pan", "ms", "≤ 16 ms", "no browser"), None),
    ],
)
def test_a_figure_holds_within_its_limit(part: Part, *, holds: bool | None) -> None:
    assert part.holds is holds


def test_a_target_holds_where_each_of_its_parts_does() -> None:
    good, bad, blank = at_most("a", "ms", 1, 2), at_most("b", "ms", 3, 2), not_measured("c", "ms", "≤ 2 ms", "why")
    assert Target(id=1, what="one", parts=(good,)).holds is True
    assert Target(id=1, what="one", parts=(good, bad, blank)).holds is False
    assert Target(id=1, what="one", parts=(good, blank)).holds is None


def test_a_wrong_number_fails_a_target_however_quick_it_was() -> None:
    quick = at_most("a", "ms", 0.1, 50, wrong=("count of “x”",))
    target = Target(id=2, what="any filter", parts=(quick,))
    assert target.holds is False
    assert target.wrong == ("count of “x”",)
    assert target.plain()["parts"][0]["holds"] is False


def test_the_first_part_speaks_for_its_target() -> None:
    plain = Target(id=4, what="clusters", parts=(compared("a", "ms", 12.3456, 100, most=0.5, beside="SQL"),)).plain()
    assert {name: plain[name] for name in ("id", "what", "value", "reference", "ratio", "limit", "holds")} == {
        "id": 4, "what": "clusters", "value": 12.3, "reference": 100.0, "ratio": 0.123, "limit": "≤ 0.5 × reference",
        "holds": True,
    }  # fmt: skip
    json.dumps(plain, allow_nan=False)


def test_differences_are_named() -> None:
    assert differences([("count", 3, 3), ("months", [1], [2])]) == ("months",)


@pytest.mark.parametrize(("value", "shown"), [(12.3456, 12.3), (123456.0, 123000.0), (0.00012345, 0.000123), (0, 0)])
def test_three_digits_count(value: float, shown: float) -> None:
    assert rounded(value) == shown


def test_the_median_and_what_95_of_a_hundred_do_not_pass() -> None:
    assert middle([5, 1, 9]) == 5
    assert p95([float(value) for value in range(1, 101)]) == 96
    assert (middle([]), p95([])) == (0, 0)


def test_the_table_names_what_differs_and_what_was_not_measured() -> None:
    targets = (
        Target(id=1, what="Quick", parts=(at_most("p95", "ms", 3, 50),)),
        Target(id=2, what="Wrong", parts=(at_most("p95", "ms", 3, 50, wrong=("count of “x”",)),)),
        Target(id=5, what="Map", parts=(not_measured("pan", "ms", "≤ 16 ms", "no browser"),)),
    )
    told = "\n".join(lines(targets, {"size": 2000, "machine": running.machine()}))
    assert "1  Quick: holds" in told
    assert "2  Wrong: DOES NOT HOLD" in told
    assert "DIFFERS: count of “x”" in told
    assert "5  Map: not measured" in told
    assert "not measured (no browser)" in told


def test_there_are_ten_targets_in_their_order() -> None:
    assert list(running.TARGETS) == list(range(1, 11))
