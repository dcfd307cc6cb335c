"""The addresses of this room: its blueprint, once each module has added its views."""

from incidents.web.explore import charting, downloads, listing, map_page, map_parts, release
from incidents.web.explore.blueprint import blueprint

__all__ = ["blueprint", "charting", "downloads", "listing", "map_page", "map_parts", "release"]
