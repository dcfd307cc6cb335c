"""Where the domain's errors meet HTTP: a page for people, problem details (RFC 9457) for programs."""

import secrets
from collections.abc import Callable
from functools import partial

from flask import Flask, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from incidents.domain.errors import Conflict, IncidentError, NoRoom, NotAllowed, NotFound, Refusals, Refused
from incidents.domain.vocabulary import N_
from incidents.services import searching
from incidents.web.carrying import again, typed_here
from incidents.web.gate import SignInNeeded
from incidents.web.i18n import language, say, text_direction

STATUS: dict[type[IncidentError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409, Refused: 422, NoRoom: 507}
_NOT_FOUND, _GONE, _FAULT, _UNREADABLE = 404, 410, 500, 400
#: Title and sentence of a page by status; the error's own sentence is told instead where it has one.
SAID = {
    400: (N_("This could not be read"), N_("What your browser sent does not make sense here. Go back and try again.")),
    401: (N_("Sign in first"), N_("This needs an account.")),
    403: (N_("Not open to you"), N_("Your account is not set up for this. A manager can change that.")),
    404: (N_("Nothing is here"), N_("There is no such page, or none that is open to you.")),
    405: (N_("Not like this"), N_("This address does not take what was sent to it.")),
    409: (N_("This was changed meanwhile"), N_("Somebody else saved it. Go back, and look at both texts.")),
    410: (N_("This record was withdrawn"), N_("It was public once, and was taken back. Its history stays.")),
    413: (N_("This is too much at once"), N_("What was sent is larger than this site takes. Nothing was saved.")),
    422: (N_("This cannot be kept"), N_("Something in what was sent does not fit together.")),
    500: (N_("A fault in this program"), N_("Nothing you sent was half saved. Tell a manager: fault %(number)s.")),
    507: (N_("There is no room left"), N_("The disk of this site is full. Nothing was half saved. Tell a manager.")),
}
_TOKEN_AGED = (
    N_("Send this once more"),
    N_("This page was open since before you signed in, or in another window. Nothing you typed is lost."),
)


def init_app(app: Flask, sign_in: Callable[[Exception], ResponseReturnValue]) -> None:
    """Answer every error; `sign_in` is the page that asks for an account and keeps what was typed."""
    for kind, status in STATUS.items():
        app.register_error_handler(kind, partial(_told, status))
    app.register_error_handler(SignInNeeded, partial(_sign_in, sign_in))
    app.register_error_handler(CSRFError, _token_aged)
    app.register_error_handler(HTTPException, _by_status)
    app.register_error_handler(InternalServerError, _fault)


def page(status: int, message: str = "", **params: object) -> ResponseReturnValue:
    """The error page of a status, or its problem details under /api."""
    title, sentence = SAID.get(status, SAID[_UNREADABLE])
    said = say(message or sentence, **params)
    if _for_programs():
        return problem(status, say(title), said)
    body = render_template(
        "errors/error.html", title=say(title), message=said, lang=language(), text_direction=text_direction()
    )
    return body, status


def problem(status: int, title: str, detail: str, errors: tuple[dict[str, str], ...] = ()) -> ResponseReturnValue:
    """Problem details; `errors` are {field, detail}."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    answer = jsonify(body | ({"errors": errors} if errors else {}))
    answer.status_code, answer.mimetype = status, "application/problem+json"
    return answer


def _told(status: int, error: IncidentError) -> ResponseReturnValue:
    if status == _NOT_FOUND and _withdrawn():
        return page(_GONE)
    if _for_programs() and isinstance(error, Refused):
        each = error.problems if isinstance(error, Refusals) else (error,)
        named = tuple({"field": one.field or "", "detail": say(one.message, **one.params)} for one in each)
        title = say(SAID[_UNREADABLE][0])
        return problem(_UNREADABLE, title, say(error.message, **error.params), named)
    return page(status, error.message, **error.params)


def _withdrawn() -> bool:
    """Whether the address led to a record that was public once (only incidents keep such an address)."""
    code = (request.view_args or {}).get("code", "")
    return (
        request.blueprint in {"incidents", "api"}
        and bool(code)
        and code.isprintable()
        and searching.was_withdrawn(code)
    )


def _sign_in(sign_in: Callable[[Exception], ResponseReturnValue], error: SignInNeeded) -> ResponseReturnValue:
    if not _for_programs():
        return sign_in(error)
    answer = current_app.make_response(page(401))
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _token_aged(_error: CSRFError) -> ResponseReturnValue:
    if _for_programs() or request.endpoint is None:
        return page(_UNREADABLE)
    return again(typed_here(), *_TOKEN_AGED), _UNREADABLE


def _by_status(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None:
        return error.get_response()
    answer = current_app.make_response(page(error.code))
    answer.headers.extend(_worth_keeping(error))
    return answer


def _worth_keeping(error: HTTPException) -> list[tuple[str, str]]:
    """Headers that belong to the status, such as the methods that an address takes."""
    return [(name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"}]


def _fault(_error: InternalServerError) -> ResponseReturnValue:
    number = secrets.token_hex(4)
    current_app.logger.error("Fault %s at %s %s", number, request.method, request.endpoint)
    return page(_FAULT, number=number)


def _for_programs() -> bool:
    return request.path.startswith("/api/")
