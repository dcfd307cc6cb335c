"""Tokens by which a program acts for an account, and the answers kept so that a resend makes nothing twice."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Key, Line, Moment


class TokenRow(Base):
    """A token of an account. Only the SHA-256 of its random text is kept."""

    __tablename__ = "api_token"
    __table_args__ = (Index("ix_api_token_account_id", "account_id"),)

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    name: Mapped[Line]
    made: Mapped[Moment]
    used: Mapped[datetime | None]
    ended: Mapped[datetime | None]


class ReplyRow(Base):
    """The answer that one Idempotency-Key of an account was given; `request` is the digest of what was asked."""

    __tablename__ = "api_reply"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    request: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    headers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    body: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    at: Mapped[Moment]
