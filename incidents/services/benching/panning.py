"""A map of many incidents panned in a browser: that takes a browser, so here it is only said."""

from incidents.services.benching.figures import Part, not_measured


def measure() -> Part:
    """What is known of it here: nothing."""
    note = "a browser draws it: tests/browser drives the map in Chromium"
    return not_measured("a pan drawn anew in Chromium", "ms", "≤ 16 ms", note)
