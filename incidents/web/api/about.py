"""The document that describes the calls, and the page that shows it."""

import json

from flask import Response, render_template, url_for

from incidents.web.api.blueprint import blueprint
from incidents.web.api.calls import CALLS
from incidents.web.api.document import document, parameters, terms
from incidents.web.gate import open_to_all


@blueprint.get("/openapi.json")
@open_to_all
def openapi() -> Response:
    """The OpenAPI 3.1 document."""
    text = json.dumps(document(_server()), ensure_ascii=False, indent=1)
    return Response(text + "\n", mimetype="application/json")


@blueprint.get("/")
@open_to_all
def reader() -> str:
    """The same document to read: each call with what it may be asked, and each shape."""
    known = terms()
    asked = {call.endpoint: tuple(one.name for one in parameters(call, known)) for call in CALLS}
    return render_template("api/reader.html", document=document(_server()), calls=CALLS, asked=asked)


def _server() -> str:
    return url_for("api.reader", _external=True).rstrip("/")
