"""`incidents bench` on a small database: it runs, in a folder of its own, and every number is that of its reference."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_KEYS = {"id", "what", "value", "reference", "ratio", "limit", "holds"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The configured folder, which stays empty, and a run beside it."""
    configured = tmp_path_factory.mktemp("configured")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("INCIDENTS_")}
    done = subprocess.run(
        [sys.executable, "-m", "incidents", "bench", "--size", "2000", "--json"],
        env=plain | {"INCIDENTS_INSTANCE": str(configured)},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    return configured, done


def test_ten_targets_are_told_and_no_number_differs(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = run
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert [target["id"] for target in told["targets"]] == list(range(1, 11))
    for target in told["targets"]:
        assert target.keys() >= _KEYS
        assert target["wrong"] == []
        assert target["holds"] in {True, False, None}
        assert all(part["value"] is not None or part["note"] for part in target["parts"])
    assert told["size"] == 2000
    assert told["machine"]["cores"] >= 1


def test_the_configured_database_is_not_touched(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    configured, _ = run
    assert list(configured.iterdir()) == []


def test_what_goes_on_is_said_on_standard_error(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = run
    assert "Target 1 of 10" in done.stderr
    assert "Target 10 of 10" in done.stderr
