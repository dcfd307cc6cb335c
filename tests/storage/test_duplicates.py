"""All incidents against all: the reports of one event come together, the days of one square stay apart."""

from collections.abc import Callable
from itertools import combinations

import pytest

from factories import kept_article
from incidents import paths
from incidents.domain.access import LOADER
from incidents.services import demonstration, duplicates, recording, reference
from machinery.seed import SeedLine, seed_lines

pytestmark = pytest.mark.usefixtures("store")

KHILANI = {"36", "37", "38"}
Pair = frozenset[str]


@pytest.fixture
def seeded() -> dict[str, SeedLine]:
    """Code → line, each line of the seed recorded as an incident of its own."""
    kept: dict[str, str] = {}

    def article_of(address: str) -> str:
        if address not in kept:
            kept[address] = kept_article(outlet=f"outlet-{len(kept)}", url=address)
        return kept[address]

    lines = seed_lines(reference.gazetteer(), article_of)
    return {recording.record(line.draft, LOADER): line for line in lines}


def refs(pairs: set[Pair], seeded: dict[str, SeedLine]) -> list[str]:
    return sorted(" and ".join(sorted(seeded[code].ref for code in pair)) for pair in pairs)


def test_the_reports_of_one_event_are_found_and_three_days_of_one_square_stay_three(
    seeded: dict[str, SeedLine], store: str, tell: Callable[[str], None]
) -> None:
    found = {frozenset({one.first.code, one.second.code}) for one in duplicates.batch(LOADER)}
    same = {
        frozenset(pair)
        for pair in combinations(seeded, 2)
        if seeded[pair[0]].group == seeded[pair[1]].group
    }  # fmt: skip
    recall, precision = len(found & same) / len(same), len(found & same) / len(found)
    tell(f"seed incidents ({store}): {len(same)} pairs of one event, recall {recall:.2f}, precision {precision:.2f}")
    tell(f"  not found: {', '.join(refs(same - found, seeded))}")
    tell(f"  found beside: {', '.join(refs(found - same, seeded)) or 'none'}")
    for pair in found - same:
        assert not {seeded[code].group for code in pair} <= KHILANI
    assert recall >= 0.85
    assert precision >= 0.9


def test_no_two_records_of_the_demonstration_are_taken_for_one() -> None:
    """Among them three days at Khilani Square, the last of which its source does not name for certain."""
    demonstration.load(paths.data() / "demonstration")
    assert [(one.first.code, one.second.code) for one in duplicates.batch(LOADER)] == []
