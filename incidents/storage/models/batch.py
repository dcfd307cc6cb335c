"""Imports: the batch, each of its rows, and the codes that data sets know our incidents by."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.domain.batches import BatchState, RowState
from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Moment, Short, one_of


class BatchRow(Base):
    """One file brought in. `settings` say how it was read: encoding, header, columns, values."""

    __tablename__ = "import_batch"
    __table_args__ = (one_of("state", BatchState), Index("ix_import_batch_sha256", "sha256"))

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    at: Mapped[Moment]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    file_name: Mapped[Line]
    sha256: Mapped[str] = mapped_column(String(64))
    file_id: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    dataset: Mapped[str] = mapped_column(String(80), default="")
    preset: Mapped[Short]
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    state: Mapped[str] = mapped_column(String(20))
    rows: Mapped[int] = mapped_column(default=0)
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    finished: Mapped[datetime | None]


class BatchLineRow(Base):
    """What became of one row of the file; `before` is the incident as it was, where the row changed it.

    `version` is the incident's after the row, `entry` the deed of the history that wrote it.
    """

    __tablename__ = "import_row"
    __table_args__ = (one_of("state", RowState), Index("ix_import_row_incident_id", "incident_id"))

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    external: Mapped[str] = mapped_column(String(200), default="")
    digest: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[str] = mapped_column(String(20))
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incident.id"))
    version: Mapped[int | None]
    entry: Mapped[int | None] = mapped_column(ForeignKey("history.seq"))
    undone: Mapped[bool] = mapped_column(default=False)
    problems: Mapped[list[Any]] = mapped_column(JSON, default=list)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ExternalCodeRow(Base):
    """The code by which a data set knows an incident; `digest` is of the row that was read last, blank once undone.

    `said` is what that row said of the incident itself: an edition changes only what nobody changed since.
    """

    __tablename__ = "external_code"
    __table_args__ = (Index("ix_external_code_incident_id", "incident_id"),)

    dataset: Mapped[str] = mapped_column(String(80), primary_key=True)
    external: Mapped[str] = mapped_column(String(200), primary_key=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"))
    digest: Mapped[str] = mapped_column(String(64), default="")
    said: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
