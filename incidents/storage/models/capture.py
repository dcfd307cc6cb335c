"""Files kept by their digest, copies of articles, and the other addresses and paragraphs they are known by."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.domain.captures import CaptureKind, CaptureState
from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Moment, Prose, Short, check, one_of


class FileRow(Base):
    """A file of the store under its SHA-256; it is never altered. `checked` is when it was last found whole."""

    __tablename__ = "stored_file"
    __table_args__ = (check("size_not_negative", "size >= 0"),)

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(80), default="")
    added: Mapped[Moment]
    checked: Mapped[datetime | None]


class CaptureRow(Base):
    """One request to keep, or to look again at, an article's page; or one file uploaded as its copy.

    `original_id` is what came as it came, `warc_id` the exchange as a WARC, `text_id` and `page_id` what was made of
    it: its text, and its page without anything that runs. `text_digest` is over the folded text, to notice a change.
    """

    __tablename__ = "capture"
    __table_args__ = (
        one_of("kind", CaptureKind),
        one_of("state", CaptureState),
        Index("ix_capture_article_id", "article_id"),
        Index("ix_capture_state", "state", "id"),
    )

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    asked: Mapped[Moment]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    done: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    address: Mapped[Prose]
    final_address: Mapped[Prose]
    http_status: Mapped[int | None]
    media_type: Mapped[str] = mapped_column(String(80), default="")
    file_name: Mapped[Line]
    problem: Mapped[Prose]
    problem_params: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    original_id: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    warc_id: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    text_id: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    page_id: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    text_digest: Mapped[str] = mapped_column(String(64), default="")


class AddressRow(Base):
    """Another address that leads to an article: canonical, AMP, mirror, where a redirect ended."""

    __tablename__ = "article_address"
    __table_args__ = (Index("ix_article_address_article_id", "article_id"),)

    url_key: Mapped[str] = mapped_column(String(500), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    kind: Mapped[Short]


class PrintRow(Base):
    """The mark of one paragraph of an article: articles that share several are likely one agency's text."""

    __tablename__ = "article_print"
    __table_args__ = (Index("ix_article_print_mark", "mark"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    mark: Mapped[str] = mapped_column(String(16), primary_key=True)
