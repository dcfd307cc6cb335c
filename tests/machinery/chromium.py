"""Debian's Chromium, driven by Playwright, and an ear at each page for what must not happen there."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, expect, sync_playwright

from machinery.parts import missing
from machinery.sockets import is_local

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 30_000  # a run shares two cores with its servers and databases
_running: list[Browser] = []
OWN_SCHEMES = frozenset({"about", "blob", "data", "file"})


class Watch:
    """Hears errors of a page's console and scripts, and requests to another machine."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def expect(self, pattern: str) -> None:
        """Errors that match are provoked by this test on purpose."""
        self._expected.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """What was heard and nobody asked for. A request to another machine is never expected."""
        return [
            line
            for line in self._heard
            if line.startswith("request: ") or not any(pattern.search(line) for pattern in self._expected)
        ]

    def listen(self, context: BrowserContext) -> None:
        """Hear every page of this context, also those it opens later."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self._heard.append(f"script: {error.error}"))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._heard.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in OWN_SCHEMES and not is_local(address.hostname or "?"):
            self._heard.append(f"request: {request.url}")


@contextmanager
def started() -> Iterator[Browser]:
    """A headless Chromium, or a skip that says what to install; the one that runs already, where one does.

    Playwright's driver can be started once a process only.
    """
    if _running:
        yield _running[-1]
        return
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing("browser", "sudo apt install chromium")
    try:
        driver = sync_playwright().start()
    except (Error, OSError) as error:
        missing("browser", f"Playwright's driver does not start (sudo apt install libatomic1): {error}")
    try:
        browser = driver.chromium.launch(executable_path=found, args=list(FLAGS))
        _running.append(browser)
        yield browser
        _running.clear()
        browser.close()
    finally:
        driver.stop()


@contextmanager
def open_page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A page in a context of its own, 1366 by 768, that waits `PATIENCE_MS` at most for anything."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB", timezone_id="UTC")
    watch.listen(context)
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    try:
        yield context.new_page()
    finally:
        context.close()
