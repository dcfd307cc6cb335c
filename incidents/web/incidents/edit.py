"""Amending a record: the full form, its added rows, and what happens when two people save at once."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, Refused
from incidents.domain.incident import Draft, Record
from incidents.domain.quick import in_its_language
from incidents.services import recording, reference
from incidents.web.gate import actor, needs
from incidents.web.incidents.blueprint import blueprint
from incidents.web.incidents.comparing import Difference, differences
from incidents.web.incidents.edit_form import EditForm
from incidents.web.incidents.filling import article_choices, opened
from incidents.web.incidents.places import place_option

_ROWS = ("places", "figures", "causes", "actors", "links")
_LISTS = frozenset({*_ROWS, "articles"})  # fields of several rows: their refusals stand at the top
_KIND = "institution"


@blueprint.route("/incidents/<code>/edit", methods=["GET", "POST"])
@needs(Action.RECORD)
def edit(code: str) -> ResponseReturnValue:
    """The full form of a record; saved, it leads back to the record."""
    record = recording.working_copy(code, actor())
    form = opened(record)
    if not form.is_submitted():
        return _page(form, record), 200
    if form.new_place.form.pressed(request.form):
        return _page(form, record), 200
    if form.add.data:
        return _added(form, record)
    holds = form.submitted()
    if not (_take_in(form) and form.check_articles() and holds):
        return _page(form, record), 422
    return _saved(form, record)


def _added(form: EditForm, record: Record) -> ResponseReturnValue:
    """The form with one more row; nothing is saved yet, and nothing else is looked at."""
    if form.add.data in _ROWS:
        getattr(form, form.add.data).append_entry()
    taken = _take_in(form)
    return _page(form, record), 200 if taken else 422


def _saved(form: EditForm, record: Record) -> ResponseReturnValue:
    """Back to the record; or the form again, with what stands in the way."""
    try:
        draft = form.draft(record.content)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(form, record), 422
    try:
        recording.amend(record.code, draft, form.version.data or 0, actor())
    except Conflict:
        return _clash(form, draft, record.code)
    except Refused as refusal:
        form.refuse(refusal.at("") if refusal.field in _LISTS else refusal)
        return _page(form, record), 422
    return redirect(url_for("incidents.show", code=record.code, saved="changes"), 303)


def _clash(form: EditForm, draft: Draft, code: str) -> ResponseReturnValue:
    """Both texts, everything typed kept; saving once more is then a choice made with open eyes."""
    theirs = recording.working_copy(code, actor())
    form.version.typed, form.version.data = "", theirs.version
    return _page(form, theirs, differences(theirs.content, draft)), 409


def _take_in(form: EditForm) -> bool:
    """Keep what was named newly, and give it its row. False where an answer has to be mended first."""
    fine = all([_take_article(form), _take_place(form), _take_actor(form)])
    form.ask(article_choices(form))
    return fine


def _take_article(form: EditForm) -> bool:
    asked = form.new_article.form
    if not asked.asked:
        return True
    code = asked.take(actor()) if asked.validate() else None
    if code is None:
        return False
    if code not in {row.form.article.data for row in form.articles}:
        form.articles.append_entry({"article": code})
    asked.clear()
    return True


def _take_place(form: EditForm) -> bool:
    asked = form.new_place.form
    if not asked.asked:
        return True
    if not asked.validate():
        return False
    place = asked.keep(actor())
    form.places.append_entry({"place": place_option(place)["label"], "place_code": place.code})
    asked.clear()
    return bool(form.places[-1].form.validate())


def _take_actor(form: EditForm) -> bool:
    name = form.new_actor
    if not name.data:
        return True
    if not name.validate(form):
        return False
    kept = reference.add_actor(in_its_language(name.data), _KIND, actor())
    form.actors.append_entry({"actor": kept, "attribution": "alleged"})
    name.data = name.typed = ""
    return True


def _page(form: EditForm, record: Record, clash: tuple[Difference, ...] | None = None) -> str:
    return render_template(
        "incidents/edit.html",
        form=form,
        record=record,
        clash=clash,
        article_words=dict(article_choices(form)),
        institutions=[name for source in reference.all_sources() for name in source.name.all()],
    )
