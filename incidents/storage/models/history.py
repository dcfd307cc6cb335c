"""The history: append-only, each row hashing the one before; contents apart, so that they can be erased."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base


class HistoryRow(Base):
    """One deed: who (by account number), when, what, on what; and a commitment to its content."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_kind_code", "kind", "code"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(20))
    actor: Mapped[int]
    deed: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(80))
    public: Mapped[bool] = mapped_column(default=False)
    commitment: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class HistoryContentRow(Base):
    """What a deed changed, with the salt of its commitment. Erasing a row leaves the chain whole."""

    __tablename__ = "history_content"

    seq: Mapped[int] = mapped_column(ForeignKey("history.seq"), primary_key=True, autoincrement=False)
    salt: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class HistoryHeadRow(Base):
    """The newest row, in one place to lock on PostgreSQL, and when the chain was last checked."""

    __tablename__ = "history_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    checked_at: Mapped[str] = mapped_column(String(20), default="")


class CheckpointRow(Base):
    """How long the history was and what its root was, as it was signed; only added to, as the history itself.

    `frontier` are the roots of the full subtrees at that size, so that the next one reads the new rows alone.
    """

    __tablename__ = "checkpoint"

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    root: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text)
    verifier: Mapped[str] = mapped_column(String(200))
    frontier: Mapped[list[str]] = mapped_column(JSON)
    at: Mapped[str] = mapped_column(String(20))


class ExportTallyRow(Base):
    """Visitors' exports, counted by day and format; nobody is named."""

    __tablename__ = "export_tally"

    day: Mapped[date] = mapped_column(primary_key=True)
    format: Mapped[str] = mapped_column(String(20), primary_key=True)
    exports: Mapped[int]


class SiteSettingRow(Base):
    """A setting that a manager changes at run time, such as whether the public site is on."""

    __tablename__ = "site_setting"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(400))
