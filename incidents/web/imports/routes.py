"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.imports import deeds, views
from incidents.web.imports.blueprint import blueprint

__all__ = ["blueprint", "deeds", "views"]
