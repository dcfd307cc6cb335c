"""UCDP's Georeferenced Event Dataset (GED).

Columns: UCDP GED codebook. `best`, `low` and `high` are one figure of the data set for all people: a range, its best
estimate noted. The parts (`deaths_a` …) are figures of their groups; nothing is added up. A part of 0 is no figure.

`date_prec` 1 with two days means that it went on from the first to the last, and so does an aggregate of several events
(`event_clarity` 2); all other spans hold one moment. The code and the days may disagree: the coarser of both is kept.
A `where_prec` of 1 is known to the town if the point is that of a town.
"""

import re
from dataclasses import replace

from incidents.domain.articles import Source
from incidents.domain.claims import Claim
from incidents.domain.dates import Precision, UncertainDate
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedActor, NamedPlace, Names, RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_, Clarity, Scope
from incidents.reading.presets.cells import Cells, code_of
from incidents.reading.presets.figures import NO_NUMBER, between, figure, in_order, numbered
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row

_PLACES = {
    1: PlacePrecision.SITE,
    2: PlacePrecision.CITY,
    3: PlacePrecision.DISTRICT,
    4: PlacePrecision.GOVERNORATE,
    5: PlacePrecision.GOVERNORATE,  # along a river, a road or a border
    6: PlacePrecision.COUNTRY,
    7: PlacePrecision.UNKNOWN,  # on the sea or in the air
}
_DATES = {code.value: code for code in Precision}
_CLARITY = {1: Clarity.EVENT, 2: Clarity.SUMMARY}
_ONE_SIDED = 3
_KINDS = {1: "State-based violence", 2: "Non-state violence", _ONE_SIDED: "One-sided violence"}
_TOWN = re.compile(r"\s+(?:town|city|village)$", re.IGNORECASE)
_AREA = re.compile(r"\s+(?:governorate|province|district|muhafazah)$", re.IGNORECASE)
_GOVERNMENT = "Government of"


def _read(row: Row, names: Names) -> RowDraft:
    cells = Cells(row, names)
    kind = cells.choice("type_of_violence", {code: code for code in _KINDS}, 0)
    clarity = cells.choice("event_clarity", _CLARITY, Clarity.EVENT)
    total = _total(cells)
    said_by = cells.line("source_original")
    return cells.draft(
        external=cells.code("id") or cells.code("relid"),
        title=Trilingual(en=_title(cells, kind)),
        passage=cells.text("source_headline"),
        occurred=_occurred(cells, clarity),
        clarity=clarity,
        event_type="attack-on-civilians" if kind == _ONE_SIDED else "battle" if kind else "",
        places=_places(cells),
        actors=_responsible(cells, kind),
        claims=tuple(replace(claim, said_by=said_by) for claim in numbered([total, *_parts(cells)])),
        sources=_sources(cells),
        no_number_reason="" if total else NO_NUMBER,
    )


def external(row: Row) -> str:
    """The event's number, else its older name (`relid`)."""
    return code_of(row, "id") or code_of(row, "relid")


def _total(cells: Cells) -> Claim | None:
    low, best, high = (cells.people(column) for column in ("low", "best", "high"))
    low, high = (best if low is None else low), (best if high is None else high)
    if not in_order(cells, ("low", low), ("high", high)) or low is None or high is None:
        return None
    if best is not None and not low <= best <= high:
        cells.refuse("best", N_("The best estimate (%(best)s) lies outside %(low)s to %(high)s."),
                     best=best, low=low, high=high)  # fmt: skip
    if high == 0:
        return None
    note = f"The data set's best estimate is {best}." if best is not None and low != high else ""
    return between(low, high, note=note)


def _parts(cells: Cells) -> list[Claim]:
    """The groups that the best estimate is made of. Two sides of one kind are each a part, so that neither is lost."""
    people = {column: cells.people(column) or 0 for column in ("deaths_civilians", "deaths_unknown")}
    claims = [
        figure(people[column], group=group)
        for column, group in (("deaths_civilians", "civilians"), ("deaths_unknown", "unknown"))
        if people[column]
    ]
    sides = [(cells.line(f"side_{side}"), cells.people(f"deaths_{side}") or 0) for side in "ab"]
    groups = [_group(name) for name, _ in sides]
    scope = Scope.PART if groups[0] == groups[1] and all(deaths for _, deaths in sides) else Scope.INCIDENT
    for (name, deaths), group in zip(sides, groups, strict=True):
        if deaths:
            claims.append(
                replace(figure(deaths, group=group, note=f"On the side of {name}." if name else ""), scope=scope)
            )
    return claims


def _group(side: str) -> str:
    return "security_forces" if side.startswith(_GOVERNMENT) else "armed_group_members"


def _occurred(cells: Cells, clarity: Clarity) -> UncertainDate | None:
    if cells.is_blank("date_start"):
        cells.refuse("date_start", N_("The date is missing."))
    first = cells.day("date_start")
    last = cells.day("date_end") or first
    code = cells.choice("date_prec", _DATES, Precision.DAY)
    if first is None or last is None:
        return None
    if last.latest < first.earliest:
        cells.refuse("date_end", N_("The end lies before the beginning (%(day)s)."), day=first.earliest.isoformat())
        return None
    lasting = code is Precision.DAY or clarity is Clarity.SUMMARY
    when = UncertainDate.span(first.earliest, last.latest, lasting=lasting)
    return replace(when, precision=max(when.precision, code))


def _places(cells: Cells) -> tuple[NamedPlace, ...]:
    named = cells.line("where_coordinates")
    precision = cells.choice("where_prec", _PLACES, PlacePrecision.UNKNOWN)
    if precision is PlacePrecision.SITE and (_TOWN.search(named) or not named):
        precision = PlacePrecision.CITY
    areas = (cells.line("country"), *(_AREA.sub("", cells.line(column)) for column in ("adm_1", "adm_2")))
    described = cells.line("where_description")
    place = NamedPlace(
        name=_TOWN.sub("", named),
        within=tuple(dict.fromkeys(area for area in areas if area)),
        point=cells.point("latitude", "longitude"),
        precision=precision,
        note=Trilingual(en="; ".join(dict.fromkeys(part for part in (named, described) if part))),
    )
    return (place,) if place.name or place.within or place.point else ()


def _responsible(cells: Cells, kind: int) -> tuple[NamedActor, ...]:
    """The side that is said to have used force against civilians. Where two sides fight, both stand in the title."""
    name = cells.line("side_a")
    if kind != _ONE_SIDED or not name:
        return ()
    known = "state" if name.startswith(_GOVERNMENT) else ""
    return (NamedActor(name=Trilingual(en=name), perpetrator_type=cells.names.term("perpetrator_type", known)),)


def _sources(cells: Cells) -> tuple[str, ...]:
    listed = cells.line("source_office") or cells.line("source_article")
    return tuple(dict.fromkeys(part for one in listed.split(";") if (part := one.strip(' "'))))


def _title(cells: Cells, kind: int) -> str:
    sides = " – ".join(side for side in (cells.line("side_a"), cells.line("side_b")) if side)
    where = _TOWN.sub("", cells.line("where_coordinates")) or cells.line("adm_1") or cells.line("country")
    said = f"{_KINDS.get(kind, 'Violence')} ({sides})" if sides and kind != _ONE_SIDED else _KINDS.get(kind, "Violence")
    return ", ".join(part for part in (said, where) if part)


PRESET = Preset(
    name="ged",
    title=N_("UCDP GED: events of organised violence with deaths"),
    source=Source(
        code="ucdp-ged", name=Trilingual(en="UCDP GED"), kind="ngo", scale="international", family="ucdp-ged"
    ),
    marks=(("id", "date_start", "best", "high", "low"), ("relid", "date_start", "best", "high", "low")),
    required=("date_start", "best"),
    external=external,
    read=_read,
)
