"""Tokens of programs: kept as digests, found by them, ended."""

import hashlib
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from incidents.domain.errors import NotFound
from incidents.domain.programs import Token
from incidents.domain.vocabulary import N_
from incidents.storage.db import now, session
from incidents.storage.models.account import AccountRow
from incidents.storage.models.token import TokenRow


def add(current: Session, account: int, name: str, text: str) -> int:
    """Keep a new token of an account and return its number."""
    row = TokenRow(token_hash=_digest(text), account_id=account, name=name, made=now())
    current.add(row)
    current.flush()
    return row.id


def holder(text: str) -> tuple[int, int, datetime | None] | None:
    """Account number, token number and when it was last used; None for a token that opens nothing."""
    query = (
        select(TokenRow.account_id, TokenRow.id, TokenRow.used)
        .join(AccountRow, AccountRow.id == TokenRow.account_id)
        .where(TokenRow.token_hash == _digest(text), TokenRow.ended.is_(None), AccountRow.active)
    )
    found = session().execute(query).one_or_none()
    return (found.account_id, found.id, found.used) if found else None


def of_account(account: int) -> tuple[Token, ...]:
    """Every token of an account, the newest first."""
    query = select(TokenRow).where(TokenRow.account_id == account).order_by(TokenRow.id.desc())
    return tuple(
        Token(number=row.id, name=row.name, made=row.made, used=row.used, ended=row.ended)
        for row in session().scalars(query)
    )


def mark_used(current: Session, number: int) -> None:
    """Keep that a token was used now."""
    current.execute(update(TokenRow).where(TokenRow.id == number).values(used=now()))


def end(current: Session, account: int, number: int) -> None:
    """End a token of this account. NotFound: it has none of that number, or it has ended."""
    found = update(TokenRow).where(TokenRow.id == number, TokenRow.account_id == account, TokenRow.ended.is_(None))
    if current.execute(found.values(ended=now()).returning(TokenRow.id)).first() is None:
        raise NotFound(N_("There is no such token."))


def end_all(current: Session, account: int) -> None:
    """End every token of an account."""
    ending = update(TokenRow).where(TokenRow.account_id == account, TokenRow.ended.is_(None))
    current.execute(ending.values(ended=now()))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
