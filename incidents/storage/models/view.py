"""Saved views: questions that an account keeps under a name of its own."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Moment, Prose


class SavedViewRow(Base):
    """A question under a name; its owner sees it, and the team where it is `shared`."""

    __tablename__ = "saved_view"

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[Line]
    page: Mapped[str] = mapped_column(String(20))
    query: Mapped[Prose]
    shared: Mapped[bool] = mapped_column(default=False)
    made: Mapped[Moment]
