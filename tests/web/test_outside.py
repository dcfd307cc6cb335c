"""Asking outside: closed unless the settings name a server, one press a question, and said beforehand."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from incidents.domain.errors import Refused
from incidents.domain.places import Point
from incidents.geocoding.online import Found, OnlineGeocoder
from incidents.services import locating, settings
from incidents.storage import history, places
from machinery.asking import House


class Outside:
    """An outside geocoder that never leaves the test and remembers what it was asked."""

    def __init__(self, _agent: str, domain: str) -> None:
        self.domain = domain

    asked: tuple[str, ...] = ()

    def tells(self, town: str) -> tuple[str, dict[str, str]]:
        return "This sends “%(words)s” to %(domain)s.", {"words": town, "domain": self.domain}

    def search(self, town: str) -> list[Found]:
        Outside.asked = (*Outside.asked, town)
        if any(char.isdigit() for char in town):
            raise Refused("Only the name of a town or village may be sent: no address, no number, no coordinates.")
        return [Found("Invented Town, Iraq", Point(33.3325, 44.405))]


@pytest.fixture
def opened(house: House) -> Iterator[House]:
    """The house where a manager of the machine named an outside server."""
    before = settings.current()
    settings.use(replace(before, geocoder="geocoder.invalid", geocoder_agent="invented"))
    locating.use_geocoder(Outside)
    Outside.asked = ()
    yield house
    locating.use_geocoder(OnlineGeocoder)
    settings.use(before)


def test_the_page_is_not_there_where_asking_outside_is_off(house: House) -> None:
    browser = house.signed_in("monitor")
    assert browser.get("/places/outside").status_code == 404
    assert browser.post("/places/outside", {"town": "Invented"}).status_code == 404
    assert "/places/outside" not in browser.get("/incidents/new").text


def test_opening_the_page_asks_nobody_and_says_what_a_press_would_send(opened: House) -> None:
    page = opened.signed_in("monitor").get("/places/outside").text
    assert "geocoder.invalid" in page
    assert Outside.asked == ()


def test_one_press_asks_once_shows_suggestions_keeps_nothing_and_stands_in_the_history(opened: House) -> None:
    known = places.stamp()
    page = opened.signed_in("monitor").post("/places/outside", {"town": "Invented Town"})
    assert page.status_code == 200
    assert Outside.asked == ("Invented Town",)
    assert "33.33250, 44.40500" in page.text
    assert "Al-Khilani Square" in page.text
    assert places.stamp() == known
    assert [entry.deed for entry in history.entries(limit=1)] == ["asked outside"]


@pytest.mark.parametrize("town", ["", "12 Invented Street", "x" * 61, "\u202ehidden"])
def test_what_may_not_leave_is_refused_at_its_field_and_kept(opened: House, town: str) -> None:
    page = opened.signed_in("monitor").post("/places/outside", {"town": town})
    assert page.status_code == 422
    assert "What they answered" not in page.text


@pytest.mark.parametrize("role", ["researcher", "advocate"])
def test_those_who_do_not_record_cannot_ask(opened: House, role: str) -> None:
    assert opened.signed_in(role).get("/places/outside").status_code == 403
