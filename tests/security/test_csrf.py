"""Nothing is changed in a person's name by another site (WEB-1)."""

import hashlib

import pytest
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import text
from werkzeug.routing import Rule

from incidents.storage.db import Base, db
from machinery.asking import Browser, House

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
#: What a visit may write without being told to: when a session was last seen.
NOTED = {"login_session"}


def state() -> str:
    """A digest of everything kept."""
    db.session.rollback()
    found = hashlib.sha256()
    for table in Base.metadata.sorted_tables:
        if table.name not in NOTED:
            found.update(repr(db.session.execute(text(f'SELECT * FROM "{table.name}"')).all()).encode())  # noqa: S608
    db.session.rollback()
    return found.hexdigest()


def filled(rule: Rule) -> str:
    """An address for a rule, its parts filled in."""
    parts = {name: "on" if name == "state" else "1" for name in rule.arguments}
    _, address = rule.build(parts) or ("", "")
    return str(address)


def unsafe_addresses(house: House) -> list[str]:
    rules = [rule for rule in house.app.url_map.iter_rules() if (rule.methods or set()) & UNSAFE]
    return [filled(rule) for rule in rules]


def tokens(house: House, browser: Browser) -> dict[str, str]:
    """Tokens that are none: absent, made up, old, of another session."""
    forged = str(URLSafeTimedSerializer("another key", salt="wtf-csrf-token").dumps("0" * 40))
    with browser.client.session_transaction() as session:
        session["csrf_token"] = "1" * 40
    return {"none": "", "made up": "x", "forged": forged, "of another session": house.visitor().token()}


@pytest.mark.parametrize("who", ["visitor", "monitor", "manager"])
def test_nothing_is_changed_without_a_token_of_the_session(house: House, who: str) -> None:
    browser = house.visitor() if who == "visitor" else house.signed_in(who)
    before = state()
    for address in unsafe_addresses(house):
        for kind, token in tokens(house, browser).items():
            answer = browser.post_bare(address, {"csrf_token": token, "name": "x"})
            assert answer.status_code in {400, 401, 403, 405}, (address, kind, answer.status_code)
    assert state() == before


def test_a_token_in_the_address_is_no_token(house: House) -> None:
    browser = house.signed_in("manager")
    before = state()
    assert browser.post_bare(f"/accounts/public-site/off?csrf_token={browser.token()}").status_code == 400
    assert state() == before


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_what_another_site_sends_is_refused_even_with_a_token(house: House, site: str) -> None:
    browser = house.signed_in("manager")
    before = state()
    answer = browser.post("/accounts/public-site/off", headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert state() == before


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost.evil.example", "http://[::1"])
def test_an_older_browser_is_known_by_the_origin_it_names(house: House, origin: str) -> None:
    answer = house.signed_in("manager").post("/accounts/public-site/off", headers={"Origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
        {},
    ],
)
def test_what_this_site_sends_is_taken(house: House, headers: dict[str, str]) -> None:
    assert house.signed_in("manager").post("/accounts/public-site/off", headers=headers).status_code == 303


def test_a_page_that_was_open_too_long_keeps_what_was_typed(house: House) -> None:
    browser = house.signed_in("monitor")
    answer = browser.post_bare("/incidents/new", {"csrf_token": "old", "what": "words that took an afternoon"})
    assert answer.status_code == 400
    assert "words that took an afternoon" in answer.text
    assert 'action="/incidents/new"' in answer.text


def test_asking_changes_nothing(house: House) -> None:
    browser = house.signed_in("manager")
    before = state()
    for rule in house.app.url_map.iter_rules():
        if "GET" in (rule.methods or set()) and rule.endpoint != "static":
            browser.raw(filled(rule))
    assert state() == before
