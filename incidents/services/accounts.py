"""Accounts: signing in and out, who may do what, and whether the public may look in."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from incidents.domain.access import GRANTABLE, Action, Actor, Role
from incidents.domain.accounts import (
    Account,
    Lifetime,
    SignedIn,
    name_key,
    new_passphrase,
    passphrase,
    user_name,
    wait_after,
)
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services import upkeep
from incidents.storage import accounts, history, tokens
from incidents.storage.db import Session, now, transaction

_TOKEN_BYTES = 32
_SEEN_EVERY = timedelta(minutes=1)
_FORGOTTEN = timedelta(days=30)
_KIND = "account"


def sign_in(name: str, words: str, *, network: str, device: str = "") -> SignedIn | None:
    """Begin a session; None where name and passphrase do not fit, and where the next try has to wait.

    `network` is the caller's, `device` the mark of a browser that signed in to this account before: its tries are
    counted apart, so that nobody can keep a person out by guessing. A try is noted before it is looked at.
    """
    key = name_key(name)
    subjects = [f"device {device} {key}"] if device else [f"account {key}", f"network {network}"]
    with transaction() as session:
        if any(_has_to_wait(session, subject) for subject in subjects):
            return None
        accounts.note_try(session, subjects)
    found = accounts.by_key(key)
    known, kept = found or (None, "")
    right = accounts.fits(kept, passphrase(words))
    if known is None or not known.active or not right:
        return None
    renewed = accounts.hashed(passphrase(words)) if accounts.outdated(kept) else ""
    return _begin(known, forget=subjects, renewed=renewed)


def enter(name: str) -> SignedIn:
    """Begin a session without a passphrase; the one-time link of the demonstration leads here, nothing else does."""
    found = accounts.by_key(name_key(name))
    if found is None:
        raise Refused(N_("There is no such account."))
    return _begin(found[0], forget=(), renewed="")


def actor_of(token: str, lifetime: Lifetime) -> tuple[Actor, str] | None:
    """Who holds a session, and the mark of the account; None for a session that has ended."""
    held = accounts.session_of(token) if token else None
    moment = now()
    if held is None or not lifetime.holds(held.begun, held.seen, moment):
        return None
    if moment - held.seen >= _SEEN_EVERY:
        with transaction() as session:
            accounts.touch(session, token)
    return _actor(held.account), held.mark


def actor_numbered(number: int) -> Actor:
    """The actor that an account is, as it now stands. NotFound: no such number."""
    return _actor(accounts.account(number))


def visitor() -> Actor:
    """Somebody without an account, as the site is open to visitors or not."""
    return Actor(open_house=upkeep.public_site_on())


def sign_out(token: str) -> None:
    """End a session for good."""
    with transaction() as session:
        accounts.end_session(session, token)


def change_passphrase(old: str, new: str, by: Actor) -> SignedIn:
    """Change one's own passphrase. Every session and every token ends; the session returned begins."""
    number = _own_number(by)
    words = new_passphrase(new, by.name)
    if not accounts.fits(accounts.kept_passphrase(number), passphrase(old)):
        raise Refused(N_("This is not your present passphrase."), field="old")
    kept = accounts.hashed(words)
    with transaction(by) as session:
        accounts.change(session, number, password=kept)
        tokens.end_all(session, number)
        history.append(session, by, "passphrase changed", (_KIND, str(number)), {})
    return _begin(accounts.account(number), forget=(), renewed="")


def listed(by: Actor) -> tuple[Account, ...]:
    """Every account."""
    by.require(Action.ACCOUNTS)
    return accounts.all_accounts()


def one(number: int, by: Actor) -> Account:
    """One account."""
    by.require(Action.ACCOUNTS)
    return accounts.account(number)


def add(name: str, role: Role, words: str, by: Actor) -> int:
    """Keep a new account. Refused: the name or the passphrase; Conflict: the name is taken."""
    by.require(Action.ACCOUNTS)
    kept_name = user_name(name)
    if role == Role.VISITOR:
        raise Refused(N_("A visitor needs no account."), field="role")
    kept = accounts.hashed(new_passphrase(words, kept_name))
    with transaction(by) as session:
        number = accounts.add(session, kept_name, name_key(kept_name), role, kept)
        history.append(session, by, "account added", (_KIND, str(number)), {"name": kept_name, "role": role.value})
    return number


def set_role(number: int, role: Role, by: Actor) -> None:
    """Give an account another role. What was granted beyond the old one ends."""
    by.require(Action.ACCOUNTS)
    if role == Role.VISITOR:
        raise Refused(N_("A visitor needs no account."), field="role")
    with transaction(by) as session:
        if role != Role.MANAGER:
            _keep_a_manager(session, number)
        accounts.change(session, number, role=role, grants=frozenset())
        history.append(session, by, "role changed", (_KIND, str(number)), {"role": role.value})


def set_grants(number: int, grants: frozenset[Action], by: Actor) -> None:
    """Give or take what may be given beyond the role. Refused: what the role may not hold."""
    by.require(Action.ACCOUNTS)
    with transaction(by) as session:
        if not grants <= GRANTABLE.get(accounts.account(number).role, frozenset()):
            raise Refused(N_("This role cannot be given that."), field="grants")
        accounts.change(session, number, grants=grants)
        content = {"grants": sorted(action.value for action in grants)}
        history.append(session, by, "grants changed", (_KIND, str(number)), content)


def set_active(number: int, by: Actor, *, active: bool) -> None:
    """Close an account, or open it again. Its sessions end at once; what it did stays."""
    by.require(Action.ACCOUNTS)
    with transaction(by) as session:
        if not active:
            _keep_a_manager(session, number)
        accounts.change(session, number, active=active)
        history.append(session, by, "account opened" if active else "account closed", (_KIND, str(number)), {})


def set_passphrase(number: int, words: str, by: Actor) -> None:
    """Give an account a new passphrase, for a person who forgot theirs. Its sessions and its tokens end."""
    by.require(Action.ACCOUNTS)
    kept = accounts.hashed(new_passphrase(words, accounts.account(number).name))
    with transaction(by) as session:
        accounts.change(session, number, password=kept)
        tokens.end_all(session, number)
        history.append(session, by, "passphrase set", (_KIND, str(number)), {})


def directory() -> Any:
    """Where Flask-Security looks accounts up; for the sign-in pages alone."""
    return accounts.datastore


def _begin(account: Account, *, forget: Iterable[str], renewed: str) -> SignedIn:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with transaction() as session:
        accounts.forget_tries(session, [subject for subject in forget if not _is_network(subject)])
        accounts.take_back_try(session, [subject for subject in forget if _is_network(subject)])
        accounts.clear_sessions(session, _FORGOTTEN)
        if renewed:
            accounts.rehash(session, account.number, renewed)
        mark = accounts.begin_session(session, account.number, token)
    return SignedIn(account=account, token=token, mark=mark)


def _has_to_wait(session: Session, subject: str) -> bool:
    tried, last = accounts.tries(session, subject)
    return last is not None and now() - last < wait_after(tried, network=_is_network(subject))


def _is_network(subject: str) -> bool:
    """Whether a subject is a network: one that gets in does not wipe out what others there have tried."""
    return subject.startswith("network ")


def _keep_a_manager(session: Session, number: int) -> None:
    """Refused: nobody would be left to care for accounts."""
    if accounts.account(number).role == Role.MANAGER and not accounts.others_with(session, Role.MANAGER, number):
        raise Refused(N_("This is the only manager. Make another person manager first."), field="role")


def _own_number(by: Actor) -> int:
    by.require(Action.READ_PUBLIC)
    if not by.account:
        raise Refused(N_("Sign in first."))
    return by.account


def _actor(account: Account) -> Actor:
    return Actor(account=account.number, name=account.name, role=account.role, grants=account.grants)
