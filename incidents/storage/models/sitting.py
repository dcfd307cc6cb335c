"""A sitting: what somebody is in the middle of entering, kept on the server until it is recorded or discarded."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Moment, Prose


class SittingRow(Base):
    """The text pasted (blank for the seven questions alone), what it says of itself, and the answers typed so far.

    `recorded` lists the codes of the incidents made in this sitting. Only the account that began it may read it.
    """

    __tablename__ = "sitting"
    __table_args__ = (Index("ix_sitting_account_id", "account_id", "changed"),)

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column(default=1)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    file_id: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    text: Mapped[Prose]
    about: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    recorded: Mapped[list[str]] = mapped_column(JSON, default=list)
    created: Mapped[Moment]
    changed: Mapped[Moment]
