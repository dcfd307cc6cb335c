"""The front page, and the pages that say how the record works."""

from incidents.web.pages import home, trust
from incidents.web.pages.blueprint import blueprint

__all__ = ["blueprint", "home", "trust"]
