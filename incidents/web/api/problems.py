"""Errors as RFC 9457 problem details, in the reader's language."""

import json
from http import HTTPStatus
from typing import Any

from flask import Response

from incidents.domain.errors import Conflict, IncidentError, NotAllowed, NotFound, Refusals, Refused
from incidents.domain.vocabulary import N_
from incidents.web.i18n import say

MEDIA_TYPE = "application/problem+json"
_STATUS: tuple[tuple[type[IncidentError], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
    (Refused, HTTPStatus.BAD_REQUEST),
)


def problem(status: HTTPStatus, detail: str, **more: Any) -> Response:
    """A problem with its sentence; `more` are further members, such as `errors`."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    text = json.dumps(body, ensure_ascii=False, allow_nan=False)
    return Response(text + "\n", status=status.value, mimetype=MEDIA_TYPE)


def of_error(error: IncidentError) -> Response:
    """The problem that a refusal of the house amounts to: each parameter with its sentence."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)
    if not isinstance(error, Refused):
        return problem(status, say(error.message, **error.params))
    refused = error.problems if isinstance(error, Refusals) else (error,)
    errors = [{"parameter": one.field or "", "message": say(one.message, **one.params)} for one in refused]
    return problem(status, errors[0]["message"], errors=errors)


def gone() -> Response:
    """What was public once, and was taken back."""
    return problem(HTTPStatus.GONE, say(N_("This was withdrawn. What it said is not public any more.")))
