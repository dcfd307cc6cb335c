"""Measured on 5,000 invented incidents, 500 of them told again: what is found, and what is found beside."""

from collections.abc import Callable

import pytest

from incidents import paths
from incidents.domain.blocking import pairs_among
from incidents.domain.reference import read_places
from incidents.domain.traits import traits_of
from incidents.geocoding.gazetteer import Gazetteer
from machinery.planted import chains_of, planted

TUNED_ON, MEASURED_ON = 1, 2026


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(read_places(paths.data()))


@pytest.mark.parametrize("seed", [TUNED_ON, MEASURED_ON])
def test_events_told_again_are_found_and_little_beside(
    gazetteer: Gazetteer, seed: int, tell: Callable[[str], None]
) -> None:
    made, chains = planted(gazetteer, seed), chains_of(gazetteer)
    traits = [traits_of(draft, chains, code) for code, draft in made.drafts.items()]
    ordered = sorted(traits, key=lambda one: one.when.order if one.when else (), reverse=True)
    found = {frozenset({one, other}) for one, other, _ in pairs_among(ordered)}
    recall, precision = len(found & made.pairs) / len(made.pairs), len(found & made.pairs) / len(found)
    tell(f"5,000 invented incidents, 500 told again (seed {seed}): recall {recall:.3f}, precision {precision:.3f}")
    assert len(made.drafts) == 5000
    assert len(made.pairs) == 500
    assert recall >= 0.85
    assert precision >= 0.95
