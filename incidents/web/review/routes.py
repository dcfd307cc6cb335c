"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.review import deeds, judging, publishing, queue
from incidents.web.review.blueprint import blueprint

__all__ = ["blueprint", "deeds", "judging", "publishing", "queue"]
