"""The reviewers' room. Each module adds its views to the blueprint."""

from incidents.web.review import deeds, judging, publishing, queue
from incidents.web.review.blueprint import blueprint

__all__ = ["blueprint", "deeds", "judging", "publishing", "queue"]
