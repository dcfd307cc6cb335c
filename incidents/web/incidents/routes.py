"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.incidents import edit, new, outside, show, source
from incidents.web.incidents.blueprint import blueprint

__all__ = ["blueprint", "edit", "new", "outside", "show", "source"]
