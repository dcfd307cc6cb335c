"""A page saved by a browser as one file (MHTML, RFC 2557): the page itself, without its pictures."""

from email import message_from_bytes, policy
from email.message import Message

_PAGE = "text/html"
_MOST_PARTS = 2000


def page_of_mhtml(body: bytes) -> tuple[bytes, str]:
    """The bytes of the first page in it, and their charset; empty where there is none."""
    try:
        return _first_page(message_from_bytes(body, policy=policy.compat32))
    except RecursionError:
        return b"", ""  # parts in parts in parts: no browser saves a page so


def _first_page(message: Message) -> tuple[bytes, str]:
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() == _PAGE and not part.is_multipart():
            return _bytes(part), str(part.get_content_charset() or "")
    return b"", ""


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
