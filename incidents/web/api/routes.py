"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.api import about, map_views, views, writing
from incidents.web.api.blueprint import blueprint

__all__ = ["about", "blueprint", "map_views", "views", "writing"]
