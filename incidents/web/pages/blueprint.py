"""Pages that belong to no record."""

from flask import Blueprint

blueprint = Blueprint("pages", __name__)
