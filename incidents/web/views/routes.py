"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.views import deeds, reading
from incidents.web.views.blueprint import blueprint

__all__ = ["blueprint", "deeds", "reading"]
