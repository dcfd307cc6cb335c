"""What programs read: the record, its articles and its counts as JSON."""

from flask import Blueprint

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
