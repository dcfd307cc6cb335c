"""The shapes of what programs send, as JSON Schema (2020-12): the document tells them, and what comes is held to them.

A member that is left out of a new record is blank; one that is left out of a change stays as it is.
"""

from collections.abc import Iterable

from incidents.domain.counts import Qualifier
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import CauseRole, ClaimKind, Clarity, LinkKind, PlaceRole, Relation, Scope, Tier
from incidents.web.api.schema_words import DAY, NUMBER, PRECISION, Schema, Terms, many, maybe, of, one_of

LINE, PROSE, SHORT, CODE = 500, 10_000, 40, 80
MOST_ROWS = 500
_PEOPLE: Schema = {"type": "integer", "minimum": 0, "maximum": 9_999_999}
_RADIUS: Schema = {"type": "integer", "minimum": 1, "maximum": 5_000_000}


def bodies(terms: Terms) -> dict[str, Schema]:
    """Every shape that is sent, by name."""
    return {
        "NewTexts": _some(**dict.fromkeys(LANGUAGES, _text(PROSE))),
        "NewFigure": _figure(terms),
        "NewFigures": {"oneOf": [of("NewFigure"), _rows(of("NewFigure"))]},
        "NewIncident": _incident(terms),
        "NewArticle": _article(),
    }


def _incident(terms: Terms) -> Schema:
    return _some(
        title=of("NewTexts"),
        summary=of("NewTexts"),
        date=maybe(_text(CODE)),
        date_as_printed=_text(LINE),
        time_from=maybe({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}),
        time_text=_text(LINE),
        clarity=one_of(Clarity),
        event_type=one_of(("", *terms.get("event_type", ()))),
        places=_rows(_place()),
        articles=_rows(_some(("code",), code=_text(CODE), relation=one_of(Relation))),
        claims=_rows(of("NewFigure")),
        causes=_rows(_cause(terms)),
        violations=_rows(one_of(terms.get("violation", ()))),
        actors=_rows(_actor()),
        links=_rows(_some(("kind", "code"), kind=one_of(LinkKind), code=_text(CODE))),
        no_number_reason=_text(PROSE),
        sensitivity=_rows(one_of(terms.get("sensitivity", ()))),
        tier=one_of(Tier),
    )


def _place() -> Schema:
    return _some(
        ("code",),
        code=_text(CODE),
        role=one_of(PlaceRole),
        precision=PRECISION,
        public_precision=PRECISION,
        radius_m=maybe(_RADIUS),
        lat=maybe(NUMBER),
        lon=maybe(NUMBER),
        as_named=_text(LINE),
        note=of("NewTexts"),
    )


def _cause(terms: Terms) -> Schema:
    cause = one_of(terms.get("cause", ()))
    return _some(("term",), term=cause, role=one_of(CauseRole), article=_text(CODE), note=_text(PROSE))


def _actor() -> Schema:
    return _some(
        ("code",),
        code=_text(CODE),
        degree=_text(CODE),
        attribution=_text(SHORT),
        basis=_text(CODE),
        alleged_by=_rows(_text(CODE)),
        position=_text(CODE),
        reply=of("NewTexts"),
        reply_article=_text(CODE),
        public_name=of("NewTexts"),
    )


def _figure(terms: Terms) -> Schema:
    outcome = one_of(terms.get("outcome", ()))
    return _some(
        ("article",),
        number={"type": "integer", "minimum": 1, "maximum": 100_000},
        article=_text(CODE),
        kind=one_of(ClaimKind),
        outcome=one_of(("", *terms.get("outcome", ()))),
        group=one_of(terms.get("victim_group", ())),
        qualifier=one_of(Qualifier),
        value=maybe(_PEOPLE),
        upper=maybe(_PEOPLE),
        printed=_text(LINE),
        scope=one_of(Scope),
        scope_from=maybe(DAY),
        scope_to=maybe(DAY),
        scope_place=_text(LINE),
        combined=_rows(outcome),
        as_of=maybe(_text(CODE)),
        said_by=_text(LINE),
        institution=_text(CODE),
        passage=_text(PROSE),
        passage_lang=one_of(("", *LANGUAGES)),
        page_or_time=_text(SHORT),
        note=_text(PROSE),
        fact=_text(PROSE),
    )


def _article() -> Schema:
    return _some(
        title=_text(LINE),
        outlet=_text(LINE),
        via=_text(LINE),
        authors={**many(_text(LINE)), "maxItems": MOST_ROWS},
        url=_text(2000),
        published=maybe(_text(CODE)),
        language=one_of(("", *LANGUAGES)),
        kind=_text(CODE),
        excerpt=_text(PROSE),
        excerpt_truncated={"type": "boolean"},
        summary=of("NewTexts"),
        origin=_text(CODE),
        archive_url=_text(2000),
        tier=one_of(Tier),
    )


def _text(longest: int) -> Schema:
    return {"type": "string", "maxLength": longest}


def _rows(shape: Schema) -> Schema:
    return {**many(shape), "maxItems": MOST_ROWS}


def _some(needed: Iterable[str] = (), /, **members: Schema) -> Schema:
    """An object that may hold these members and no others; `needed` must be there."""
    told: Schema = {"type": "object", "properties": members, "additionalProperties": False}
    return told | ({"required": list(needed)} if needed else {})
