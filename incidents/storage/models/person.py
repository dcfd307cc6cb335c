"""Actors: institutions, units, groups; natural persons only for official acts."""

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Short


class ActorRow(Base):
    """An actor that incidents may be joined to."""

    __tablename__ = "actor"

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    name_en: Mapped[Line]
    name_ar: Mapped[Line]
    name_ckb: Mapped[Line]
    variants: Mapped[list[str]] = mapped_column(JSON, default=list)
    kind: Mapped[Short]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"))
    perpetrator_type: Mapped[Short]
    person: Mapped[bool] = mapped_column(default=False)
