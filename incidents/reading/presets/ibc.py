"""Iraq Body Count: civilian deaths by incident, with the lowest and the highest figure reported.

The people counted are civilians, so the figure is of that group; the record's headline follows from it by the rule. The
days between start and end hold one moment; two days apart do not say that it went on.
"""

import re

from incidents.domain.articles import Source
from incidents.domain.claims import Claim
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Cause
from incidents.domain.tabled import NamedPlace, Names, RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.reading.presets import means
from incidents.reading.presets.cells import Cells, code_of
from incidents.reading.presets.figures import NO_NUMBER, bounded, in_order, numbered
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row

_COUNTRY = "Iraq"
_LOW, _HIGH = "Reported Minimum", "Reported Maximum"


def _read(row: Row, names: Names) -> RowDraft:
    cells = Cells(row, names)
    claim = _deaths(cells)
    location = cells.line("Location")
    said = [text for column in ("Target", "Weapons") if (text := cells.line(column))]
    return cells.draft(
        external=cells.code("IBC code"),
        title=Trilingual(en=", ".join(part for part in ("Civilian deaths", location) if part)),
        passage="; ".join(said),
        occurred=_occurred(cells),
        time_text=cells.line("Time"),
        places=_places(location),
        causes=_causes(cells),
        claims=numbered([claim]),
        sources=tuple(dict.fromkeys(part for one in re.split("[;,]", cells.line("Sources")) if (part := one.strip()))),
        no_number_reason="" if claim else NO_NUMBER,
    )


def _deaths(cells: Cells) -> Claim | None:
    low, high = cells.people(_LOW), cells.people(_HIGH)
    if not in_order(cells, (_LOW, low), (_HIGH, high)) or not (low or high):
        return None
    return bounded(low, high, group="civilians")


def _occurred(cells: Cells) -> UncertainDate | None:
    if cells.is_blank("Start Date"):
        cells.refuse("Start Date", N_("The date is missing."))
    first = cells.day("Start Date")
    last = cells.day("End Date") or first
    if first is None or last is None:
        return None
    if last.latest < first.earliest:
        cells.refuse("End Date", N_("The end lies before the beginning (%(day)s)."), day=first.earliest.isoformat())
        return None
    return UncertainDate.span(first.earliest, last.latest)


def _places(location: str) -> tuple[NamedPlace, ...]:
    """ "Khilani Square, Baghdad": the place first, then the areas around it."""
    parts = [part for one in location.split(",") if (part := one.strip())]
    if not parts:
        return ()
    return (NamedPlace(name=parts[0], within=(_COUNTRY, *reversed(parts[1:])), note=Trilingual(en=location)),)


def _causes(cells: Cells) -> tuple[Cause, ...]:
    said = cells.line("Weapons")
    found = means.causes(said)
    if said and not found:
        cells.warn("Weapons", N_("No cause here is “%(cause)s”; it is left open."), cause=said[:80])
    return found


PRESET = Preset(
    name="ibc",
    title=N_("Iraq Body Count: civilian deaths by incident"),
    source=Source(
        code="iraq-body-count",
        name=Trilingual(en="Iraq Body Count"),
        kind="ngo",
        scale="international",
        family="iraq-body-count",
    ),
    marks=(("IBC code", "Start Date", _LOW), ("IBC code", "Start Date", _HIGH)),
    required=("IBC code", "Start Date"),
    external=lambda row: code_of(row, "IBC code"),
    read=_read,
)
