"""Keeping, naming and dropping questions."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, NotAllowed, Refusals, Refused
from incidents.domain.views import SavedView
from incidents.domain.vocabulary import N_
from incidents.services import views
from incidents.web.gate import actor, needs
from incidents.web.i18n import say
from incidents.web.views.blueprint import blueprint
from incidents.web.views.forms import KeepForm, RenameForm
from incidents.web.views.telling import in_words, told


@blueprint.route("/views/new", methods=["GET", "POST"])
@needs(Action.LIST)
def new() -> ResponseReturnValue:
    """Keep a question; `query` and `page` of the address say which."""
    form = KeepForm()
    if not form.is_submitted():
        form.query.data, form.page.data = request.args.get("query", ""), request.args.get("page", "")
    elif form.submitted():
        try:
            views.keep(form.draft(), actor())
            return redirect(url_for("views.index", saved="new"), 303)
        except Refused as refusal:
            form.refuse(refusal)
    asked, problems = _asked(form.query.data or "")
    page = render_template("views/new.html", form=form, asked=asked, problems=problems)
    return page, 422 if form.is_submitted() or problems else 200


@blueprint.route("/views/<code>/edit", methods=["GET", "POST"])
@needs(Action.LIST)
def edit(code: str) -> ResponseReturnValue:
    """Another name, another circle."""
    found, form, late = _mine(code), RenameForm(), ""
    if not form.is_submitted():
        form.show(found)
    elif form.submitted():
        try:
            views.rename(code, form.name.data, form.seen.data or "", actor(), shared=form.shared.data)
            return redirect(url_for("views.index", saved="changed"), 303)
        except Conflict:
            form.seen.data = late = found.content.name
        except Refused as refusal:
            form.refuse(refusal)
    page = render_template("views/edit.html", form=form, told=told(found, actor()), late=late)
    return page, 409 if late else 422 if form.is_submitted() else 200


@blueprint.post("/views/<code>/drop")
@needs(Action.LIST)
def drop(code: str) -> ResponseReturnValue:
    """Keep a question no longer."""
    views.drop(code, actor())
    return redirect(url_for("views.index", saved="dropped"), 303)


def _mine(code: str) -> SavedView:
    found = views.view(code, actor())
    if not views.may_change(found, actor()):
        raise NotAllowed(N_("Somebody else keeps this question. Open it, and keep it under a name of your own."))
    return found


def _asked(query: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A question in words; or why it cannot be asked."""
    try:
        return in_words(views.read_question(query)), ()
    except Refused as refusal:
        problems = refusal.problems if isinstance(refusal, Refusals) else (refusal,)
        return (), tuple(say(one.message, **one.params) for one in problems)
