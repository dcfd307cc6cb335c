"""The calls that write: as a form would, for the account whose token is shown."""

import hashlib
import json

from flask import Response, request
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict
from incidents.domain.incident import Draft
from incidents.domain.programs import Resend, Written, resend
from incidents.domain.vocabulary import N_
from incidents.services import writing
from incidents.web.api import drafts
from incidents.web.api.asking import own_only
from incidents.web.api.blueprint import blueprint
from incidents.web.api.problems import precondition
from incidents.web.api.received import body
from incidents.web.api.telling import addresses
from incidents.web.gate import actor, needs

_CREATED, _FINE = 201, 200


@blueprint.post("/incidents")
@needs(Action.RECORD)
def record() -> ResponseReturnValue:
    """A new incident, kept as a draft."""
    own_only()
    draft = drafts.changed(Draft(), body("NewIncident"))
    return _told(writing.record(draft, actor(), _resend()), _CREATED)


@blueprint.put("/incidents/<code>")
@needs(Action.RECORD)
def amend(code: str) -> ResponseReturnValue:
    """A record changed, if it is still as it was read."""
    own_only()
    version = _version()
    if version is None:
        return precondition(428, N_("Send the ETag of the record as you read it, in If-Match."))
    sent = body("NewIncident")
    try:
        return _told(writing.amend(code, lambda before: drafts.changed(before, sent), version, actor()), _FINE)
    except Conflict as conflict:
        return precondition(412, conflict.message)


@blueprint.post("/incidents/<code>/claims")
@needs(Action.RECORD)
def add_claims(code: str) -> ResponseReturnValue:
    """One more reported figure, or several."""
    own_only()
    return _told(writing.add_claims(code, drafts.claims(body("NewFigures")), actor(), _resend()), _CREATED)


@blueprint.post("/articles")
@needs(Action.RECORD)
def add_article() -> ResponseReturnValue:
    """A new article, kept for the team."""
    own_only()
    draft, outlet, via = drafts.article(body("NewArticle"))
    return _told(writing.add_article(draft, actor(), _resend(), outlet=outlet, via=via), _CREATED)


def _told(written: Written, status: int) -> Response:
    at = addresses()
    page = at.incident(written.code) if written.kind == "incident" else at.article(written.code)
    told = {"kind": written.kind, "code": written.code, "url": page, "version": written.version}
    answer = Response(json.dumps(told) + "\n", status=status, mimetype="application/json")
    answer.set_etag(str(written.version))
    answer.headers["Location"] = page
    return answer


def _resend() -> Resend | None:
    asked = f"{request.method} {request.path}\n".encode() + request.get_data()
    return resend(request.headers.get("Idempotency-Key", ""), hashlib.sha256(asked).hexdigest())


def _version() -> int | None:
    """The one version that If-Match names; None where it names none, or none of ours."""
    named = [tag for tag in request.if_match.as_set() if tag.isdecimal() and len(tag) <= 9]  # noqa: PLR2004
    return int(named[0]) if len(named) == 1 else None
