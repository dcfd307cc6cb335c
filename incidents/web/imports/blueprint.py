"""Files of other data sets: what is in them, bringing them in, taking them back."""

from flask import Blueprint

blueprint = Blueprint("imports", __name__)
