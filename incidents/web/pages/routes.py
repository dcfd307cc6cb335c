"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.pages import home, trust
from incidents.web.pages.blueprint import blueprint

__all__ = ["blueprint", "home", "trust"]
