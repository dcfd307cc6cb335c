"""What the house refuses, as RFC 9457 problem details: each parameter with its sentence."""

from http import HTTPStatus

from flask.typing import ResponseReturnValue

from incidents.domain.errors import Conflict, IncidentError, NotAllowed, NotFound, Refusals, Refused
from incidents.domain.vocabulary import N_
from incidents.web.errors import problem
from incidents.web.i18n import say

MEDIA_TYPE = "application/problem+json"
_STATUS: tuple[tuple[type[IncidentError], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
    (Refused, HTTPStatus.BAD_REQUEST),
)


def of_error(error: IncidentError) -> ResponseReturnValue:
    """The problem that a refusal amounts to."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)
    detail = say(error.message, **error.params)
    if not isinstance(error, Refused):
        return problem(status.value, status.phrase, detail)
    refused = error.problems if isinstance(error, Refusals) else (error,)
    named = tuple({"parameter": one.field or "", "message": say(one.message, **one.params)} for one in refused)
    return problem(status.value, status.phrase, detail, named)


def precondition(status: int, message: str) -> ResponseReturnValue:
    """A change that does not say which version it is of (428), or is of one that is not there any more (412)."""
    return problem(status, HTTPStatus(status).phrase, say(message))


def gone() -> ResponseReturnValue:
    """What was public once, and was taken back."""
    status = HTTPStatus.GONE
    return problem(status.value, status.phrase, say(N_("This was withdrawn, and is not public any more.")))
