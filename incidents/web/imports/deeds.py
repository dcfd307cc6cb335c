"""Doing something with a file: hand it in, say how it is read, look at every row, bring it in, take it back."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.batches import BatchState, Reading
from incidents.domain.errors import Conflict, Refused
from incidents.domain.vocabulary import N_
from incidents.services.importing import bringing, checking, handing, undoing
from incidents.web.gate import actor, needs
from incidents.web.imports import running
from incidents.web.imports.blueprint import blueprint
from incidents.web.imports.forms import ReadingForm, UploadForm
from incidents.web.imports.views import index_page, page
from incidents.web.sizes import MIB, takes

_MOST = 64 * MIB


@blueprint.post("/imports")
@needs(Action.IMPORT)
@takes(_MOST)
def upload() -> ResponseReturnValue:
    """Take a file; what is in it is shown before anything is kept of it."""
    form = UploadForm()
    if form.submitted():
        try:
            sent = form.sent()
            code = handing.hand_in(
                sent.stream, sent.filename or "", Reading(preset=form.preset.data or "auto"), actor()
            )
            return redirect(url_for("imports.show", code=code, done="handed"), 303)
        except Refused as refusal:
            form.refuse(refusal if refusal.field in {"file", "preset"} else refusal.at("file"))
    return index_page(form), 422


@blueprint.post("/imports/<code>/reading")
@needs(Action.IMPORT)
def read(code: str) -> ResponseReturnValue:
    """Say how a file that waits is read, and what its columns and words mean."""
    found = handing.batch(code, actor())
    form = ReadingForm(request.form.getlist("sheet"))
    if form.submitted():
        try:
            checking.read_anew(code, form.reading(found.reading), actor())
            return redirect(url_for("imports.show", code=code, done="read"), 303)
        except Refused as refusal:
            form.refuse(refusal)
    return page(found, form), 422


@blueprint.post("/imports/<code>/check")
@needs(Action.IMPORT)
def check(code: str) -> ResponseReturnValue:
    """Look at every row, and keep nothing of it but what was found."""
    return _begun(checking.check, code, BatchState.WAITING)


@blueprint.post("/imports/<code>/bring")
@needs(Action.IMPORT)
def bring(code: str) -> ResponseReturnValue:
    """Bring the rows in, or go on where that was stopped."""
    return _begun(bringing.bring_in, code, BatchState.WAITING, BatchState.RUNNING)


@blueprint.post("/imports/<code>/undo")
@needs(Action.IMPORT)
def undo(code: str) -> ResponseReturnValue:
    """Take back what an import wrote."""
    return _begun(undoing.undo, code, BatchState.RUNNING, BatchState.DONE, BatchState.UNDOING, done="undone")


@blueprint.post("/imports/<code>/discard")
@needs(Action.IMPORT)
def discard(code: str) -> ResponseReturnValue:
    """Forget a file that was not brought in."""
    handing.discard(code, actor())
    return redirect(url_for("imports.index", done="discarded"), 303)


def _begun(deed: running.Deed, code: str, *states: BatchState, done: str = "begun") -> ResponseReturnValue:
    """Begin long work on a batch that stands where it can be begun."""
    if handing.batch(code, actor()).state not in states:
        raise Conflict(N_("This import stands elsewhere by now. Open its page again."))
    running.start(deed, code, actor())
    return redirect(url_for("imports.show", code=code, done=done), 303)
