"""Dated releases: what was public at a moment, and which frozen finding stood for an incident from when until when."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Line, Moment, Prose, check


class ReleaseRow(Base):
    """A release. `digest` is over the lines of its records, `history_seq` the newest deed that it knows of."""

    __tablename__ = "dated_release"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title_en: Mapped[Line]
    title_ar: Mapped[Line]
    title_ckb: Mapped[Line]
    note_en: Mapped[Prose]
    note_ar: Mapped[Prose]
    note_ckb: Mapped[Prose]
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    digest: Mapped[str] = mapped_column(String(64))
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    history_seq: Mapped[int]


class ReleaseSpanRow(Base):
    """A frozen finding, the publication it was made of and the SHA-256 of its body: the same from release to release.

    `last` is the last release that holds it, empty as long as the newest one does.
    """

    __tablename__ = "release_span"
    __table_args__ = (
        check("release_order", "last IS NULL OR first <= last"),
        Index("ix_release_span_first_last", "first", "last"),
    )

    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id"), primary_key=True, autoincrement=False)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), index=True)
    first: Mapped[int] = mapped_column(ForeignKey("dated_release.number"))
    last: Mapped[int | None] = mapped_column(ForeignKey("dated_release.number"))
    digest: Mapped[str] = mapped_column(String(64))


class ReleaseListRow(Base):
    """A list that everyone could read then: its question, or none where it was picked by hand."""

    __tablename__ = "release_list"

    release: Mapped[int] = mapped_column(ForeignKey("dated_release.number"), primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(80), primary_key=True)
    query: Mapped[str | None] = mapped_column(String(4000))


class ReleaseItemRow(Base):
    """An incident that stood on such a list."""

    __tablename__ = "release_list_item"

    release: Mapped[int] = mapped_column(ForeignKey("dated_release.number"), primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(80), primary_key=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
