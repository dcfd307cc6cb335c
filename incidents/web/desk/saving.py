"""Drafts that save themselves: a page sends what is typed, and is told in words what became of it."""

from datetime import UTC, datetime

from flask import Response, jsonify, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, IncidentError
from incidents.domain.moments import in_iraq
from incidents.domain.vocabulary import N_
from incidents.services import desk, wording
from incidents.web.answers import seen, sent
from incidents.web.desk.blueprint import blueprint
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say

_SAVED = N_("Saved on the server %(time)s")


@blueprint.post("/reading/<code>/answers")
@needs(Action.RECORD)
def save(code: str) -> ResponseReturnValue:
    """Keep the answers of a sitting."""
    try:
        version = desk.save(code, sent(), seen(auto=True), actor())
    except Conflict as error:
        return jsonify(words=say(error.message)), 409
    except IncidentError as error:
        return jsonify(words=say(error.message, **error.params)), 422
    return _told(code, version)


@blueprint.post("/reading/answers")
@needs(Action.RECORD)
def save_first() -> ResponseReturnValue:
    """Begin a sitting with the answers to the seven questions; one that this very page began goes on."""
    page = seen(auto=True)
    try:
        begun = desk.begun_by(page.window, actor())
        if begun is None:
            return _told(desk.begin("", sent(), actor(), window=page.window), 1)
        return _told(begun.code, desk.save(begun.code, sent(), page, actor()))
    except IncidentError as error:
        return jsonify(words=say(error.message, **error.params)), 422


def _told(code: str, version: int) -> Response:
    clock = wording.words_of(language()).clock(in_iraq(datetime.now(UTC)))
    address = url_for("desk.save", code=code)
    return jsonify(code=code, version=version, address=address, words=say(_SAVED, time=clock))
