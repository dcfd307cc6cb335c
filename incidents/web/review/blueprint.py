"""The reviewers' room: what waits, one record beside its sources, and what can be done with it."""

from flask import Blueprint

blueprint = Blueprint("review", __name__)
