"""The rooms of a question."""

from flask import Blueprint

blueprint = Blueprint("explore", __name__)
