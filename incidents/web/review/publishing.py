"""Publishing: a step of its own, which lists first what will be public."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, Refused
from incidents.domain.incident import Record
from incidents.domain.vocabulary import Status
from incidents.services import reviewing
from incidents.web.gate import actor, needs
from incidents.web.i18n import say
from incidents.web.incidents.comparing import Difference, differences
from incidents.web.incidents.filling import words_of_articles
from incidents.web.incidents.telling import Teller
from incidents.web.review.blueprint import blueprint
from incidents.web.review.forms import PublishForm


@blueprint.route("/review/<code>/publish", methods=["GET", "POST"])
@needs(Action.PUBLISH)
def publish(code: str) -> ResponseReturnValue:
    """What will be public, and the button that makes it so."""
    record = reviewing.under_review(code, actor())
    form = PublishForm(prefix="publish-", data={"version": record.version})
    if form.submitted():
        try:
            checked = bool(form.personal_checked.data)
            reviewing.publish(code, form.version.data or 0, actor(), personal_checked=checked)
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("review.index", done="publish"), 303)
    return _page(record, form), 422 if form.is_submitted() else 200


def _page(record: Record, form: PublishForm) -> str:
    """The disclosed record beside the team's; where it is not for the public, the sentence that says so."""
    hidden: tuple[Difference, ...] = ()
    kept_back = ""
    try:
        hidden = differences(record.content, reviewing.preview(record).content)
    except Refused as refusal:
        kept_back = say(refusal.message, **refusal.params)
    return render_template(
        "review/publish.html",
        record=record,
        title=Teller(record).title,
        form=form,
        hidden=hidden,
        kept_back=kept_back,
        opening=words_of_articles(link.article for link in reviewing.opening(record)),
        personal=[say(kind) for kind in reviewing.personal_in(record.content)],
        ready=Status.PUBLISHED in reviewing.open_steps(record, actor()),
    )
