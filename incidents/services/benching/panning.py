"""A map of many incidents panned in a browser, where Playwright and Chromium are installed."""

from incidents.services.benching.figures import Part, not_measured
from incidents.services.benching.ground import Ground

_WHAT, _LIMIT = "a pan drawn anew in Chromium", "≤ 16 ms"


def measure(run: Ground) -> Part:
    """How long the frame of the map needs between two pictures of a pan."""
    return not_measured(_WHAT, "ms", _LIMIT, "not measured here")
