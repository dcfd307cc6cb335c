"""Our own exports: the table of incidents (`csv-flat`), and the zip or workbook with its sister tables beside it.

With the sister tables everything comes back that their columns carry. The flat table has no articles and no reported
figures, only the published ranges: each comes in as one figure of the file, as its columns say it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from incidents.domain.articles import Source
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import DateQualifier, UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Cause, IncidentLink
from incidents.domain.moments import clock
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedActor, NamedPlace, Names, RowDraft, Stood
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_, CauseRole, Clarity, DataKind, Grade, LinkKind, Status, Tier
from incidents.reading.presets import own_companions, own_library, own_lists, own_parts, own_plain
from incidents.reading.presets.cells import Cells, code_of
from incidents.reading.presets.coded import edtf, member, precision, several, term, terms, trilingual, yes
from incidents.reading.presets.figures import bounded, in_order, numbered
from incidents.reading.presets.joined import shelved
from incidents.reading.presets.own_named import involved, placed
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets import json_file
from incidents.reading.sheets.table import Row, Table

#: The outcomes that have columns of their own in the table of incidents.
OUTCOMES = (
    "killed", "injured", "died_custody", "attempted", "gas", "detained", "disappeared", "missing", "abducted",
    "tortured", "sexual", "threatened", "displaced",
)  # fmt: skip
_COUNTRY = "Iraq"


def _read(row: Row, names: Names) -> RowDraft:
    cells = Cells(row, names)
    return own_plain.read(cells) if row.plain is not None else _of_cells(cells)


def _of_cells(cells: Cells) -> RowDraft:
    """A row of tables. Files with a library carry records whole; the others what their columns tell."""
    whole = own_library.NAME in cells.row.parts
    library = own_library.read(cells)
    rested_on = own_parts.articles(cells, library)
    return cells.draft(
        **_told(cells),
        **(_whole(cells) if whole else _as_far_as_told(cells)),
        actors=tuple(map(involved, own_parts.actors(cells))) or (() if whole else _actors(cells)),
        articles=rested_on,
        beside=own_library.beside(library, rested_on),
        settings=own_parts.settings(cells),
        whole=whole,
    )


def _told(cells: Cells) -> dict[str, Any]:
    """What the incident's own row says."""
    return {
        "external": cells.code("code"),
        "title": trilingual(cells, "title"),
        "summary": trilingual(cells, "summary", prose=True),
        "occurred": _occurred(cells),
        "time_from": _time(cells),
        "time_text": cells.line("time_text"),
        "time_of_day": cells.line("time_of_day"),
        "clarity": member(cells, "clarity", Clarity, Clarity.EVENT),
        "event_type": term(cells, "event_type", "event_type"),
        "violations": terms(cells, "violations", "violation"),
        "links": _links(cells),
        "no_number_reason": cells.text("no_number_reason"),
        "sensitivity": terms(cells, "sensitivity", "sensitivity"),
        "tier": member(cells, "seen_by", Tier, Tier.PUBLIC),
        "data_kind": member(cells, "data_kind", DataKind, DataKind.RECORD),
    }


def _whole(cells: Cells) -> dict[str, Any]:
    """The parts that the sister tables carry whole, and where the record stood."""
    return {
        "places": tuple(map(placed, own_parts.whole_places(cells))),
        "causes": _agreed_causes(cells),
        "claims": own_parts.claims(cells),
        "stood": _stood(cells),
    }


def _as_far_as_told(cells: Cells) -> dict[str, Any]:
    """The same from older files, and from the flat table."""
    return {
        "places": own_parts.places(cells) or _place(cells),
        "causes": _causes(cells),
        "claims": own_parts.claims(cells) or _ranges(cells),
    }


def _agreed_causes(cells: Cells) -> tuple[Cause, ...]:
    """The causes by their own table; where somebody changed them in one place alone, nobody can know which is meant."""
    found = own_parts.causes(cells)
    if {(one.term, one.role) for one in found} != {(one.term, one.role) for one in _causes(cells)}:
        cells.refuse("causes", N_("This says something else than the table of causes."))
    return found


def _stood(cells: Cells) -> Stood:
    created, published = cells.day("created"), cells.line("published")
    return Stood(
        status=member(cells, "status", Status, Status.DRAFT) if cells.line("status") else None,
        grade=member(cells, "grade", Grade, Grade.PROVISIONAL),
        grade_reason=cells.text("grade_reason"),
        revision=cells.people("revision") or 1,
        created=created.earliest if created else None,
        published=_moment(published),
    )


def _moment(text: str) -> datetime | None:
    """A moment for reading alone; None for what is none."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _occurred(cells: Cells) -> UncertainDate | None:
    """The date as one text; by its parts where a spreadsheet took that for something else."""
    when = edtf(cells, "date_edtf") if not cells.is_blank("date_edtf") else _of_parts(cells)
    if when is None:
        return None
    exact = precision(cells, "date_precision", when)
    return replace(when, precision=exact, as_printed=cells.line("date_as_printed"))


def _of_parts(cells: Cells) -> UncertainDate | None:
    first, last = cells.day("earliest"), cells.day("latest", "earliest")
    if first is None or last is None:
        return None
    try:
        return UncertainDate.span(
            first.earliest,
            last.latest,
            qualifier=member(cells, "date_qualifier", DateQualifier, DateQualifier.NONE),
            lasting=yes(cells, "date_lasting"),
        )
    except Refused as refused:
        cells.problems.append(refused.at(cells.shown("latest")))
        return None


def _time(cells: Cells) -> time | None:
    try:
        return clock(cells.line("time_from"))
    except Refused as refused:
        cells.problems.append(refused.at(cells.shown("time_from")))
        return None


def _place(cells: Cells) -> tuple[NamedPlace, ...]:
    place = NamedPlace(
        name=cells.line("place_en") or cells.line("place_ar") or cells.line("place_ckb"),
        within=tuple(area for area in (_COUNTRY, cells.line("governorate_en"), cells.line("district_en")) if area),
        point=cells.point("lat", "lon"),
        precision=member(cells, "place_precision", PlacePrecision, PlacePrecision.UNKNOWN),
        code=cells.code("place_code"),
        radius_m=cells.people("radius_m"),
    )
    return (place,) if place.code or place.name or place.point else ()


def _causes(cells: Cells) -> tuple[Cause, ...]:
    roles = (("causes", CauseRole.CAUSE), ("causes_among", CauseRole.AMONG))
    return tuple(Cause(term=code, role=role) for column, role in roles for code in terms(cells, column, "cause"))


def _actors(cells: Cells) -> tuple[NamedActor, ...]:
    """Codes with their names, as far as the cells hold as many of these as of those."""
    codes = several(cells, "actors")
    columns = (several(cells, f"actors_{lang}") for lang in ("en", "ar"))
    english, arabic = (names if len(names) == len(codes) else ("",) * len(codes) for names in columns)
    return tuple(
        NamedActor(name=Trilingual(en=en, ar=ar), involvement=Involvement(actor=code))
        for code, en, ar in zip(codes, english, arabic, strict=True)
    )


def _ranges(cells: Cells) -> tuple[Claim, ...]:
    """The published ranges, one figure each; a pattern over time has none."""
    for outcome in OUTCOMES[:2]:
        if not cells.is_blank(f"{outcome}_best"):
            cells.warn(f"{outcome}_best", N_("A best figure comes in only with its reason, which this table has not."))
    return numbered(_range(cells, outcome) for outcome in OUTCOMES)


def _range(cells: Cells, outcome: str) -> Claim | None:
    columns = f"{outcome}_min", f"{outcome}_max"
    low, high = (cells.people(column) for column in columns)
    if not in_order(cells, (columns[0], low), (columns[1], high)):
        return None
    claim = bounded(low, high, outcome=outcome)
    if claim is None:
        return None
    said = {cells.line(f"{column}_as_printed") for column in columns} - {""}
    printed = said.pop() if len(said) == 1 else claim.printed
    if not yes(cells, f"{outcome}_or_more") or claim.qualifier is Qualifier.UP_TO:
        return replace(claim, printed=printed)
    return replace(claim, qualifier=Qualifier.AT_LEAST, printed=printed)


def _links(cells: Cells) -> tuple[IncidentLink, ...]:
    """ "follows IRQ-…": how, and which incident."""
    found = []
    for text in several(cells, "links"):
        kind, _, code = text.partition(" ")
        if kind in set(LinkKind) and code.strip():
            found.append(IncidentLink(kind=LinkKind(kind), code=code.strip()))
        else:
            cells.refuse("links", N_("“%(text)s” is no link to an incident."), text=text[:60])
    return tuple(found)


def _articles(table: Table, names: Names) -> Iterator[tuple[Row, RowDraft]]:
    for row in shelved(table, own_parts.MARKS):
        cells = Cells(row, names)
        beside = own_library.beside(own_library.read(cells), ())
        yield row, cells.draft(external=cells.code("code"), beside=beside, whole=True)


PRESET = Preset(
    name="own",
    title=N_("Our own export"),
    source=Source(code="own-export", name=Trilingual(en="Own export"), kind="other", family="own-export"),
    marks=(("code", "earliest", "latest", "date_edtf", "killed_min"), json_file.COLUMNS),
    required=("code",),
    external=lambda row: code_of(row, "code"),
    read=_read,
    parts=own_parts.MARKS,
    companions=own_companions.companions,
    articles=_articles,
    lists=own_lists.lists,
)
