"""Text that went through the wrong encoding once: UTF-8 read as cp1252 or as cp1256, and put right where certain."""

import re
import unicodedata

from incidents.domain.text import is_arabic

_CODE_PAGES = ("cp1252", "cp1256")
_FEWEST = {"cp1252": 1, "cp1256": 2}  # characters mended before it is certain: “ط،” alone may be an abbreviation
_LEADS = re.compile("[ÂÃÐÑØÙÚÛâêëطظعغâ]")
_CODES = range(0x80, 0x100)


def _bytes_of(code_page: str) -> dict[int, int]:
    """Characters of a code page → their bytes; bytes that it leaves open are written as themselves, as programs do."""
    decoded = {code: bytes([code]).decode(code_page, "ignore") or chr(code) for code in _CODES}
    return {ord(char): code for code, char in decoded.items()}


_BYTES = {code_page: _bytes_of(code_page) for code_page in _CODE_PAGES}


def mended(text: str) -> str | None:
    """The text as it was meant; None where it is as it should be, or where that is not certain.

    Certain: every character beyond ASCII belongs to a whole UTF-8 sequence, and what comes out can be read.
    """
    if text.isascii() or not _LEADS.search(text):
        return None
    return next((found for code_page in _CODE_PAGES if (found := _through(text, code_page)) is not None), None)


def _through(text: str, code_page: str) -> str | None:
    try:
        found = text.translate(_BYTES[code_page]).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    wide = [char for char in found if not char.isascii()]
    if len(wide) < _FEWEST[code_page] or any(unicodedata.category(char) in {"Cc", "Cn", "Co"} for char in wide):
        return None
    return found if code_page == "cp1252" or is_arabic("".join(wide)) else None
