"""The door of the demonstration: a one-time link, then a look around as anybody of the team. `serve` has none."""

import hmac

from flask import Blueprint, Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer

from incidents.domain.access import Role
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import N_
from incidents.services import accounts
from incidents.web.forms import HouseForm, TermField
from incidents.web.gate import hold, open_to_all, release
from incidents.web.i18n import later

blueprint = Blueprint("demo", __name__, url_prefix="/demo")
COOKIE = "demonstration"
_ENTRANCE = "incidents_entrance"


class DoorForm(HouseForm):
    """As whom to look around. Each role's account bears the role's name; a visitor has none."""

    role = TermField(later(N_("Look around as")), kind=Role)


def init_demo(app: Flask, entrance: str) -> None:
    """Open the door with a token that works once."""
    app.extensions[_ENTRANCE] = [entrance] if entrance else []
    app.register_blueprint(blueprint)


@blueprint.get("/enter/<token>")
@open_to_all
def enter(token: str) -> ResponseReturnValue:
    """Take the link that stands in the terminal. It opens one browser, once."""
    left: list[str] = current_app.extensions[_ENTRANCE]
    if not left or not hmac.compare_digest(left[0].encode(), token.encode()):
        raise NotFound(N_("This link was used already, or is not whole. Start the demonstration again for a new one."))
    answer = redirect(url_for("demo.door"), 303)
    if request.method == "GET":
        left.clear()
        answer.set_cookie(COOKIE, str(_signer().dumps(COOKIE)), httponly=True, samesite="Lax")
    return answer


@blueprint.route("/", methods=["GET", "POST"])
@open_to_all
def door() -> ResponseReturnValue:
    """Look around as one of the team, or as a visitor."""
    if not _entered():
        raise NotFound(N_("Open the link that stands where the demonstration was started."))
    form = DoorForm()
    if not form.submitted():
        return render_template("demo/door.html", form=form, roles=tuple(Role)), 422 if form.errors else 200
    _become(form.role.data)
    return redirect(url_for("pages.home"), 303)


def _become(role: Role) -> None:
    release()
    if role != Role.VISITOR:
        hold(accounts.enter(role.value))
    g.pop("csrf_token", None)


def _entered() -> bool:
    """Whether this browser came in by the link. It stays so when a session ends: there is no other way back."""
    try:
        return bool(_signer().loads(request.cookies.get(COOKIE, "")) == COOKIE)
    except BadSignature:
        return False


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=COOKIE)
