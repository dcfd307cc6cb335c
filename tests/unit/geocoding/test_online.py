"""Asking outside: only a town's name leaves, to the server that was named, once a press; a fake server answers here."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQuotaExceeded, GeocoderTimedOut, GeocoderUnavailable

from incidents.domain.errors import Refused
from incidents.domain.places import Point
from incidents.geocoding.online import Found, OnlineGeocoder

ANSWER = [{"display_name": "Invented Town, Iraq", "lat": "31.5", "lon": "45.5"}]


class Server:
    """A fake outside server: keeps what it was asked and answers as told."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.asked: list[tuple[str, dict[str, str]]] = []

    def adapter(self, *, proxies: object, ssl_context: object) -> BaseSyncAdapter:
        server = self

        class Adapter(BaseSyncAdapter):  # type: ignore[misc]
            def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:  # noqa: ARG002 - geopy's names
                server.asked.append((url, headers))
                if isinstance(server.answer, Exception):
                    raise server.answer
                return server.answer

            get_text = get_json

        return Adapter(proxies=proxies, ssl_context=ssl_context)


def asking(server: Server) -> OnlineGeocoder:
    return OnlineGeocoder("incidents-test", "geocoder.invalid", adapter_factory=server.adapter)


def test_one_press_asks_once_and_sends_the_name_alone() -> None:
    server = Server(ANSWER)
    assert asking(server).search("Invented Town") == [Found("Invented Town, Iraq", Point(31.5, 45.5))]
    ((url, headers),) = server.asked
    assert urlsplit(url).scheme == "https"
    assert urlsplit(url).hostname == "geocoder.invalid"
    assert parse_qs(urlsplit(url).query)["q"] == ["Invented Town"]
    assert headers["User-Agent"] == "incidents-test"


def test_the_sentence_before_the_press_says_what_goes_to_whom() -> None:
    sentence, values = asking(Server(ANSWER)).tells("الناصرية")
    assert sentence % values == (
        "This sends “الناصرية” and this server's address to geocoder.invalid, and nothing else."
    )


def test_nothing_is_asked_before_the_press() -> None:
    server = Server(ANSWER)
    asking(server).tells("Nasiriyah")
    assert server.asked == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "12 Invented Street",
        "33.3325, 44.4050",
        "شارع ١٤",
        "x" * 61,
        "x" * 1_000_000,
        "Nasiriyah\u202e",
        "a\x00b",
    ],
)
def test_an_address_a_point_or_rubbish_never_leaves(text: str) -> None:
    server = Server(ANSWER)
    with pytest.raises(Refused):
        asking(server).search(text)
    assert server.asked == []


@pytest.mark.parametrize(
    "fault", [GeocoderUnavailable("gone"), GeocoderTimedOut("late"), GeocoderQuotaExceeded("enough")]
)
def test_a_server_that_does_not_answer_is_said_and_not_asked_again(fault: Exception) -> None:
    server = Server(fault)
    with pytest.raises(Refused, match=r"geocoder\.invalid gave no usable answer"):
        asking(server).search("Nasiriyah")
    assert len(server.asked) == 1


def test_an_unknown_town_is_an_empty_answer() -> None:
    assert asking(Server([])).search("Nowhere") == []


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize(
    "answer", [[{"display_name": "X", "lat": "91", "lon": "181"}], [{"lat": "1"}], {"error": "no"}]
)
def test_a_server_that_answers_nonsense_is_not_believed(answer: object) -> None:
    with pytest.raises(Refused):
        asking(Server(answer)).search("Nasiriyah")


@pytest.mark.parametrize(("user_agent", "domain"), [("", "geocoder.invalid"), ("incidents-test", "")])
def test_it_is_off_until_the_settings_name_who_asks_whom(user_agent: str, domain: str) -> None:
    with pytest.raises(ValueError, match="user agent"):
        OnlineGeocoder(user_agent, domain)
