"""What waits: for review, and to be published."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.vocabulary import N_, Status
from incidents.services import reviewing
from incidents.web.gate import actor, needs
from incidents.web.incidents.show import page as reading_page
from incidents.web.review.blueprint import blueprint
from incidents.web.review.page import answer

#: What a deed led to, by the word in the address it led to.
_DONE = {
    "verify": N_("Reviewed. Publishing it is a step of its own."),
    "back": N_("Sent back to those who wrote it."),
    "reject": N_("Not accepted. The record and the reason stay."),
    "publish": N_("Published. The public reads it now."),
    "withdraw": N_("Withdrawn. That it was public, and why it went, stays in the history."),
    "judged": N_("Kept. The figures below follow from it."),
    "different": N_("Kept. These two are not offered as one again."),
    "rated": N_("Kept. Only the team reads ratings."),
}


@blueprint.get("/review")
@needs(Action.PUBLISH)
def index() -> ResponseReturnValue:
    """What waits, the longest waiting first."""
    waiting = reviewing.waiting(actor())
    mine = {one.code for found in waiting.values() for one in found if reviewing.own_work(one, actor())}
    return render_template(
        "review/index.html",
        submitted=waiting[Status.SUBMITTED],
        verified=waiting[Status.VERIFIED],
        mine=mine,
        done=done(),
    )


@blueprint.get("/review/<code>")
@needs(Action.PUBLISH)
def show(code: str) -> ResponseReturnValue:
    """One record beside its sources."""
    return answer(reviewing.under_review(code, actor()), done=done())


@blueprint.get("/review/<code>/preview")
@needs(Action.PUBLISH)
def preview(code: str) -> ResponseReturnValue:
    """The record as the public will read it."""
    return reading_page(reviewing.preview(reviewing.under_review(code, actor())))


def done() -> str:
    """What the last deed led to, for the top of the page."""
    return _DONE.get(request.args.get("done", ""), "")
