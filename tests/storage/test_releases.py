"""Releases: what was public stays askable as it stood, whatever becomes of the records; the present never notices."""

import pytest

from factories import account
from incidents.domain.access import VISITOR, Actor, Role
from incidents.domain.criteria import Criteria
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.services import releasing, searching
from storage.asked import ask
from storage.found import keep_five


@pytest.fixture
def manager(store: str) -> Actor:
    """A manager in a house with five public incidents."""
    keep_five()
    return account("invented manager", Role.MANAGER)


def test_a_release_counts_what_is_public(manager: Actor) -> None:
    made = releasing.make(ReleaseDraft(title=Trilingual(en="Spring")), manager)
    assert (made.number, made.content.title.en) == (1, "Spring")
    assert made.counts.incidents == searching.count(Criteria(), VISITOR)
    assert searching.totals(Criteria(release=1), VISITOR) == searching.totals(Criteria(), VISITOR)
    assert searching.count(ask("q=bridge&release=1"), VISITOR) == searching.count(ask("q=bridge"), VISITOR) > 0
