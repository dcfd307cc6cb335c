"""`incidents bench` at a hundred thousand: the index, which answers there, gives the numbers of DuckDB and of SQL.

No time is asserted. What needs more minutes than a run of the tests has (files, imports, a browser) is asked at 2,000.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

SIZE = 100_000
#: Dashboards over most records, any filter, clusters: each beside its reference.
ASKED = (1, 2, 4)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a run tells, as its one document."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("INCIDENTS_")}
    words = [word for number in ASKED for word in ("--only", str(number))]
    done = subprocess.run(
        [sys.executable, "-m", "incidents", "bench", "--size", str(SIZE), "--json", *words],
        env=plain | {"INCIDENTS_INSTANCE": str(tmp_path_factory.mktemp("configured"))},
        capture_output=True,
        text=True,
        check=False,
        timeout=1_800,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_it_was_run_at_that_size(told: dict[str, Any]) -> None:
    assert told["size"] == SIZE
    assert [target["id"] for target in told["targets"]] == list(ASKED)


@pytest.mark.parametrize("number", ASKED)
def test_every_number_is_that_of_its_reference(number: int, told: dict[str, Any]) -> None:
    (target,) = (one for one in told["targets"] if one["id"] == number)
    assert target["wrong"] == []
    assert all(part["value"] is not None or part["note"] for part in target["parts"])
