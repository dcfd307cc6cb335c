"""Evidence lists. Each module adds its views to the blueprint."""

from incidents.web.lists import deeds, printing, views
from incidents.web.lists.blueprint import blueprint

__all__ = ["blueprint", "deeds", "printing", "views"]
