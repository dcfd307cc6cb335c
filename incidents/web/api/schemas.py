"""The shapes of the answers as JSON Schema (2020-12), by name; `shapes.py` makes them.

The codes that a member may hold come from the vocabulary, so that a new term needs no change here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from incidents.domain.counts import Qualifier
from incidents.domain.rule import VERSION
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import (
    Audience,
    ClaimKind,
    ClaimStatus,
    Clarity,
    DataKind,
    Grade,
    LinkKind,
    PlaceRole,
    Relation,
    Scope,
    Status,
    WhyNot,
)

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
YES_NO: Schema = {"type": "boolean"}
PEOPLE: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
PRECISION: Schema = {"type": "integer", "enum": [1, 2, 3, 4, 5, 6, 9]}


def thing(**members: Schema) -> Schema:
    """An object with just these members, all of them there."""
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def many(of: Schema) -> Schema:
    """A list of one shape."""
    return {"type": "array", "items": of}


def by_code(of: Schema) -> Schema:
    """An object whose names are codes."""
    return {"type": "object", "additionalProperties": of}


def maybe(of: Schema) -> Schema:
    """The shape, or null."""
    return {"oneOf": [of, {"type": "null"}]}


def one_of(codes: Iterable[str]) -> Schema:
    """One of these codes."""
    return {"type": "string", "enum": [str(code) for code in codes]}


def of(name: str) -> Schema:
    """The shape of that name."""
    return {"$ref": f"#/components/schemas/{name}"}


def schemas(terms: Mapping[str, tuple[str, ...]], facets: Iterable[str]) -> dict[str, Schema]:
    """Every shape by name. `terms` are the codes of each word list; `facets` the parameters that are counted."""
    outcome = one_of(terms.get("outcome", ()))
    return {
        **_values(),
        **_record(outcome, terms),
        **_lists(outcome, terms),
        **_counts(facets),
        "Problem": _problem(),
    }


def _values() -> dict[str, Schema]:
    return {
        "Texts": thing(**dict.fromkeys(LANGUAGES, TEXT)),
        "Date": thing(
            edtf=TEXT,
            earliest=DAY,
            latest=DAY,
            precision={"type": "integer", "minimum": 1, "maximum": 5},
            qualifier=one_of(("", "~", "?", "%")),
            lasting=YES_NO,
            as_printed=TEXT,
        ),
        "Range": thing(min=maybe(PEOPLE), best=maybe(PEOPLE), max=maybe(PEOPLE), max_open=YES_NO),
        "Sum": thing(min=maybe(PEOPLE), max=maybe(PEOPLE), max_open=YES_NO, records=PEOPLE),
        "Sums": by_code(of("Sum")),
    }


def _record(outcome: Schema, terms: Mapping[str, tuple[str, ...]]) -> dict[str, Schema]:
    cause = many(one_of(terms.get("cause", ())))
    return {
        "Incident": thing(
            code=TEXT,
            url=ADDRESS,
            audience=one_of(Audience),
            data_kind=one_of(DataKind),
            title=of("Texts"),
            summary=of("Texts"),
            clarity=one_of(Clarity),
            date=maybe(of("Date")),
            places=many(of("Place")),
            casualties=many(of("Casualties")),
            rule=one_of((VERSION,)),
            no_number_reason=TEXT,
            violations=many(one_of(terms.get("violation", ()))),
            causes=cause,
            causes_among=cause,
            actors=many(of("Involvement")),
            claims=many(of("Figure")),
            articles=many(of("Citation")),
            links=many(thing(kind=one_of(LinkKind), code=TEXT)),
            sensitivity=many(TEXT),
            grade=one_of(Grade),
            status=one_of(Status),
            changed=MOMENT,
            revision=PEOPLE,
        ),
        "Place": thing(
            code=TEXT,
            name=of("Texts"),
            role=one_of(PlaceRole),
            lat=maybe(NUMBER),
            lon=maybe(NUMBER),
            precision=PRECISION,
            radius_m=maybe(PEOPLE),
        ),
        "Casualties": thing(
            outcome=outcome,
            group=one_of(terms.get("victim_group", ())),
            **of_range(),
            first_reports=maybe(thing(min=maybe(PEOPLE), max=maybe(PEOPLE))),
            voices=PEOPLE,
            claims=many(PEOPLE),
            reason=TEXT,
        ),
        "Involvement": thing(
            code=TEXT,
            name=TEXT,
            degree=TEXT,
            attribution=TEXT,
            position=TEXT,
            reply=of("Texts"),
            alleged_by=many(TEXT),
        ),
        "Figure": _figure(terms),
        "Citation": thing(
            code=TEXT,
            page=ADDRESS,
            title=TEXT,
            outlet=TEXT,
            published=maybe(TEXT),
            url=TEXT,
            relation=one_of(Relation),
        ),
    }


def of_range() -> dict[str, Schema]:
    """The four members of a range, for shapes that hold it flat."""
    return {"min": maybe(PEOPLE), "best": maybe(PEOPLE), "max": maybe(PEOPLE), "max_open": YES_NO}


def _figure(terms: Mapping[str, tuple[str, ...]]) -> Schema:
    return thing(
        number=PEOPLE,
        kind=one_of(ClaimKind),
        outcome=one_of(("", *terms.get("outcome", ()))),
        group=one_of(terms.get("victim_group", ())),
        min=maybe(PEOPLE),
        max=maybe(PEOPLE),
        max_open=YES_NO,
        qualifier=one_of(Qualifier),
        printed=TEXT,
        scope=one_of(Scope),
        combined=many(TEXT),
        as_of=maybe(TEXT),
        status=one_of(ClaimStatus),
        counted=YES_NO,
        why_not=maybe(one_of(WhyNot)),
        counted_in_group=maybe(YES_NO),
        said_by=TEXT,
        passage=TEXT,
        passage_lang=TEXT,
        note=TEXT,
        fact=TEXT,
        article=TEXT,
    )


def _lists(outcome: Schema, terms: Mapping[str, tuple[str, ...]]) -> dict[str, Schema]:
    place = {"name": of("Texts"), "area": of("Texts"), "governorate": TEXT}
    known = {"precision": PRECISION, "radius_m": maybe(PEOPLE)}
    row = {
        "code": TEXT,
        "url": ADDRESS,
        "data_kind": one_of(DataKind),
        "title": of("Texts"),
        "clarity": one_of(Clarity),
        "date": maybe(of("Date")),
        "place": thing(**place, lat=maybe(NUMBER), lon=maybe(NUMBER), **known),
        "people": {"type": "object", "propertyNames": outcome, "additionalProperties": of("Range")},
        "voices": PEOPLE,
        "causes": many(one_of(terms.get("cause", ()))),
        "grade": one_of(Grade),
        "status": one_of(Status),
        "graphic": YES_NO,
        "changed": MOMENT,
    }
    spot = thing(type=one_of(("Point",)), coordinates={**many(NUMBER), "minItems": 2, "maxItems": 2})
    return {
        "Summary": thing(**row),
        "Page": answer(total=PEOPLE, items=many(of("Summary")), next=maybe(TEXT)),
        "Feature": thing(
            type=one_of(("Feature",)),
            id=TEXT,
            geometry=maybe(spot),
            properties=thing(**{**row, "place": thing(**place, **known)}),
        ),
        "FeaturePage": answer(
            type=one_of(("FeatureCollection",)), total=PEOPLE, features=many(of("Feature")), next=maybe(TEXT)
        ),
        "Article": thing(
            code=TEXT,
            page=ADDRESS,
            data_kind=one_of(DataKind),
            title=TEXT,
            outlet=TEXT,
            via=TEXT,
            authors=many(TEXT),
            published=maybe(TEXT),
            language=TEXT,
            kind=TEXT,
            excerpt=TEXT,
            excerpt_truncated=YES_NO,
            summary=of("Texts"),
            url=TEXT,
            archive_url=TEXT,
            correction_note=TEXT,
            covers=maybe(thing(place=TEXT, first=DAY, last=DAY)),
            incidents=many(thing(code=TEXT, relation=one_of(Relation))),
        ),
        "ArticlePage": answer(total=PEOPLE, items=many(of("Article")), next=maybe(TEXT)),
    }


def answer(**members: Schema) -> Schema:
    """An answer of its own: it says for whom it was made and of which kind the data is."""
    return thing(audience=one_of(Audience), data_kind=one_of(DataKind), **members)


def _counts(facets: Iterable[str]) -> dict[str, Schema]:
    killed = thing(min=PEOPLE, max=PEOPLE, max_open=YES_NO)
    step = thing(label=TEXT, incidents=PEOPLE, without_number=PEOPLE, people=of("Sums"))
    cell = thing(lat=NUMBER, lon=NUMBER, incidents=PEOPLE, people=of("Sums"), code=TEXT)
    area = thing(governorate=TEXT, incidents=PEOPLE, people=of("Sums"))
    return {
        "Choice": thing(code=TEXT, label=TEXT, incidents=PEOPLE, killed=killed),
        "Facets": answer(**dict.fromkeys(facets, many(of("Choice")))),
        "Totals": answer(incidents=PEOPLE, patterns=PEOPLE, without_number=PEOPLE, people=of("Sums"), note=TEXT),
        "Series": answer(
            by=one_of(("day", "month", "year")), steps=many(step), unplaced=PEOPLE, undated=PEOPLE, note=TEXT
        ),
        "Cells": answer(
            zoom=PEOPLE,
            total=PEOPLE,
            left_out=PEOPLE,
            cells=many(cell),
            incidents=many(of("Summary")),
            areas=many(area),
        ),
    }


def _problem() -> Schema:
    """RFC 9457; `errors` name each parameter that could not be used."""
    members = {
        "type": {"type": "string", "format": "uri-reference"},
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "errors": many(thing(parameter=TEXT, message=TEXT)),
    }
    return {"type": "object", "properties": members, "required": ["type", "title", "status", "detail"]}
