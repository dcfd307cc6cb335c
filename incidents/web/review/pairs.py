"""Pairs of records that may be one incident, for reviewers to decide on."""

from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Refused
from incidents.services import duplicates
from incidents.services.duplicates import Pair, PairPage
from incidents.services.matching import Alike
from incidents.web.gate import actor, needs
from incidents.web.i18n import say
from incidents.web.incidents.alike import Offered, offered
from incidents.web.review.blueprint import blueprint
from incidents.web.review.queue import done


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A pair as the page shows it; `one` bears the reasons."""

    one: Offered
    other: Offered


@blueprint.get("/review/duplicates")
@needs(Action.MERGE)
def duplicate_pairs() -> ResponseReturnValue:
    """A page of pairs, those of the latest days first."""
    problem, page = "", PairPage((), None)
    try:
        page = duplicates.page(actor(), request.args.get("after", ""))
    except Refused as refusal:
        problem = say(refusal.message, **refusal.params)
    shown = [_shown(pair) for pair in page.items]
    further = url_for("review.duplicate_pairs", after=page.next) if page.next else None
    body = render_template("review/duplicates.html", pairs=shown, further=further, problem=problem, done=done())
    return body, 400 if problem else 200


def _shown(pair: Pair) -> Shown:
    one, other = offered(Alike(summary, pair.likeness) for summary in (pair.first, pair.second))
    return Shown(one=one, other=other)
