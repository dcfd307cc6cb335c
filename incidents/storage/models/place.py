"""The place tree and every spelling of a place."""

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from incidents.storage.db import Base
from incidents.storage.models.columns import Code, Key, Line, Prose, Short, check


class PlaceRow(Base):
    """A place. `path` holds the codes from the country down, so that ancestors are read without recursion."""

    __tablename__ = "place"
    __table_args__ = (
        check("lat_on_earth", "lat IS NULL OR (lat BETWEEN -90 AND 90)"),
        check("lon_on_earth", "lon IS NULL OR (lon BETWEEN -180 AND 180)"),
        check("point_whole", "(lat IS NULL) = (lon IS NULL)"),
        check("radius_positive", "radius_m IS NULL OR radius_m > 0"),
    )

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    level: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    path: Mapped[str] = mapped_column(String(400), index=True)
    name_en: Mapped[Line]
    name_ar: Mapped[Line]
    name_ckb: Mapped[Line]
    iso3166_2: Mapped[Short]
    pcodes: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    radius_m: Mapped[int | None]
    place_type: Mapped[str] = mapped_column(String(80), default="")
    method: Mapped[Prose]
    population: Mapped[int | None]


class PlaceNameRow(Base):
    """A spelling of a place beyond its three display names."""

    __tablename__ = "place_name"
    __table_args__ = (Index("ix_place_name_place_id", "place_id"),)

    id: Mapped[Key]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    position: Mapped[int]
    name: Mapped[Line]
