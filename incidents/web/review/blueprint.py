"""The reviewers' room: what waits, one record beside its sources, and what can be done with it."""

from flask import Blueprint

from incidents.web.incidents.blueprint import only_printable

blueprint = Blueprint("review", __name__)
blueprint.url_value_preprocessor(only_printable)
