"""The interface for programs, its read side."""

from incidents.web.api import about, views
from incidents.web.api.blueprint import blueprint

__all__ = ["about", "blueprint", "views"]
