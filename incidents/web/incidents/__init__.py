"""One incident: record it, read it, amend it, hand it on. Each module adds its views to the blueprint."""

from incidents.web.incidents import edit, new, show, source
from incidents.web.incidents.blueprint import blueprint

__all__ = ["blueprint", "edit", "new", "show", "source"]
