"""GeoPackage 1.3 (OGC 12-128r17): one SQLite file with the incidents on the map and tables of their parts beside them.

`incidents_points` holds each incident with its published point, and those that have no geometry at all;
`incidents_areas` those known to a district or coarser, over its outline. The other tables are attribute tables under
the names of the CSV files; `about` says what the file is. SQLite wants a place on the disk: it is a folder of its own
that is gone afterwards, whatever happens.
"""

import errno
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from incidents.domain.incident import Record
from incidents.reports import geopackage_tables as tables
from incidents.reports.cells import plain
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.cover import Tally, lines
from incidents.reports.geojson import Shape, geometry
from incidents.reports.geopackage_tables import AREAS, POINTS
from incidents.reports.rows import OF_RECORDS
from incidents.reports.tables.incidents import INCIDENTS
from incidents.reports.wkb import blob

_AT_ONCE = 500  # records between two writes
_FULL = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EFBIG}
_BASE = 0xFF  # the kind of an SQLite error stands in its lowest byte
_BESIDES = tuple(table for table in OF_RECORDS if table is not INCIDENTS)


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes], shape: Shape | None = None) -> int:
    """The records as a GeoPackage; how many were written. OSError: there is no room for it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.gpkg"
        with _errors_as_of_the_disk(), closing(sqlite3.connect(path, isolation_level=None)) as file:
            count = _fill(file, records, head, shape)
        with path.open("rb") as whole:
            shutil.copyfileobj(whole, out)
    return count


@contextmanager
def _errors_as_of_the_disk() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as fault:
        number = _FULL.get(fault.sqlite_errorcode & _BASE)
        if number is None:
            raise
        raise OSError(number, str(fault)) from fault


def _fill(file: sqlite3.Connection, records: Iterable[Record], head: ExportHead, shape: Shape | None) -> int:
    tables.make(file, head, _BESIDES)
    tally, drawn = Tally(), lru_cache(maxsize=256)(lambda code: shape(code) if shape is not None else None)
    extent, main = tables.Extent(), INCIDENTS.lines(head.audience)
    besides = [(table.name, table.lines(head.audience)) for table in _BESIDES]
    file.execute("BEGIN")
    for record in records:
        entry = Entry.of(record, head)
        tally.add(entry)
        found = geometry(entry.main_place, drawn)
        layer = AREAS if found is not None and found["type"] != "Point" else POINTS
        extent.add(layer, found)
        tables.insert(file, layer, ([blob(found), *map(_value, row)] for row in main(entry)))
        for name, read in besides:
            tables.insert(file, name, (list(map(_value, row)) for row in read(entry)))
        if tally.records % _AT_ONCE == 0:
            file.execute("COMMIT")
            file.execute("BEGIN")
    tables.tell(file, lines(head, tally), extent, head)
    file.execute("COMMIT")
    return tally.records


def _value(value: Any) -> Any:
    """As a cell holds it; nothing stays nothing, so that a number that is not known is not 0.

    Readers written in C end a text at a NUL, so it is written as the sign for what cannot be written.
    """
    found = plain(value)
    if isinstance(found, str):
        return found.replace("\0", "\ufffd") or None
    return found
