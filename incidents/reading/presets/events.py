"""Plain events: a day, a point, a word for what it was, and nobody counted.

A table of this kind has one column of each of `COLUMNS`, under any of the names given there. Points are taken as exact
as a town at most: nothing says how they were found. Codes of such tables are not used, since nothing says whose they
are: "1" of one file and "1" of the next are not one event. What stands in other columns is kept as the table's words. A
table that counts people is not read so unasked: its figures would be lost.
"""

from functools import lru_cache

from incidents.domain.articles import Source
from incidents.domain.incident import Cause
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedPlace, Names, RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.reading.presets.cells import Cells
from incidents.reading.presets.figures import NO_NUMBER
from incidents.reading.presets.hand_fields import COUNTED, guesses
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row, key

#: What is read → the names that its column may have.
COLUMNS = {
    "date": ("date", "event_date", "day"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "type": ("type", "event_type", "kind", "category"),
}
#: Words of military reports (SIGACTS): small-arms fire, improvised explosive device.
_TYPES = {"ied": "remote-explosive", "saf": "other", "other": "other"}
_CAUSES = {"ied": "explosion", "saf": "live-ammunition"}


def _read(row: Row, names: Names) -> RowDraft:
    cells = Cells(row, names)
    date, lat, lon, kind = _columns(tuple(row.cells))
    if cells.is_blank(date):
        cells.refuse(date, N_("The date is missing."))
    said = cells.line(kind)
    point = cells.point(lat, lon)
    cause = _CAUSES.get(said.casefold())
    return cells.draft(
        title=Trilingual(en=f"Event reported as “{said}”" if said else "Event"),
        occurred=cells.day(date),
        event_type=_TYPES.get(said.casefold()) or names.term("event_type", said),
        places=(NamedPlace(point=point, precision=PlacePrecision.CITY),) if point else (),
        causes=(Cause(term=cause),) if cause else (),
        passage="; ".join(part for part in (said, *_others(cells)) if part),
        no_number_reason=NO_NUMBER,
    )


def _others(cells: Cells) -> list[str]:
    """What stands in columns that mean nothing here, with their names."""
    read = set(_columns(tuple(cells.row.cells)))
    left = [name for name, cell in cells.row.cells.items() if name not in read and cell is not None]
    return [f"{name}: {cells.text(name)}" for name in left]


def _counts_people(columns: tuple[str, ...]) -> bool:
    return any(name.partition("_")[0] in COUNTED for name in guesses(columns, ()))


@lru_cache(maxsize=64)
def _columns(names: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of the day, the latitude, the longitude and the type; our own word where there is none."""
    known = {key(name): name for name in reversed(names)}
    return tuple(
        next((known[key(one)] for one in wanted if key(one) in known), what) for what, wanted in COLUMNS.items()
    )


PRESET = Preset(
    name="events",
    title=N_("Plain events: date, latitude, longitude, type"),
    source=Source(code="plain-events", name=Trilingual(en="Imported events"), kind="other", family="plain-events"),
    marks=tuple(
        (date, lat, lon, kind)
        for date in COLUMNS["date"]
        for lat in COLUMNS["lat"]
        for lon in COLUMNS["lon"]
        for kind in COLUMNS["type"]
    ),
    required=(),
    external=lambda _: "",
    read=_read,
    says_more=_counts_people,
)
