"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.incidents import alike, edit, merging, new, outside, show, source
from incidents.web.incidents.blueprint import blueprint

__all__ = ["alike", "blueprint", "edit", "merging", "new", "outside", "show", "source"]
