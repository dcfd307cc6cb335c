"""A person's own account."""

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Refused
from incidents.services import accounts
from incidents.web.accounts.blueprint import blueprint
from incidents.web.accounts.forms import OwnPassphraseForm
from incidents.web.gate import actor, hold, needs


@blueprint.route("/account", methods=["GET", "POST"])
@needs(Action.READ_TEAM)
def mine() -> ResponseReturnValue:
    """Who one is here, and a new passphrase. Every other session of the account ends with the old one."""
    form = OwnPassphraseForm()
    if form.submitted():
        try:
            hold(accounts.change_passphrase(form.old.words, form.passphrase.words, actor()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            g.pop("csrf_token", None)
            return redirect(url_for("accounts.mine", done="passphrase"), 303)
    done = request.args.get("done") == "passphrase"
    return render_template("accounts/mine.html", form=form, done=done), 422 if form.errors else 200
