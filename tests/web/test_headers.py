"""What every answer says to the browser: exactly this, on pages, files and errors, from the real server too."""

import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from incidents.web import headers
from incidents.web.gate import open_to_all
from machinery.asking import House

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
SENSORS = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "microphone",
    "midi",
    "payment",
    "usb",
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{one}=()" for one in SENSORS),
    "X-Robots-Tag": "noindex",
}
PAGE = ALWAYS | {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
ANSWERS = [
    ("/", 200),
    ("/incidents", 200),
    ("/sign-in", 200),
    ("/healthz", 200),
    ("/api/v1/incidents", 200),
    ("/no-such-page", 404),
    ("/incidents/IRQ-0000000", 404),
    ("/static/no-such-file.css", 404),
    ("/review", 303),
    ("/sign-out", 405),
]


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_carries_exactly_the_headers_of_the_house(house: House, address: str, status: int) -> None:
    answer = house.visitor().get(address)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in PAGE} == PAGE


def test_a_fault_carries_them_too_and_shows_nothing_of_itself(house: House) -> None:
    def broken() -> str:
        raise RuntimeError("SELECT secret FROM a_hidden_table")

    house.app.add_url_rule("/breaks", "breaks", open_to_all(broken))
    answer = house.visitor().get("/breaks")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert {name: answer.headers.get(name) for name in PAGE} == PAGE


def test_a_static_file_may_be_kept_for_good_and_read_by_the_map_frame(house: House) -> None:
    page = house.visitor().get("/sign-in").text
    address = page.partition('href="/static/css/tokens.css')[2].partition('"')[0]
    answer = house.visitor().get("/static/css/tokens.css" + address)
    kept = {"Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "public, max-age=31536000, immutable"}
    assert {name: answer.headers.get(name) for name in ALWAYS | kept} == ALWAYS | kept
    assert "Set-Cookie" not in answer.headers


def test_a_static_file_without_its_digest_is_kept_for_minutes_only(house: House) -> None:
    assert house.visitor().get("/static/css/tokens.css").headers["Cache-Control"] == "public, max-age=300"


def test_the_frame_of_the_map_runs_what_its_own_answer_wrote_and_fetches_nothing(house: House) -> None:
    first, second = (house.visitor().raw("/incidents/map/frame").headers for _ in range(2))
    policy = first["Content-Security-Policy"]
    assert "connect-src 'none'" in policy
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    assert "unsafe" not in policy
    assert policy != second["Content-Security-Policy"]


def test_no_policy_of_ours_allows_anything_unsafe() -> None:
    assert "unsafe" not in headers.POLICY + headers.FRAME_POLICY
    assert "http" not in headers.POLICY + headers.FRAME_POLICY


def test_the_real_server_says_the_same(house: House, serve: Callable[[Any], str]) -> None:
    address = serve(house.app)
    try:
        with urllib.request.urlopen(f"{address}/no-such-page") as answer:  # noqa: S310 - our own server
            found = answer.headers
    except urllib.error.HTTPError as error:
        found = error.headers
        error.close()
    assert {name: found.get(name) for name in PAGE} == PAGE


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:5000", ""])
def test_a_host_that_is_not_ours_is_not_answered(house: House, host: str) -> None:
    assert house.visitor().raw("/sign-in", headers={"Host": host}).status_code == 400


def test_a_forwarded_host_is_not_believed(house: House) -> None:
    answer = house.visitor().get(
        "/review", headers={"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    )
    assert "evil" not in answer.location
