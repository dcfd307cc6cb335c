"""Sources and articles."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.domain.vocabulary import DataKind, Status, Tier
from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Moment, Prose, Short, check, one_of


class SourceRow(Base):
    """An outlet or institution. `family` makes several of them one voice; the rating is the team's."""

    __tablename__ = "source"
    __table_args__ = (check("reliability_known", "reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')"),)

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    name_en: Mapped[Line]
    name_ar: Mapped[Line]
    name_ckb: Mapped[Line]
    kind: Mapped[Short]
    scale: Mapped[Short]
    family: Mapped[str] = mapped_column(String(80), default="")
    reliability: Mapped[str] = mapped_column(String(1), default="")
    reliability_reason: Mapped[Prose]
    rated_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    rated_on: Mapped[date | None]


class ArticleRow(Base):
    """One text, kept by the team; `public_body` is what the public reads of it once it was published."""

    __tablename__ = "article"
    __table_args__ = (
        check("published_whole", "(published_earliest IS NULL) = (published_latest IS NULL)"),
        check("published_order", "published_earliest IS NULL OR published_earliest <= published_latest"),
        check("covers_order", "covers_first IS NULL OR covers_first <= covers_last"),
        check("not_its_own_origin", "origin_id IS NULL OR origin_id <> id"),
        one_of("tier", Tier),
        one_of("status", Status),
        one_of("data_kind", DataKind),
        Index("ix_article_status_tier", "status", "tier"),
    )

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(String(20))
    tier: Mapped[str] = mapped_column(String(20))
    data_kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[Prose]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    via_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    url: Mapped[Prose]
    url_key: Mapped[str] = mapped_column(String(500), default="", index=True)
    url_shown: Mapped[bool] = mapped_column(default=False)
    published_earliest: Mapped[date | None]
    published_latest: Mapped[date | None] = mapped_column(index=True)
    published_edtf: Mapped[Short]
    published_as_printed: Mapped[Line]
    accessed: Mapped[date | None]
    language: Mapped[str] = mapped_column(String(12), default="")
    kind: Mapped[str] = mapped_column(String(80), default="")
    excerpt: Mapped[Prose]
    excerpt_truncated: Mapped[bool] = mapped_column(default=False)
    summary_en: Mapped[Prose]
    summary_ar: Mapped[Prose]
    summary_ckb: Mapped[Prose]
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    archive_url: Mapped[Prose]
    correction_note: Mapped[Prose]
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    covers_place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    covers_first: Mapped[date | None]
    covers_last: Mapped[date | None]
    created: Mapped[Moment]
    changed: Mapped[Moment]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    published_at: Mapped[datetime | None]
    public_body: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    words: Mapped[Prose]


class ArticleAuthorRow(Base):
    """One author of an article, in the order printed."""

    __tablename__ = "article_author"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Line]
