"""What was done: the team's whole history, and that of one incident."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.services import chronicle, upkeep
from incidents.web.forms import HouseForm
from incidents.web.gate import actor, needs

blueprint = Blueprint("history", __name__)
_MOST_DIGITS = 15


@blueprint.get("/history")
@needs(Action.HISTORY)
def index() -> ResponseReturnValue:
    """Every deed, newest first."""
    told = chronicle.whole(actor(), _before())
    return render_template("history/index.html", told=told, form=HouseForm(), checked=None)


@blueprint.post("/history/check")
@needs(Action.HISTORY)
def check() -> ResponseReturnValue:
    """Read the whole chain now, and say what was found."""
    form = HouseForm()
    if not form.submitted():
        return redirect(url_for("history.index"), 303)
    told, checked = chronicle.whole(actor()), upkeep.verify_history(actor())
    return render_template("history/index.html", told=told, form=form, checked=checked)


@blueprint.get("/incidents/<code>/history")
@needs(Action.READ_PUBLIC)
def incident(code: str) -> ResponseReturnValue:
    """What was done to one incident, as far as whoever asks may know."""
    return render_template("history/incident.html", code=code, told=chronicle.of_incident(code, actor(), _before()))


def _before() -> int | None:
    """The number to go on below; anything else begins at the newest."""
    text = request.args.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None
