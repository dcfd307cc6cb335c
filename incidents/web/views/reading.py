"""Reading and opening kept questions."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.services import views
from incidents.web.gate import actor, needs
from incidents.web.views.blueprint import blueprint
from incidents.web.views.telling import address_of, told


@blueprint.get("/views")
@needs(Action.LIST)
def index() -> str:
    """The questions of whoever asks, and the team's."""
    kept = [told(one, actor()) for one in views.all_views(actor())]
    mine, team = [one for one in kept if not one.owner], [one for one in kept if one.owner]
    return render_template("views/index.html", mine=mine, team=team, saved=request.args.get("saved", ""))


@blueprint.get("/views/<code>")
@needs(Action.LIST)
def show(code: str) -> ResponseReturnValue:
    """The way to what a kept question asks."""
    return redirect(address_of(views.view(code, actor())), 303)
