"""GeoJSON (RFC 7946): a feature an incident, at its published point, over its area, or with no geometry at all.

A place known only to its district or coarser is never a point: it is the outline of the smallest area around it that is
as coarse and of which `shape` has one, else `null` beside the place's code. Figures stand twice, nested as in the API
and flat under the names of the CSV columns, which GIS programs can filter by. The features are written one at a time.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any

from incidents.domain.counts import Count
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import IncidentPlace, Record
from incidents.domain.places import PlacePrecision, finest_precision
from incidents.domain.vocabulary import ALL, INJURED, KILLED
from incidents.reports.columns import Entry, ExportHead

_AREAS = PlacePrecision.DISTRICT  # from here on a place is its area
#: The polygon of a place from its code, as a GeoJSON geometry; None where there is none.
Shape = Callable[[str], Mapping[str, Any] | None]


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes], shape: Shape | None = None) -> int:
    """A feature collection of these records; how many incidents were written."""
    written = 0
    out.write(b'{"type": "FeatureCollection",\n"incidents": ' + _json(_about(head)) + b',\n"features": [')
    for record in records:
        out.write(b",\n" if written else b"\n")
        out.write(_json(feature(Entry.of(record, head), shape)))
        written += 1
    out.write(b"\n]}\n")
    return written


def feature(entry: Entry, shape: Shape | None = None) -> dict[str, Any]:
    """One incident as a GeoJSON feature."""
    return {
        "type": "Feature",
        "id": entry.record.code,
        "geometry": geometry(entry.main_place, shape),
        "properties": {
            **_standing(entry),
            **_when(entry.record.content.occurred),
            **_where(entry.main_place),
            **_people(entry),
            "places": [_place(place) for place in entry.record.content.places],
        },
    }


def _about(head: ExportHead) -> dict[str, Any]:
    return {
        "filter": list(head.filter_words),
        "audience": head.audience.value,
        "made_at": head.made_at.isoformat(timespec="seconds"),
        "data_kind_note": head.data_kind_note,
        "method": list(head.method_lines),
        "rule_version": head.rule_version,
        "number_table_version": head.bounds_version,
        "licence": head.licence,
        "cannot_carry": list(head.losses),
    }


def geometry(place: IncidentPlace | None, shape: Shape | None) -> Mapping[str, Any] | None:
    """Its published point; the outline of the area it is known to, or lies in where it has no point; or None."""
    if place is None:
        return None
    if place.precision < PlacePrecision.DISTRICT and place.where is not None:
        return {"type": "Point", "coordinates": [place.where.lon, place.where.lat]}
    if shape is None:
        return None
    wide = (one.code for one in place.chain if finest_precision(one.level) >= max(place.precision, _AREAS))
    return next((found for code in wide if (found := shape(code)) is not None), None)


def _standing(entry: Entry) -> dict[str, Any]:
    record, content = entry.record, entry.record.content
    return {
        "code": record.code,
        "url": entry.url,
        "data_kind": content.data_kind.value,
        "title": {"en": content.title.en, "ar": content.title.ar, "ckb": content.title.ckb},
        "grade": record.grade.value,
        "clarity": content.clarity.value,
        "causes": [cause.term for cause in content.causes],
        "violations": list(content.violations),
        "articles": [link.article for link in content.articles],
        "created": record.created.isoformat(),
        "changed": record.changed.isoformat(timespec="seconds"),
        "revision": record.revision,
    }


def _when(when: UncertainDate | None) -> dict[str, Any]:
    return {
        "date": when.edtf if when else None,
        "earliest": when.earliest.isoformat() if when else None,
        "latest": when.latest.isoformat() if when else None,
        "date_precision": int(when.precision) if when else None,
    }


def _where(place: IncidentPlace | None) -> dict[str, Any]:
    return {
        "place_code": place.place if place else "",
        "precision": int(place.precision if place else PlacePrecision.UNKNOWN),
        "radius_m": place.radius_m if place else None,
    }


def _place(place: IncidentPlace) -> dict[str, Any]:
    """Coordinates only where the place is known more exactly than its district."""
    own = place.chain[0] if place.chain else None
    point = place.where if place.precision < PlacePrecision.DISTRICT else None
    return {
        "code": place.place,
        "name": {"en": own.name_en, "ar": own.name_ar, "ckb": own.name_ckb} if own else {},
        "role": place.role.value,
        "lat": point.lat if point else None,
        "lon": point.lon if point else None,
        "precision": int(place.precision),
        "radius_m": place.radius_m,
    }


def _people(entry: Entry) -> dict[str, Any]:
    """Killed and injured nested and flat, every other outcome that has a number nested."""
    nested = {
        outcome: _range(entry.count(outcome))
        for outcome, group in entry.figures
        if group == ALL and entry.count(outcome) is not None
    }
    told: dict[str, Any] = {}
    for outcome in (KILLED, INJURED):
        count = nested.pop(outcome, _range(None))
        told |= {outcome: count, f"{outcome}_min": count["min"], f"{outcome}_max": count["max"]}
        told[f"{outcome}_or_more"] = count["or_more"]
    return told | {"others": nested}


def _range(count: Count | None) -> dict[str, Any]:
    if count is None:
        return {"min": None, "best": None, "max": None, "or_more": None}
    return {"min": count.min, "best": count.best, "max": count.max, "or_more": count.no_top}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
