"""What a page's bytes are: unpacked within bounds, their type by what they begin with, their characters."""

import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup
from email.message import Message

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.addressing import Unreachable

READ = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}
_RAW_DEFLATE = -15
_PDF = b"%PDF-"
_LOOKED_AT = 4096  # bytes at the beginning
_PDF_BEGINS = 1024  # where a PDF may begin at the latest
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{1,40})""")
_MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_SAME_BY_RULE = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-6": "cp1256"}  # as browsers read them (WHATWG)


def unpacked(body: bytes, coding: str, most: int) -> bytes:
    """A body without its packing. Refused: a packing that is not read, or more than `most` bytes come out of it."""
    named = [one.strip().lower() for one in coding.split(",") if one.strip().lower() not in {"", "identity"}]
    if not named:
        return body
    if len(named) > 1 or named[0] not in _PACKED:
        raise Refused(N_("The page came in a packing that is not read here (%(coding)s)."), field="url", coding=coding)
    bits = _PACKED[named[0]]
    if named[0] == "deflate" and not _is_zlib(body):
        bits = _RAW_DEFLATE
    return _unpack(body, bits, most)


def _unpack(body: bytes, bits: int, most: int) -> bytes:
    found, rest = b"", body
    while rest:
        member = zlib.decompressobj(bits)
        try:
            found += member.decompress(rest, most + 1 - len(found))
        except zlib.error as fault:
            raise Refused(N_("The page came damaged: its packing cannot be read."), field="url") from fault
        if len(found) > most:
            sentence = N_("The page is larger than %(size)s MB once it is unpacked.")
            raise Refused(sentence, field="url", size=most // (1024 * 1024))
        if not member.eof:
            raise Unreachable(N_("The page ended in the middle."), field="url")
        rest = member.unused_data if member.unused_data.strip(b"\0") else b""
    return found


def _is_zlib(body: bytes) -> bool:
    """RFC 1950: the first byte names deflate, the first two are a multiple of 31."""
    return len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0  # noqa: PLR2004


def kind_of(content_type: str, body: bytes) -> tuple[str, str]:
    """Type and charset of a page: by what it begins with, else by what its sender says.

    Refused: anything but a page, a plain text or a PDF.
    """
    head = Message()
    head["content-type"] = content_type or "application/octet-stream"
    said, charset = head.get_content_type(), str(head.get_param("charset") or "")
    if _PDF in body[:_PDF_BEGINS]:
        return "application/pdf", ""
    if said == "application/octet-stream" or (said == "application/pdf" and body):
        said = "text/html" if _TAG.search(body[:_LOOKED_AT]) else said
    if said not in READ or said == "application/pdf":
        sentence = N_("This is no page, text or PDF but %(kind)s. It was not kept.")
        raise Refused(sentence, field="url", kind=said[:80])
    return said, charset


def characters(body: bytes, charset: str = "") -> str:
    """A page's bytes as text: by its byte order mark, its sender's word, its own word; else UTF-8; else as cp1252."""
    marked = next((name for mark, name in _MARKS.items() if body.startswith(mark)), "")
    own = _CHARSET.search(body[:_LOOKED_AT]) or _XML_CHARSET.search(body[:_LOOKED_AT])
    named = [marked, charset, own[1].decode("ascii") if own else "", "utf-8"]
    for name in filter(None, map(_known, named)):
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    said = next(filter(None, map(_known, named[:3])), "cp1252")
    return body.decode(said, errors="replace")


def _known(name: str) -> str:
    """A charset by the name that Python reads it under; blank for one that is no charset."""
    try:
        found = lookup(name) if name else None
    except LookupError:
        return ""
    if found is None or not getattr(found, "_is_text_encoding", True):
        return ""
    return _SAME_BY_RULE.get(found.name, found.name)
