"""Feeds as Atom (RFC 4287), built as a tree so that every text is escaped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as Tree

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a feed. `mark` is its id, an address that stays whatever becomes of what it tells.

    `address` is its page here, `source` where it was published, `excerpt` a part of it; the last two may be blank.
    """

    mark: str
    title: str
    authors: tuple[str, ...]
    address: str
    lang: str
    updated: datetime
    source: str = ""
    excerpt: str = ""


def document(entries: Sequence[Entry], *, title: str, home: str, own: str, lang: str) -> bytes:
    """The feed as UTF-8 XML; `home` is the page that it is a feed of, `own` the feed's address."""
    Tree.register_namespace("", _ATOM)
    root = Tree.Element(_name("feed"), {"xml:lang": lang})
    _text(root, "id", home)
    _text(root, "title", title)
    _text(root, "updated", max((one.updated for one in entries), default=EPOCH).isoformat())
    _link(root, home, "alternate", "text/html")
    _link(root, own, "self", "application/atom+xml")
    for one in entries:
        _entry(root, one)
    whole: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _entry(root: Tree.Element, one: Entry) -> None:
    entry = Tree.SubElement(root, _name("entry"), {"xml:lang": one.lang} if one.lang else {})
    _text(entry, "id", one.mark)
    _text(entry, "title", one.title)
    _text(entry, "updated", one.updated.isoformat())
    for author in one.authors:
        _text(Tree.SubElement(entry, _name("author")), "name", author)
    _link(entry, one.address, "alternate", "text/html")
    if one.source:
        _link(entry, one.source, "via", "text/html")
    if one.excerpt:
        _text(entry, "summary", one.excerpt)


def _text(parent: Tree.Element, name: str, text: str) -> None:
    Tree.SubElement(parent, _name(name)).text = _NOT_XML.sub("", text)


def _link(parent: Tree.Element, href: str, rel: str, kind: str) -> None:
    Tree.SubElement(parent, _name("link"), {"href": href, "rel": rel, "type": kind})


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"
