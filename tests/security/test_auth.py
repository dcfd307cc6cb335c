"""Passphrases, sessions and tries (AUTH-1, 2, 5, 6, 7)."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type
from sqlalchemy import select, update

from incidents.domain.accounts import network_of, wait_after
from incidents.services import accounts as deeds
from incidents.storage import accounts
from incidents.storage.db import db, now, transaction
from incidents.storage.models.account import AccountRow, AttemptRow, SessionRow
from machinery.asking import PASSPHRASE, House

WRONG = "not the right words at all"


def try_in(house: House, name: str, words: str, *, address: str = "192.0.2.7") -> tuple[int, str]:
    answer = house.visitor().post(
        "/sign-in", {"name": name, "passphrase": words}, environ_overrides={"REMOTE_ADDR": address}
    )
    return answer.status_code, answer.text


def test_there_is_no_account_before_one_is_made(house: House) -> None:
    names = {"admin", "administrator", "root", "incidents", "loader", "demo"}
    assert names.isdisjoint(accounts.names().values())


def test_a_passphrase_is_kept_as_argon2id_with_at_least_46_mib(house: House) -> None:
    kept = accounts.hashed(PASSPHRASE)
    parameters = extract_parameters(kept)
    assert parameters.type is Type.ID
    assert parameters.memory_cost >= 46 * 1024
    assert parameters.time_cost >= 1
    assert parameters.salt_len >= 16


def test_an_old_form_of_a_passphrase_is_renewed_at_the_next_sign_in(house: House) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSPHRASE)
    with transaction() as session:
        session.execute(update(AccountRow).where(AccountRow.name_key == "monitor").values(password=weak))
    assert try_in(house, "monitor", PASSPHRASE)[0] == 303
    kept = accounts.by_key("monitor")
    assert kept is not None
    assert extract_parameters(kept[1]).memory_cost >= 46 * 1024


def test_an_account_without_a_passphrase_lets_nobody_in(house: House) -> None:
    with transaction() as session:
        session.execute(update(AccountRow).where(AccountRow.name_key == "monitor").values(password=""))
    assert try_in(house, "monitor", "")[0] == 422
    assert try_in(house, "monitor", WRONG)[0] == 422


def test_the_token_is_256_bits_and_only_its_digest_is_kept(house: House) -> None:
    begun = deeds.enter("monitor")
    row = db.session.scalars(select(SessionRow)).one()
    assert len(begun.token) >= 43
    assert row.token_hash == hashlib.sha256(begun.token.encode()).hexdigest()
    assert begun.token not in repr(begun)


def test_each_sign_in_is_another_session_and_a_session_set_before_is_worth_nothing(house: House) -> None:
    browser = house.visitor()
    with browser.client.session_transaction() as session:
        session["token"], session["_user_id"] = "set-by-an-attacker", "1"
    browser.post("/sign-in", {"name": "monitor", "passphrase": PASSPHRASE})
    with browser.client.session_transaction() as session:
        first = session["token"]
    browser.post("/sign-in", {"name": "monitor", "passphrase": PASSPHRASE})
    with browser.client.session_transaction() as session:
        assert session["token"] not in {first, "set-by-an-attacker"}


def test_the_token_of_one_account_does_not_open_another(house: House) -> None:
    monitor, manager = deeds.enter("monitor"), deeds.enter("manager")
    browser = house.visitor()
    with browser.client.session_transaction() as session:
        session["token"], session["_user_id"] = monitor.token, manager.mark
    assert browser.get("/account").status_code == 303


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(house: House) -> None:
    answer = house.visitor().post("/sign-in", {"name": "monitor", "passphrase": PASSPHRASE})
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie


def test_beyond_this_machine_cookies_are_secure_and_bound_to_the_host(house: House) -> None:
    house.app.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_NAME="__Host-incidents")
    answer = house.visitor().post_bare("/sign-in?lang=en")
    cookies = answer.headers.getlist("Set-Cookie")
    assert any(cookie.startswith("__Host-incidents=") for cookie in cookies)
    assert all("Secure" in cookie for cookie in cookies)


@pytest.mark.parametrize("case", ["wrong passphrase", "unknown name", "closed account", "too soon"])
def test_every_refused_sign_in_gets_the_same_answer(house: House, case: str) -> None:
    expected = try_in(house, "researcher", WRONG)
    name = {"unknown name": "nobody here", "closed account": "advocate"}.get(case, "researcher")
    words = PASSPHRASE if case in {"closed account", "too soon"} else WRONG
    if case == "closed account":
        with transaction() as session:
            accounts.change(session, house.actor("advocate").account or 0, active=False)
    if case == "too soon":
        with transaction() as session:
            accounts.note_try(session, ["account researcher"] * 12)
    status, text = try_in(house, name, words)
    token = 'name="csrf_token"'
    assert status == expected[0]
    assert [line for line in text.replace(name, "researcher").splitlines() if token not in line] == [
        line for line in expected[1].splitlines() if token not in line
    ]


def test_of_a_thousand_tries_ten_at_most_reach_the_hash_in_ten_minutes(house: House) -> None:
    waited = timedelta()
    reached = 0
    while waited < timedelta(minutes=10):
        reached += 1
        waited += wait_after(reached)
    assert reached <= 10
    for _ in range(4):
        assert deeds.sign_in("monitor", WRONG, network="192.0.2.0/24") is None
    for turn in range(996):
        assert deeds.sign_in("monitor", WRONG, network=f"10.0.{turn}.0/24") is None
    assert db.session.query(AttemptRow).filter_by(subject=accounts.digest("account monitor")).count() <= 5


def test_the_wait_grows_and_ends_and_locks_nobody_out_for_good(house: House) -> None:
    waits = [wait_after(tries) for tries in range(1, 40)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(minutes=5)
    with transaction() as session:
        accounts.note_try(session, ["account monitor"] * 500)
        session.execute(update(AttemptRow).values(at=now() - timedelta(minutes=5)))
    assert try_in(house, "monitor", PASSPHRASE)[0] == 303


def test_a_browser_that_was_in_before_gets_in_while_others_guess(house: House) -> None:
    known = house.visitor()
    known.post("/sign-in", {"name": "monitor", "passphrase": PASSPHRASE})
    known.post("/sign-out")
    with transaction() as session:
        accounts.note_try(session, ["account monitor"] * 12)
    assert try_in(house, "monitor", PASSPHRASE)[0] == 422
    assert known.post("/sign-in", {"name": "monitor", "passphrase": PASSPHRASE}).status_code == 303


def test_a_known_browser_is_known_for_its_own_account_alone(house: House) -> None:
    known = house.visitor()
    known.post("/sign-in", {"name": "monitor", "passphrase": PASSPHRASE})
    with transaction() as session:
        accounts.note_try(session, ["account manager"] * 12)
    assert known.post("/sign-in", {"name": "manager", "passphrase": PASSPHRASE}).status_code == 422


def test_a_network_that_tries_many_names_waits_too(house: House) -> None:
    with transaction() as session:
        accounts.note_try(session, [f"network {network_of('192.0.2.7')}"] * 30)
    assert try_in(house, "monitor", PASSPHRASE, address="192.0.2.99")[0] == 422
    assert try_in(house, "monitor", PASSPHRASE, address="198.51.100.7")[0] == 303


def test_one_who_gets_in_does_not_wipe_out_what_the_network_tried(house: House) -> None:
    network = f"network {network_of('192.0.2.7')}"
    with transaction() as session:
        accounts.note_try(session, [network] * 19)
    assert try_in(house, "monitor", PASSPHRASE)[0] == 303
    assert db.session.query(AttemptRow).filter_by(subject=accounts.digest(network)).count() == 19


def test_tries_at_the_same_moment_are_each_counted(house: House) -> None:
    def attempt(_: int) -> object:
        with house.app.app_context():
            return deeds.sign_in("monitor", WRONG, network="192.0.2.0/24")

    db.session.remove()
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(attempt, range(16))) == {None}
    assert db.session.query(AttemptRow).filter_by(subject=accounts.digest("account monitor")).count() <= 5


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.0/24"), ("2001:db8:1:2:3::4", "2001:db8:1::/56"), ("", "unknown"), ("nonsense", "unknown")],
)
def test_a_network_is_what_one_subscriber_may_hold(address: str, network: str) -> None:
    assert network_of(address) == network


def test_neither_a_passphrase_nor_a_name_is_in_the_table_of_tries(house: House) -> None:
    try_in(house, "monitor", WRONG)
    for row in db.session.scalars(select(AttemptRow)):
        assert len(row.subject) == 64
        assert "monitor" not in row.subject
