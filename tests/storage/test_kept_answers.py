"""What is read once for many pages: never another audience's, never of before a change or of what was taken back."""

from dataclasses import replace

import pytest

from factories import draft
from incidents.domain.access import LOADER, VISITOR, Actor, Role
from incidents.domain.articles import Source
from incidents.domain.text import Trilingual
from incidents.services import reference, searching
from incidents.services.reference import Names
from incidents.storage import history, sources, terms
from incidents.storage.db import transaction
from storage.found import keep

pytestmark = pytest.mark.usefixtures("store")
TEAM = Actor(account=1, name="one", role=Role.RESEARCHER)


def offered(by: Actor) -> dict[str, int]:
    return dict(searching.offered(by, ("cause", "status")).amounts["status"])


def test_what_is_offered_is_each_audience_s_own() -> None:
    keep("IRQ-0000001", draft(title="Hidden"), public=False)
    assert offered(TEAM) == {"draft": 1}
    assert offered(VISITOR) == {}
    keep("IRQ-0000002", draft(title="Public"))
    assert sum(offered(VISITOR).values()) == 1
    assert sum(offered(TEAM).values()) == 2


def test_a_label_that_is_corrected_is_read_with_the_next_page() -> None:
    term = next(one for one in reference.vocabulary()["cause"] if one.slug == "live-ammunition")
    assert Names("en").term("cause", "live-ammunition") == term.label_en
    with transaction() as current:
        terms.change(current, replace(term, label_en="Corrected words"))
        history.append(current, LOADER, "amended", ("term", "live-ammunition"), {})
    assert Names("en").term("cause", "live-ammunition") == "Corrected words"


def test_an_outlet_that_was_added_has_its_name_at_once() -> None:
    assert Names("en").source("invented-east") == "invented-east"
    with transaction() as current:
        sources.keep_source(current, Source(code="invented-east", name=Trilingual(en="The invented east")))
    assert Names("en").source("invented-east") == "The invented east"


def test_what_was_taken_back_before_it_was_kept_is_named_by_nobody() -> None:
    with transaction() as current:
        sources.keep_source(current, Source(code="invented-west", name=Trilingual(en="Never kept")))
        assert Names("en").source("invented-west") == "Never kept"
        assert sum(offered(TEAM).values()) == 0
        current.rollback()
    assert Names("en").source("invented-west") == "invented-west"
