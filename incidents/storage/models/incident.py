"""Incidents: the team's working rows."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.domain.vocabulary import (
    CauseRole,
    Clarity,
    DataKind,
    Grade,
    LinkKind,
    PlaceRole,
    Relation,
    Status,
    Tier,
)
from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Moment, Prose, Short, check, one_of


class IncidentRow(Base):
    """The head of an incident. `version` grows with every save, `revision` with every reviewed change."""

    __tablename__ = "incident"
    __table_args__ = (
        check("span_whole", "(earliest IS NULL) = (latest IS NULL)"),
        check("span_order", "earliest IS NULL OR earliest <= latest"),
        check("precision_known", "date_precision IS NULL OR date_precision BETWEEN 1 AND 5"),
        check("qualifier_known", "date_qualifier IN ('', '~', '?', '%')"),
        check("not_forwarded_to_itself", "forwarded_to_id IS NULL OR forwarded_to_id <> id"),
        one_of("status", Status),
        one_of("tier", Tier),
        one_of("grade", Grade),
        one_of("clarity", Clarity),
        one_of("data_kind", DataKind),
        Index("ix_incident_status_changed", "status", "changed"),
    )

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    revision: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(String(20))
    tier: Mapped[str] = mapped_column(String(20))
    grade: Mapped[str] = mapped_column(String(20))
    grade_reason: Mapped[Prose]
    data_kind: Mapped[str] = mapped_column(String(20))
    clarity: Mapped[str] = mapped_column(String(20))
    title_en: Mapped[Prose]
    title_ar: Mapped[Prose]
    title_ckb: Mapped[Prose]
    summary_en: Mapped[Prose]
    summary_ar: Mapped[Prose]
    summary_ckb: Mapped[Prose]
    earliest: Mapped[date | None] = mapped_column(index=True)
    latest: Mapped[date | None]
    date_precision: Mapped[int | None]
    date_qualifier: Mapped[str] = mapped_column(String(1), default="")
    date_lasting: Mapped[bool] = mapped_column(default=False)
    date_as_printed: Mapped[Line]
    time_from: Mapped[str] = mapped_column(String(5), default="")
    time_text: Mapped[Line]
    time_of_day: Mapped[Short]
    event_type: Mapped[str] = mapped_column(String(80), default="")
    no_number_reason: Mapped[Prose]
    sensitivity: Mapped[list[str]] = mapped_column(JSON, default=list)
    created: Mapped[Moment]
    changed: Mapped[Moment]
    forwarded_to_id: Mapped[int | None] = mapped_column(ForeignKey("incident.id"))


class IncidentPlaceRow(Base):
    """A place of an incident, with its part and how exactly it is known."""

    __tablename__ = "incident_place"
    __table_args__ = (
        check("lat_on_earth", "lat IS NULL OR (lat BETWEEN -90 AND 90)"),
        check("lon_on_earth", "lon IS NULL OR (lon BETWEEN -180 AND 180)"),
        check("point_whole", "(lat IS NULL) = (lon IS NULL)"),
        check("radius_positive", "radius_m IS NULL OR radius_m > 0"),
        check("precision_known", "precision IN (1, 2, 3, 4, 5, 6, 9)"),
        check("public_precision_known", "public_precision IN (1, 2, 3, 4, 5, 6, 9)"),
        one_of("role", PlaceRole),
    )

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    precision: Mapped[int]
    radius_m: Mapped[int | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    public_precision: Mapped[int]
    as_named: Mapped[Line]
    note_en: Mapped[Prose]
    note_ar: Mapped[Prose]
    note_ckb: Mapped[Prose]


class IncidentTermRow(Base):
    """A term of an incident: an alleged violation or a cause; `role` and `article_id` only for causes."""

    __tablename__ = "incident_term"
    __table_args__ = (one_of("role", CauseRole, or_blank=True),)

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("term.id"), index=True)
    role: Mapped[Short]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    note: Mapped[Prose]


class InvolvementRow(Base):
    """An actor's alleged part in an incident and the reply to it."""

    __tablename__ = "involvement"
    __table_args__ = (one_of("tier", Tier),)

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id"), index=True)
    degree: Mapped[str] = mapped_column(String(80), default="")
    attribution: Mapped[Short]
    basis: Mapped[str] = mapped_column(String(80), default="")
    alleged_by: Mapped[list[str]] = mapped_column(JSON, default=list)
    official_position: Mapped[str] = mapped_column(String(80), default="")
    reply_en: Mapped[Prose]
    reply_ar: Mapped[Prose]
    reply_ckb: Mapped[Prose]
    reply_article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    public_name_en: Mapped[Line]
    public_name_ar: Mapped[Line]
    public_name_ckb: Mapped[Line]
    official_act: Mapped[Prose]
    tier: Mapped[str] = mapped_column(String(20))


class IncidentArticleRow(Base):
    """An article of an incident."""

    __tablename__ = "incident_article"
    __table_args__ = (one_of("relation", Relation),)

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True, index=True)
    position: Mapped[int]
    relation: Mapped[str] = mapped_column(String(20))


class IncidentLinkRow(Base):
    """A link to another incident; the inverse is read from the other side, not stored."""

    __tablename__ = "incident_link"
    __table_args__ = (one_of("kind", LinkKind), check("not_to_itself", "incident_id <> other_id"))

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    position: Mapped[int]


class SettingRow(Base):
    """A reviewer's own figure over the rule's, with its reason."""

    __tablename__ = "setting"
    __table_args__ = (
        check("min_not_negative", "min IS NULL OR min >= 0"),
        check("min_best", "min IS NULL OR best IS NULL OR min <= best"),
        check("best_max", "best IS NULL OR max IS NULL OR best <= max"),
        check("min_max", "min IS NULL OR max IS NULL OR min <= max"),
        check("reason_given", "reason <> ''"),
    )

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(40), primary_key=True)
    group: Mapped[str] = mapped_column(String(40), primary_key=True)
    min: Mapped[int | None]
    best: Mapped[int | None]
    max: Mapped[int | None]
    reason: Mapped[Prose]


class TouchRow(Base):
    """Who worked on which revision: nobody in here may review it."""

    __tablename__ = "touch"

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(primary_key=True)


class StepRow(Base):
    """A step of a record on its way to the public."""

    __tablename__ = "step"
    __table_args__ = (Index("ix_step_incident_id", "incident_id"),)

    id: Mapped[Key]
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    old: Mapped[Short]
    new: Mapped[Short]
    reason: Mapped[Prose]


class ForwardRow(Base):
    """A code that now leads to another incident."""

    __tablename__ = "forward"

    code: Mapped[str] = mapped_column(String(80), primary_key=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
