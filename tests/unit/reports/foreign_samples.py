"""Invented records for the tables of other databases, and what these files hold, read back."""

import csv
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable
from tempfile import TemporaryFile
from typing import IO, Any

from incidents import paths
from incidents.domain.incident import IncidentPlace, Record
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.reference import read_vocabulary
from incidents.reports.columns import ExportHead
from unit.reports.export_samples import GOVERNORATE, IRAQ, head

Write = Callable[[Iterable[Record], ExportHead, IO[bytes]], int]
DISTRICT = Place(
    code="X-DIS", level=PlaceLevel.DISTRICT, name_en="Invented district", parent="X-GOV", point=Point(32.2, 44.9)
)
TOWN = Place(code="X-TOWN", level=PlaceLevel.CITY, name_en="Invented Town", parent="X-DIS", point=Point(32.25, 44.75))
IN_TOWN = IncidentPlace(place="X-TOWN", precision=PlacePrecision.CITY, chain=(TOWN, DISTRICT, GOVERNORATE, IRAQ))
SQUARE = {"type": "Polygon", "coordinates": [[[44.0, 32.0], [45.0, 32.0], [45.0, 33.0], [44.0, 33.0], [44.0, 32.0]]]}
TWO_PARTS = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], [[[46, 31], [47, 31], [47, 32], [46, 31]]]]}


def at(precision: PlacePrecision, **more: Any) -> IncidentPlace:
    """The town, known this exactly."""
    return IncidentPlace(place="X-TOWN", precision=precision, chain=IN_TOWN.chain, **more)


def full_head(**more: Any) -> ExportHead:
    """A head with the shipped vocabulary."""
    return head(vocabulary=read_vocabulary(paths.data()), **more)


def written(write: Write, records: Iterable[Record], about: ExportHead | None = None) -> bytes:
    """The file of these records."""
    out = io.BytesIO()
    write(records, about or full_head(), out)
    return out.getvalue()


def zipped(write: Write, records: Iterable[Record], about: ExportHead | None = None) -> dict[str, bytes]:
    """The members of the zip of these records."""
    with zipfile.ZipFile(io.BytesIO(written(write, records, about))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def table(write: Write, name: str, records: Iterable[Record], about: ExportHead | None = None) -> list[dict[str, str]]:
    """The rows of one CSV file of the zip."""
    return list(csv.DictReader(io.StringIO(zipped(write, records, about)[name].decode("utf-8"), newline="")))


def parsed(write: Write, name: str, records: Iterable[Record], about: ExportHead | None = None) -> Any:
    """One JSON file of the zip."""
    return json.loads(zipped(write, records, about)[name])


def most_memory(write: Write, records: Iterable[Record]) -> int:
    """Bytes held at the most while the records are written to a file."""
    tracemalloc.start()
    try:
        with TemporaryFile() as file:
            write(records, head(), file)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
