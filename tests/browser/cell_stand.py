"""A stand for the map of cells: the frame as the product writes it, and a page around it that a test speaks through."""

from collections.abc import Callable, Sequence
from typing import Any

from playwright.sync_api import Frame, Page

from browser.map_stand import FRAME_POLICY, NONCE, PAGE_POLICY, Stand
from incidents.reports import map as drawing
from incidents.reports.map_features import AreaSum
from unit.reports.map_samples import GROUND, asset, words

LAYERS = ["clusters", "whole", "heat", "areas"]
AROUND = (
    '<!doctype html><html lang="en"><head><title>Map</title><link rel="icon" href="data:,"></head><body><main>'
    '<iframe src="/frame" title="Map" sandbox="allow-scripts" width="{width}" height="{height}"></iframe></main></html>'
)
CONNECT = """() => {
  window.heard = [];
  const frame = document.querySelector("iframe");
  return new Promise((done) => {
    window.addEventListener("message", (event) => {
      if (event.source !== frame.contentWindow || event.data !== "incidents-map-ready" || window.port) return;
      const channel = new MessageChannel();
      window.port = channel.port1;
      window.port.onmessage = ({ data }) => { window.heard.push(data); done(true); };
      frame.contentWindow.postMessage("incidents-map-port", "*", [channel.port2]);
    });
    frame.contentWindow.postMessage("incidents-map-hello", "*");
  });
}"""
SEND = "(message) => window.port.postMessage(message)"
SEND_BYTES = """(text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  window.port.postMessage({ type: "whole", cells: bytes }, [bytes]);
}"""


class CellStand(Stand):
    """The frame of cells at /frame, and a plain page around it."""

    def __init__(self, size: tuple[int, int] = (1200, 680), lang: str = "en", **changes: Any) -> None:
        super().__init__()
        frame = drawing.frame_of_cells(GROUND, words(lang, **changes), asset=asset, nonce=NONCE)
        self.pages["/frame"] = (frame, FRAME_POLICY)
        self.pages["/"] = (AROUND.format(width=size[0], height=size[1]), PAGE_POLICY)


class Talk:
    """The page's end of the channel, in a test's hands."""

    def __init__(self, page: Page, address: str) -> None:
        page.goto(address)
        page.frame_locator("iframe").locator(".leaflet-control-zoom").wait_for()
        page.evaluate(CONNECT)
        self.page = page

    @property
    def frame(self) -> Frame:
        return self.page.frames[1]

    def send(self, **message: Any) -> None:
        """Hand a message over, and wait until the frame has read it."""
        self.page.evaluate(SEND, message)
        self.settle()

    def send_bytes(self, text: str) -> None:
        """Hand over all cells, packed, as base64."""
        self.page.evaluate(SEND_BYTES, text)
        self.settle()

    def settle(self) -> None:
        self.page.wait_for_timeout(120)

    def heard(self, kind: str) -> list[dict[str, Any]]:
        """What the frame has sent of one kind."""
        found: list[dict[str, Any]] = self.page.evaluate("(kind) => window.heard.filter((one) => one.type === kind)", kind)
        return found

    def wait_for(self, kind: str, number: int = 1) -> dict[str, Any]:
        """The newest message of a kind, once there are so many."""
        for _ in range(100):
            found = self.heard(kind)
            if len(found) >= number:
                return found[-1]
            self.page.wait_for_timeout(50)
        raise AssertionError(f"the frame never sent {number} × {kind}")

    def cells(self, cells: Sequence[Any], areas: Sequence[AreaSum] = (), serial: int = 1, zoom: int = 7) -> None:
        """Hand over the cells of a window."""
        self.send(type="cells", serial=serial, zoom=zoom, cells=list(cells), areas=[area.row() for area in areas])


Serve = Callable[[Any], str]
