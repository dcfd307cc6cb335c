"""The answer as a list."""

from typing import Any

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.criteria import Criteria
from incidents.domain.errors import Refused
from incidents.services import releasing, searching
from incidents.web.explore.asked import empty_help, shared, totals_words
from incidents.web.explore.blueprint import blueprint
from incidents.web.explore.rows import rows_of
from incidents.web.gate import actor, needs
from incidents.web.i18n import say
from incidents.web.query import Asked, address, asked, here, moved

_UNREADABLE = 400


@blueprint.get("/incidents")
@needs(Action.READ_PUBLIC)
def incidents() -> ResponseReturnValue:
    """One question as a list, page by page."""
    return listed()


def listed(**more: Any) -> ResponseReturnValue:
    """The list that this address asks for; `more` is what its page says besides."""
    question = asked()
    if elsewhere := moved(question):
        return elsewhere
    try:
        answer = {} if question.problems else _answer(question)
    except Refused as refusal:
        sentence = say(refusal.message, **refusal.params)
        question, answer = Asked(question.criteria.question, {refusal.field or "": sentence}, question.typed), {}
    around = shared(question, answer.pop("amounts", None))
    if answer and not answer["rows"] and question.criteria.after:  # what stood behind the marker went meanwhile
        return redirect(here(question.criteria.following("")), 303)
    if answer and not answer["rows"]:
        answer["without_each"] = empty_help(question, around["labels"])
    page = (
        _of_then(question, around | answer | more) if more else render_template("explore/list.html", **around, **answer)
    )
    return page, _UNREADABLE if question.problems else 200


def _of_then(question: Asked, told: dict[str, Any]) -> str:
    return render_template("explore/release.html", **told, close=releasing.is_close(question.criteria))


def _answer(question: Asked) -> dict[str, Any]:
    by, criteria = actor(), question.criteria
    found = searching.ask(criteria, by)
    page = found.page
    return {
        "rows": rows_of(page.items),
        "totals": totals_words(found.totals, criteria),
        "amounts": found.amounts,
        "next_href": _turn(criteria, page.next),
        "previous_href": _turn(criteria, page.previous),
        "first_href": address("explore.incidents", criteria.following("")) if page.previous else None,
    }


def _turn(criteria: Criteria, marker: str | None) -> str | None:
    return address("explore.incidents", criteria.following(marker)) if marker else None
