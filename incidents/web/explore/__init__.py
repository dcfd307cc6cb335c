"""Finding: one question, and its answer as a list, a map, charts and files."""

from incidents.web.explore import charting, downloads, listing, map_page
from incidents.web.explore.blueprint import blueprint

__all__ = ["blueprint", "charting", "downloads", "listing", "map_page"]
