"""The room in which everything is cited."""

from flask import Blueprint

blueprint = Blueprint("citing", __name__)
