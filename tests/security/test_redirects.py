"""Where a page leads next: never away from this site (WEB-6)."""

from urllib.parse import urljoin, urlsplit

import pytest

from incidents.web.redirects import local
from machinery.asking import PASSPHRASE, House

HERE = "http://house.example/sign-in"
AWAY = [
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "HTTPS://evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,hello",
    "vbscript:x",
    "file:///etc/passwd",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/ /evil.example",
    "//evil.example@house.example",
    "//house.example@evil.example",
    "@evil.example",
    "evil.example",
    "www.evil.example",
    "//[::1",
    "//evil.example:443",
    "/\x00/evil.example",
    "/\u2028/evil.example",
    "/\u200b/evil.example",
    "//evil%2eexample",
    "?next=//evil.example",
    "#//evil.example",
    "",
    ".",
    "..",
    "//\u3002evil",
    "/" + "a" * 3000,
    "/\ufeff/evil.example",
]
HERE_ONLY = ["/", "/incidents", "/incidents?q=%D8%A7&place=IQ-DQ", "/incidents/map#one", "/%2f%2fevil.example", "/a//b"]


@pytest.mark.parametrize("target", AWAY)
def test_an_address_that_could_lead_away_is_not_followed(target: str) -> None:
    assert local(target, "/") == "/"


@pytest.mark.parametrize("target", HERE_ONLY)
def test_an_address_of_this_site_is_followed_and_stays_here(target: str) -> None:
    assert local(target, "/other") == target
    assert urlsplit(urljoin(HERE, local(target, "/other"))).netloc == "house.example"


@pytest.mark.parametrize("target", AWAY)
def test_signing_in_leads_nowhere_else(house: House, target: str) -> None:
    answer = house.visitor().post("/sign-in", {"name": "monitor", "passphrase": PASSPHRASE, "next": target})
    assert urlsplit(urljoin(HERE, answer.location)).netloc == "house.example"
