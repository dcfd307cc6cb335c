"""The first box: a text, an address or a file, and the sitting that begins with it; one's own sittings."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.captures import LARGEST
from incidents.domain.errors import Refused
from incidents.services import desk, handing_in
from incidents.web.begin_box import BeginForm
from incidents.web.desk.blueprint import blueprint
from incidents.web.gate import actor, needs
from incidents.web.sizes import MIB, takes

_LONGEST_NAME = 200


@blueprint.route("/reading", methods=["GET", "POST"])
@needs(Action.RECORD)
@takes(LARGEST + MIB)
def begin() -> ResponseReturnValue:
    """One small page with the box; sent, a sitting over the text."""
    form = BeginForm()
    if form.submitted():
        try:
            return redirect(url_for("desk.sheet", code=_begun(form)), 303)
        except Refused as refusal:
            form.refuse(refusal)
    page = render_template("desk/begin.html", begin=form, unfinished=desk.unfinished(actor()))
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/reading/<code>/discard")
@needs(Action.RECORD)
def discard(code: str) -> ResponseReturnValue:
    """Throw a sitting away."""
    desk.discard(code, actor())
    return redirect(url_for("incidents.new"), 303)


@blueprint.post("/reading/<code>/finish")
@needs(Action.RECORD)
def finish(code: str) -> ResponseReturnValue:
    """Close a sitting from which everything was recorded."""
    recorded = desk.finish(code, actor())
    target = url_for("incidents.show", code=recorded[-1]) if recorded else url_for("incidents.new")
    return redirect(target, 303)


def _begun(form: BeginForm) -> str:
    """The code of the sitting over what was handed in."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        return handing_in.file(upload.read(), upload.filename[:_LONGEST_NAME], actor())
    return handing_in.text(form.text.data or "", actor())
