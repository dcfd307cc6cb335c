"""Accounts, their sessions and the tries to sign in. Identity is a user name; no e-mail is kept."""

from datetime import datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from incidents.storage.db import Base
from incidents.storage.models.columns import Key, Moment


class RoleRow(Base, RoleMixin):
    """A role by its code."""

    __tablename__ = "role"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(20), unique=True)
    description: Mapped[str] = mapped_column(String(200), default="")


class AccountRow(Base, UserMixin):
    """A person who can sign in. `fs_uniquifier` changes when every session of the account has to end."""

    __tablename__ = "account"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(80), unique=True)
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"))
    grants: Mapped[list[str]] = mapped_column(JSON, default=list)
    created: Mapped[Moment]

    role: Mapped[RoleRow] = relationship(lazy="joined")

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # the mixin declares a plain attribute
        """The one role, in the shape Flask-Security asks for."""
        return [self.role]


class SessionRow(Base):
    """A signed-in browser. Only the SHA-256 of its random token is kept."""

    __tablename__ = "login_session"
    __table_args__ = (Index("ix_login_session_account_id", "account_id"),)

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    begun: Mapped[datetime]
    seen: Mapped[datetime]


class AttemptRow(Base):
    """A try to sign in that failed: by account name key and by network, both as digests."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index("ix_sign_in_attempt_subject_at", "subject", "at"),)

    id: Mapped[Key]
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
