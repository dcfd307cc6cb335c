"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.desk import begin, saving, views
from incidents.web.desk.blueprint import blueprint

__all__ = ["begin", "blueprint", "saving", "views"]
