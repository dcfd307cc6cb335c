"""UCDP's georeferenced events, 49 columns (UCDP GED codebook).

Only events with at least one reported death have a row. `low` and `high` are our range; `best` is an analyst's figure
where one was set, or the number where both ends are the same, else empty: no estimate is made here. The identifier is a
number made from our code, the same in every file; `relid` and the file of keys hold the code itself. Deaths are given
by side only where sources count civilians. One-sided violence is said only of events directed at civilians.
"""

import hashlib
import math
from collections.abc import Iterable
from typing import IO

from incidents.domain.codes import ALPHABET, is_code
from incidents.domain.counts import Count
from incidents.domain.incident import Record
from incidents.domain.places import PlaceLevel, PlacePrecision
from incidents.domain.vocabulary import KILLED, Clarity
from incidents.reports import foreign, telling
from incidents.reports.cells import Value
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.foreign import Foreign, Values
from incidents.reports.tables.dates import date_part

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
#: Ours → UCDP's; never finer.
_WHERE = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.SITE: 2,
    PlacePrecision.CITY: 2,
    PlacePrecision.DISTRICT: 3,
    PlacePrecision.GOVERNORATE: 4,
    PlacePrecision.COUNTRY: 6,
}
#: Events that are directed at civilians: one-sided violence.
_ONE_SIDED = frozenset(
    {"force-against-protesters", "protest-with-intervention", "attack-on-civilians", "abduction", "sexual-violence"}
)
#: Code of a country → Gleditsch and Ward's number, and UCDP's region.
_COUNTRIES = {"IQ": (645, "Middle East")}
_CIVILIANS = "Civilians"
_CLARITY = {Clarity.EVENT: 1, Clarity.SUMMARY: 2}
_BITS, _OWN_BITS = 5, 30
_NOTHING = Count(None, None)


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The records with a reported death as UCDP's table, zipped with keys and note; how many have a row."""
    return foreign.write(GED, records, head, out)


def number_of(code: str) -> int:
    """A number that stands for a code, the same for ever; larger than any of UCDP's own for a foreign code."""
    if is_code(code):
        body = code.rpartition("-")[2][:-1]
        return sum(ALPHABET.index(char) << _BITS * place for place, char in enumerate(reversed(body)))
    return (1 << _OWN_BITS) + int.from_bytes(hashlib.sha256(code.encode("utf-8", "backslashreplace")).digest()[:6])


def _counts_dead(entry: Entry) -> bool:
    return bool(_high(_killed(entry)))


def _killed(entry: Entry) -> Count:
    return entry.count(KILLED) or _NOTHING


def _high(count: Count) -> int | None:
    return count.max if count.max is not None else count.min


def _row(entry: Entry, head: ExportHead) -> Values:
    content = entry.record.content
    return {
        "id": number_of(entry.record.code),
        "relid": entry.record.code,
        "year": content.occurred.earliest.year if content.occurred else None,
        "code_status": content.data_kind.value,
        **_sides(entry),
        **_sources(entry),
        **_where(entry, head),
        "event_clarity": _CLARITY[content.clarity],
        "date_prec": date_part(content.occurred, "precision"),
        "date_start": date_part(content.occurred, "earliest"),
        "date_end": date_part(content.occurred, "latest"),
        **_deaths(entry),
    }


def _deaths(entry: Entry) -> Values:
    killed, civilians = _killed(entry), entry.count(KILLED, "civilians")
    low, high = killed.min, _high(killed)
    best = killed.best if killed.best is not None else low if low == high and not killed.open else None
    return {"low": low, "high": high, "best": best, "deaths_civilians": civilians.min if civilians else None}


def _sides(entry: Entry) -> Values:
    one_sided = entry.record.content.event_type in _ONE_SIDED
    first = next((one.name.best("en")[0] for one in telling.alleged(entry)), "")
    return {
        "type_of_violence": 3 if one_sided else None,
        "side_a": first,
        "side_b": _CIVILIANS if one_sided else "",
        "dyad_name": f"{first} - {_CIVILIANS}" if one_sided and first else "",
    }


def _sources(entry: Entry) -> Values:
    refs = [link.ref for link in entry.record.content.articles if link.ref is not None]
    told = [(ref.outlet.best("en")[0], ref.published.edtf if ref.published else "", ref.title) for ref in refs]
    said_by = dict.fromkeys(claim.said_by for claim in entry.record.content.claims if claim.said_by)
    return {
        "number_of_sources": len(refs),
        "source_article": ";".join(f'"{",".join(part for part in one if part)}"' for one in told),
        "source_office": ";".join(one[0] for one in told),
        "source_date": ";".join(one[1] for one in told),
        "source_headline": ";".join(one[2] for one in told),
        "source_original": ";".join(said_by),
    }


def _where(entry: Entry, head: ExportHead) -> Values:
    around, place = entry.around, entry.main_place
    country = around.get(PlaceLevel.COUNTRY)
    number, region = _COUNTRIES.get(country.code, (None, None)) if country else (None, None)
    told: dict[str, Value] = {
        "country": country.name_en if country else None,
        "country_id": number,
        "region": region,
        "adm_1": around[PlaceLevel.GOVERNORATE].name_en if PlaceLevel.GOVERNORATE in around else None,
        "adm_2": around[PlaceLevel.DISTRICT].name_en if PlaceLevel.DISTRICT in around else None,
        "where_description": telling.account(entry, head),
    }
    if place is None or not place.chain:
        return told
    told |= {"where_prec": _WHERE.get(place.precision), "where_coordinates": place.chain[0].name_en}
    if place.where is not None:
        lat, lon = place.where.lat, place.where.lon
        told |= {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": _cell(lat, lon)}
    return told


def _cell(lat: float, lon: float) -> int:
    """The number of a cell of half a degree in the PRIO-GRID: from the south-west, rows of 720, from 1."""
    row, column = min(math.floor((lat + 90) * 2), 359), min(math.floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


GED = Foreign(
    name="ged",
    columns=COLUMNS,
    row=_row,
    takes=_counts_dead,
    keys=(
        "keys",
        ("id", "code", "url"),
        lambda entry: {"id": number_of(entry.record.code), "code": entry.record.code, "url": entry.url},
    ),
)
