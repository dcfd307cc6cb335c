"""The places table: one row a place of an incident, as exact as its readers may see it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from incidents.domain.incident import IncidentPlace
from incidents.domain.places import PlaceLevel
from incidents.domain.vocabulary import N_, PlaceRole
from incidents.reports.cells import Value
from incidents.reports.columns import BELONGS, YES_NO, Column, Entry, Table, around

PLACE_PRECISIONS = (
    ("1", N_("Exact, to about 100 metres")),
    ("2", N_("A site, or near it, to about one kilometre")),
    ("3", N_("A neighbourhood or a city")),
    ("4", N_("A district")),
    ("5", N_("A governorate")),
    ("6", N_("The country")),
    ("9", N_("Not known, or not shown")),
)
LEVELS = (
    ("country", N_("Country")),
    ("governorate", N_("Governorate")),
    ("district", N_("District")),
    ("subdistrict", N_("Subdistrict")),
    ("city", N_("City")),
    ("neighbourhood", N_("Neighbourhood")),
    ("site", N_("Site")),
)


@dataclass(frozen=True)
class PlaceRow:
    """One place of one incident."""

    entry: Entry
    place: IncidentPlace


def latitude(place: IncidentPlace | None) -> Value:
    """Degrees north of the published point."""
    return place.where.lat if place is not None and place.where is not None else None


def longitude(place: IncidentPlace | None) -> Value:
    """Degrees east of the published point."""
    return place.where.lon if place is not None and place.where is not None else None


def _rows(entry: Entry) -> Iterable[PlaceRow]:
    return (PlaceRow(entry, place) for place in entry.record.content.places)


def _own(part: str) -> Callable[[PlaceRow], Value]:
    """A part of the place itself, which stands first in its chain."""
    return lambda row: getattr(row.place.chain[0], part) if row.place.chain else None


def _governorate(part: str) -> Callable[[PlaceRow], Value]:
    def read(row: PlaceRow) -> Value:
        place = around(row.place).get(PlaceLevel.GOVERNORATE)
        return getattr(place, part) if place is not None else None

    return read


def _pcodes(row: PlaceRow) -> Value:
    codes = row.place.chain[0].pcodes if row.place.chain else ()
    return tuple(":".join(code) for code in codes)


PLACES: Table[PlaceRow] = Table(
    name="places",
    title=N_("Places"),
    row=N_("One row a place of an incident; a place that two incidents share has two rows"),
    columns=(
        *BELONGS,
        Column("place_code", lambda row: row.place.place, N_("The code of the place")),
        Column("role", lambda row: row.place.role, N_("How the place belongs to the incident"), PlaceRole),
        Column("level", _own("level"), N_("What kind of area it is"), LEVELS),
        Column("name_en", _own("name_en"), N_("The name of the place in English"), width=24),
        Column("name_ar", _own("name_ar"), N_("The name of the place in Arabic"), width=24),
        Column("name_ckb", _own("name_ckb"), N_("The name of the place in Kurdish"), width=24),
        Column("as_named", lambda row: row.place.as_named, N_("The place as the sources name it"), width=24),
        Column("within", lambda row: tuple(one.code for one in row.place.chain[1:]), N_("The areas around it")),
        Column("governorate_code", _governorate("code"), N_("The code of the governorate")),
        Column("governorate_iso", _governorate("iso3166_2"), N_("The governorate in ISO 3166-2")),
        Column("governorate_en", _governorate("name_en"), N_("The governorate in English"), width=18),
        Column("governorate_ar", _governorate("name_ar"), N_("The governorate in Arabic"), width=18),
        Column("pcodes", _pcodes, N_("Place codes of other data sets: scheme, version, code"), width=24),
        Column("place_type", _own("place_type"), N_("What the place is"), "place_type"),
        Column(
            "place_precision", lambda row: row.place.precision,
            N_("How exactly the place is known"), PLACE_PRECISIONS,
        ),
        Column(
            "radius_m", lambda row: row.place.radius_m,
            N_("How far from the point it may truly lie, in metres; empty where it may be anywhere in its area"),
        ),
        Column("lat", lambda row: latitude(row.place), N_("Latitude of the published point, WGS84 degrees")),
        Column("lon", lambda row: longitude(row.place), N_("Longitude of the published point, WGS84 degrees")),
        Column(
            "own_point", lambda row: row.place.point is not None,
            N_("Whether the point is the incident's own; else it is that of the place"), YES_NO,
        ),
        Column(
            "public_precision", lambda row: row.place.public_precision,
            N_("How exactly the public may see it at most"), PLACE_PRECISIONS, team=True,
        ),
        Column("note_en", lambda row: row.place.note.en, N_("How the place was found, in English"), width=40),
        Column("note_ar", lambda row: row.place.note.ar, N_("How the place was found, in Arabic"), width=40),
        Column("note_ckb", lambda row: row.place.note.ckb, N_("How the place was found, in Kurdish"), width=40),
    ),
    rows=_rows,
)  # fmt: skip
