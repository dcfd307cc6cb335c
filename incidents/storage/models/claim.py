"""Claims and the lines derived from them."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from incidents.domain.vocabulary import ClaimKind, ClaimStatus, Scope, Tier
from incidents.storage.db import Base
from incidents.storage.models.columns import Key, Line, Prose, Short, check, one_of


class ClaimRow(Base):
    """One statement of one article. `number` counts within the incident and is never used twice."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("incident_id", "number"),
        check("value_not_negative", "value IS NULL OR value >= 0"),
        check("upper_not_below", "upper IS NULL OR (value IS NOT NULL AND upper >= value)"),
        check("scope_order", "scope_from IS NULL OR scope_to IS NULL OR scope_from <= scope_to"),
        check("as_of_whole", "(as_of_from = '') = (as_of_to = '')"),
        check("credibility_known", "credibility IS NULL OR credibility BETWEEN 1 AND 6"),
        check("replaces_another", "replaces IS NULL OR replaces <> number"),
        one_of("kind", ClaimKind),
        one_of("scope", Scope),
        one_of("status", ClaimStatus),
        one_of("tier", Tier),
        Index("ix_claim_article_id", "article_id"),
    )

    id: Mapped[Key]
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
    number: Mapped[int]
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    kind: Mapped[str] = mapped_column(String(20))
    outcome_id: Mapped[str | None] = mapped_column(ForeignKey("term.id"))
    group_id: Mapped[str] = mapped_column(ForeignKey("term.id"))
    qualifier: Mapped[str] = mapped_column(String(20))
    value: Mapped[int | None]
    upper: Mapped[int | None]
    printed: Mapped[Line]
    scope: Mapped[str] = mapped_column(String(20))
    scope_from: Mapped[date | None]
    scope_to: Mapped[date | None]
    scope_place: Mapped[Line]
    combined: Mapped[list[str]] = mapped_column(JSON, default=list)
    as_of_from: Mapped[str] = mapped_column(String(16), default="")
    as_of_to: Mapped[str] = mapped_column(String(16), default="")
    said_by: Mapped[Line]
    institution_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    passage: Mapped[Prose]
    passage_lang: Mapped[str] = mapped_column(String(12), default="")
    page_or_time: Mapped[Short]
    note: Mapped[Prose]
    fact: Mapped[Prose]
    term: Mapped[str] = mapped_column(String(80), default="")
    status: Mapped[str] = mapped_column(String(20))
    replaces: Mapped[int | None]
    credibility: Mapped[int | None]
    credibility_reason: Mapped[Prose]
    counted: Mapped[bool | None]
    counted_reason: Mapped[Prose]
    tier: Mapped[str] = mapped_column(String(20))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class LineRow(Base):
    """The team's derived figure of one outcome and group, with the claims behind it and the rule's version."""

    __tablename__ = "line"
    __table_args__ = (
        check("min_not_negative", "min IS NULL OR min >= 0"),
        check("min_max", "min IS NULL OR max IS NULL OR min <= max"),
        check("min_best", "min IS NULL OR best IS NULL OR min <= best"),
        check("best_max", "best IS NULL OR max IS NULL OR best <= max"),
    )

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(40), primary_key=True)
    group: Mapped[str] = mapped_column(String(40), primary_key=True)
    min: Mapped[int | None]
    best: Mapped[int | None]
    max: Mapped[int | None]
    open: Mapped[bool]
    voices: Mapped[int]
    rule: Mapped[Short]
    derivation: Mapped[list[list[object]]] = mapped_column(JSON)
