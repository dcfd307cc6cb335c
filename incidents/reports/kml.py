"""KML 2.2: a placemark an incident, with its span of days and every column of the incidents table.

The days stand as KML has them: a month or a year alone where no more is known. A place known to its district or coarser
is the area's outline where there is one, else the placemark has no geometry; programs then list it and draw nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports import telling
from incidents.reports.cells import plain
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.cover import told_of_head
from incidents.reports.geojson import Shape, geometry
from incidents.reports.tables.incidents import INCIDENTS

#: What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT = {"\r": "&#13;"}  # readers of XML take it for the end of a line
_LENGTHS = {"year": 4, "month": 7, "day": 10}
Ring = Sequence[Sequence[float]]


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes], shape: Shape | None = None) -> int:
    """The records as one document; how many were written."""
    written = 0
    out.write(
        _bytes('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
    )
    about = "\n".join(f"{what}: {said}" if what else said for what, said in told_of_head(head))
    out.write(_bytes(_element("name", head.say(N_("Incidents"))) + _described(about)))
    for record in records:
        out.write(_bytes("".join(_placemark(Entry.of(record, head), head, shape))))
        written += 1
    out.write(b"</Document></kml>\n")
    return written


def _placemark(entry: Entry, head: ExportHead, shape: Shape | None) -> Iterator[str]:
    yield f"<Placemark id={quoteattr(_clean(entry.record.code))}>"
    yield _element("name", telling.title(entry, head.lang))
    yield _described(telling.account(entry, head))
    yield _span(entry.record.content.occurred)
    yield "<ExtendedData>"
    for column in INCIDENTS.shown(head.audience):
        value = plain(column.read(entry))
        if value != "":
            yield f"<Data name={quoteattr(column.name)}>{_element('value', str(value))}</Data>"
    yield "</ExtendedData>"
    if found := geometry(entry.main_place, shape):
        yield _GEOMETRIES[found["type"]](found["coordinates"])
    yield "</Placemark>\n"


def _span(when: UncertainDate | None) -> str:
    """The first and the last day, cut to the month or the year where the span begins and ends with one."""
    if when is None:
        return ""
    length = _LENGTHS[_unit(when)]
    begin, end = (day.isoformat()[:length] for day in (when.earliest, when.latest))
    return f"<TimeSpan><begin>{begin}</begin><end>{end}</end></TimeSpan>"


def _unit(when: UncertainDate) -> str:
    """What the ends of the span are written in, as the date's own text has them."""
    end = when.edtf.strip("[]~?%").partition("/")[0].partition("..")[0].rstrip("~?%")
    return next(unit for unit, length in _LENGTHS.items() if len(end) <= length)


def _point(coordinates: Sequence[float]) -> str:
    return f"<Point><coordinates>{_pair(coordinates)}</coordinates></Point>"


def _polygon(rings: Sequence[Ring]) -> str:
    outer, *holes = rings
    inside = "".join(f"<innerBoundaryIs>{_ring(hole)}</innerBoundaryIs>" for hole in holes)
    return f"<Polygon><outerBoundaryIs>{_ring(outer)}</outerBoundaryIs>{inside}</Polygon>"


def _polygons(polygons: Sequence[Sequence[Ring]]) -> str:
    return f"<MultiGeometry>{''.join(map(_polygon, polygons))}</MultiGeometry>"


def _ring(ring: Ring) -> str:
    return f"<LinearRing><coordinates>{' '.join(map(_pair, ring))}</coordinates></LinearRing>"


def _pair(coordinates: Sequence[float]) -> str:
    return f"{coordinates[0]},{coordinates[1]}"


_GEOMETRIES: Mapping[str, Any] = {"Point": _point, "Polygon": _polygon, "MultiPolygon": _polygons}


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_clean(text), _KEPT)}</{name}>"


def _described(text: str) -> str:
    """A description is HTML to its readers, and would load what it names: so the text is escaped for that as well."""
    return _element("description", escape(text))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8")
