"""What the public may read of an incident, frozen at the moment it was published."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, Integer, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Key, Moment, Prose


class PublicationRow(Base):
    """One published revision. At most one of an incident stands; a withdrawn one keeps its body."""

    __tablename__ = "publication"
    __table_args__ = (
        Index(
            "uq_publication_standing",
            "incident_id",
            unique=True,
            sqlite_where=text("standing"),
            postgresql_where=text("standing"),
        ),
    )

    id: Mapped[Key]
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
    revision: Mapped[int]
    standing: Mapped[bool] = mapped_column(default=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[Prose]


def stands(name: str = PublicationRow.__tablename__) -> ColumnElement[bool]:
    """That a publication stands, read under a name, in the very words of the index over those that stand.

    SQLAlchemy would write `standing = 1` for SQLite, which then looks through every publication instead.
    """
    return cast("ColumnElement[bool]", literal_column(f"{name}.standing", Integer))
