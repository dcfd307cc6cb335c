"""The article library. Each module adds its views to the blueprint."""

from incidents.web.articles import deeds, views
from incidents.web.articles.blueprint import blueprint

__all__ = ["blueprint", "deeds", "views"]
