"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.api import about, views, writing
from incidents.web.api.blueprint import blueprint

__all__ = ["about", "blueprint", "views", "writing"]
