"""FollowTheMoney: entities, one JSON object a line, with the schemata and properties of its model (version 4).

An incident is an Event at an Address, its articles are Articles joined to it by Documentation that holds the words of
each reported figure, those said to be responsible are Organizations it involves. The model has no property for numbers
of people: they stand in `summary` in words. A Note at the head says what the file is.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, IncidentPlace, Record
from incidents.domain.places import PlaceLevel, PlacePrecision
from incidents.domain.vocabulary import ALL, N_
from incidents.reports import telling
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.cover import told_of_head

Entity = dict[str, Any]
_COUNTRIES = {"IQ": "iq"}
#: What the model takes for the identifier of an entity that another one names.
_IDENTIFIER = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The records as entities, line by line; how many incidents were written."""
    written = 0
    out.write(_line(_note(head)))
    for record in records:
        for entity in entities(Entry.of(record, head), head):
            out.write(_line(entity))
        written += 1
    return written


def entities(entry: Entry, head: ExportHead) -> Iterator[Entity]:
    """An incident and what it is joined to; what several incidents share comes again, and readers merge it."""
    place = entry.main_place
    if place is not None and place.chain:
        yield _address(entry, place)
    for one in telling.alleged(entry):
        yield _entity("Organization", _actor_id(one.actor, one.name.best("en")[0]), name=one.name.all())
    yield _event(entry, head)
    for link in entry.record.content.articles:
        yield _article(link)
        yield _documentation(entry, link)


def _event(entry: Entry, head: ExportHead) -> Entity:
    content, place = entry.record.content, entry.main_place
    located = place is not None and bool(place.chain)
    return _entity(
        "Event",
        entry.record.code,
        name=content.title.all() or (entry.record.code,),
        summary=(telling.people(entry, head),),
        description=content.summary.all(),
        **_days(content.occurred),
        location=(place.chain[0].name_en,) if place is not None and located else (),
        addressEntity=(_address_id(place),) if place is not None and located else (),
        country=_country(entry),
        involved=tuple(_actor_id(one.actor, one.name.best("en")[0]) for one in telling.alleged(entry)),
        keywords=(
            content.data_kind.value,
            *(head.label("cause", one.term) for one in content.causes),
            *(head.label("violation", one) for one in content.violations),
        ),
        recordId=(entry.record.code,),
        sourceUrl=(entry.url,),
        publisher=telling.outlets(entry),
        notes=(telling.account(entry, head), head.licence),
        modifiedAt=(entry.record.changed.isoformat(timespec="seconds"),),
    )


def _days(when: UncertainDate | None) -> dict[str, tuple[str, ...]]:
    """A day, a month or a year as the date has it; a span by its two ends."""
    if when is None:
        return {}
    bare = when.edtf.rstrip("~?%")
    if not bare.startswith("[") and "/" not in bare:
        return {"date": (bare,)}
    return {"startDate": (when.earliest.isoformat(),), "endDate": (when.latest.isoformat(),)}


def _address(entry: Entry, place: IncidentPlace) -> Entity:
    point = place.where if place.precision < PlacePrecision.DISTRICT else None
    names = [one.name_en for one in place.chain]
    governorate = entry.around.get(PlaceLevel.GOVERNORATE)
    return _entity(
        "Address",
        _address_id(place),
        name=(names[0],),
        full=(", ".join(names),),
        city=(entry.around[PlaceLevel.CITY].name_en,) if PlaceLevel.CITY in entry.around else (),
        state=(governorate.name_en,) if governorate else (),
        country=_country(entry),
        latitude=(str(point.lat),) if point else (),
        longitude=(str(point.lon),) if point else (),
    )


def _address_id(place: IncidentPlace) -> str:
    """A place in the same precision and at the same point is one address."""
    point = place.where if place.precision < PlacePrecision.DISTRICT else None
    return _identifier("place", place.place, *((str(point.lat), str(point.lon)) if point else ()))


def _actor_id(code: str, name: str) -> str:
    """By its code; by its name where the public knows it by a name that stands for it."""
    return _identifier("actor", code or name)


def _identifier(*parts: str) -> str:
    """The parts joined, where the model takes that; else a digest of them."""
    joined = "-".join(parts)
    if _IDENTIFIER.fullmatch(joined):
        return joined
    return f"{parts[0]}-{hashlib.sha256(joined.encode('utf-8', 'backslashreplace')).hexdigest()[:20]}"


def _country(entry: Entry) -> tuple[str, ...]:
    country = entry.around.get(PlaceLevel.COUNTRY)
    return tuple(code for one in [country] if one is not None and (code := _COUNTRIES.get(one.code)))


def _article(link: ArticleLink) -> Entity:
    ref = link.ref or ArticleRef(code=link.article)
    return _entity(
        "Article",
        link.article,
        title=(ref.title or link.article,),
        name=(ref.title or link.article,),
        publisher=(ref.outlet.best("en")[0],),
        author=ref.authors,
        publishedAt=(ref.published.latest.isoformat(),) if ref.published and ref.published.days == 1 else (),
        sourceUrl=(ref.url,),
    )


def _documentation(entry: Entry, link: ArticleLink) -> Entity:
    said = [claim for claim in entry.record.content.claims if claim.article == link.article]
    return _entity(
        "Documentation",
        _identifier(entry.record.code, link.article),
        document=(link.article,),
        entity=(entry.record.code,),
        role=(link.relation.value,),
        summary=tuple(_said(claim) for claim in said),
    )


def _said(claim: Claim) -> str:
    """A reported figure: what it counts, as printed, and the words quoted."""
    whom = f" ({claim.group})" if claim.outcome and claim.group != ALL else ""
    told = ": ".join(filter(None, (f"{claim.outcome or claim.kind.value}{whom}", claim.printed or claim.fact)))
    return f"{told}. {claim.passage}" if claim.passage else told


def _note(head: ExportHead) -> Entity:
    about = "\n".join(f"{what}: {said}" if what else said for what, said in told_of_head(head))
    return _entity("Note", "about-this-file", name=(head.say(N_("Incidents")),), description=(about,))


def _entity(schema: str, identifier: str, **properties: Iterable[str]) -> Entity:
    """Every value of a property once, and no property without a value."""
    told = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": identifier, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _line(entity: Entity) -> bytes:
    return json.dumps(entity, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace") + b"\n"
