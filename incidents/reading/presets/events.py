"""Plain events: a day, a point, a word for what it was, and nobody counted.

A table of this kind has one column of each of `COLUMNS`, under any of the names given there. Points are taken as exact
as a town at most: nothing says how they were found. Codes of such tables are not used, since nothing says whose they
are: "1" of one file and "1" of the next are not one event.
"""

from incidents.domain.articles import Source
from incidents.domain.incident import Cause
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedPlace, Names, RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.reading.presets.cells import Cells
from incidents.reading.presets.figures import NO_NUMBER
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row

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
    date, lat, lon, kind = (_column(cells, what) for what in COLUMNS)
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
        passage=said,
        no_number_reason=NO_NUMBER,
    )


def _column(cells: Cells, what: str) -> str:
    return next((name for name in COLUMNS[what] if cells.has(name)), what)


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
)
