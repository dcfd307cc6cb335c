"""Deeds of a reviewer on a whole record: verify, send back, do not accept, withdraw."""

from collections.abc import Callable

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, Refused
from incidents.domain.vocabulary import Grade
from incidents.services import reviewing
from incidents.web.gate import actor, needs
from incidents.web.review.blueprint import blueprint
from incidents.web.review.forms import Deed, ReasonForm, RejectForm, VerifyForm
from incidents.web.review.page import answer


@blueprint.post("/review/<code>/verify")
@needs(Action.REVIEW)
def verify(code: str) -> ResponseReturnValue:
    """Find it in order."""
    form = VerifyForm(prefix="verify-")
    return _done(code, "verify", form, lambda version: reviewing.verify(
        code, version, Grade(form.grade.data or Grade.PROVISIONAL), actor(), reason=form.reason.data
    ))  # fmt: skip


@blueprint.post("/review/<code>/send-back")
@needs(Action.REVIEW)
def send_back(code: str) -> ResponseReturnValue:
    """Return it to those who wrote it."""
    form = ReasonForm(prefix="back-")
    return _done(code, "back", form, lambda version: reviewing.send_back(code, version, form.reason.data, actor()))


@blueprint.post("/review/<code>/reject")
@needs(Action.REVIEW)
def reject(code: str) -> ResponseReturnValue:
    """Do not accept it; a duplicate leads on."""
    form = RejectForm(prefix="reject-")
    return _done(code, "reject", form, lambda version: reviewing.reject(
        code, version, form.reason.data, actor(), duplicate_of=form.duplicate_of.data.upper()
    ))  # fmt: skip


@blueprint.post("/review/<code>/withdraw")
@needs(Action.WITHDRAW)
def withdraw(code: str) -> ResponseReturnValue:
    """Take it back from the public."""
    form = ReasonForm(prefix="withdraw-")
    return _done(code, "withdraw", form, lambda version: reviewing.withdraw(code, version, form.reason.data, actor()))


def _done(code: str, deed: str, form: Deed, act: Callable[[int], None]) -> ResponseReturnValue:
    """Back to what waits; or the page again, with what stands in the way."""
    record = reviewing.under_review(code, actor())
    if form.submitted():
        try:
            act(form.version.data or 0)
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("review.index", done=deed), 303)
    return answer(record, {f"{deed}-": form}), 422
