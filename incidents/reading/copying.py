"""What is made of a page that is kept: its text, and its page without anything that runs or asks outside."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree, html
from trafilatura import extract

from incidents.domain.errors import Refused
from incidents.domain.script import tokens
from incidents.reading.capture_body import characters
from incidents.reading.copying_mhtml import page_of_mhtml
from incidents.reading.copying_page import Origin, all_text, still_page
from incidents.reading.pdf import pdf_text

LARGEST_READ = 4 * 1024 * 1024
"""Bytes of a page that is still taken apart; a larger one is kept as it came."""
MOST_TAGS = 100_000
"""Tags, or what looks like some, of a page that is still taken apart; real ones have a few thousand."""
_MOST_ELEMENTS = 20_000  # of a page whose article is told apart; of a larger one all text is taken
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was made of an original: its text, its still page, and other addresses it says it has, by kind.

    Blank where nothing could be made of it.
    """

    text: str = ""
    page: str = ""
    addresses: tuple[tuple[str, str], ...] = ()


def make(body: bytes, media_type: str, charset: str, origin: Origin) -> Made:
    """What can be made of an original. Nothing is fetched, nothing is run."""
    if len(body) > LARGEST_READ:
        return Made()
    if media_type == "application/pdf":
        return Made(text=_text_of_pdf(body))
    if media_type == "text/plain":
        return Made(text=characters(body, charset).replace("\0", ""))
    if media_type == "multipart/related":
        body, charset = page_of_mhtml(body)
        return _made(characters(body, charset), origin) if body else Made()
    return _made(characters(body, charset), origin) if media_type in _PAGES else Made()


def digest_of_text(text: str) -> str:
    """SHA-256 over the folded words: the same for two texts that read the same. Blank for no text."""
    words = " ".join(tokens(text))
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def _text_of_pdf(body: bytes) -> str:
    """Blank for a PDF that is damaged or holds pictures only: it is kept all the same."""
    try:
        return pdf_text(body)
    except Refused:
        return ""


def _made(raw: str, origin: Origin) -> Made:
    page = raw.replace("\0", "")
    tree = _tree(page) if page.count("<") <= MOST_TAGS else None
    if tree is None:
        return Made()
    addresses = tuple((kind, whole) for kind, said in _addresses(tree) if (whole := _joined(origin.address, said)))
    large = sum(1 for _ in tree.iter()) > _MOST_ELEMENTS
    text = all_text(tree) if large else _text(page) or all_text(tree)
    return Made(text=text, page=still_page(tree, origin), addresses=addresses)


def _tree(page: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None  # it is empty


def _text(page: str) -> str:
    """The text of the article itself, without what stands around it; blank where none can be told apart."""
    found = extract(page, include_comments=False, include_tables=True, favor_recall=True)
    return (found or "").strip()


def _joined(base: str, address: str) -> str:
    """An address as seen from the page's own; blank for one that cannot be read."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _addresses(tree: html.HtmlElement) -> list[tuple[str, str]]:
    """Addresses that the page gives as its own: (kind, address)."""
    found = []
    for link in tree.iter("link"):
        kinds = str(link.get("rel") or "").lower().split()
        found += [(kind, str(link.get("href") or "")) for kind in ("canonical", "amphtml") if kind in kinds]
    for meta in tree.iter("meta"):
        if str(meta.get("property") or "").lower() == "og:url":
            found.append(("canonical", str(meta.get("content") or "")))
    return [(kind, address.strip()) for kind, address in found if address.strip()]
