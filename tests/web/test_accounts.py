"""Signing in and out, one's own account, the accounts of the team, and the switch of the public site."""

import pytest

from incidents.domain.access import Action, Role
from incidents.services import chronicle, upkeep
from incidents.storage import accounts
from machinery.asking import PASSPHRASE, TEAM, House

NEW = "four other invented words"


def sign_in(house: House, name: str = "monitor", passphrase: str = PASSPHRASE) -> int:
    return house.visitor().post("/sign-in", {"name": name, "passphrase": passphrase, "next": ""}).status_code


def number(name: str) -> int:
    found = accounts.by_key(name)
    assert found is not None
    return found[0].number


@pytest.mark.parametrize("role", TEAM)
def test_each_role_can_sign_in_and_is_told_who_it_is(house: House, role: Role) -> None:
    browser = house.visitor()
    answer = browser.post("/sign-in", {"name": role.value, "passphrase": PASSPHRASE, "next": "/account"})
    assert (answer.status_code, answer.location) == (303, "/account")
    assert role.label in browser.get("/account").text


@pytest.mark.parametrize("typed", ["monitor", "MONITOR", "  monitor "])
def test_a_name_is_known_however_it_is_capitalised(house: House, typed: str) -> None:
    assert sign_in(house, typed) == 303


def test_a_refused_sign_in_keeps_the_name_and_never_shows_the_passphrase(house: House) -> None:
    answer = house.visitor().post(
        "/sign-in", {"name": "monitor", "passphrase": "not the right words", "next": "/history"}
    )
    assert answer.status_code == 422
    assert 'value="monitor"' in answer.text
    assert 'value="/history"' in answer.text
    assert "not the right words" not in answer.text


def test_signing_out_ends_the_session_on_the_server_too(house: House) -> None:
    browser = house.signed_in("monitor")
    stolen = house.visitor()
    stolen.client.set_cookie("incidents", browser.client.get_cookie("incidents").value)  # type: ignore[union-attr]
    assert stolen.get("/account").status_code == 200
    assert browser.post("/sign-out").status_code == 303
    assert stolen.get("/account").status_code == 303
    assert browser.get("/account").status_code == 303


def test_a_person_changes_their_own_passphrase_and_their_other_sessions_end(house: House) -> None:
    here, elsewhere = house.signed_in("monitor"), house.signed_in("monitor")
    assert here.post("/account", {"old": PASSPHRASE, "passphrase": NEW}).status_code == 303
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    assert (sign_in(house, passphrase=PASSPHRASE), sign_in(house, passphrase=NEW)) == (422, 303)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("not the present words", NEW, "This is not your present passphrase."),
        (PASSPHRASE, "fourteen chars", "at least 15 characters"),
        (PASSPHRASE, "a" * 20, "easily guessed"),
        (PASSPHRASE, "correct horse battery staple", "easily guessed"),
        (PASSPHRASE, "monitormonitormonitor", "easily guessed"),
        (PASSPHRASE, "z9 " * 60, "at most 128 characters"),
        (PASSPHRASE, "w " * 5000, "This is too long."),
    ],
)
def test_a_poor_passphrase_is_refused_in_a_sentence(house: House, old: str, new: str, sentence: str) -> None:
    answer = house.signed_in("monitor").post("/account", {"old": old, "passphrase": new})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert sign_in(house) == 303


@pytest.mark.parametrize("typed", ["كلمات مخترعة لاختبار واحد فقط", "de\u0301jà vu à côté de l’étang"])
def test_a_passphrase_is_the_same_whichever_keyboard_composes_it(house: House, typed: str) -> None:
    house.signed_in("manager").post(f"/accounts/{number('monitor')}/passphrase", {"passphrase": typed})
    assert sign_in(house, passphrase=typed.replace("e\u0301", "é")) == 303


def test_a_manager_adds_an_account_that_can_sign_in_at_once(house: House) -> None:
    manager = house.signed_in("manager")
    assert manager.get("/accounts/new").status_code == 200
    answer = manager.post("/accounts/new", {"name": "Invented Person", "role": "researcher", "passphrase": NEW})
    assert answer.status_code == 303
    assert "Invented Person" in manager.get("/accounts?done=added").text
    assert sign_in(house, "invented person", NEW) == 303


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": "monitor", "role": "monitor", "passphrase": NEW}, "There is an account of this name already."),
        ({"name": "MONITOR", "role": "monitor", "passphrase": NEW}, "There is an account of this name already."),
        ({"name": "", "role": "monitor", "passphrase": NEW}, "Give a user name."),
        ({"name": "someone@example.org", "role": "monitor", "passphrase": NEW}, "no e-mail address is kept here"),
        ({"name": "x" * 61, "role": "monitor", "passphrase": NEW}, "at most 60 characters"),
        ({"name": "a\u202eb", "role": "monitor", "passphrase": NEW}, "hidden control character"),
        ({"name": "new", "role": "visitor", "passphrase": NEW}, "Choose one of the answers given."),
        ({"name": "new", "role": "king", "passphrase": NEW}, "Choose one of the answers given."),
        ({"name": "new", "role": "monitor", "passphrase": ""}, "Give the passphrase."),
        ({"name": "new", "role": "monitor", "passphrase": NEW, "active": "0"}, "does not ask for: active"),
    ],
)
def test_an_account_that_cannot_be_kept_is_refused_in_a_sentence(
    house: House, answers: dict[str, str], sentence: str
) -> None:
    answer = house.signed_in("manager").post("/accounts/new", answers)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_closed_account_is_out_at_once_and_cannot_come_back(house: House) -> None:
    manager, monitor = house.signed_in("manager"), house.signed_in("monitor")
    assert manager.post(f"/accounts/{number('monitor')}/close").status_code == 303
    assert monitor.get("/account").status_code == 303
    assert sign_in(house) == 422
    assert manager.post(f"/accounts/{number('monitor')}/open").status_code == 303
    assert sign_in(house) == 303


def test_another_role_ends_the_sessions_and_holds_from_the_next_one(house: House) -> None:
    manager, monitor = house.signed_in("manager"), house.signed_in("monitor")
    assert manager.post(f"/accounts/{number('monitor')}/role", {"role": "researcher"}).status_code == 303
    assert monitor.get("/account").status_code == 303
    assert "Researcher" in house.signed_in("monitor").get("/account").text


def test_the_only_manager_stays_manager(house: House) -> None:
    manager, own = house.signed_in("manager"), number("manager")
    for address, answers in ((f"/accounts/{own}/role", {"role": "monitor"}), (f"/accounts/{own}/close", {})):
        answer = manager.post(address, answers)
        assert answer.status_code == 422
        assert "This is the only manager." in answer.text
    assert manager.get("/accounts").status_code == 200


def test_what_goes_beyond_a_role_is_given_by_name_and_ends_with_the_role(house: House) -> None:
    manager, reviewer = house.signed_in("manager"), number("reviewer")
    assert manager.post(f"/accounts/{reviewer}/grants", {"confidential": "y"}).status_code == 303
    assert house.actor("reviewer").may(Action.CONFIDENTIAL)
    assert manager.post(f"/accounts/{reviewer}/role", {"role": "monitor"}).status_code == 303
    assert house.actor("reviewer").grants == frozenset()


def test_a_grant_that_the_role_cannot_hold_is_refused(house: House) -> None:
    answer = house.signed_in("manager").post(f"/accounts/{number('monitor')}/grants", {"confidential": "y"})
    assert answer.status_code == 422
    assert "This role cannot be given that." in answer.text


def test_an_unknown_account_is_not_found(house: House) -> None:
    assert house.signed_in("manager").get("/accounts/999999").status_code == 404


def test_the_public_site_is_turned_on_and_off_by_a_manager(house: House) -> None:
    manager = house.signed_in("manager")
    assert upkeep.public_site_on()
    assert manager.post("/accounts/public-site/off").status_code == 303
    assert house.visitor().get("/incidents").status_code == 303
    assert manager.post("/accounts/public-site/on").status_code == 303
    assert manager.post("/accounts/public-site/perhaps").status_code == 404


def test_every_change_of_an_account_is_in_the_history_without_a_passphrase(house: House) -> None:
    manager = house.signed_in("manager")
    manager.post("/accounts/new", {"name": "new", "role": "monitor", "passphrase": NEW})
    manager.post(f"/accounts/{number('new')}/role", {"role": "advocate"})
    manager.post(f"/accounts/{number('new')}/passphrase", {"passphrase": NEW + " again"})
    manager.post(f"/accounts/{number('new')}/close")
    told = chronicle.whole(house.actor("manager")).deeds
    assert [deed.words for deed in told][:4] == [
        "Account closed",
        "Passphrase set by a manager",
        "Role changed",
        "Account added",
    ]
    assert {deed.who for deed in told[:4]} == {"manager"}
    page = manager.get("/history").text
    assert "Role changed" in page
    assert NEW not in page
    assert "argon2" not in page
