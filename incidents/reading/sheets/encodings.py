"""Which encoding a text file is in. The whole file is looked at, a piece at a time."""

import codecs
import re
from pathlib import Path

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.table import Note

#: The marks with which a file may begin; that of UTF-32 begins like that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STEP = 1 << 20
_HEAD = 1 << 16
_FEW_NULS = 0.05  # of all bytes; text in UTF-16 holds more, as digits, commas and line ends are half NUL
_HIGH = re.compile(rb"[\x80-\xff]+")
_MOST_STRAY = 0.01  # of all characters beyond ASCII: a file with so few bad bytes is UTF-8 with a fault in it
_ARABIC_RUN = 2.0  # bytes: Arabic words are runs of high bytes, accents in Latin words stand alone


def find(path: Path) -> tuple[str, tuple[Note, ...]]:
    """The encoding of a file, as Python calls it, and what is odd about it."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding, ((N_("The file says itself that it is in %(encoding)s."), {"encoding": encoding}),)
    if wide := _without_mark(head):
        return wide, ((N_("The file is in %(encoding)s, though it does not say so."), {"encoding": wide}),)
    good, stray, sample = _weigh(path)
    if not stray or stray < _MOST_STRAY * good:
        return "utf-8", ((N_("Some letters of the file cannot be read; their rows are refused."), {}),) if stray else ()
    code_page = _code_page(sample)
    return code_page, ((N_("The file is not UTF-8; it is read as %(encoding)s."), {"encoding": code_page}),)


def known(encoding: str) -> str:
    """The name of an encoding that somebody chose. Refused: one that there is not."""
    try:
        " ".encode(encoding)  # codecs such as base64 are known too, and make no text
        return codecs.lookup(encoding).name
    except (LookupError, UnicodeError) as error:
        raise Refused(N_("There is no encoding “%(text)s”."), field="encoding", text=encoding[:40]) from error


def mark_length(path: Path, encoding: str) -> int:
    """How many bytes the mark at the beginning takes, in a file of this encoding."""
    with path.open("rb") as file:
        head = file.read(4)
    return next((len(mark) for mark, of in _BOMS if of == encoding and head.startswith(mark)), 0)


def _without_mark(head: bytes) -> str:
    """UTF-16 that does not say so: NUL bytes at every second place."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < _FEW_NULS * len(head) or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _weigh(path: Path) -> tuple[int, int, bytes]:
    """Characters beyond ASCII that are good UTF-8, bytes that are not, and the first piece with such bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = stray = 0
    sample = b""
    with path.open("rb") as file:
        while piece := file.read(_STEP):
            text = decoder.decode(piece)
            if piece.isascii():
                continue
            bad = sum("\udc80" <= char <= "\udcff" for char in text) if not _is_clean(text) else 0
            stray += bad
            good += len(text) - len(text.encode("ascii", "ignore")) - bad
            sample = sample or (piece if bad else b"")
    return good, stray + len(decoder.decode(b"", final=True)), sample


def _is_clean(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _code_page(sample: bytes) -> str:
    runs = _HIGH.findall(sample)
    return "cp1256" if runs and sum(map(len, runs)) / len(runs) >= _ARABIC_RUN else "cp1252"
