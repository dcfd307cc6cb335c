"""A map of all incidents moved about in a browser; needs Chromium and an extra, `incidents[bench]`."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from incidents.domain.criteria import Criteria
from incidents.domain.errors import IncidentError
from incidents.domain.vocabulary import N_, Audience
from incidents.services.benching import children
from incidents.services.benching.figures import Part, at_most, not_measured
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import middle, p95
from incidents.services.searching import MOST_ON_MAP
from incidents.storage.search.answering import answers

try:
    from playwright.sync_api import Error, sync_playwright
except ImportError:  # an extra
    INSTALLED = False
else:
    INSTALLED = True
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

_WHAT, _MOST = "a pan drawn anew in Chromium, median on the clock", 16
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_WIDTH, _HEIGHT = 1366, 900
_ADDRESS = "http://127.0.0.1:{port}/incidents/map?lang=en#layer=whole&by=incidents"
_PATIENCE, _PAUSE = 120.0, 0.1
#: How many pixels of the canvas of all incidents are painted; 0 before anything is.
_PAINTED = """() => {
  const canvas = document.querySelector("canvas.cell-canvas.crisp");
  if (!canvas || canvas.hidden || !canvas.width) {
    return 0;
  }
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, place) => place % 4 === 3 && value).length;
}"""
#: Moves the map about and back, each time from rest; milliseconds until each move was drawn.
_PAN = """async (moves) => {
  const map = MAP;
  const took = [];
  for (const move of moves) {
    await new Promise((rested) => setTimeout(() => requestAnimationFrame(rested), 50));
    const begun = performance.now();
    map.panBy(move, { animate: false });
    took.push(performance.now() - begun);
  }
  return took;
}"""
_MOVES = ((120, 0), (60, 90), (-120, 0), (-60, -90)) * 10


def measure(run: Ground) -> Part:
    """All incidents of the public on the product's own map page, dragged forty times."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not INSTALLED or browser is None:
        absent = "Chromium" if INSTALLED else "Playwright"
        return not_measured(_WHAT, "ms", f"≤ {_MOST} ms", f"{absent} is not installed")
    public = answers(Audience.PUBLIC).count(Criteria())
    if public <= MOST_ON_MAP:
        return not_measured(_WHAT, "ms", f"≤ {_MOST} ms", f"{public} public incidents: the map draws each as a mark")
    run.told("Drawing every incident in Chromium, and moving the map")
    with children.serving(run.instance(run.size), "serve", "--host", "127.0.0.1", rested=True) as port:
        try:
            with _started(browser) as started:
                took, painted = _panned(started.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}), port)
        except Error as fault:
            return not_measured(_WHAT, "ms", f"≤ {_MOST} ms", f"Chromium: {fault.message.splitlines()[0]}")
    return at_most(
        _WHAT, "ms", middle(took), _MOST, more={"p95": p95(took), "pans": len(took), "painted_pixels": painted},
        wrong=() if painted else ("all incidents on the map: nothing is painted after the moves",),
    )  # fmt: skip


@contextmanager
def _started(path: str) -> Iterator["Browser"]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def _panned(page: "Page", port: int) -> tuple[list[float], int]:
    """Milliseconds of each move, and how many pixels are painted after the last."""
    page.set_default_timeout(_PATIENCE * 1000)
    page.goto(_ADDRESS.format(port=port))
    frame = _waited(lambda: next((one for one in page.frames[1:] if one.query_selector(".folium-map")), None))
    _waited(lambda: frame.evaluate(_PAINTED))
    took: list[float] = frame.evaluate(_PAN.replace("MAP", _name_of_map(frame)), _MOVES)
    return took, int(frame.evaluate(_PAINTED))


def _name_of_map(frame: "Frame") -> str:
    """The name that Folium gave the map, in its script and in the page."""
    return str(frame.evaluate("() => document.querySelector('.folium-map').id"))


def _waited(asked: Callable[[], Any]) -> Any:
    """The first answer that is one. The page's policy forbids the waiting of Playwright's own."""
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until:
        if found := asked():
            return found
        time.sleep(_PAUSE)
    raise IncidentError(N_("The map that was to be measured was not drawn."))
