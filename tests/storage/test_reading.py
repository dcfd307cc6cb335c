"""Reading over a database: its own places and actors are known, and a new one is known at once."""

from datetime import date

import pytest

from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.errors import NotAllowed
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.suggestions import Kind
from incidents.domain.text import Trilingual
from incidents.services import reading, reference

PUBLISHED = date(2019, 11, 28)


def places_of(text: str) -> list[str]:
    return [one.value for one in reading.read(text, PUBLISHED, LOADER).of(Kind.PLACE)]


@pytest.mark.usefixtures("store")
def test_a_place_and_an_actor_added_are_read_by_their_codes() -> None:
    assert places_of("Gunmen shot at a car in Inventedville.") == []
    place = Place(code="", level=PlaceLevel.CITY, name_en="Inventedville")
    town = reference.add_place(Trilingual("Inventedville"), "IQ-DQ", PlaceLevel.CITY, place, LOADER)
    group = reference.add_actor(Trilingual("Invented Brigade"), "armed-group", LOADER)
    found = reading.read("The Invented Brigade attacked a car in Inventedville on Tuesday.", PUBLISHED, LOADER)
    assert [one.value for one in found.of(Kind.PLACE)] == [town]
    assert [one.value for one in found.of(Kind.ACTOR)] == [group]
    assert [one.value.edtf for one in found.of(Kind.DATE)] == ["2019-11-26"]


@pytest.mark.usefixtures("store")
def test_who_may_not_record_may_not_have_texts_read() -> None:
    with pytest.raises(NotAllowed):
        reading.read("Two people were killed.", PUBLISHED, Actor(account=1, name="looker", role=Role.RESEARCHER))
