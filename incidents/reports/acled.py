"""ACLED's event table, the 31 columns it has had since 2023 (ACLED codebook).

Choices of ours: the code is our own, with our prefix, never one of ACLED's. `fatalities` is the lowest published
number, since ACLED has one number and takes the lowest; the range stands in `notes`, and where there is no lowest
number the cell is empty, which is not 0. Nothing is said more exactly than we know it: a town is precision 1 only where
the place is the town's own point; a span of more than a month has no precision. Demonstrators are the first actor of a
protest, as ACLED has it; nobody is named whom no source names.
"""

from collections.abc import Iterable, Mapping
from typing import IO

from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Record
from incidents.domain.places import PlaceLevel, PlacePrecision
from incidents.domain.vocabulary import ALL, KILLED
from incidents.reports import foreign, telling
from incidents.reports.cells import Value
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.foreign import Foreign, Values

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
#: The most days of each time precision: a day, a week (ours of 7 to 11 days with it), a month.
_DAYS = ((1, 1), (11, 2), (31, 3))
_POINTS = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.SITE: 1,
    PlacePrecision.CITY: 2,
    PlacePrecision.DISTRICT: 3,
    PlacePrecision.GOVERNORATE: 3,
}
#: Code of a country → its number in ISO 3166-1, and ACLED's region.
_COUNTRIES = {"IQ": (368, "Middle East")}
_BOTH = "Political violence; Demonstrations"
#: Event, or event and sub-event → the disorder it belongs to.
_DISORDERS = {
    "Protests": "Demonstrations",
    "Protests; Excessive force against protesters": _BOTH,
    "Riots": "Political violence",
    "Riots; Violent demonstration": "Demonstrations",
    "Violence against civilians": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Battles": "Political violence",
    "Strategic developments": "Strategic developments",
}
_TARGETING = frozenset({"Violence against civilians", "Protests; Excessive force against protesters"})
_CROWDS = {"Protests": ("Protesters", 6), "Riots": ("Rioters", 5)}
_CIVILIANS = ("Civilians", 7)
_AGAINST_CIVILIANS = "Violence against civilians"
Side = tuple[str, int | None, str]
_NOBODY: Side = ("", None, "")


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The records as ACLED's table, zipped with a note; how many were written."""
    return foreign.write(ACLED, records, head, out)


def _row(entry: Entry, head: ExportHead) -> Values:
    content, killed = entry.record.content, entry.count(KILLED, ALL)
    return {
        "event_id_cnty": entry.record.code,
        **_when(content.occurred),
        **_what(entry, head),
        **_where(entry),
        "source": "; ".join(telling.outlets(entry)),
        "notes": telling.account(entry, head),
        "fatalities": killed.min if killed is not None else None,
        "tags": f"data kind={content.data_kind.value}; licence={head.licence}",
        "timestamp": int(entry.record.changed.timestamp()),
    }


def _when(when: UncertainDate | None) -> Values:
    if when is None:
        return {}
    precision = next((code for days, code in _DAYS if when.days <= days), None)
    return {"event_date": when.earliest, "year": when.earliest.year, "time_precision": precision}


def _what(entry: Entry, head: ExportHead) -> Values:
    term = head.term("event_type", entry.record.content.event_type)
    code = next(iter(term.codes_of("acled")), "") if term is not None else ""
    event, _, sub_event = code.partition("; ")
    first, second = _sides(event, entry, head)
    return {
        "disorder_type": _DISORDERS.get(code) or _DISORDERS.get(event),
        "event_type": event,
        "sub_event_type": sub_event,
        "actor1": first[0],
        "inter1": first[1],
        "assoc_actor_1": first[2],
        "actor2": second[0],
        "inter2": second[1],
        "assoc_actor_2": second[2],
        "interaction": _interaction(first[1], second[1]),
        "civilian_targeting": "Civilian targeting" if {event, code} & _TARGETING else None,
    }


def _sides(event: str, entry: Entry, head: ExportHead) -> tuple[Side, Side]:
    accused = _accused(entry, head)
    country = entry.around.get(PlaceLevel.COUNTRY)
    where = f" ({country.name_en})" if country else ""
    if event in _CROWDS:
        name, inter = _CROWDS[event]
        return (f"{name}{where}", inter, ""), accused
    if event == _AGAINST_CIVILIANS:
        return accused, (f"{_CIVILIANS[0]}{where}", _CIVILIANS[1], "")
    return accused, _NOBODY


def _accused(entry: Entry, head: ExportHead) -> Side:
    """The first of those said to be responsible, what kind of actor ACLED has for it, and the others beside it."""
    named = telling.alleged(entry)
    if not named:
        return _NOBODY
    term = head.term("perpetrator_type", head.sides.get(named[0].actor, ""))
    code = next(iter(term.codes_of("acled-inter")), "") if term is not None else ""
    first, *others = (one.name.best("en")[0] for one in named)
    return first, int(code) if code else None, "; ".join(others)


def _interaction(one: int | None, other: int | None) -> Value:
    """Both kinds, the smaller first; a kind alone and 0; empty where the kind of a named side is not known."""
    known = sorted(kind for kind in (one, other) if kind is not None)
    if not known:
        return None
    return known[0] * 10 + (known[1] if len(known) > 1 else 0)


def _where(entry: Entry) -> Mapping[str, Value]:
    around, place = entry.around, entry.main_place
    country = around.get(PlaceLevel.COUNTRY)
    number, region = _COUNTRIES.get(country.code, (None, None)) if country else (None, None)
    told: dict[str, Value] = {"iso": number, "region": region, "country": country.name_en if country else None}
    levels = (PlaceLevel.GOVERNORATE, PlaceLevel.DISTRICT, PlaceLevel.SUBDISTRICT)
    told |= {f"admin{step}": around[level].name_en for step, level in enumerate(levels, 1) if level in around}
    if place is None or not place.chain:
        return told
    precision, point = _precision(entry), place.where
    if precision is not None and point is not None:
        told |= {"latitude": point.lat, "longitude": point.lon, "geo_precision": precision}
    return told | {"location": place.chain[0].name_en}


def _precision(entry: Entry) -> int | None:
    place = entry.main_place
    if place is None:
        return None
    is_town = place.precision is PlacePrecision.CITY and place.point is None
    return 1 if is_town and place.chain[0].level is PlaceLevel.CITY else _POINTS.get(place.precision)


ACLED = Foreign(name="acled", columns=COLUMNS, row=_row)
