"""What people decided about records that look alike: not the same, or merged into one."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Key, Moment, Prose, check


class NotSameRow(Base):
    """Two incidents that a person found to be different; they are not offered as one again."""

    __tablename__ = "not_same"
    __table_args__ = (check("pair_in_order", "first_id < second_id"), Index("ix_not_same_second_id", "second_id"))

    first_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[Moment]
    reason: Mapped[Prose]


class MergeRow(Base):
    """One incident taken into another. `before` holds both as they were, so that it can be undone."""

    __tablename__ = "merge"
    __table_args__ = (
        check("two_records", "kept_id <> gone_id"),
        Index("ix_merge_kept_id", "kept_id"),
        Index("ix_merge_gone_id", "gone_id"),
    )

    id: Mapped[Key]
    kept_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
    gone_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
    at: Mapped[Moment]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[Prose]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
