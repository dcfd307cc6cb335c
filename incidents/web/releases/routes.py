"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.releases import feeds, views
from incidents.web.releases.blueprint import blueprint

__all__ = ["blueprint", "feeds", "views"]
