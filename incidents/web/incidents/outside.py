"""Asking the outside geocoder for a town: only where the settings allow it, and one press a question.

What comes back is a list to read. Nothing of it is kept until somebody types or pastes a point into a record.
"""

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import NotFound, Refused
from incidents.domain.vocabulary import N_
from incidents.services import locating
from incidents.web.forms import HouseForm, LineField, Longest, Required
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, later, say
from incidents.web.incidents.blueprint import blueprint

_LONGEST_TOWN = 60


class TownForm(HouseForm):
    """The one word that leaves the house."""

    town = LineField(later(N_("Name of the town or village")), [Required(), Longest(_LONGEST_TOWN)])


@dataclass(frozen=True)
class Answer:
    """One suggestion: its name as the outside server gives it, the point to paste, and what we know lies near it."""

    name: str
    point: str
    near: str


@blueprint.route("/places/outside", methods=["GET", "POST"])
@needs(Action.RECORD)
def ask_outside() -> ResponseReturnValue:
    """Say what would be sent to whom; ask once it is pressed."""
    domain = locating.outside_domain()
    if not domain:
        raise NotFound(N_("There is no such page."))
    form = TownForm()
    answers = _answers(form) if form.submitted() else None
    status = 422 if form.is_submitted() and answers is None else 200
    return render_template("incidents/outside.html", form=form, domain=domain, answers=answers), status


def _answers(form: TownForm) -> tuple[Answer, ...] | None:
    try:
        found = locating.ask_online(form.town.data, actor())
    except Refused as refusal:
        form.refuse(refusal.at("town"))
        return None
    return tuple(_answer(one) for one in found)


def _answer(found: locating.Found) -> Answer:
    near = locating.whereabouts(found.point, language())
    words = say(near.message, **near.params)
    return Answer(found.name, f"{found.point.lat:.5f}, {found.point.lon:.5f}", words)
