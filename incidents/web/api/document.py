"""The OpenAPI 3.1 document, built from the table of calls, the table of parameters and the shapes."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import current_app

from incidents.domain.criteria import CHOICES
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.web.api.bodies import bodies
from incidents.web.api.calls import CALLS, GEOJSON, Call
from incidents.web.api.parameters import Parameter, Terms, question
from incidents.web.api.problems import MEDIA_TYPE
from incidents.web.api.schema_words import Schema, of
from incidents.web.api.schemas import schemas
from incidents.web.i18n import say

JSON = "application/json"
#: The choices that are counted; a list is asked for, never counted.
FACETS = tuple(param for param in CHOICES if param != "list")
#: Nearly every record has articles of its own: they are counted where no more incidents than these answer.
MOST_WITH_ARTICLES = 2_000
FACETS_OF_MANY = tuple(param for param in FACETS if param != "article")
_ABOUT = N_(
    "Reports, not findings. Every figure stands with the words that say it, and with why it counts or not. Sums are "
    "sums of what was reported; they are not death tolls. A program without an account reads what is public."
)


_WRITING = {
    "400": N_("What was sent is not of its shape; each fault is named by where it stands"),
    "401": N_("No token of an account was shown, or it has ended"),
    "403": N_("The account is not set up for this"),
    "404": N_("There is no such record, or none that may be known"),
    "409": N_("Something else stands in the way, such as the same article"),
    "413": N_("What was sent is too large"),
}
_CHANGING = {
    "412": N_("Somebody changed the record since it was read"),
    "428": N_("The version that was read is not named"),
}


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
        "paths": _paths(known),
        "components": {
            "parameters": _every_parameter(known),
            "schemas": {**schemas(known, FACETS), **bodies(known)},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _paths(known: Terms) -> dict[str, Any]:
    """Path → method → call; a path may be read and written."""
    found: dict[str, Any] = {}
    for call in CALLS:
        found.setdefault(call.path, {})[call.method] = operation(call, known)
    return found


def parameters(call: Call, known: Terms) -> Iterable[Parameter]:
    """Everything a call may be asked, its own parameters last."""
    return (*(question(known) if call.asked else ()), *call.own)


def operation(call: Call, known: Terms) -> dict[str, Any]:
    """One call as OpenAPI tells it."""
    content: dict[str, Any] = {call.media_type: {"schema": of(call.answer)}}
    if call.geojson:
        content[GEOJSON] = {"schema": of(call.geojson)}
    told: dict[str, Any] = {
        "operationId": call.endpoint,
        "summary": say(call.meaning),
        "parameters": [{"$ref": f"#/components/parameters/{one.name}"} for one in parameters(call, known)],
        "responses": {str(call.status): {"description": say(N_("The answer")), "content": content}, **_refusals(call)},
    }
    if call.body:
        told["requestBody"] = {"required": True, "content": {JSON: {"schema": of(call.body)}}}
        told["security"] = [{"token": []}]
    return told


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
    if call.body:
        sentences |= _WRITING
    if call.method == "put":
        sentences |= _CHANGING
    if call.gone:
        sentences["404"] = N_("There is no such record, or none that may be known")
        sentences["410"] = N_("It was public and was withdrawn")
    found = {
        status: {"description": say(text), "content": {MEDIA_TYPE: {"schema": of("Problem")}}}
        for status, text in sentences.items()
    }
    moved = {"301": {"description": say(N_("An old code: the record it was merged into"))}} if call.gone else {}
    return dict(sorted({**found, **moved}.items()))
