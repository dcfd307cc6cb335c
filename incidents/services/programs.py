"""Tokens by which a program acts for an account, with that account's role and no more."""

import secrets
from datetime import timedelta

from incidents.domain.access import Action, Actor
from incidents.domain.errors import Refused
from incidents.domain.programs import LONGEST_NAME, TOKEN_BEGINS, Token
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import N_
from incidents.services import accounts
from incidents.storage import history, tokens
from incidents.storage.db import now, transaction

_BYTES = 32
_MOST = 20
_SEEN_EVERY = timedelta(minutes=1)


def listed(by: Actor) -> tuple[Token, ...]:
    """One's own tokens, the newest first."""
    return tokens.of_account(_own_number(by))


def make(name: str, by: Actor) -> str:
    """A new token; its text is told here and never again. Refused: no name, or too many tokens."""
    number, called = _own_number(by), clean_line(name)
    if not called or len(called) > LONGEST_NAME:
        sentence = N_("Say in at most %(most)s characters which program it is for.")
        raise Refused(sentence, field="program", most=LONGEST_NAME)
    if sum(one.ended is None for one in tokens.of_account(number)) >= _MOST:
        raise Refused(N_("An account has at most %(most)s tokens. End one first."), field="program", most=_MOST)
    text = TOKEN_BEGINS + secrets.token_urlsafe(_BYTES)
    with transaction(by) as session:
        tokens.add(session, number, called, text)
        history.append(session, by, "token made", ("account", str(number)), {"name": called})
    return text


def end(token: int, by: Actor) -> None:
    """End one of one's own tokens. NotFound: there is none of that number."""
    number = _own_number(by)
    with transaction(by) as session:
        tokens.end(session, number, token)
        history.append(session, by, "token ended", ("account", str(number)), {"token": token})


def actor_of(text: str) -> Actor | None:
    """For whom a token acts; None for one that opens nothing, and for that of a closed account."""
    found = tokens.holder(text) if text.startswith(TOKEN_BEGINS) else None
    if found is None:
        return None
    account, token, used = found
    if used is None or now() - used >= _SEEN_EVERY:
        with transaction() as session:
            tokens.mark_used(session, token)
    return accounts.actor_numbered(account)


def _own_number(by: Actor) -> int:
    by.require(Action.READ_TEAM)
    if not by.account:
        raise Refused(N_("Sign in first."))
    return by.account
