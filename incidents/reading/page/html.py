"""What a saved or fetched page says about its article. Nothing is fetched and nothing runs: scripts are left out.

Trafilatura finds the text, title, outlet and authors. Its date is not taken: without metadata it makes one of the
copyright year. A date is taken from the metadata, else from a place of the page that is marked as its date.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

import trafilatura
from lxml import etree, html

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.prose import Prose
from incidents.reading.when import dates_of

MARKED, FOUND, SHOWN_DATE, OWN_ADDRESS = (
    N_("The page itself says so, in its metadata."),
    N_("Found in the page."),
    N_("A date that the page shows as its own."),
    N_("The address under which the page wants to be known."),
)
MOST_BYTES = 5_000_000
_SURE = {MARKED: 0.9, FOUND: 0.6, SHOWN_DATE: 0.75, OWN_ADDRESS: 0.9}
_DATE_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "pubdate", "publishdate", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "article:published", "publish_date",
)  # fmt: skip
_ISO = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)")
_LANGUAGES = re.compile(r"(en|ar|ckb|ku)\b", re.IGNORECASE)
_MOST_NODES = 40
_MOST_TAGS = 30_000  # of a page in which the article is looked for; of a larger one all text is taken
_LONGEST_DATE = 160
_DATE_PLACES = (
    "//time|//*[contains(translate(@class,'DT','dt'),'date') or contains(translate(@class,'T','t'),'time')"
    " or contains(@class,'publish') or contains(@itemprop,'date')]"
)


@dataclass(frozen=True)
class Said:
    """One thing that a page says: the value, how sure the reading is (0 to 1), and why (a msgid)."""

    value: str
    confidence: float
    why: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """An article's page; what it does not say is None. `published` is a day in ISO form, `text` is without markup."""

    text: str
    title: Said | None = None
    outlet: Said | None = None
    authors: tuple[Said, ...] = ()
    published: Said | None = None
    language: Said | None = None
    address: Said | None = None


def read_page(page: bytes | str, address: str = "") -> Page:
    """What a page says of its article. `address` is where it was found; it helps with relative links only.

    Refused: more than 5 MB of markup, and what is no page.
    """
    if len(page) > MOST_BYTES:
        raise Refused(N_("The page is larger than %(most)s MB of markup. Paste its text."), field="file", most=5)
    tree = trafilatura.load_html(page)
    if tree is None:
        raise Refused(N_("This cannot be read as a web page."), field="file")
    marks = list(_metadata(tree))
    found = None
    if _tags(page) <= _MOST_TAGS:
        found = trafilatura.bare_extraction(tree, url=address or None, with_metadata=True, include_comments=False)
    said = {name: str(getattr(found, name, None) or "") for name in ("text", "title", "sitename", "author")}
    return Page(
        text=said["text"] or _all_text(tree),
        title=_said(said["title"], _any(marks, "og:title", "twitter:title")),
        outlet=_outlet(said["sitename"], marks, address),
        authors=tuple(filter(None, (_said(name, "") for name in said["author"].split(";")))),
        published=_published(tree, marks),
        language=_language(tree, marks),
        address=_address(tree, marks, address),
    )


def _tags(page: bytes | str) -> int:
    return page.count(b"<") if isinstance(page, bytes) else page.count("<")


def _metadata(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """(name in lower case, content) of the meta elements, and the dates and names of JSON-LD."""
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if name and node.get("content"):
            yield name.lower(), node.get("content", "").strip()
    for script in tree.xpath("//script[@type='application/ld+json']")[:_MOST_NODES]:
        yield from _of_json(script.text or "")


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return
    listed = read.get("@graph", [read]) if isinstance(read, dict) else read
    for one in listed[:_MOST_NODES] if isinstance(listed, list) else []:
        if isinstance(one, dict) and isinstance(one.get("datePublished"), str):
            yield "datepublished", one["datePublished"]


def _any(marks: Iterable[tuple[str, str]], *names: str) -> str:
    known = dict(reversed(list(marks)))
    return next((known[name] for name in names if known.get(name)), "")


def _said(value: str, marked: str) -> Said | None:
    """What the metadata says, else what was found."""
    text = " ".join((marked or value).split())
    why = MARKED if marked else FOUND
    return Said(text, _SURE[why], why) if text else None


def _outlet(found: str, marks: list[tuple[str, str]], address: str) -> Said | None:
    marked = _any(marks, "og:site_name", "application-name", "publisher")
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return _said(found or host, marked)


def _published(tree: html.HtmlElement, marks: list[tuple[str, str]]) -> Said | None:
    for name in _DATE_NAMES:
        if day := _iso_day(_any(marks, name)):
            return Said(day, _SURE[MARKED], MARKED)
    for node in tree.xpath(_DATE_PLACES)[:_MOST_NODES]:
        shown = node.get("datetime") or " ".join(node.itertext())
        if day := _iso_day(shown) or _written_day(shown):
            return Said(day, _SURE[SHOWN_DATE], SHOWN_DATE)
    return None


def _iso_day(text: str) -> str:
    """The day with which an ISO date begins; blank for what is none."""
    found = _ISO.match(text)
    if not found:
        return ""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def _written_day(text: str) -> str:
    """A day written out, in any of the three languages; a year alone is none."""
    for mention in dates_of(Prose(text[:_LONGEST_DATE])).mentions:
        if mention.meant.when.days == 1:
            return mention.meant.when.earliest.isoformat()
    return ""


def _language(tree: html.HtmlElement, marks: list[tuple[str, str]]) -> Said | None:
    marked = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or _any(marks, "og:locale")
    found = _LANGUAGES.match(marked)
    return Said(found[1].lower().replace("ku", "ckb"), _SURE[MARKED], MARKED) if found else None


def _address(tree: html.HtmlElement, marks: list[tuple[str, str]], address: str) -> Said | None:
    links = tree.xpath("//link[@rel='canonical']/@href")[:1] or [_any(marks, "og:url")]
    canonical = urljoin(address, str(links[0]).strip()) if links[0] else ""
    if canonical.startswith(("http://", "https://")):
        return Said(canonical, _SURE[OWN_ADDRESS], OWN_ADDRESS)
    return None


def _all_text(tree: html.HtmlElement) -> str:
    """Every text of the body, scripts and styles left out; for pages in which no article is found."""
    etree.strip_elements(tree, "script", "style", "noscript", "template", etree.Comment, with_tail=False)
    lines = (" ".join(text.split()) for text in tree.itertext())
    return "\n".join(line for line in lines if line)
