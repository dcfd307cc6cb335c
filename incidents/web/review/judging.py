"""Judging one figure, setting a line, rating an outlet."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, Refused
from incidents.services import reviewing
from incidents.web.gate import actor, needs
from incidents.web.review.blueprint import blueprint
from incidents.web.review.forms import JudgeForm, RateForm, SettingForm
from incidents.web.review.page import answer, setting_prefix


@blueprint.post("/review/<code>/figures/<int:number>")
@needs(Action.RATE)
def judge(code: str, number: int) -> ResponseReturnValue:
    """Say whether a figure counts, and how believable the report is."""
    record, prefix = reviewing.under_review(code, actor()), f"f{number}-"
    form = JudgeForm(prefix=prefix)
    if form.submitted():
        try:
            reviewing.judge_claim(code, form.version.data or 0, form.judgement(number), actor())
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("review.show", code=code, done="judged", _anchor=f"f-{number}"), 303)
    return answer(record, {prefix: form}), 422


@blueprint.post("/review/<code>/lines/<outcome>/<group>")
@needs(Action.RATE)
def set_line(code: str, outcome: str, group: str) -> ResponseReturnValue:
    """Put a reviewer's own figure over the rule's."""
    record, prefix = reviewing.under_review(code, actor()), setting_prefix(outcome, group)
    form = SettingForm(prefix=prefix)
    if form.submitted():
        try:
            reviewing.set_figure(code, form.version.data or 0, form.setting(outcome, group), actor())
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("review.show", code=code, done="judged", _anchor="lines"), 303)
    return answer(record, {prefix: form}), 422


@blueprint.post("/review/<code>/outlets/<outlet>")
@needs(Action.RATE)
def rate(code: str, outlet: str) -> ResponseReturnValue:
    """Say whether an outlet is usually reliable."""
    record, prefix = reviewing.under_review(code, actor()), f"rate-{outlet}-"
    form = RateForm(prefix=prefix)
    if form.submitted():
        try:
            reviewing.rate_source(outlet, form.reliability.data or "", form.reason.data, actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("review.show", code=code, done="rated", _anchor="outlets"), 303)
    return answer(record, {prefix: form}), 422
