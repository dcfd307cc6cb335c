"""The accounts of the team, and whether the public may look in: a manager's room."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import GRANTABLE, Action
from incidents.domain.errors import Conflict, Refused
from incidents.services import accounts, upkeep
from incidents.web.accounts.blueprint import blueprint
from incidents.web.accounts.forms import GrantsForm, NewAccountForm, NewPassphraseForm, PressedForm, RoleForm
from incidents.web.gate import actor, needs

#: What the page says after a deed, by the word in its address.
DONE = frozenset({"added", "role", "grants", "closed", "opened", "passphrase", "site-on", "site-off"})


@blueprint.get("/accounts")
@needs(Action.ACCOUNTS)
def index() -> ResponseReturnValue:
    """Every account, and the switch of the public site."""
    return _listed()


@blueprint.route("/accounts/new", methods=["GET", "POST"])
@needs(Action.ACCOUNTS)
def new() -> ResponseReturnValue:
    """Add an account."""
    form = NewAccountForm()
    if form.submitted():
        try:
            accounts.add(form.name.data, form.role.data, form.passphrase.words, actor())
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return _back("added")
    return render_template("accounts/new.html", form=form), 422 if form.errors else 200


@blueprint.get("/accounts/<int:number>")
@needs(Action.ACCOUNTS)
def show(number: int) -> ResponseReturnValue:
    """One account, with what can be changed of it."""
    return _page(number)


@blueprint.post("/accounts/<int:number>/role")
@needs(Action.ACCOUNTS)
def set_role(number: int) -> ResponseReturnValue:
    """Give another role."""
    form = RoleForm()
    if form.submitted():
        try:
            accounts.set_role(number, form.role.data, actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _back("role")
    return _page(number, role=form), 422


@blueprint.post("/accounts/<int:number>/grants")
@needs(Action.ACCOUNTS)
def set_grants(number: int) -> ResponseReturnValue:
    """Give or take what goes beyond the role."""
    form = GrantsForm()
    if form.submitted():
        given = frozenset({Action.CONFIDENTIAL}) if form.confidential.data else frozenset()
        try:
            accounts.set_grants(number, given, actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _back("grants")
    return _page(number, grants=form), 422


@blueprint.post("/accounts/<int:number>/passphrase")
@needs(Action.ACCOUNTS)
def set_passphrase(number: int) -> ResponseReturnValue:
    """Give a new passphrase."""
    form = NewPassphraseForm()
    if form.submitted():
        try:
            accounts.set_passphrase(number, form.passphrase.words, actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _back("passphrase")
    return _page(number, passphrase=form), 422


@blueprint.post("/accounts/<int:number>/close")
@needs(Action.ACCOUNTS)
def close(number: int) -> ResponseReturnValue:
    """Close an account."""
    return _switch(number, active=False)


@blueprint.post("/accounts/<int:number>/open")
@needs(Action.ACCOUNTS)
def open_again(number: int) -> ResponseReturnValue:
    """Open a closed account again."""
    return _switch(number, active=True)


@blueprint.post("/accounts/public-site/<any(on, off):state>")
@needs(Action.SETTINGS)
def public_site(state: str) -> ResponseReturnValue:
    """Open the published records to visitors, or ask everyone to sign in."""
    if not PressedForm().submitted():
        return _listed(), 422
    upkeep.turn_public_site(on=state == "on", by=actor())
    return _back(f"site-{state}")


def _switch(number: int, *, active: bool) -> ResponseReturnValue:
    form = PressedForm()
    if form.submitted():
        try:
            accounts.set_active(number, actor(), active=active)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _back("opened" if active else "closed")
    return _page(number, pressed=form), 422


def _listed() -> str:
    done = request.args.get("done", "")
    return render_template(
        "accounts/index.html",
        accounts=accounts.listed(actor()),
        public=upkeep.public_site_on(),
        done=done if done in DONE else "",
    )


def _page(number: int, **forms: object) -> str:
    account = accounts.one(number, actor())
    own = {
        "role": RoleForm(formdata=None, role=account.role),
        "grants": GrantsForm(formdata=None, confidential=Action.CONFIDENTIAL in account.grants),
        "passphrase": NewPassphraseForm(formdata=None),
        "pressed": PressedForm(formdata=None),
    }
    grantable = Action.CONFIDENTIAL in GRANTABLE.get(account.role, frozenset())
    return render_template("accounts/show.html", account=account, forms=own | forms, grantable=grantable)


def _back(done: str) -> ResponseReturnValue:
    return redirect(url_for("accounts.index", done=done), 303)
