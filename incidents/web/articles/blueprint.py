"""The article library: what was published, where, by whom, and which records lean on it."""

from flask import Blueprint

blueprint = Blueprint("articles", __name__)
