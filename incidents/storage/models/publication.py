"""What the public may read of an incident, frozen at the moment it was published."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, text
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
