"""What the map page asks for as its map is moved: the list of the window, single marks, one card."""

from dataclasses import replace

from flask import jsonify, render_template
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotFound
from incidents.domain.incident import Summary
from incidents.domain.vocabulary import N_
from incidents.services import mapping, searching
from incidents.web.explore.blueprint import blueprint
from incidents.web.explore.rows import rows_of
from incidents.web.gate import actor, needs
from incidents.web.i18n import language
from incidents.web.query import address, asked

#: As many rows stand beside a map that shows more than can be listed.
PANEL_SIZE = 50
_UNREADABLE = 400


@blueprint.get("/incidents/map/list")
@needs(Action.READ_PUBLIC)
def map_list() -> ResponseReturnValue:
    """The newest incidents of a window of the map, as rows of the list beside it."""
    question = asked()
    if question.problems:
        return render_template("explore/_window.html", problems=question.problems), _UNREADABLE
    criteria = question.criteria.question
    return render_template(
        "explore/_window.html",
        rows=rows_of(listed(criteria)),
        total=searching.count(criteria, actor()),
        list_href=address("explore.incidents", criteria),
    )


@blueprint.get("/incidents/map/marks")
@needs(Action.READ_PUBLIC)
def map_marks() -> ResponseReturnValue:
    """The incidents of a window one by one, where they are few, in the words that the map draws."""
    question = asked()
    if question.problems:
        return jsonify(problems=question.problems), _UNREADABLE
    return jsonify(mapping.marks(question.criteria.question, actor(), language()))


@blueprint.get("/incidents/map/card/<code>")
@needs(Action.READ_PUBLIC)
def map_card(code: str) -> ResponseReturnValue:
    """The card of one incident, as it stands or stood in a release, for a mark whose row is not in the list."""
    question = asked()
    if question.problems:
        return render_template("explore/_window.html", problems=question.problems), _UNREADABLE
    found = searching.summaries_of((code,), actor(), question.criteria.release)
    if not found:
        raise NotFound(N_("There is no such record."))
    return render_template("explore/_window.html", rows=rows_of(found))


def listed(criteria: Criteria) -> tuple[Summary, ...]:
    """The newest incidents that answer, `PANEL_SIZE` of them."""
    return searching.page(replace(criteria.question, size=PANEL_SIZE), actor()).items
