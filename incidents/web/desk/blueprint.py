"""The room in which an article is read and incidents are recorded from it."""

from typing import cast

from flask import Blueprint, Flask, current_app

from incidents.services.desk import Desk
from incidents.web.incidents.blueprint import only_printable

_DESK = "incidents_desk"
blueprint = Blueprint("desk", __name__)
blueprint.url_value_preprocessor(only_printable)


def furnish(app: Flask, desk: Desk) -> None:
    """Say what the desk works with."""
    app.extensions[_DESK] = desk


def desk_here() -> Desk:
    """What the desk of this application works with."""
    return cast("Desk", current_app.extensions[_DESK])
