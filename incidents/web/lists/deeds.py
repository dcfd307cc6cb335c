"""Changing evidence lists: make, fill, order, publish, take back."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.domain.lists import EvidenceList
from incidents.domain.vocabulary import N_
from incidents.services import lists, searching
from incidents.web.explore.rows import rows_of
from incidents.web.gate import actor, needs
from incidents.web.i18n import language
from incidents.web.incidents.fields import choice
from incidents.web.lists.blueprint import blueprint
from incidents.web.lists.forms import AddForm, EditListForm, ItemForm, NewListForm, VersionForm
from incidents.web.lists.telling import shown, words_of_query
from incidents.web.lists.views import show_page

_LONGEST_GIVEN = 4000


@blueprint.route("/lists/new", methods=["GET", "POST"])
@needs(Action.LIST)
def new() -> ResponseReturnValue:
    """Make a list; `query` or `incident` of the address begin it."""
    form = NewListForm()
    if not form.is_submitted():
        form.query.data = request.args.get("query", "")[:_LONGEST_GIVEN]
        form.incident.data = request.args.get("incident", "")[:80]
    elif form.submitted():
        try:
            return redirect(url_for("lists.show", code=lists.make(form.draft(), actor()), saved="new"), 303)
        except (Refused, NotFound) as refusal:
            form.refuse(_at_incident(refusal))
    page = render_template("lists/new.html", form=form, asked=_asked(form), incidents=_named(form.incident.data))
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/lists/add", methods=["GET", "POST"])
@needs(Action.LIST)
def add() -> ResponseReturnValue:
    """Put an incident on one of one's lists."""
    form = AddForm()
    mine = lists.changeable(actor())
    form.to.choices = [choice(one.code, one.content.title.best(language())[0]) for one in mine]
    if not form.is_submitted():
        form.incident.data = request.args.get("incident", "")[:80]
    elif form.submitted():
        try:
            lists.put(form.to.data, form.incident.data, actor(), form.note.data)
            return redirect(url_for("lists.show", code=form.to.data, saved="put"), 303)
        except (Refused, NotFound) as refusal:
            form.refuse(_at_incident(refusal))
    page = render_template("lists/add.html", form=form, mine=mine, incidents=_named(form.incident.data))
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/lists/<code>/incidents")
@needs(Action.LIST)
def put(code: str) -> ResponseReturnValue:
    """Put an incident on this list, by its code."""
    found, form = lists.evidence_list(code, actor()), ItemForm()
    if form.submitted():
        try:
            lists.put(code, form.incident.data, actor(), form.note.data)
            return redirect(url_for("lists.show", code=code, saved="put"), 303)
        except (Refused, NotFound) as refusal:
            form.refuse(_at_incident(refusal))
    return show_page(found, form), 422


@blueprint.route("/lists/<code>/edit", methods=["GET", "POST"])
@needs(Action.LIST)
def edit(code: str) -> ResponseReturnValue:
    """Title, cover, notes and order of a list."""
    found, form = _mine(code), EditListForm()
    if not form.is_submitted():
        form.show(found)
        return _edit_page(form, found)
    if not form.submitted():
        return _edit_page(form, found), 422
    try:
        lists.amend(code, form.draft(found.content), form.version.data or 0, actor())
    except Conflict:
        form.version.typed, form.version.data = "", found.version
        return _edit_page(form, found, late=True), 409
    except Refused as refusal:
        form.refuse(refusal)
        return _edit_page(form, found), 422
    return redirect(_further(code, stepped=bool(form.step.data)), 303)


@blueprint.post("/lists/<code>/keep")
@needs(Action.LIST)
def keep(code: str) -> ResponseReturnValue:
    """Turn a question into the incidents it finds now."""
    form = VersionForm()
    if not form.submitted():
        raise Refused(N_("This page was opened before somebody changed the list. Open it again."))
    lists.keep_as_is(code, form.version.data or 0, actor())
    return redirect(url_for("lists.show", code=code, saved="kept"), 303)


@blueprint.post("/lists/<code>/publish")
@needs(Action.LIST)
def publish(code: str) -> ResponseReturnValue:
    """Let everyone read a list."""
    lists.publish(code, actor())
    return redirect(url_for("lists.show", code=code, saved="published"), 303)


@blueprint.post("/lists/<code>/withdraw")
@needs(Action.LIST)
def withdraw(code: str) -> ResponseReturnValue:
    """Take a list back from the public."""
    lists.withdraw(code, actor())
    return redirect(url_for("lists.show", code=code, saved="withdrawn"), 303)


def _further(code: str, *, stepped: bool) -> str:
    """Back to the order of the list after one of its buttons, else to the list."""
    if stepped:
        return url_for("lists.edit", code=code, _anchor="order")
    return url_for("lists.show", code=code, saved="changed")


def _mine(code: str) -> EvidenceList:
    found = lists.evidence_list(code, actor())
    if not lists.may_change(found, actor()):
        raise NotAllowed(N_("This is somebody else's list. Make one of your own from it."))
    return found


def _edit_page(form: EditListForm, found: EvidenceList, *, late: bool = False) -> str:
    codes = tuple(row.form.incident.data for row in form.items)
    titles = {row.code: row for row in rows_of(searching.summaries_of(codes, actor()))}
    told = shown(found, actor())
    return render_template("lists/edit.html", form=form, found=found, told=told, titles=titles, late=late)


def _asked(form: NewListForm) -> tuple[str, ...]:
    """The question of a new list in words; nothing where it cannot be asked, which saving it will say."""
    if not form.query.data:
        return ()
    try:
        return words_of_query(form.query.data, actor())
    except Refused:
        return ()


def _named(code: str) -> list[object]:
    return list(rows_of(searching.summaries_of((code,), actor()))) if code else []


def _at_incident(refusal: Refused | NotFound) -> Refused:
    return refusal if isinstance(refusal, Refused) else Refused(refusal.message, field="incident")
