"""The tables of what the records name: outlets and institutions, places, actors; and of the lists they are on."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from incidents.domain.articles import Source
from incidents.domain.lists import EvidenceList
from incidents.domain.people import Actor
from incidents.domain.places import Place
from incidents.domain.vocabulary import N_
from incidents.reports.cells import Value
from incidents.reports.columns import YES_NO, Beside, Column
from incidents.reports.companions import Named
from incidents.reports.tables.places import LEVELS

SOURCES: Beside[Source] = Beside(
    name="sources",
    title=N_("Outlets and institutions"),
    row=N_("One row an outlet or institution that articles or figures name"),
    columns=(
        Column("code", attrgetter("code"), N_("The code of the outlet")),
        Column("name_en", attrgetter("name.en"), N_("Name in English"), width=30),
        Column("name_ar", attrgetter("name.ar"), N_("Name in Arabic"), width=30),
        Column("name_ckb", attrgetter("name.ckb"), N_("Name in Kurdish"), width=30),
        Column("kind", attrgetter("kind"), N_("What it is"), "source_kind"),
        Column("scale", attrgetter("scale"), N_("Which area it serves"), "source_scale"),
        Column("family", attrgetter("family"), N_("Outlets of one family are one voice")),
        Column(
            "reliability", attrgetter("reliability"), N_("Is this outlet usually reliable?"), "reliability", team=True
        ),
        Column("reliability_reason", attrgetter("reliability_reason"), N_("Why it was judged so"), team=True),
    ),
    rows=Named.sources,
)


def _point(part: str, place: Place) -> Value:
    return getattr(place.point, part) if place.point is not None else None


GAZETTEER: Beside[Place] = Beside(
    name="gazetteer",
    title=N_("Place tree"),
    row=N_("One row a place, with the one that holds it"),
    columns=(
        Column("code", attrgetter("code"), N_("The code of the place")),
        Column("level", attrgetter("level"), N_("What kind of area it is"), LEVELS),
        Column("parent", attrgetter("parent"), N_("The code of the place that holds it")),
        Column("name_en", attrgetter("name_en"), N_("The name of the place in English"), width=24),
        Column("name_ar", attrgetter("name_ar"), N_("The name of the place in Arabic"), width=24),
        Column("name_ckb", attrgetter("name_ckb"), N_("The name of the place in Kurdish"), width=24),
        Column("iso3166_2", attrgetter("iso3166_2"), N_("The governorate in ISO 3166-2")),
        Column(
            "pcodes", lambda place: tuple(":".join(code) for code in place.pcodes),
            N_("Place codes of other data sets: scheme, version, code"), width=24,
        ),
        Column("place_type", attrgetter("place_type"), N_("What the place is"), "place_type"),
        Column("lat", lambda place: _point("lat", place), N_("Latitude of the place, WGS84 degrees")),
        Column("lon", lambda place: _point("lon", place), N_("Longitude of the place, WGS84 degrees")),
        Column(
            "radius_m", attrgetter("radius_m"),
            N_("How far from the point it may truly lie, in metres; empty where it may be anywhere in its area"),
        ),
        Column("variants", attrgetter("variants"), N_("Other spellings of its name"), team=True, width=24),
        Column("method", attrgetter("method"), N_("How the point was found"), team=True, width=24),
        Column("population", attrgetter("population"), N_("How many people live there"), team=True),
    ),
    rows=Named.places,
)  # fmt: skip
REGISTER: Beside[Actor] = Beside(
    name="register",
    title=N_("Actor register"),
    row=N_("One row an actor that incidents name; here nothing is alleged of it"),
    columns=(
        Column("code", attrgetter("code"), N_("The code of the actor")),
        Column("name_en", attrgetter("name.en"), N_("Name in English"), width=30),
        Column("name_ar", attrgetter("name.ar"), N_("Name in Arabic"), width=30),
        Column("name_ckb", attrgetter("name.ckb"), N_("Name in Kurdish"), width=30),
        Column("variants", attrgetter("variants"), N_("Other spellings of its name"), width=24),
        Column("kind", attrgetter("kind"), N_("What kind of actor it is"), "actor_kind"),
        Column("parent", attrgetter("parent"), N_("The code of the actor that it is a part of")),
        Column("perpetrator_type", attrgetter("perpetrator_type"), N_("Its type by role"), "perpetrator_type"),
        Column("person", attrgetter("person"), N_("Whether it is a natural person"), YES_NO),
    ),
    rows=Named.actors,
)
LISTS: Beside[EvidenceList] = Beside(
    name="lists",
    title=N_("Lists"),
    row=N_("One row a list that any of the incidents is on"),
    columns=(
        Column("code", attrgetter("code"), N_("The code of the list")),
        Column("title_en", attrgetter("content.title.en"), N_("Title in English"), width=40),
        Column("title_ar", attrgetter("content.title.ar"), N_("Title in Arabic"), width=40),
        Column("title_ckb", attrgetter("content.title.ckb"), N_("Title in Kurdish"), width=40),
        Column("cover_en", attrgetter("content.cover.en"), N_("Its cover text, in English"), width=40),
        Column("cover_ar", attrgetter("content.cover.ar"), N_("Its cover text, in Arabic"), width=40),
        Column("cover_ckb", attrgetter("content.cover.ckb"), N_("Its cover text, in Kurdish"), width=40),
        Column(
            "picked_by_hand", lambda one: one.content.query is None,
            N_("Whether its incidents were picked by hand; else they are what the question finds"), YES_NO,
        ),
        Column("question", attrgetter("content.query"), N_("The question that finds its incidents"), width=40),
    ),
    rows=Named.lists,
)  # fmt: skip


@dataclass(frozen=True)
class ItemRow:
    """One incident of one list, picked by hand."""

    list: str
    position: int
    incident: str
    note: str


def _items(named: Named) -> Iterator[ItemRow]:
    for one in named.lists():
        for position, item in enumerate(one.content.items, 1):
            yield ItemRow(one.code, position, item.incident, item.note)


LIST_ITEMS: Beside[ItemRow] = Beside(
    name="list_items",
    title=N_("List items"),
    row=N_("One row an incident of a list picked by hand"),
    columns=(
        Column("list", attrgetter("list"), N_("The code of the list")),
        Column("position", attrgetter("position"), N_("Where on the list it stands")),
        Column("incident", attrgetter("incident"), N_("The code of the incident")),
        Column("note", attrgetter("note"), N_("A note beside it on this list"), width=40),
    ),
    rows=_items,
)
