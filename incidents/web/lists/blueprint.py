"""Evidence lists: incidents picked by hand, or a question kept, to be handed out."""

from flask import Blueprint

blueprint = Blueprint("lists", __name__)
