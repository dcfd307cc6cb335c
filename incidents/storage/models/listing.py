"""Evidence lists."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.domain.vocabulary import Status
from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Moment, Prose, one_of


class ListRow(Base):
    """A list picked by hand, or a question (`query`) that is asked again each time it is read."""

    __tablename__ = "evidence_list"
    __table_args__ = (one_of("status", Status),)

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(String(20))
    title_en: Mapped[Line]
    title_ar: Mapped[Line]
    title_ckb: Mapped[Line]
    cover_en: Mapped[Prose]
    cover_ar: Mapped[Prose]
    cover_ckb: Mapped[Prose]
    query: Mapped[str | None] = mapped_column(String(4000))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created: Mapped[Moment]
    changed: Mapped[Moment]


class ListItemRow(Base):
    """One incident of a hand-picked list, with a note of its own."""

    __tablename__ = "evidence_list_item"

    list_id: Mapped[int] = mapped_column(ForeignKey("evidence_list.id"), primary_key=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True, index=True)
    position: Mapped[int]
    note: Mapped[Prose]
