"""Which characters the typesetter has letters for; what has none is printed as its code, so that nothing is lost.

An archive file (PDF/A) may not hold a character that it does not show, so this is settled before it is typeset.
"""

import re
from functools import cache
from pathlib import Path

_LETTERS = Path(__file__).resolve().parents[2] / "data" / "dossier" / "letters.txt"
_RANGE = re.compile(r"^(?!#).+$", re.MULTILINE)


def coded(text: str) -> str:
    """The text, "[U+4E2D]" in the place of each character that no typeface here has. "\\n" and ASCII always stay."""
    return text if text.isascii() else _without_letters().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


@cache
def _without_letters() -> re.Pattern[str]:
    return re.compile(f"[^\n{''.join(map(_class, spans()))}]")


def spans() -> list[tuple[int, int]]:
    """The first and last code of each range of characters that can be set."""
    found = " ".join(_RANGE.findall(_LETTERS.read_text(encoding="ascii"))).split()
    return [(int(first, 16), int(last or first, 16)) for first, _, last in (span.partition("-") for span in found)]


def _class(span: tuple[int, int]) -> str:
    return f"{re.escape(chr(span[0]))}-{re.escape(chr(span[1]))}"
