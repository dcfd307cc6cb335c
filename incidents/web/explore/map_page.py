"""The answer as a map: the page around it, and the sandboxed frame in which Folium draws it."""

from typing import Any

from flask import make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from incidents.domain.access import Action
from incidents.domain.criteria import Criteria
from incidents.domain.query import to_string
from incidents.services import mapping, searching
from incidents.web.assets import static_url
from incidents.web.explore.asked import empty_help, shared, totals_words
from incidents.web.explore.blueprint import blueprint
from incidents.web.explore.map_parts import listed
from incidents.web.explore.map_words import sentences
from incidents.web.explore.months import timeline
from incidents.web.explore.rows import rows_of
from incidents.web.gate import actor, needs
from incidents.web.headers import frame_nonce
from incidents.web.i18n import language
from incidents.web.query import address, asked, moved

_UNREADABLE = 400


@blueprint.get("/incidents/map")
@needs(Action.READ_PUBLIC)
def map() -> ResponseReturnValue:  # noqa: A001 - the endpoint that every page links to
    """One question as a map, with its list beside it."""
    question = asked()
    if elsewhere := moved(question):
        return elsewhere
    around, by = shared(question), actor()
    if question.problems:
        return render_template("explore/map.html", **around), _UNREADABLE
    criteria = question.criteria.question
    totals = searching.totals(criteria, by)
    answer = _crowd(criteria) if totals.incidents > searching.MOST_ON_MAP else _marks(criteria)
    return render_template(
        "explore/map.html",
        **around,
        **answer,
        totals=totals_words(totals, criteria),
        question_string=to_string(criteria),
        frame_href=frame_address(criteria),
        card_href=url_for("explore.map_card", code="CODE", release=criteria.release),
        map_href=address("explore.export", criteria, format="map"),
        words=sentences(),
        timeline=timeline(criteria, by),
        without_each=empty_help(question, around["labels"]) if not answer["rows"] else [],
    )


@blueprint.get("/incidents/map/frame")
@needs(Action.READ_PUBLIC)
def map_frame() -> ResponseReturnValue:
    """The map itself, for the frame of the page above."""
    question = asked()
    if question.problems:
        return render_template("explore/map_wrong.html"), _UNREADABLE
    page = mapping.frame(question.criteria.question, actor(), language(), asset=static_url, nonce=frame_nonce())
    return make_response(page)


def frame_address(criteria: Criteria) -> str:
    """The address of the map of a question, in the reader's language."""
    return address("explore.map_frame", criteria.question, lang=language())


def _marks(criteria: Criteria) -> dict[str, Any]:
    """Few enough to be drawn one by one: every one of them is in the list."""
    shown = searching.on_map(criteria, actor())
    drawn = Markup(mapping.picture(shown, language(), _link))  # noqa: S704 - drawn by us, every text escaped
    return {"rows": rows_of(shown), "picture": drawn, "crowded": False}


def _crowd(criteria: Criteria) -> dict[str, Any]:
    """More than that: the page asks for cells as the map moves; the list begins with the newest."""
    rows = rows_of(listed(criteria))
    drawn = Markup(mapping.crowded_picture(criteria, actor(), language()))  # noqa: S704 - drawn by us
    return {"rows": rows, "picture": drawn, "crowded": True}


def _link(codes: tuple[str, ...]) -> str:
    return url_for("incidents.show", code=codes[0]) if len(codes) == 1 else ""
