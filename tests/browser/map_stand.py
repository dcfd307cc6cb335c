"""A stand for the map alone: the frame, the page around it and the static files, served as the product serves them."""

import mimetypes
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from incidents.domain.incident import Summary
from incidents.reports import map as drawing
from unit.reports.map_samples import GROUND, STATIC, asset, words

NONCE = "0123456789abcdef"
#: Where the stand's own page side lies.
OWN = Path(__file__).parent
FRAME_POLICY = (
    f"default-src 'none'; script-src 'nonce-{NONCE}'; style-src 'self'; img-src 'self' data:; connect-src 'none'; "
    "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
Answer = tuple[str, str, bytes]
Start = Callable[[str, list[tuple[str, str]]], Any]


def frame_of(rows: Sequence[Summary], **changes: Any) -> str:
    return drawing.frame(rows, GROUND, words(**changes), asset=asset, nonce=NONCE)


def row(one: Summary) -> str:
    title = escape(one.title.en)
    return (
        f'<li data-code="{one.code}"><a href="/incidents/{one.code}">{title}</a>'
        f'<button type="button" data-map-show hidden>Show on the map</button>'
        f"<template><h2>{title}</h2><p>Card of {one.code}</p></template></li>"
    )


def page_of(rows: Iterable[Summary], frame: str = "/frame") -> str:
    """A page with the map in its frame, a slot for the card, and a list that says the same."""
    return (
        '<!doctype html><html lang="en"><head><title>Map</title><link rel="icon" href="data:,"></head>'
        '<body><main data-map="/incidents/CODE">'
        f'<iframe src="{frame}" title="Map" sandbox="allow-scripts" width="1200" height="600"></iframe>'
        f"<article data-map-card hidden></article><ul>{''.join(map(row, rows))}</ul></main>"
        '<script type="module" src="/static/stand/map_stand_page.js"></script></body></html>'
    )


class Stand:
    """A WSGI application over a table of pages (path → body, policy); every path asked for is remembered."""

    def __init__(self, rows: Sequence[Summary] = (), **changes: Any) -> None:
        self.pages = {"/frame": (frame_of(rows, **changes), FRAME_POLICY), "/": (page_of(rows), PAGE_POLICY)}
        self.asked: list[str] = []

    def __call__(self, environ: dict[str, Any], start: Start) -> list[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        status, kind, body = self.static(path) if path.startswith("/static/") else self.page(path)
        policy = self.pages.get(path, ("", ""))[1]
        headers = [("Content-Type", kind), ("Cross-Origin-Resource-Policy", "cross-origin")]
        start(status, headers + ([("Content-Security-Policy", policy)] if policy else []))
        return [body]

    def static(self, path: str) -> Answer:
        name = path.removeprefix("/static/")
        file = OWN / name.removeprefix("stand/") if name.startswith("stand/") else STATIC / name
        if not file.is_file():
            return "404 Not Found", "text/plain", b"not here"
        return "200 OK", mimetypes.guess_type(file.name)[0] or "text/plain", file.read_bytes()

    def page(self, path: str) -> Answer:
        body = self.pages.get(path, (f"<!doctype html><title>{escape(path)}</title>", ""))[0]
        return "200 OK", "text/html; charset=utf-8", body.encode()
