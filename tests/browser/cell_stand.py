"""A stand for the map of cells: the frame as the product writes it, and a page around it that a test speaks through."""

import base64
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Frame, Locator, Page

from browser.map_stand import FRAME_POLICY, NONCE, PAGE_POLICY, Stand
from incidents.reports import map as drawing
from incidents.reports.map_features import AreaSum
from unit.reports.map_samples import GROUND, asset, words

AROUND = (
    '<!doctype html><html lang="en"><head><title>Map</title><link rel="icon" href="data:,"></head><body><main>'
    '<iframe src="/frame" title="Map" sandbox="allow-scripts" width="{width}" height="{height}"></iframe></main></html>'
)
CONNECT = """() => new Promise((done) => {
  const frame = document.querySelector("iframe");
  Object.assign(window, { heard: [], sent: 0 });
  window.addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.data === "incidents-map-ready" && !window.port) {
      const channel = new MessageChannel();
      window.port = channel.port1;
      window.port.onmessage = ({ data }) => done(window.heard.push(data));
      frame.contentWindow.postMessage("incidents-map-port", "*", [channel.port2]);
    }
  });
  frame.contentWindow.postMessage("incidents-map-hello", "*");
})"""
COUNT = """() => {
  const { isKnown } = incidents;
  window.seen = 0;
  incidents.isKnown = (message) => { window.seen += 1; return isKnown(message); };
}"""
SEND = "(message) => { window.port.postMessage(message); window.sent += 1; }"
SEND_BYTES = """(text) => {
  const cells = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  window.port.postMessage({ type: "whole", cells }, [cells]);
  window.sent += 1;
}"""


class CellStand(Stand):
    """The frame of cells at /frame, and a plain page around it; `size` of the frame in px."""

    def __init__(self, size: tuple[int, int] = (1200, 680), lang: str = "en", **changes: Any) -> None:
        super().__init__()
        frame = drawing.frame_of_cells(GROUND, words(lang, **changes), asset=asset, nonce=NONCE)
        self.pages["/frame"] = (frame, FRAME_POLICY)
        self.pages["/"] = (AROUND.format(width=size[0], height=size[1]), PAGE_POLICY)


class Talk:
    """The page's end of the channel, in a test's hands."""

    def __init__(self, page: Page, address: str) -> None:
        page.goto(address)
        self.page, self.inside = page, page.frame_locator("iframe")
        self.inside.locator(".leaflet-control-zoom").wait_for()
        self.frame.evaluate(COUNT)
        page.evaluate(CONNECT)
        self.map = str(self.inside.locator(".folium-map").get_attribute("id"))

    @property
    def frame(self) -> Frame:
        return self.page.frames[1]

    @property
    def marks(self) -> Locator:
        """All that stands on the map and can be pressed."""
        return self.inside.locator(".mark")

    def ask_map(self, expression: str) -> Any:
        """The value of an expression in the frame, in which `map` is the Leaflet map."""
        return self.frame.evaluate(f"() => {{ const map = {self.map}; return {expression}; }}")

    def go(self, lat: float, lon: float, zoom: float) -> None:
        """Set the view at once."""
        self.ask_map(f"map.setView([{lat}, {lon}], {zoom}, {{animate: false}}) && null")

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies in px of the page."""
        here = self.ask_map(f"map.latLngToContainerPoint([{lat}, {lon}])")
        box = self.page.locator("iframe").bounding_box()
        border = 2
        assert box is not None
        return box["x"] + border + here["x"], box["y"] + border + here["y"]

    def send(self, message: Any = None, **parts: Any) -> None:
        """Hand a message over, and wait until the frame has read it."""
        self.page.evaluate(SEND, parts or message)
        self.settle()

    def send_bytes(self, packed: bytes) -> None:
        """Hand over all cells, packed."""
        self.page.evaluate(SEND_BYTES, base64.b64encode(packed).decode())
        self.settle()

    def settle(self) -> None:
        """Wait until the frame has read all that was sent."""
        sent = self.page.evaluate("window.sent")
        self.until(lambda: self.frame.evaluate("window.seen") >= sent, "the frame reads what was sent")

    def until(self, holds: Any, what: str) -> None:
        """Wait until something holds; the policies of page and frame forbid the waiting of Playwright's own."""
        for _ in range(200):
            if holds():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"still not so: {what}")

    def heard(self, kind: str) -> list[dict[str, Any]]:
        """What the frame has sent of one kind, oldest first."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "(kind) => window.heard.filter((one) => one.type === kind)", kind
        )
        return found

    def wait_for(self, kind: str, number: int = 1) -> dict[str, Any]:
        """The newest message of a kind, once there are so many."""
        self.until(lambda: len(self.heard(kind)) >= number, f"{number} x {kind} sent")
        return self.heard(kind)[-1]

    def cells(self, *cells: Sequence[Any], areas: Sequence[AreaSum] = (), serial: int = 1) -> None:
        """Hand over the cells of a window."""
        self.send(type="cells", serial=serial, zoom=7, cells=cells, areas=[area.row() for area in areas])

    def spoken(self) -> list[str]:
        """What the marks say to those who cannot see them, in the order of the keyboard."""
        return self.marks.locator(".spoken").all_text_contents()
