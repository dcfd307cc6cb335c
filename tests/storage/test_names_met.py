"""What somebody could have met in the records decides which codes of a question are named: on both engines."""

from dataclasses import replace

import pytest

from factories import account
from incidents.domain.access import LOADER, Role
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing, naming, reference, releasing
from incidents.storage import incidents
from incidents.storage.db import transaction
from storage.found import CODES, keep_five

PUBLIC, TEAM = Audience.PUBLIC, Audience.TEAM
BRIDGE = CODES["bridge"]


def taken_back(code: str) -> None:
    with transaction() as session:
        disclosing.withdraw(session, code, "Invented")


def names(audience: Audience, release: int | None = None) -> tuple[str, str]:
    """How an audience is told the force that the bridge alone names, and the outlet that others report too."""
    found = naming.names_for("en", audience, release)
    return found.of("actor", "G-FORCE"), found.of("source", "invented-north")


@pytest.fixture
def released(store: str) -> int:
    """The five incidents in a release."""
    keep_five()
    return releasing.make(ReleaseDraft(), account("invented manager", Role.MANAGER)).number


def test_a_name_goes_with_the_last_public_record_that_tells_it(released: int) -> None:
    assert names(PUBLIC) == names(PUBLIC, released) == ("Invented force", "Invented North")
    taken_back(BRIDGE)
    assert names(PUBLIC) == names(PUBLIC, released) == ("G-FORCE", "Invented North")
    assert names(TEAM) == names(TEAM, released) == ("Invented force", "Invented North")


def test_a_release_names_what_it_still_shows_though_today_it_is_told_no_more(released: int) -> None:
    with transaction() as session:
        found = incidents.record(BRIDGE)
        nobody = replace(found.content, actors=())
        incidents.amend(session, BRIDGE, nobody, found.version, found.status, LOADER)
        disclosing.refresh_team(session, BRIDGE)
        disclosing.publish(session, BRIDGE, LOADER)
    assert names(PUBLIC)[0] == "G-FORCE"
    assert names(PUBLIC, released)[0] == "Invented force"


def test_inside_of_a_deed_names_are_those_that_stand_there(released: int) -> None:
    with transaction() as session:
        disclosing.withdraw(session, BRIDGE, "Invented")
        assert names(PUBLIC)[0] == "G-FORCE"


@pytest.mark.usefixtures("store")
def test_a_place_that_was_added_is_named_to_nobody_who_could_not_meet_it() -> None:
    monitor = account("invented monitor", Role.MONITOR)
    site = Place(code="", level=PlaceLevel.SITE, name_en="")
    added = reference.add_place(Trilingual("Invented shelter"), "IQ-DQ", PlaceLevel.SITE, site, monitor)
    found = naming.names_for("en", PUBLIC)
    assert (found.of("place", added), found.of("place", "IQ-DQ")) == (added, "Dhi Qar")
    assert found.of("place", "P-0000000") == "P-0000000"
    assert found.of("source", "nobody") == "nobody"
