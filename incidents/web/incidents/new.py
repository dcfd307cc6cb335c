"""Recording an incident: seven questions, and what was understood of each."""

import secrets
from typing import Any

from flask import Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.articles import Article
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services import articles, depicting, desk, matching, recording, reference, searching
from incidents.services.matching import Alike
from incidents.web.answers import as_form
from incidents.web.begin_box import BeginForm
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.incidents.alike import candidates, offered, sketch
from incidents.web.incidents.blueprint import blueprint
from incidents.web.incidents.new_place import WHOLE, Window
from incidents.web.incidents.places import place_option
from incidents.web.incidents.quick_form import QuickForm
from incidents.web.incidents.understanding import understood

_OFFERED = 8
_LONGEST_QUESTION = 120
_LONGEST_NUMBER = 20
_QUESTIONS = {
    "source": ("read_where", "outlet", "published"),
    "when": ("occurred",),
    "where": ("place", "place_code"),
    "figures": ("killed", "injured"),
}


_ANOTHER = N_("Recorded as another incident by somebody who was shown both.")


@blueprint.route("/incidents/new", methods=["GET", "POST"])
@needs(Action.RECORD)
def new() -> ResponseReturnValue:
    """The seven questions; a record once they are answered."""
    form = QuickForm(**_kept_answers())
    if form.new_place.form.pressed(request.form):
        return _page(form), 200
    known: Article | None = None
    alike: tuple[Alike, ...] = ()
    if form.submitted():
        known, alike = _known(form), candidates(sketch(request.form, form.new_place.form.provisional))
        if (form.decided or not (known or alike)) and (page := _kept(form, alike)):
            return page
    return _page(form, known, alike), 422 if form.is_submitted() else 200


@blueprint.get("/incidents/new/understood")
@needs(Action.RECORD)
def understand() -> Response:
    """What is understood of the answers of one question."""
    words, refused = understood(request.args, actor())
    return jsonify(words=words, refused=refused)


@blueprint.get("/places/search")
@needs(Action.RECORD)
def search_places() -> Response:
    """Places that answer to the words typed, best first."""
    matches = reference.search_places(request.args.get("q", "")[:_LONGEST_QUESTION], _OFFERED)
    return jsonify([place_option(match.place) for match in matches])


@blueprint.get("/places/map.svg")
@needs(Action.RECORD)
def map_to_press() -> Response:
    """A small map on which a place that is not listed can be pointed at."""
    asked = (request.args.get(name, "")[:_LONGEST_NUMBER] for name in ("lat", "lon", "metres"))
    window = Window.read(*asked)
    drawn = depicting.draw_press_map(window.middle, window.metres, language(), say, marked=window != WHOLE)
    return Response(drawn, mimetype="image/svg+xml")


def _page(form: QuickForm, known: Article | None = None, alike: tuple[Alike, ...] = ()) -> str:
    leaning = tuple(code for code, _ in known.incidents) if known else ()
    return render_template(
        "incidents/new.html",
        form=form,
        known=known,
        known_incidents=searching.summaries_of(leaning, actor()),
        alike=offered(alike),
        echoes=_echoes(form),
        begin=BeginForm(formdata=None),
        unfinished=desk.unfinished(actor()),
        window=secrets.token_hex(8),
        outlets=[name for source in reference.all_sources() for name in source.name.all()],
    )


def _kept(form: QuickForm, alike: tuple[Alike, ...]) -> ResponseReturnValue | None:
    """Where to go once the answers are kept; None where they were refused.

    That it is another incident than one of those offered is remembered, so that nobody is asked again.
    """
    try:
        report = form.report(actor())
        if form.add_to.data:
            recording.add_source(form.add_to.data, report, actor(), sitting=form.sitting.data or "")
            return redirect(url_for("incidents.show", code=form.add_to.data, saved="source"), 303)
        code = recording.quick(report, actor(), sitting=form.sitting.data or "")
        if form.other_than in {one.code for one in alike}:
            matching.not_same(code, form.other_than, say(_ANOTHER), actor())
    except Refused as refusal:
        form.refuse(refusal)
        return None
    return redirect(url_for("incidents.show", code=code, saved="draft"), 303)


def _typed(form: QuickForm, name: str) -> str:
    return str(getattr(form[name], "typed", None) or form[name].data or "")


def _kept_answers() -> dict[str, Any]:
    """The answers of one's own sitting that the address names, where nothing was sent."""
    code = request.args.get("sitting", "")
    if request.method != "GET" or not code:
        return {}
    kept = desk.sitting(code, actor())
    answers = {**kept.answers, "sitting": (code,), "version": (str(kept.version),)}
    return {"formdata": as_form(answers)}


def _known(form: QuickForm) -> Article | None:
    """The article of question 1, where it is here already and incidents lean on it."""
    code = articles.known_address(form.link, actor()) if form.link else None
    found = articles.article(code, actor()) if code else None
    return found if found and found.incidents else None


def _echoes(form: QuickForm) -> dict[str, str]:
    """Question → what was understood of its answers."""
    typed = {name: _typed(form, name) for names in _QUESTIONS.values() for name in names}
    typed["place_code"] = form.place_code.data or ""
    asked = {question: {name: typed[name] for name in names} for question, names in _QUESTIONS.items()}
    told = {question: understood(answers, actor()) for question, answers in asked.items()}
    return {question: "" if refused else words for question, (words, refused) in told.items()}
