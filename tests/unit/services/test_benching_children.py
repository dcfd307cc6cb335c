"""Commands that are measured in a process of their own: what they take is theirs alone."""

from pathlib import Path

import pytest

from incidents.domain.errors import IncidentError
from incidents.services.benching import children
from incidents.services.benching.memory import held, most_held

MB = 1_000_000


def test_the_memory_of_a_command_is_its_own_and_not_that_of_whoever_began_it(tmp_path: Path) -> None:
    if held() is None:
        assert most_held(0) == 0, "where the system does not tell, nothing is made up"
        return
    ballast = bytearray(b"\x01") * (400 * MB)
    found = children.run(tmp_path, ["--help"])
    assert "incidents" in found.said.lower()
    assert len(ballast) == 400 * MB
    assert 5 * MB < found.peak < 200 * MB
    assert 0 < found.processor < 30


def test_a_command_that_does_not_end_well_is_named(tmp_path: Path) -> None:
    with pytest.raises(IncidentError, match="export --format nothing"):
        children.run(tmp_path, ["export", "--format", "nothing"])


def test_a_process_that_is_not_there_held_nothing() -> None:
    assert most_held(2**22 + 1) == 0
