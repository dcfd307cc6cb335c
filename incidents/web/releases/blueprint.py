"""The room of releases; what one answers to a question is the list of `web/explore`."""

from flask import Blueprint

blueprint = Blueprint("releases", __name__)
