"""A reading as JSON: figures, dates, places, causes, actors, each with its words and their characters."""

from collections.abc import Mapping
from typing import Any

from incidents.domain.dates import UncertainDate
from incidents.domain.places import Place
from incidents.domain.suggestions import Event, Kind, Reading, SaidFigure, Suggestion

#: Kinds that are listed by a code; the key they stand under.
_CODED = {
    "causes": Kind.CAUSE,
    "weapons": Kind.WEAPON,
    "groups": Kind.GROUP,
    "denials": Kind.DENIAL,
    "families": Kind.FAMILY,
}


def reading_json(reading: Reading, places: Mapping[str, Place], actors: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The lists of one reading; `actors` are the codes of actors known by code, others are given by name."""
    made = {
        "figures": [_figure(one) for one in reading.of(Kind.FIGURE)],
        "dates": [{**date_json(one.value), **_told(one)} for one in reading.of(Kind.DATE)],
        "places": [{**_place(one, places), **_told(one)} for one in reading.of(Kind.PLACE)],
        "actors": [{_key(one, actors): one.value, **_told(one)} for one in reading.of(Kind.ACTOR)],
    }
    coded = {name: [{"code": one.value, **_told(one)} for one in reading.of(kind)] for name, kind in _CODED.items()}
    return {**made, **coded, "events": [_event(reading, event) for event in reading.events]}


def _key(one: Suggestion, actors: frozenset[str]) -> str:
    return "code" if one.value in actors else "name"


def date_json(when: UncertainDate) -> dict[str, Any]:
    """A date: EDTF, and its first and last possible day."""
    return {"edtf": when.edtf, "earliest": when.earliest.isoformat(), "latest": when.latest.isoformat()}


def _told(one: Suggestion) -> dict[str, Any]:
    return {
        "passage": one.words.passage,
        "start": one.words.start,
        "end": one.words.end,
        "sentence": one.sentence.passage,
        "confidence": one.confidence,
        "why": one.why % dict(one.params),
    }


def _figure(one: Suggestion) -> dict[str, Any]:
    """`max` is null where the words set no upper end ("at least 46"), `min` where no lower one ("up to 20")."""
    said: SaidFigure = one.value
    bounds = said.bounds
    return {
        "outcome": "+".join(said.outcomes),
        "outcomes": list(said.outcomes),
        "group": said.group,
        "min": bounds.min,
        "max": None if bounds.open else bounds.max,
        "open": bounds.open,
        "value": said.value,
        "upper": said.upper,
        "qualifier": said.qualifier.value,
        "scope": said.scope.value,
        "scope_from": said.scope_from.isoformat() if said.scope_from else None,
        "scope_to": said.scope_to.isoformat() if said.scope_to else None,
        "combined": said.combined,
        "as_of": list(said.as_of.texts()) if said.as_of else None,
        "said_by": said.said_by,
        "printed": said.printed,
        "place": said.place or None,
        "date": said.when.edtf if said.when else None,
        **_told(one),
    }


def _place(one: Suggestion, places: Mapping[str, Place]) -> dict[str, Any]:
    place = places[one.value]
    lat, lon = (place.point.lat, place.point.lon) if place.point else (None, None)
    return {"code": place.code, "name": place.name_en, "lat": lat, "lon": lon, "others": list(one.others)}


def _event(reading: Reading, event: Event) -> dict[str, Any]:
    """A happening: its place's code, its date, and which of `figures` belong to it, counted from 0."""
    order = {id(one): number for number, one in enumerate(reading.of(Kind.FIGURE))}
    place, date = (None if at is None else reading.suggestions[at].value for at in (event.place, event.date))
    return {
        "place": place,
        "date": date.edtf if date else None,
        "figures": [order[id(reading.suggestions[number])] for number in event.figures],
    }
