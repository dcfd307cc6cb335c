"""Terms of the word lists, as rows that other rows refer to."""

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Line, Short


class TermRow(Base):
    """One term. `id` is `list:slug`; a term is retired, never deleted."""

    __tablename__ = "term"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    list_name: Mapped[str] = mapped_column(String(40), index=True)
    slug: Mapped[str] = mapped_column(String(80))
    label_en: Mapped[Line]
    label_ar: Mapped[Line]
    label_ckb: Mapped[Line]
    parent: Mapped[Short]
    list_version: Mapped[Short]
    active: Mapped[bool] = mapped_column(default=True)
    codes: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    extra: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    position: Mapped[int] = mapped_column(default=0)
