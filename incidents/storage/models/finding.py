"""Findings: the disclosed columns that lists, map, counts, sort, search and exports read, an audience each."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Key, Line, Moment, Prose, Short, check


class FindingRow(Base):
    """An incident as one audience may find it; narrow, so that counting reads little.

    `x`, `y` are the published point on the map's own plane (`domain/mercator.py`).
    """

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("incident_id", "audience"),
        check("span_order", "earliest IS NULL OR earliest <= latest"),
        Index("ix_finding_audience_earliest", "audience", "earliest", "incident_id"),
        Index("ix_finding_audience_days", "audience", "earliest", "latest", "governorate"),
        Index("ix_finding_audience_changed", "audience", "changed", "incident_id"),
        Index("ix_finding_audience_killed", "audience", "killed_max", "incident_id"),
        Index("ix_finding_audience_code", "audience", "code"),
    )

    id: Mapped[Key]
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
    audience: Mapped[str] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(80))
    earliest: Mapped[date | None]
    latest: Mapped[date | None]
    governorate: Mapped[Short]
    precision: Mapped[int]
    radius_m: Mapped[int | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    x: Mapped[int | None]
    y: Mapped[int | None]
    killed_min: Mapped[int | None]
    killed_max: Mapped[int | None]
    killed_open: Mapped[bool] = mapped_column(default=False)
    injured_min: Mapped[int | None]
    injured_max: Mapped[int | None]
    injured_open: Mapped[bool] = mapped_column(default=False)
    voices: Mapped[int]
    disagree: Mapped[bool]
    has_number: Mapped[bool]
    figures: Mapped[int]
    grade: Mapped[Short]
    status: Mapped[Short]
    data_kind: Mapped[Short]
    clarity: Mapped[Short]
    changed: Mapped[Moment]


class FindingKeyRow(Base):
    """A code that a finding can be filtered and counted by, under the parameter that asks for it."""

    __tablename__ = "finding_key"
    __table_args__ = (Index("ix_finding_key_param_code", "param", "code", "finding_id"),)

    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True)
    param: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(80), primary_key=True)


class FindingLineRow(Base):
    """The people of one outcome and group; `low_said` and `high_said` tell how the two ends were said."""

    __tablename__ = "finding_line"
    __table_args__ = (Index("ix_finding_line_outcome", "outcome", "group", "finding_id"),)

    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(40), primary_key=True)
    group: Mapped[str] = mapped_column(String(40), primary_key=True)
    min: Mapped[int | None]
    max: Mapped[int | None]
    best: Mapped[int | None]
    open: Mapped[bool]
    low_said: Mapped[Short]
    high_said: Mapped[Short]


class FindingTextRow(Base):
    """What a list shows of a finding in words; kept out of the narrow table."""

    __tablename__ = "finding_text"

    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True)
    title_en: Mapped[Prose]
    title_ar: Mapped[Prose]
    title_ckb: Mapped[Prose]
    place_en: Mapped[Line]
    place_ar: Mapped[Line]
    place_ckb: Mapped[Line]
    area_en: Mapped[Line]
    area_ar: Mapped[Line]
    area_ckb: Mapped[Line]
    date_edtf: Mapped[str] = mapped_column(String(60), default="")
    causes: Mapped[Prose]
    graphic: Mapped[bool] = mapped_column(default=False)
    first_min: Mapped[int | None]
    first_max: Mapped[int | None]


class ChangeRow(Base):
    """That an incident's findings changed, in order; an index outside the database follows it."""

    __tablename__ = "change_log"

    seq: Mapped[Key]
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"))
