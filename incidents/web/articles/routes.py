"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.articles import copies, deeds, views
from incidents.web.articles.blueprint import blueprint

__all__ = ["blueprint", "copies", "deeds", "views"]
