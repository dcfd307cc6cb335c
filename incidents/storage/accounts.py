"""Accounts, their sessions and failed tries to sign in; and the standing that a deed is checked against."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask_security import SQLAlchemyUserDatastore
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from incidents.domain.access import Action, Role
from incidents.domain.accounts import REMEMBERED, Account
from incidents.domain.errors import Conflict, NotFound
from incidents.domain.vocabulary import N_
from incidents.storage.db import db, now, session
from incidents.storage.models.account import AccountRow, AttemptRow, RoleRow, SessionRow

#: Where Flask-Security looks accounts up.
datastore = SQLAlchemyUserDatastore(db, AccountRow, RoleRow)

#: Argon2id, 64 MiB and three passes: the low-memory profile of RFC 9106, on one lane.
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
#: Many tries at once must not take all the memory there is.
_TWO_AT_ONCE = BoundedSemaphore(2)
#: Compared with where there is no such account, so that the answer takes as long. It fits no passphrase.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$0gpnbDtVVheh4vq/wP+TTw$P/RSi9WffpgkhROD3I48iGJ8sW+Nha0WZUO8vNoDqaA"


@dataclass(frozen=True)
class Session_:  # noqa: N801 - `Session` is the database's
    """A signed-in browser: whose it is, when it began and when it was last seen (UTC)."""

    account: Account
    mark: str
    begun: datetime
    seen: datetime


def hashed(words: str) -> str:
    """The passphrase as it is kept."""
    with _TWO_AT_ONCE:
        return _HASHER.hash(words)


def fits(kept: str, words: str) -> bool:
    """Whether the passphrase is the one kept; as slow where nothing is kept."""
    with _TWO_AT_ONCE:
        try:
            return _HASHER.verify(kept or _NOBODY, words)
        except (VerifyMismatchError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether the kept form was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def by_key(key: str) -> tuple[Account, str] | None:
    """The account of a user name, and its kept passphrase."""
    row = session().scalar(select(AccountRow).where(AccountRow.name_key == key))
    return (_account(row), row.password) if row else None


def account(number: int) -> Account:
    """One account. NotFound: no such number."""
    return _account(_row(session(), number))


def kept_passphrase(number: int) -> str:
    """The kept form of an account's passphrase."""
    return _row(session(), number).password


def all_accounts() -> tuple[Account, ...]:
    """Every account by name, closed ones too."""
    return tuple(_account(row) for row in session().scalars(select(AccountRow).order_by(AccountRow.name_key)))


def names() -> dict[int, str]:
    """Account number → user name; for the team's history."""
    return {row.id: row.name for row in session().execute(select(AccountRow.id, AccountRow.name))}


def add(current: Session, name: str, key: str, role: Role, password: str) -> int:
    """Keep a new account; `password` is the kept form. Conflict: the user name is taken."""
    if current.scalar(select(AccountRow.id).where(AccountRow.name_key == key)) is not None:
        raise Conflict(N_("There is an account of this name already."))
    row = AccountRow(
        name=name, name_key=key, password=password, fs_uniquifier=_mark(), role=_role(current, role), created=now()
    )
    current.add(row)
    current.flush()
    return row.id


def change(
    current: Session,
    number: int,
    *,
    role: Role | None = None,
    active: bool | None = None,
    grants: frozenset[Action] | None = None,
    password: str | None = None,
) -> None:
    """Change what is given of an account, and end every session it has."""
    row = _row(current, number)
    if role is not None:
        row.role = _role(current, role)
    if active is not None:
        row.active = active
    if grants is not None:
        row.grants = sorted(action.value for action in grants)
    if password is not None:
        row.password = password
    row.fs_uniquifier = _mark()
    current.execute(delete(SessionRow).where(SessionRow.account_id == number))
    current.flush()


def rehash(current: Session, number: int, password: str) -> None:
    """Keep the same passphrase in today's form; sessions go on."""
    current.execute(update(AccountRow).where(AccountRow.id == number).values(password=password))


def others_with(current: Session, role: Role, number: int) -> int:
    """How many other accounts of a role can sign in."""
    query = select(func.count()).select_from(AccountRow).join(AccountRow.role)
    held = AccountRow.id != number, AccountRow.active, RoleRow.name == role.value
    return current.scalar(query.where(*held)) or 0


def begin_session(current: Session, number: int, token: str) -> str:
    """Keep a session of which the browser holds the token; returns the mark of the account."""
    moment = now()
    current.add(SessionRow(token_hash=digest(token), account_id=number, begun=moment, seen=moment))
    current.flush()
    return _row(current, number).fs_uniquifier


def session_of(token: str) -> Session_ | None:
    """The session of a token, if it was not ended; closed accounts have none."""
    query = (
        select(SessionRow, AccountRow)
        .join(AccountRow, AccountRow.id == SessionRow.account_id)
        .where(SessionRow.token_hash == digest(token), AccountRow.active)
    )
    found = session().execute(query).first()
    if found is None:
        return None
    row, owner = found
    return Session_(_account(owner), owner.fs_uniquifier, row.begun, row.seen)


def touch(current: Session, token: str) -> None:
    """The session was used a moment ago."""
    current.execute(update(SessionRow).where(SessionRow.token_hash == digest(token)).values(seen=now()))


def end_session(current: Session, token: str) -> None:
    """End one session for good."""
    current.execute(delete(SessionRow).where(SessionRow.token_hash == digest(token)))


def clear_sessions(current: Session, whole: timedelta) -> None:
    """Forget sessions that no clock would still hold."""
    current.execute(delete(SessionRow).where(SessionRow.begun < now() - whole))


def tries(current: Session, subject: str) -> tuple[int, datetime | None]:
    """How many tries of a subject are remembered, and when the last one was."""
    query = select(func.count(), func.max(AttemptRow.at)).where(
        AttemptRow.subject == digest(subject), AttemptRow.at > now() - REMEMBERED
    )
    count, last = current.execute(query).one()
    return count, last


def note_try(current: Session, subjects: Iterable[str]) -> None:
    """Remember a try of each subject, and forget those of long ago."""
    current.execute(delete(AttemptRow).where(AttemptRow.at <= now() - REMEMBERED))
    current.add_all([AttemptRow(subject=digest(subject), at=now()) for subject in subjects])
    current.flush()


def forget_tries(current: Session, subjects: Iterable[str]) -> None:
    """Forget the tries of some subjects: somebody got in."""
    current.execute(delete(AttemptRow).where(AttemptRow.subject.in_([digest(subject) for subject in subjects])))


def take_back_try(current: Session, subjects: Iterable[str]) -> None:
    """Forget the last try of each subject: it was no failure."""
    for subject in subjects:
        last = select(func.max(AttemptRow.id)).where(AttemptRow.subject == digest(subject))
        current.execute(delete(AttemptRow).where(AttemptRow.id.in_(last.scalar_subquery())))


def digest(text: str) -> str:
    """SHA-256 as hex: what is kept of tokens and of who tried."""
    return hashlib.sha256(text.encode()).hexdigest()


def _row(current: Session, number: int) -> AccountRow:
    row = current.get(AccountRow, number)
    if row is None:
        raise NotFound(N_("There is no such account."))
    return row


def _role(current: Session, role: Role) -> RoleRow:
    row = current.scalar(select(RoleRow).where(RoleRow.name == role.value))
    if row is None:
        row = RoleRow(name=role.value, description=role.label)
        current.add(row)
    return row


def _account(row: AccountRow) -> Account:
    return Account(
        number=row.id,
        name=row.name,
        role=Role(row.role.name),
        active=row.active,
        created=row.created,
        grants=_grants(row),
    )


def _grants(row: AccountRow) -> frozenset[Action]:
    return frozenset(Action(code) for code in row.grants)


def _mark() -> str:
    return secrets.token_hex(32)
