"""A walk through the pages of a house, from its front door along every link, as a reader with a browser takes it."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from flask import Flask
from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

PHONES = (390, 320)
#: Everything one page says wrong about itself, as sentences.
PROBE = """({ direction, language }) => {
  const faults = [];
  const root = document.documentElement;
  const all = (which) => [...document.querySelectorAll(which)];
  const told = (element) => element.outerHTML.slice(0, 120);
  if (!document.title.trim()) faults.push("no title");
  if (all("h1").length !== 1) faults.push(`${all("h1").length} main headings`);
  if (root.dir !== direction || root.lang !== language) faults.push(`is ${root.lang} ${root.dir}`);
  const ids = all("[id]").map((element) => element.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) faults.push(`ids used twice: ${[...new Set(twice)]}`);
  const given = (field) => field.getAttribute("aria-label") || field.getAttribute("aria-labelledby");
  const named = (field) => field.labels?.length || given(field) || (field.type === "image" && field.alt);
  for (const field of all("input:not([type=hidden]), select, textarea")) {
    if (!field.hidden && !named(field)) faults.push(`no label: ${told(field)}`);
  }
  for (const link of all("a[href], button")) {
    const name = (link.innerText ?? "").trim() || link.textContent.trim() || link.getAttribute("aria-label");
    if (!name) faults.push(`no words: ${told(link)}`);
  }
  for (const link of all('a[href^="#"]')) {
    const aim = link.getAttribute("href").slice(1);
    if (aim && !document.getElementById(decodeURIComponent(aim))) {
      faults.push(`leads nowhere: ${told(link)}`);
    }
  }
  if (all("[style]").some((element) => !element.closest("iframe, svg") && element.getAttribute("style").trim())) {
    const styled = all("[style]").filter((element) => !element.closest("svg"));
    faults.push(`style in the page: ${told(styled[0])}`);
  }
  return [...faults, ...(window.__broken ?? []).map((line) => `policy: ${line}`)];
}"""
#: Elements that make a page wider than its window, the innermost ones.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > width + 1 || box.left < -1);
  };
  const held = (element) => {
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflowX !== "visible" && around !== document.body) return true;
    }
    return false;
  };
  const found = [...document.body.querySelectorAll("*")].filter((element) => out(element) && !held(element));
  const inner = found.filter((element) => !found.some((other) => other !== element && element.contains(other)));
  const told = inner.slice(0, 3).map((element) => element.outerHTML.slice(0, 140));
  return [`${document.documentElement.scrollWidth} wide in ${width}`, ...told];
}"""
LISTEN = """
window.__broken = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__broken.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""
LINKS = """() => [...document.querySelectorAll(
    "a[href]:not([download]), iframe[src], link[rel=alternate], form[method=get]")]
  .map((element) => ["href", "src", "action"].map((name) => element.getAttribute(name)).find(Boolean))"""


@dataclass(frozen=True)
class Stop:
    """One address of the walk, and the endpoint that answers it."""

    path: str
    endpoint: str
    on: str


class Walk:
    """Breadth first, at most `each` addresses of one endpoint shown in the browser; every link found is kept."""

    def __init__(self, page: Page, app: Flask, address: str, each: int) -> None:
        self._page, self._app, self._address, self._each = page, app, address, each
        self._shown: Counter[str] = Counter()
        self.found: dict[str, str] = {}

    def stops(self, *starts: str) -> Iterator[Stop]:
        """The pages of this walk. Each is asked for its links once the caller is done with it."""
        waiting = deque((start, "the start") for start in starts)
        while waiting:
            path, on = waiting.popleft()
            endpoint = self.endpoint(path)
            if not endpoint or endpoint == "static" or self._shown[endpoint] >= self._each:
                continue
            self._shown[endpoint] += 1
            yield Stop(path, endpoint, on)
            for link in self._links():
                if link not in self.found:
                    self.found[link] = path
                    waiting.append((link, path))

    @property
    def endpoints(self) -> set[str]:
        """Every endpoint that was shown."""
        return set(self._shown)

    def endpoint(self, path: str) -> str:
        """Which view answers a GET of this address; blank where none does."""
        try:
            name, _ = self._app.url_map.bind("localhost").match(urlsplit(path).path, method="GET")
        except RequestRedirect:
            return ""
        except HTTPException:
            return ""
        return str(name)

    def _links(self) -> Iterator[str]:
        found: list[Any] = self._page.evaluate(LINKS)
        for link in found:
            whole = urlsplit(urljoin(self._page.url, str(link)))
            ours = f"{whole.scheme}://{whole.netloc}" == self._address
            if ours and "lang" not in dict(parse_qsl(whole.query)):
                yield whole.path + (f"?{whole.query}" if whole.query else "")
