"""The shapes of the answers as JSON Schema (2020-12), by name; `shapes.py` makes them.

The codes that a member may hold come from the vocabulary, so that a new term needs no change here.
"""

from collections.abc import Iterable

from incidents.domain.counts import Qualifier
from incidents.domain.fates import Fate
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
from incidents.web.api.map_schemas import map_schemas
from incidents.web.api.schema_words import (
    ADDRESS,
    DAY,
    MOMENT,
    NUMBER,
    PEOPLE,
    PRECISION,
    TEXT,
    YES_NO,
    Schema,
    Terms,
    always,
    answer,
    by_code,
    many,
    maybe,
    of,
    of_range,
    one_of,
    thing,
)


def schemas(terms: Terms, facets: Iterable[str]) -> dict[str, Schema]:
    """Every shape by name. `terms` are the codes of each word list; `facets` the parameters that are counted."""
    row, spot = _row(terms), _spot()
    turns = dict.fromkeys(("next", "previous"), maybe(TEXT))
    without_point = {name: one for name, one in spot.items() if name not in {"lat", "lon"}}
    return {
        **_values(),
        "Incident": _incident(terms),
        "Place": _place(),
        "Casualties": _casualties(terms),
        "Involvement": _involvement(),
        "Figure": _figure(terms),
        "Citation": _citation(),
        "Summary": thing(**row, place=thing(**spot)),
        "Page": answer(total=PEOPLE, items=many(of("Summary")), **turns),
        "Feature": _feature(thing(**row, place=thing(**without_point))),
        "FeaturePage": answer(type=always("FeatureCollection"), total=PEOPLE, features=many(of("Feature")), **turns),
        "Article": _article(),
        "ArticlePage": answer(total=PEOPLE, items=many(of("Article")), next=maybe(TEXT)),
        **_counts(facets),
        "Written": thing(kind=one_of(("incident", "article")), code=TEXT, url=ADDRESS, version=PEOPLE),
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


def _incident(terms: Terms) -> Schema:
    cause = many(one_of(terms.get("cause", ())))
    return thing(
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
        rule=always(VERSION),
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
    )


def _place() -> Schema:
    return thing(
        code=TEXT,
        name=of("Texts"),
        role=one_of(PlaceRole),
        lat=maybe(NUMBER),
        lon=maybe(NUMBER),
        precision=PRECISION,
        radius_m=maybe(PEOPLE),
    )


def _casualties(terms: Terms) -> Schema:
    return thing(
        outcome=one_of(terms.get("outcome", ())),
        group=one_of(terms.get("victim_group", ())),
        **of_range(),
        first_reports=maybe(thing(min=maybe(PEOPLE), max=maybe(PEOPLE))),
        voices=PEOPLE,
        claims=many(PEOPLE),
        reason=TEXT,
    )


def _involvement() -> Schema:
    said = {"reply": of("Texts"), "alleged_by": many(TEXT)}
    return thing(code=TEXT, name=TEXT, degree=TEXT, attribution=TEXT, position=TEXT, **said)


def _citation() -> Schema:
    published = {"published": maybe(TEXT), "url": TEXT, "relation": one_of(Relation)}
    return thing(code=TEXT, page=ADDRESS, title=TEXT, outlet=TEXT, **published)


def _figure(terms: Terms) -> Schema:
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
        page_or_time=TEXT,
        note=TEXT,
        fact=TEXT,
        article=TEXT,
    )


def _row(terms: Terms) -> dict[str, Schema]:
    """The members of a row of the list, its place aside."""
    outcome = one_of(terms.get("outcome", ()))
    return {
        "code": TEXT,
        "url": ADDRESS,
        "data_kind": one_of(DataKind),
        "title": of("Texts"),
        "clarity": one_of(Clarity),
        "date": maybe(of("Date")),
        "people": {"type": "object", "propertyNames": outcome, "additionalProperties": of("Range")},
        "voices": PEOPLE,
        "causes": many(one_of(terms.get("cause", ()))),
        "grade": one_of(Grade),
        "status": one_of(Status),
        "graphic": YES_NO,
        "changed": MOMENT,
        "since": maybe(thing(fate=one_of(Fate), day=DAY, leads_to=TEXT)),
    }


def _spot() -> dict[str, Schema]:
    """The members of a row's place."""
    names = {"name": of("Texts"), "area": of("Texts"), "governorate": TEXT}
    return {**names, "lat": maybe(NUMBER), "lon": maybe(NUMBER), "precision": PRECISION, "radius_m": maybe(PEOPLE)}


def _feature(properties: Schema) -> Schema:
    point = thing(type=always("Point"), coordinates={**many(NUMBER), "minItems": 2, "maxItems": 2})
    return thing(type=always("Feature"), id=TEXT, geometry=maybe(point), properties=properties)


def _article() -> Schema:
    return thing(
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
        more_incidents=YES_NO,
    )


def _counts(facets: Iterable[str]) -> dict[str, Schema]:
    killed = thing(min=PEOPLE, max=PEOPLE, max_open=YES_NO)
    step = thing(label=TEXT, incidents=PEOPLE, without_number=PEOPLE, people=of("Sums"))
    return {
        "Choice": thing(code=TEXT, label=TEXT, incidents=PEOPLE, killed=killed),
        "Facets": _facets(facets),
        "Totals": answer(incidents=PEOPLE, patterns=PEOPLE, without_number=PEOPLE, people=of("Sums"), note=TEXT),
        "Series": answer(
            by=one_of(("day", "month", "year")), steps=many(step), unplaced=PEOPLE, undated=PEOPLE, note=TEXT
        ),
        **map_schemas(),
    }


def _facets(facets: Iterable[str]) -> Schema:
    """Of most questions the articles are too many to be chosen from."""
    told = answer(**dict.fromkeys(facets, many(of("Choice"))))
    return told | {"required": [name for name in told["required"] if name != "article"]}


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
