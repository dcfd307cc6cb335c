"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.review import deeds, judging, pairs, publishing, queue
from incidents.web.review.blueprint import blueprint

__all__ = ["blueprint", "deeds", "judging", "pairs", "publishing", "queue"]
