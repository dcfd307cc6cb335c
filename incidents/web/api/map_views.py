"""What maps are drawn from: a window's cells, all cells of a question, and the governorates."""

from collections.abc import Iterable
from typing import Any

from flask import Response

from incidents.domain.access import Action
from incidents.domain.vocabulary import INJURED, KILLED
from incidents.services import cells as grid
from incidents.services import governorates, wording
from incidents.services.reference import Names
from incidents.services.shapes import summary_shape, sums_shape
from incidents.web.api.asking import question
from incidents.web.api.blueprint import blueprint
from incidents.web.api.telling import Json, addresses, answer, as_bytes, as_large_json
from incidents.web.gate import actor, needs
from incidents.web.i18n import language


@blueprint.get("/cells")
@needs(Action.READ_PUBLIC)
def cells() -> Response:
    """What a map's window holds."""
    criteria, own = question()
    found = grid.window(criteria, int(own["zoom"]), actor())
    gathered = [
        {"lat": one.centre.lat, "lon": one.centre.lon, "code": one.code} | _gathered(one.sums) for one in found.cells
    ]
    areas = [{"governorate": one.governorate} | _gathered(one) for one in found.areas]
    singles = [summary_shape(one, addresses()) for one in found.singles]
    counts = {"zoom": found.zoom, "total": found.total, "left_out": 0}  # kept for programs that read it
    return as_large_json(answer(**counts, cells=gathered, incidents=singles, areas=areas))


@blueprint.get("/whole")
@needs(Action.READ_PUBLIC)
def whole() -> Response:
    """Every placed incident of a question, as packed cells."""
    criteria, _ = question()
    found = grid.whole(criteria, actor())
    return as_bytes(found.packed, found.compressed)


@blueprint.get("/areas")
@needs(Action.READ_PUBLIC)
def areas() -> Response:
    """A question by governorate."""
    criteria, _ = question()
    words, names = wording.words_of(language()), Names(language())
    found = governorates.areas(criteria, actor())
    told = [_area(one, names) | {"words": governorates.sentences(one, words, names)} for one in found]
    sources = _sources(one.population for one in found)
    return as_large_json(answer(total=sum(one.incidents for one in found), areas=told, sources=sources))


def _gathered(one: Any) -> Json:
    return {"incidents": one.incidents, "patterns": one.patterns, "silent": one.silent, "people": _people(one)}


def _people(one: Any) -> Json:
    return sums_shape({outcome: total for outcome, total in ((KILLED, one.killed), (INJURED, one.injured)) if total})


def _area(one: governorates.Area, names: Names) -> Json:
    population, rate = one.population, one.rate
    return {
        "governorate": one.governorate,
        "label": names.place(one.governorate) if one.governorate else "",
        **_gathered(one),
        "unplaced": _gathered(one.coarse) if one.coarse else None,
        "population": {"people": population.people, "year": population.year} if population else None,
        "killed_per_100000": {"min": rate.min, "max": rate.max, "max_open": rate.open} if rate else None,
    }


def _sources(populations: Iterable[governorates.Population | None]) -> list[Json]:
    """Where the populations come from, each source once."""
    found = {(one.source, one.address, one.year) for one in populations if one}
    return [{"source": source, "address": address, "year": year} for source, address, year in sorted(found)]
