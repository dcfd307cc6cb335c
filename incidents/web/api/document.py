"""The OpenAPI 3.1 document, built from the table of calls, the table of parameters and the shapes."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import current_app

from incidents.domain.criteria import CHOICES
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.web.api.calls import CALLS, GEOJSON, Call
from incidents.web.api.parameters import Parameter, Terms, question
from incidents.web.api.problems import MEDIA_TYPE
from incidents.web.api.schema_words import Schema, of
from incidents.web.api.schemas import schemas
from incidents.web.i18n import say

JSON = "application/json"
#: The choices that are counted; a list is asked for, never counted.
FACETS = tuple(param for param in CHOICES if param != "list")
_ABOUT = N_(
    "Reports, not findings. Every figure stands with the words that say it, and with why it counts or not. Sums are "
    "sums of what was reported; they are not death tolls. A program without an account reads what is public."
)


def terms() -> Terms:
    """The codes of every word list."""
    return {name: tuple(term.slug for term in listed) for name, listed in reference.vocabulary().items()}


def document(server: str) -> dict[str, Any]:
    """The whole document in the reader's language; `server` is the address that the paths follow."""
    known = terms()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": say(N_("Incident Record: what programs read")),
            "version": str(current_app.extensions["incidents_version"]),
            "description": say(_ABOUT),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "paths": {call.path: {"get": operation(call, known)} for call in CALLS},
        "components": {"parameters": _every_parameter(known), "schemas": schemas(known, FACETS)},
    }


def parameters(call: Call, known: Terms) -> Iterable[Parameter]:
    """Everything a call may be asked, its own parameters last."""
    return (*(question(known) if call.asked else ()), *call.own)


def operation(call: Call, known: Terms) -> dict[str, Any]:
    """One call as OpenAPI tells it."""
    content: dict[str, Any] = {JSON: {"schema": of(call.answer)}}
    if call.geojson:
        content[GEOJSON] = {"schema": of(call.geojson)}
    return {
        "operationId": call.endpoint,
        "summary": say(call.meaning),
        "parameters": [{"$ref": f"#/components/parameters/{one.name}"} for one in parameters(call, known)],
        "responses": {"200": {"description": say(N_("The answer")), "content": content}, **_refusals(call)},
    }


def _every_parameter(known: Terms) -> dict[str, Any]:
    """Each parameter once; a name means the same wherever it may be asked."""
    return {one.name: _parameter(one) for call in CALLS for one in parameters(call, known)}


def _parameter(one: Parameter) -> dict[str, Any]:
    schema: Schema = {"type": "array", "items": dict(one.schema)} if one.repeat else dict(one.schema)
    told: dict[str, Any] = {
        "name": one.name,
        "in": one.place,
        "required": one.required,
        "description": say(one.meaning, **dict(one.params)),
        "schema": schema,
    }
    return told | ({"example": one.example} if one.example else {})


def _refusals(call: Call) -> Mapping[str, Any]:
    sentences = {"400": N_("A parameter is unknown or its value impossible; each is named")}
    sentences["401"] = N_("This copy asks everyone to sign in")
    if call.gone:
        sentences["404"] = N_("There is no such record, or none that may be known")
        sentences["410"] = N_("It was public and was withdrawn")
    found = {
        status: {"description": say(text), "content": {MEDIA_TYPE: {"schema": of("Problem")}}}
        for status, text in sentences.items()
    }
    moved = {"301": {"description": say(N_("An old code: the record it was merged into"))}} if call.gone else {}
    return dict(sorted({**found, **moved}.items()))
