"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.lists import deeds, printing, views
from incidents.web.lists.blueprint import blueprint

__all__ = ["blueprint", "deeds", "printing", "views"]
