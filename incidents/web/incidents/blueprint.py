"""The rooms of one incident: record it, read it, amend it, hand it on."""

from flask import Blueprint

blueprint = Blueprint("incidents", __name__)
