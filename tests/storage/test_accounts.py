"""Accounts, sessions, tries and standing, on both engines."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from incidents.domain.access import LOADER, Action, Actor, Role
from incidents.domain.accounts import Lifetime
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.services import accounts as deeds
from incidents.services import chronicle
from incidents.storage import accounts, history
from incidents.storage.db import now, session, transaction
from incidents.storage.models.account import AttemptRow, SessionRow

WORDS = "invented words for a test only"
NETWORK = "192.0.2.0/24"


@pytest.fixture
def monitor(store: str) -> int:
    return deeds.add("Monitor One", Role.MONITOR, WORDS, LOADER)


@pytest.fixture
def manager(store: str) -> Actor:
    number = deeds.add("Manager", Role.MANAGER, WORDS, LOADER)
    return Actor(account=number, name="Manager", role=Role.MANAGER)


def actor(number: int) -> Actor:
    found = accounts.account(number)
    return Actor(account=number, name=found.name, role=found.role, grants=found.grants)


def test_a_session_begins_holds_and_ends(monitor: int) -> None:
    begun = deeds.sign_in("monitor one", WORDS, network=NETWORK)
    assert begun is not None
    found = deeds.actor_of(begun.token, Lifetime())
    assert found is not None
    assert (found[0].account, found[0].role, found[1]) == (monitor, Role.MONITOR, begun.mark)
    deeds.sign_out(begun.token)
    assert deeds.actor_of(begun.token, Lifetime()) is None


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "x" * 10_000])
def test_a_token_that_is_none_opens_nothing(monitor: int, token: str) -> None:
    deeds.enter("Monitor One")
    assert deeds.actor_of(token, Lifetime()) is None


def test_a_session_of_long_ago_is_forgotten_at_the_next_sign_in(monitor: int) -> None:
    deeds.enter("Monitor One")
    with transaction() as current:
        current.execute(update(SessionRow).values(begun=now() - timedelta(days=31)))
    deeds.enter("Monitor One")
    assert len(session().scalars(select(SessionRow)).all()) == 1


def test_a_try_is_noted_before_it_is_looked_at_and_forgotten_once_it_was_right(monitor: int) -> None:
    assert deeds.sign_in("Monitor One", "not the right words", network=NETWORK) is None
    assert len(session().scalars(select(AttemptRow)).all()) == 2
    assert deeds.sign_in("Monitor One", WORDS, network=NETWORK) is not None
    left = session().scalars(select(AttemptRow.subject)).all()
    assert left == [accounts.digest(f"network {NETWORK}")]


def test_tries_are_forgotten_after_an_hour(monitor: int) -> None:
    with transaction() as current:
        accounts.note_try(current, ["account monitor one"] * 50)
        current.execute(update(AttemptRow).values(at=now() - timedelta(hours=1)))
    assert deeds.sign_in("Monitor One", WORDS, network=NETWORK) is not None


def test_two_accounts_cannot_bear_one_name(monitor: int) -> None:
    with pytest.raises(Conflict):
        deeds.add("MONITOR  one", Role.RESEARCHER, WORDS, LOADER)


def test_every_change_of_an_account_ends_its_sessions(monitor: int, manager: Actor) -> None:
    changes = (
        lambda: deeds.set_role(monitor, Role.REVIEWER, manager),
        lambda: deeds.set_grants(monitor, frozenset({Action.CONFIDENTIAL}), manager),
        lambda: deeds.set_passphrase(monitor, WORDS + " again", manager),
        lambda: deeds.set_active(monitor, manager, active=False),
    )
    for change in changes:
        begun = deeds.enter("Monitor One")
        change()
        assert deeds.actor_of(begun.token, Lifetime()) is None
        assert accounts.session_of(begun.token) is None


def test_standing_is_read_again_inside_the_deed(monitor: int, manager: Actor) -> None:
    before = actor(monitor)
    with transaction(before):
        pass
    deeds.set_active(monitor, manager, active=False)
    with pytest.raises(NotAllowed), transaction(before):
        pass


@pytest.mark.parametrize("claimed", [Role.MANAGER, Role.REVIEWER])
def test_a_role_that_is_only_claimed_has_no_standing(monitor: int, claimed: Role) -> None:
    pretended = Actor(account=monitor, name="Monitor One", role=claimed)
    with pytest.raises(NotAllowed), transaction(pretended):
        pass


def test_a_grant_that_is_only_claimed_has_no_standing(manager: Actor) -> None:
    pretended = Actor(
        account=manager.account, name="Manager", role=Role.MANAGER, grants=frozenset({Action.CONFIDENTIAL})
    )
    with pytest.raises(NotAllowed), transaction(pretended):
        pass


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MANAGER])
def test_only_a_manager_cares_for_accounts(monitor: int, role: Role) -> None:
    somebody = Actor(account=monitor, name="Monitor One", role=role)
    for deed in (
        lambda: deeds.listed(somebody),
        lambda: deeds.one(monitor, somebody),
        lambda: deeds.add("New", Role.MONITOR, WORDS, somebody),
        lambda: deeds.set_role(monitor, Role.MANAGER, somebody),
        lambda: deeds.set_grants(monitor, frozenset(), somebody),
        lambda: deeds.set_active(monitor, somebody, active=True),
        lambda: deeds.set_passphrase(monitor, WORDS, somebody),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_the_last_manager_who_can_sign_in_stays(manager: Actor) -> None:
    second = deeds.add("Second", Role.MANAGER, WORDS, manager)
    deeds.set_active(second, manager, active=False)
    assert manager.account is not None
    with pytest.raises(Refused):
        deeds.set_role(manager.account, Role.MONITOR, manager)
    deeds.set_active(second, manager, active=True)
    deeds.set_role(manager.account, Role.MONITOR, manager)


def test_a_number_that_is_no_account_is_not_found(manager: Actor) -> None:
    for deed in (deeds.one, lambda number, by: deeds.set_role(number, Role.MONITOR, by)):
        with pytest.raises(NotFound):
            deed(424242, manager)


def test_the_history_names_the_hand_and_no_passphrase(monitor: int, manager: Actor) -> None:
    deeds.set_role(monitor, Role.RESEARCHER, manager)
    told = chronicle.whole(manager).deeds
    assert (told[0].words, told[0].who, told[0].code) == ("Role changed", "Manager", str(monitor))
    assert told[-1].by_program
    assert WORDS not in repr(history.entries())
    assert history.verify() == ()


def test_the_history_is_read_page_by_page(manager: Actor) -> None:
    with transaction() as current:
        for _ in range(60):
            history.append(current, manager, "list printed", ("list", "L-0"), {})
    first = chronicle.whole(manager)
    second = chronicle.whole(manager, first.older)
    numbers = [deed.number for deed in (*first.deeds, *second.deeds)]
    assert numbers == list(range(history.length(), 0, -1))
    assert second.older is None
