"""The outlets, places and actors of our own files: each by its code, or why it cannot be kept."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from incidents.domain.articles import Source
from incidents.domain.companions import Coded, Companions
from incidents.domain.errors import Refused
from incidents.domain.people import Actor
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.tabled import Names
from incidents.domain.vocabulary import N_
from incidents.reading.presets import shapes
from incidents.reading.presets.cells import Cells
from incidents.reading.presets.coded import member, several, trilingual, whole, yes
from incidents.reading.presets.joined import rows_of, sisters
from incidents.reading.sheets.table import Row, Table

K = TypeVar("K", bound=Coded)
_CODE = re.compile(r"[A-Za-z0-9][\w.-]{0,79}", re.ASCII)
_MOST = 50_000
_LINE, _SHORT, _CODED = 500, 40, 80  # characters
_NO_CODE = N_("“%(code)s” cannot be a code.")
_TOO_LONG = N_("This is too long: at most %(name)s characters.")
_TOO_MANY = N_("A file holds at most %(most)s of these.")
_RADIUS = N_("A radius is more than 0 metres.")
_RATING = N_("Reliability is rated A to F; this is “%(text)s”.")
_RATINGS = frozenset({"", *"ABCDEF"})


@dataclass(frozen=True, kw_only=True)
class _Kind(Generic[K]):
    """How one kind of companion is found and read: its section in JSON, the columns that tell its table, its cells."""

    name: str
    section: str
    marks: tuple[str, ...]
    value: type[K]
    of_cells: Callable[[Cells], K]
    faults: Callable[[K], Iterator[Refused]]


def companions(table: Table, names: Names) -> Companions:
    """Everything that a file of ours holds beside records, articles and lists. Refused: more than anyone has."""
    found: dict[str, dict[str, Any]] = {name: {} for name in _KINDS}
    wrong: dict[tuple[str, str], Refused] = {}
    wanted = {name: (kind.section, kind.marks) for name, kind in _KINDS.items()}
    for name, one in sisters(table, wanted):
        for row in rows_of(one):
            _take(row, names, _KINDS[name], found[name], wrong)
            if len(found[name]) + len(wrong) > _MOST:
                raise Refused(_TOO_MANY, field=_KINDS[name].section, most=_MOST)
    return Companions(sources=found["source"], places=found["place"], actors=found["actor"], wrong=wrong)


def _take(row: Row, names: Names, kind: _Kind[K], found: dict[str, K], wrong: dict[tuple[str, str], Refused]) -> None:
    """Take one in; of two with one code the first."""
    one, problems = _one(row, names, kind)
    code = one.code if one is not None else str(row.cells.get("code") or "")
    if problems:
        wrong[kind.name, code] = problems[0].at(f"{kind.section} {row.number}: {problems[0].field}")
    elif one is not None:
        found.setdefault(code, one)


def _one(row: Row, names: Names, kind: _Kind[K]) -> tuple[K | None, list[Refused]]:
    cells = Cells(row, names)
    one = shapes.read(kind.value, row.plain, cells.problems) if row.plain is not None else kind.of_cells(cells)
    if one is not None:
        if not _CODE.fullmatch(one.code):
            cells.refuse("code", _NO_CODE, code=shapes.shown(one.code))
        cells.problems += kind.faults(one)
    return one, cells.problems


def _source(cells: Cells) -> Source:
    return Source(
        code=cells.code("code"),
        name=trilingual(cells, "name"),
        kind=cells.line("kind"),
        scale=cells.line("scale"),
        family=cells.line("family"),
        reliability=cells.line("reliability"),
        reliability_reason=cells.text("reliability_reason"),
    )


def _place(cells: Cells) -> Place:
    return Place(
        code=cells.code("code"),
        level=member(cells, "level", PlaceLevel, PlaceLevel.SITE),
        name_en=cells.line("name_en"),
        name_ar=cells.line("name_ar"),
        name_ckb=cells.line("name_ckb"),
        variants=several(cells, "variants"),
        parent=cells.code("parent") or None,
        iso3166_2=cells.line("iso3166_2"),
        pcodes=_pcodes(cells),
        point=cells.point("lat", "lon"),
        radius_m=cells.people("radius_m"),
        place_type=cells.line("place_type"),
        method=cells.text("method"),
        population=whole(cells, "population"),
    )


def _pcodes(cells: Cells) -> tuple[tuple[str, str, str], ...]:
    """Codes as scheme:version:code; the code may hold a colon, the others do not."""
    parts = [one.split(":", 2) for one in several(cells, "pcodes")]
    return tuple((scheme, version, code) for scheme, version, code in (one for one in parts if len(one) == 3))  # noqa: PLR2004 - the three of them


def _actor(cells: Cells) -> Actor:
    return Actor(
        code=cells.code("code"),
        name=trilingual(cells, "name"),
        variants=several(cells, "variants"),
        kind=cells.line("kind"),
        parent=cells.code("parent"),
        perpetrator_type=cells.line("perpetrator_type"),
        person=yes(cells, "person"),
    )


def _long(fields: Iterable[tuple[str, str, int]]) -> Iterator[Refused]:
    yield from (Refused(_TOO_LONG, field=name, name=most) for name, text, most in fields if len(text) > most)


def _source_faults(one: Source) -> Iterator[Refused]:
    yield from _long(("name", text, _LINE) for text in one.name.all())
    yield from _long((("kind", one.kind, _SHORT), ("scale", one.scale, _SHORT), ("family", one.family, _CODED)))
    if one.reliability not in _RATINGS:
        yield Refused(_RATING, field="reliability", text=shapes.shown(one.reliability))


def _place_faults(one: Place) -> Iterator[Refused]:
    yield from _long(("name", text, _LINE) for text in one.names)
    yield from _long((("iso3166_2", one.iso3166_2, _SHORT), ("place_type", one.place_type, _CODED)))
    if one.radius_m is not None and one.radius_m <= 0:
        yield Refused(_RADIUS, field="radius_m")


def _actor_faults(one: Actor) -> Iterator[Refused]:
    yield from _long(("name", text, _LINE) for text in one.name.all())
    yield from _long((("kind", one.kind, _SHORT), ("perpetrator_type", one.perpetrator_type, _SHORT)))


_KINDS: dict[str, _Kind[Any]] = {
    "source": _Kind(
        name="source", section="sources", marks=("code", "name_en", "scale", "family"), value=Source,
        of_cells=_source, faults=_source_faults,
    ),
    "place": _Kind(
        name="place", section="places", marks=("code", "level", "parent", "iso3166_2"), value=Place, of_cells=_place,
        faults=_place_faults,
    ),
    "actor": _Kind(
        name="actor", section="actors", marks=("code", "parent", "perpetrator_type", "person"), value=Actor,
        of_cells=_actor, faults=_actor_faults,
    ),
}  # fmt: skip
