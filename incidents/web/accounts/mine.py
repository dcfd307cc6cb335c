"""A person's own account, and the tokens of the programs that act for it."""

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Refused
from incidents.services import accounts, programs
from incidents.web.accounts.blueprint import blueprint
from incidents.web.accounts.forms import OwnPassphraseForm, PressedForm, TokenForm
from incidents.web.gate import actor, hold, needs


@blueprint.route("/account", methods=["GET", "POST"])
@needs(Action.READ_TEAM)
def mine() -> ResponseReturnValue:
    """Who one is here, and a new passphrase. Every other session, and every token, of the account ends with it."""
    form = OwnPassphraseForm()
    if form.submitted():
        try:
            hold(accounts.change_passphrase(form.old.words, form.passphrase.words, actor()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            g.pop("csrf_token", None)
            return redirect(url_for("accounts.mine", done="passphrase"), 303)
    return _page(form, TokenForm(formdata=None)), 422 if form.errors else 200


@blueprint.post("/account/tokens")
@needs(Action.READ_TEAM)
def make_token() -> ResponseReturnValue:
    """A new token, shown on this one page and never again."""
    form, told = TokenForm(), ""
    if form.submitted():
        try:
            told = programs.make(form.program.data, actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            form = TokenForm(formdata=None)  # what was typed would make a second one
    return _page(OwnPassphraseForm(formdata=None), form, told), 200 if told else 422


@blueprint.post("/account/tokens/<int:number>/end")
@needs(Action.READ_TEAM)
def end_token(number: int) -> ResponseReturnValue:
    """A token opens nothing from now on."""
    if PressedForm().submitted():
        programs.end(number, actor())
    return redirect(url_for("accounts.mine", done="token", _anchor="programs"), 303)


def _page(form: OwnPassphraseForm, token_form: TokenForm, told: str = "") -> str:
    """The page; `told` is the text of a token that was made just now."""
    return render_template(
        "accounts/mine.html",
        form=form,
        token_form=token_form,
        told=told,
        tokens=programs.listed(actor()),
        done=request.args.get("done", "") if request.method == "GET" else "",
    )
