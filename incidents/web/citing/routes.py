"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.citing import views
from incidents.web.citing.blueprint import blueprint

__all__ = ["blueprint", "views"]
