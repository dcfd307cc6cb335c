"""What was done: the team's whole history, and that of one incident."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.services import chronicle, proving, upkeep
from incidents.services.upkeep import Verified
from incidents.web.forms import HouseForm
from incidents.web.gate import actor, needs

blueprint = Blueprint("history", __name__)
_MOST_DIGITS = 15


@blueprint.get("/history")
@needs(Action.HISTORY)
def index() -> ResponseReturnValue:
    """Every deed, newest first."""
    return _page(HouseForm(), before=_before())


@blueprint.post("/history/check")
@needs(Action.HISTORY)
def check() -> ResponseReturnValue:
    """Read the whole chain now, hold it against its checkpoints, and say what was found."""
    form = HouseForm()
    if not form.submitted():
        return redirect(url_for("history.index"), 303)
    return _page(form, checked=upkeep.verify_history(actor()))


@blueprint.get("/history/checkpoint")
@needs(Action.HISTORY)
def checkpoint() -> ResponseReturnValue:
    """The newest checkpoint as it is handed out. Its size tells how busy the team is, so it is not the public's."""
    kept = proving.newest(actor())
    answer = Response(kept.note, mimetype="text/plain")
    answer.headers.set("Content-Disposition", "attachment", filename=f"checkpoint-{kept.size}.txt")
    return answer


@blueprint.post("/history/checkpoint")
@needs(Action.HISTORY)
def sign() -> ResponseReturnValue:
    """Sign the history as it is now."""
    if HouseForm().submitted():
        proving.checkpoint(actor())
    return redirect(url_for("history.index", _anchor="checkpoint"), 303)


@blueprint.get("/incidents/<code>/history")
@needs(Action.READ_PUBLIC)
def incident(code: str) -> ResponseReturnValue:
    """What was done to one incident, as far as whoever asks may know."""
    return render_template("history/incident.html", code=code, told=chronicle.of_incident(code, actor(), _before()))


def _page(form: HouseForm, *, checked: Verified | None = None, before: int | None = None) -> str:
    told = chronicle.whole(actor(), before)
    standing = proving.standing(actor())
    return render_template("history/index.html", told=told, form=form, checked=checked, standing=standing)


def _before() -> int | None:
    """The number to go on below; anything else begins at the newest."""
    text = request.args.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None
