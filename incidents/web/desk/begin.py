"""The first box: a text, an address or a file, and the sitting that begins with it; one's own sittings."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Refused
from incidents.domain.quick import link_in
from incidents.domain.script import without_hidden
from incidents.domain.sittings import Answers
from incidents.domain.vocabulary import N_
from incidents.services import desk
from incidents.web.begin_box import BeginForm
from incidents.web.desk.blueprint import blueprint
from incidents.web.gate import actor, needs

_UNREADABLE = N_("This file holds no text that can be read here. Open it yourself, and paste its text.")
_RARE = 20  # a text holds at most one hidden character in so many
_ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@blueprint.route("/reading", methods=["GET", "POST"])
@needs(Action.RECORD)
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
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        return desk.begin(_text_of(upload.read()), {}, actor(), file_name=upload.filename[:200])
    text = form.text.data or ""
    if not without_hidden(text)[0].strip():
        raise Refused(N_("Paste a text or an address, or choose a file."), field="text")
    link = link_in(text)
    answers: Answers = {"link": (link,)} if link else {}
    return desk.begin("" if link else text, answers, actor())


def _text_of(content: bytes) -> str:
    """The text of a file. Refused: one that holds none."""
    named = next((name for mark, name in _ENCODINGS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(named)
    except UnicodeDecodeError:
        text = ""
    shown, hidden = without_hidden(text)
    if not shown.strip() or "\x00" in text or hidden * _RARE > len(shown):
        raise Refused(_UNREADABLE, field="file")
    return text
