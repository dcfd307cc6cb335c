"""The calls: read the question, ask the service, tell the answer as JSON."""

from typing import Any

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import IncidentError, NotFound
from incidents.domain.vocabulary import N_, Audience
from incidents.services import articles as library
from incidents.services import reference, searching, wording
from incidents.services.shapes import article_shape, feature_shape, incident_shape, summary_shape, sums_shape
from incidents.web.api.asking import own_only, question, shelf
from incidents.web.api.blueprint import blueprint
from incidents.web.api.calls import GEOJSON
from incidents.web.api.document import FACETS, FACETS_OF_MANY, MOST_WITH_ARTICLES
from incidents.web.api.problems import gone, of_error
from incidents.web.api.telling import addresses
from incidents.web.api.telling import answer as _answer
from incidents.web.api.telling import as_json as _json
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say

Json = dict[str, Any]
_NOTE = N_("Sum of the %(n)s records here, as reported; not a death toll. %(without)s records give no number.")


@blueprint.errorhandler(IncidentError)
def refused(error: IncidentError) -> ResponseReturnValue:
    """Whatever the house refuses, as a problem."""
    return of_error(error)


@blueprint.get("/incidents")
@needs(Action.READ_PUBLIC)
def incidents() -> Response:
    """A page of a question."""
    criteria, own = question()
    page, total = searching.counted(criteria, actor())
    turns = {"next": page.next, "previous": page.previous}
    if _wants_geojson(own):
        features = [feature_shape(one, addresses()) for one in page.items]
        told = _answer(type="FeatureCollection", total=total, features=features, **turns)
        return _json(told, mimetype=GEOJSON)
    return _json(_answer(total=total, items=[summary_shape(one, addresses()) for one in page.items], **turns))


@blueprint.get("/incidents/<code>")
@needs(Action.READ_PUBLIC)
def incident(code: str) -> ResponseReturnValue:
    """One record."""
    own_only()
    try:
        found = searching.incident(code, actor())
        return _tagged(_json(incident_shape(found, language(), addresses())), found.version)
    except NotFound:
        if target := searching.leads_on(code, actor()):
            return redirect(url_for("api.incident", code=target), 301)
        if searching.was_withdrawn(code):
            return gone()
        raise


@blueprint.get("/facets")
@needs(Action.READ_PUBLIC)
def facets() -> Response:
    """What could be chosen, counted."""
    criteria, _ = question()
    names = reference.Names(language())
    few = searching.count(criteria, actor()) <= MOST_WITH_ARTICLES
    found = searching.choices(criteria, actor(), FACETS if few else FACETS_OF_MANY)
    return _json(_answer(**{param: [_choice(param, one, names) for one in of] for param, of in found.items()}))


@blueprint.get("/totals")
@needs(Action.READ_PUBLIC)
def totals() -> Response:
    """People as sums of ranges."""
    criteria, _ = question()
    found = searching.totals(criteria, actor())
    told = {"incidents": found.incidents, "patterns": found.summaries, "without_number": found.without_number}
    note = say(_NOTE, n=found.incidents, without=found.without_number)
    return _json(_answer(**told, people=sums_shape(found.sums), note=note))


@blueprint.get("/series")
@needs(Action.READ_PUBLIC)
def series() -> Response:
    """The same along time."""
    criteria, own = question()
    found = searching.series(criteria, actor(), searching.By(own.get("by", "month")))
    steps = [
        {"label": step.label, "incidents": step.incidents, "without_number": step.without_number}
        | {"people": sums_shape(step.sums)}
        for step in found.steps
    ]
    counted = sum(step.incidents for step in found.steps)
    note = say(_NOTE, n=counted, without=sum(step.without_number for step in found.steps))
    return _json(_answer(by=found.by.value, steps=steps, unplaced=found.unplaced, undated=found.undated, note=note))


@blueprint.get("/articles")
@needs(Action.READ_PUBLIC)
def articles() -> Response:
    """A page of the article library."""
    page = library.shelf(shelf(), actor())
    items = [article_shape(one, language(), addresses()) for one in page.items]
    return _json(_answer(total=page.total, items=items, next=page.next))


@blueprint.get("/articles/<code>")
@needs(Action.READ_PUBLIC)
def article(code: str) -> ResponseReturnValue:
    """One article."""
    own_only()
    try:
        found = library.article(code, actor())
        return _tagged(_json(article_shape(found, language(), addresses())), found.version)
    except NotFound:
        if library.was_withdrawn(code):
            return gone()
        raise


def _choice(param: str, one: searching.Choice, names: reference.Names) -> Json:
    label = wording.name_of(param, one.code, wording.words_of(names.lang), names)
    killed = {"min": one.killed_min, "max": one.killed_max, "max_open": one.killed_open}
    return {"code": one.code, "label": label, "incidents": one.incidents, "killed": killed}


def _wants_geojson(own: dict[str, str]) -> bool:
    if "format" in own:
        return own["format"] == "geojson"
    return request.accept_mimetypes.best_match(("application/json", GEOJSON), "application/json") == GEOJSON


def _tagged(answer: Response, version: int) -> Response:
    """The answer with the version that a change has to name; the public's copies are changed by nobody."""
    if actor().audience is Audience.TEAM:
        answer.set_etag(str(version))
    return answer
