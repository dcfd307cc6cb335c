"""The article library as an Atom feed (RFC 4287), built as a tree so that every text is escaped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as Tree

from incidents.domain.articles import Article
from incidents.domain.vocabulary import N_
from incidents.web.i18n import say
from incidents.web.words import is_web_address

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One article of the feed. `address` is its page here, `source` where it was published; blank if not shown."""

    title: str
    outlet: str
    authors: tuple[str, ...]
    address: str
    source: str
    excerpt: str
    lang: str
    updated: datetime

    @classmethod
    def of(cls, article: Article, outlet: str, address: str) -> "Entry":
        """What the feed tells of an article."""
        content = article.content
        changed = article.changed or _EPOCH
        return cls(
            title=say(N_("“%(title)s”, %(outlet)s"), title=content.title, outlet=outlet) if content.title else outlet,
            outlet=outlet,
            authors=content.authors or (outlet,),
            address=address,
            source=content.url if content.url_shown and is_web_address(content.url) else "",
            excerpt=content.excerpt,
            lang=content.language,
            updated=changed if changed.tzinfo else changed.replace(tzinfo=UTC),
        )


def document(entries: Sequence[Entry], *, title: str, home: str, own: str, lang: str) -> bytes:
    """The feed as UTF-8 XML; `home` is the library's page, `own` the feed's address."""
    Tree.register_namespace("", _ATOM)
    root = Tree.Element(_name("feed"), {"xml:lang": lang})
    _text(root, "id", home)
    _text(root, "title", title)
    _text(root, "updated", max((one.updated for one in entries), default=_EPOCH).isoformat())
    _link(root, home, "alternate", "text/html")
    _link(root, own, "self", "application/atom+xml")
    for one in entries:
        _entry(root, one)
    whole: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _entry(root: Tree.Element, one: Entry) -> None:
    entry = Tree.SubElement(root, _name("entry"), {"xml:lang": one.lang} if one.lang else {})
    _text(entry, "id", one.address)
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
