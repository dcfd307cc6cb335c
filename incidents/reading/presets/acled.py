"""ACLED's event tables, as they are now (31 columns) and as they were (`data_id`, numeric `inter1`, upper-case names).

Columns: ACLED codebook. Choices of ours, where the codebook leaves the meaning to its reader:
- `fatalities` is the lowest figure that ACLED's sources give, so it is "at least n". 0 means that none were reported,
  which is no figure; only where the notes say that nobody was killed is it one.
- Which side is responsible follows from whom it faces: an armed side that faces civilians or protesters is named, as
  alleged. Where two armed sides fight, both stand in the title and nobody is held responsible. Demonstrators never are.
- A location of precision 1 is a town's own point, so it is known to the town; 2 to the district, 3 to the governorate.
- A date of precision 2 is some day of the week around it, of precision 3 some day of its month.
"""

import re
from collections.abc import Callable
from datetime import timedelta

from incidents.domain.articles import Source
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Cause
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedActor, NamedPlace, Names, RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.reading.presets.cells import Cells, code_of
from incidents.reading.presets.figures import NO_NUMBER, figure, numbered
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row

_HALF_WEEK = timedelta(days=3)
_PRECISIONS = {1: PlacePrecision.CITY, 2: PlacePrecision.DISTRICT, 3: PlacePrecision.GOVERNORATE}
_LOWEST = "ACLED counts the lowest figure that its sources give."
_NONE_REPORTED = "ACLED records 0 deaths, which there means that none were reported."
#: Words that say nobody was killed …
_NOBODY = re.compile(
    r"\b(?:(?:no|without(?: any)?) (?:deaths?|fatalities|casualties|one (?:was|were) killed|one died)"
    r"|nobody (?:was killed|died))\b",
    re.IGNORECASE,
)
#: … and words in the same sentence with which it says less: nobody knows of any, or only of some people.
_HEDGED = re.compile(
    r"\b(?:report|record|confirm|known|mention|immediate|among|specif|noted|given|stated|clear|certain|civilian)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;!?\n]+")

#: Where a sub-event has no term of its own, what its event is in any case.
_EVENTS = {"Violence against civilians": "attack-on-civilians", "Battles": "battle", "Strategic developments": "other"}
_CAUSES = {
    "Grenade": "explosion",
    "Shelling/artillery/missile attack": "explosion",
    "Remote explosive/landmine/IED": "explosion",
    "Suicide bomb": "explosion",
    "Air/drone strike": "explosion",
}
#: `inter1` and `inter2`, as numbers until 2024 and as words since.
_SIDES = (
    "state forces", "rebel group", "political militia", "identity militia", "rioters", "protesters", "civilians",
    "external/other forces",
)  # fmt: skip
_UNARMED = frozenset({"protesters", "civilians"})
_TYPES = {
    "state forces": "state",
    "rebel group": "rebel-group",
    "political militia": "non-state",
    "identity militia": "identity-group",
    "rioters": "crowd",
}
#: How ACLED begins the names of some actors, which tells more than their number does.
_NAMED_TYPES = (
    ("Police Forces", "police"),
    ("Military Forces", "armed-forces"),
    ("Unidentified", "armed-group"),
)


def _read(row: Row, names: Names) -> RowDraft:
    cells = Cells(row, names)
    notes = cells.text("notes")
    claim = _fatalities(cells, notes)
    kind, sub_kind = cells.line("event_type"), cells.line("sub_event_type")
    return cells.draft(
        external=cells.code("event_id_cnty"),
        title=Trilingual(en=_title(cells, sub_kind or kind)),
        passage=notes,
        occurred=_occurred(cells),
        event_type=_event_type(cells, kind, sub_kind),
        places=_places(cells),
        causes=tuple(Cause(term=_CAUSES[one]) for one in (sub_kind,) if one in _CAUSES),
        actors=_responsible(cells),
        claims=numbered([claim]),
        sources=tuple(part for one in cells.line("source").split(";") if (part := one.strip())),
        no_number_reason="" if claim else NO_NUMBER if cells.is_blank("fatalities") else _NONE_REPORTED,
    )


def _fatalities(cells: Cells, notes: str) -> Claim | None:
    people = cells.people("fatalities")
    if people:
        return figure(people, qualifier=Qualifier.AT_LEAST, note=_LOWEST)
    if people == 0 and any(_NOBODY.search(words) and not _HEDGED.search(words) for words in _SENTENCE.findall(notes)):
        return figure(0, qualifier=Qualifier.NONE)
    return None


def _occurred(cells: Cells) -> UncertainDate | None:
    if cells.is_blank("event_date"):
        cells.refuse("event_date", N_("The date is missing."))
    when = cells.day("event_date")
    widen = cells.choice("time_precision", _WIDENED, _as_given)
    return widen(when, cells.names) if when is not None else None


def _as_given(when: UncertainDate, names: Names) -> UncertainDate:  # noqa: ARG001 - one of a table
    return when


def _in_week(when: UncertainDate, names: Names) -> UncertainDate:
    last = max(when.latest, min(when.latest + _HALF_WEEK, names.today))
    return UncertainDate.span(when.earliest - _HALF_WEEK, last, as_printed=when.as_printed)


def _in_month(when: UncertainDate, names: Names) -> UncertainDate:  # noqa: ARG001 - one of a table
    month = UncertainDate.month(when.earliest.year, when.earliest.month)
    return UncertainDate.span(month.earliest, max(month.latest, when.latest), as_printed=when.as_printed)


_WIDENED: dict[int, Callable[[UncertainDate, Names], UncertainDate]] = {1: _as_given, 2: _in_week, 3: _in_month}


def _event_type(cells: Cells, kind: str, sub_kind: str) -> str:
    if not kind:
        return ""
    term = cells.names.term
    found = term("event_type", f"acled:{kind}; {sub_kind}") or term("event_type", f"acled:{kind}")
    if not found and not (found := _EVENTS.get(kind, "")):
        cells.warn("sub_event_type" if sub_kind else "event_type",
                   N_("No kind of event here is “%(kind)s”; it is left open."), kind=sub_kind or kind)  # fmt: skip
    return found


def _places(cells: Cells) -> tuple[NamedPlace, ...]:
    areas = tuple(cells.line(column) for column in ("country", "admin1", "admin2", "admin3"))
    place = NamedPlace(
        name=cells.line("location"),
        within=tuple(dict.fromkeys(area for area in areas if area)),
        point=cells.point("latitude", "longitude"),
        precision=cells.choice("geo_precision", _PRECISIONS, PlacePrecision.GOVERNORATE),
    )
    return (place,) if place.name or place.within or place.point else ()


def _side(cells: Cells, number: int) -> str:
    """What kind of actor it is, in ACLED's words of today."""
    text = cells.code(f"inter{number}").casefold()
    return _SIDES[int(text) - 1] if text in {"1", "2", "3", "4", "5", "6", "7", "8"} else text


def _armed(cells: Cells) -> dict[str, str]:
    """The names of the armed sides, and what kind of actor each is."""
    sides = {cells.line(f"actor{number}"): _side(cells, number) for number in (1, 2)}
    return {name: side for name, side in sides.items() if name and side and side not in _UNARMED}


def _responsible(cells: Cells) -> tuple[NamedActor, ...]:
    """The armed side, if it faces people who are not."""
    armed = _armed(cells)
    faces_unarmed = _UNARMED & {_side(cells, 1), _side(cells, 2)} or cells.line("civilian_targeting")
    if len(armed) != 1 or not faces_unarmed:
        return ()
    name, side = next(iter(armed.items()))
    known = next((kind for beginning, kind in _NAMED_TYPES if name.startswith(beginning)), _TYPES.get(side, ""))
    return (NamedActor(name=Trilingual(en=name), perpetrator_type=cells.names.term("perpetrator_type", known)),)


def _title(cells: Cells, kind: str) -> str:
    """The kind of event and its place; where two armed sides fight, both of them too."""
    armed = _armed(cells)
    said = f"{kind} ({' – '.join(armed)})" if len(armed) > 1 else kind
    return ", ".join(part for part in (said or "Event", cells.line("location")) if part)


PRESET = Preset(
    name="acled",
    title=N_("ACLED: events of conflict and protest"),
    source=Source(code="acled", name=Trilingual(en="ACLED"), kind="ngo", scale="international", family="acled"),
    marks=(("event_id_cnty", "event_date", "fatalities"),),
    required=("event_id_cnty", "event_date"),
    external=lambda row: code_of(row, "event_id_cnty"),
    read=_read,
)
