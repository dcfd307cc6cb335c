"""Kept questions: what somebody asks again and again, under a name."""

from flask import Blueprint

blueprint = Blueprint("views", __name__)
