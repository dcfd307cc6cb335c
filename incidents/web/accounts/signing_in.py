"""In and out."""

from flask import g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from incidents.domain.accounts import SignedIn, network_of
from incidents.domain.vocabulary import N_
from incidents.services import accounts
from incidents.web.accounts.blueprint import blueprint
from incidents.web.accounts.devices import known_device, remember
from incidents.web.accounts.forms import SignInForm
from incidents.web.carrying import Typed, again, carried, typed_here
from incidents.web.gate import hold, open_to_all, release
from incidents.web.i18n import say
from incidents.web.redirects import local

#: One answer for an unknown name, a wrong passphrase, a closed account and a try that came too soon (AUTH-6).
_NO = N_(
    "The user name and the passphrase do not fit together, or the account is closed. After several tries, wait five"
    " minutes before the next one."
)
_AGAIN = N_("You are signed in again"), N_("Nothing you typed is lost. Send it once more to go on.")


@blueprint.route("/sign-in", methods=["GET", "POST"])
@open_to_all
def sign_in() -> ResponseReturnValue:
    """Ask for name and passphrase."""
    form = SignInForm(next=request.args.get("next", ""))
    if not form.submitted():
        return _page(form, carried()), 422 if form.errors else 200
    device = known_device(form.name.data)
    network = network_of(request.remote_addr or "")
    begun = accounts.sign_in(form.name.data, form.passphrase.words, network=network, device=device)
    if begun is None:
        form.form_errors.append(say(_NO))
        return _page(form, carried()), 422
    return _enter(begun, form)


@blueprint.post("/sign-out")
@open_to_all
def sign_out() -> ResponseReturnValue:
    """End the session, here and on the server."""
    release()
    return redirect(url_for("accounts.sign_in"), 303)


def keep_typed(_needed: Exception) -> ResponseReturnValue:
    """The sign-in page in answer to something sent without a session: what was typed travels through it."""
    typed = typed_here()
    return _page(SignInForm(formdata=None, next=typed.address), typed), 401


def _enter(begun: SignedIn, form: SignInForm) -> ResponseReturnValue:
    typed = carried()
    hold(begun)
    g.pop("csrf_token", None)  # a token of the session that has just begun
    if typed is not None and typed.answers:
        answer: Response = make_response(again(typed, *_AGAIN))
    else:
        answer = redirect(local(form.next.data or "", url_for("pages.home")), 303)
    remember(answer, form.name.data)
    return answer


def _page(form: SignInForm, typed: Typed | None) -> str:
    return render_template("accounts/sign_in.html", form=form, typed=typed)
