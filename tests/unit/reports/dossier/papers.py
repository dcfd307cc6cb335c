"""Reading what was printed: words, lines as they stand on the page, tags and links of a PDF; parts of a DOCX."""

import ctypes
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pypdfium2
from pypdfium2 import raw

from incidents.reports.dossier import docx, pdf
from incidents.reports.dossier.blocks import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
_BOUND = 600  # characters of a title that are read


def printed(document: Document) -> bytes:
    """The document as PDF."""
    out = BytesIO()
    pdf.write(document, out)
    return out.getvalue()


def typed(document: Document) -> bytes:
    """The document as DOCX."""
    out = BytesIO()
    docx.write(document, out)
    return out.getvalue()


def folded(text: str) -> str:
    """Text without what paper has not: presentation forms, tatweel, invisible marks."""
    return unicodedata.normalize("NFKC", text).translate(_UNSEEN)


def words(text: str) -> Counter[str]:
    """The words of a text, parted where the script changes; vowel signs, which readers set as they like, are apart."""
    plain = folded(text)
    signs = Counter(filter(unicodedata.combining, plain))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return Counter(re.findall(r"[A-Za-z]+|\d+|[^\W\da-zA-Z]+", letters)) + signs


@contextmanager
def opened(made: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(made)
    try:
        yield document
    finally:
        document.close()


def text_by_pdfium(made: bytes) -> str:
    """The text as browsers copy it (Chromium's own reader)."""
    with opened(made) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def text_by_poppler(made: bytes, folder: Path) -> str:
    """The text as readers on Linux copy it."""
    path = folder / "printed.pdf"
    path.write_bytes(made)
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def lines_seen(made: bytes, page: int = 0, only: str = "") -> list[str]:
    """The lines of a page as they are seen, each from its left edge to its right, without blanks and signs.

    `only` names the characters that are looked at, where a line has several typefaces.
    """
    with opened(made) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        chars = [(text.get_charbox(n, loose=True), text.get_text_range(n, 1)) for n in range(text.count_chars())]
    lines: dict[float, list[tuple[float, str]]] = {}
    for (left, bottom, right, _), char in chars:
        if (char in only if only else folded(char).strip()) and right > left and not unicodedata.combining(char):
            lines.setdefault(round(bottom), []).append((left, char))
    return ["".join(char for _, char in sorted(line)) for line in lines.values()]


def language(made: bytes) -> str:
    """The language of the whole, as the file says it."""
    with opened(made) as document:
        return _said(raw.FPDFCatalog_GetLanguage, document.raw)


def title(made: bytes) -> str:
    with opened(made) as document:
        return str(document.get_metadata_value("Title"))


def is_tagged(made: bytes) -> bool:
    with opened(made) as document:
        return bool(raw.FPDFCatalog_IsTagged(document.raw))


def tags(made: bytes, page: int = 0) -> list[tuple[str, str]]:
    """The tags of a page in their order, each with the words that stand for what cannot be read."""
    with opened(made) as document:
        sheet = document[page]
        tree = raw.FPDF_StructTree_GetForPage(sheet.raw)
        found = [
            each
            for number in range(raw.FPDF_StructTree_CountChildren(tree))
            for each in _below(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
        ]
        raw.FPDF_StructTree_Close(tree)
    return found


def _below(element: object) -> Iterator[tuple[str, str]]:
    yield _said(raw.FPDF_StructElement_GetType, element), _said(raw.FPDF_StructElement_GetAltText, element)
    for number in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, number):
            yield from _below(child)


def _said(ask: Callable[..., int], element: object) -> str:
    held = (ctypes.c_ushort * _BOUND)()
    length = ask(element, held, _BOUND)
    return bytes(held)[: max(0, length - 2)].decode("utf-16-le") if length else ""


def targets(made: bytes, page: int = 0) -> list[int]:
    """The pages, from 0, that the inner links of a page lead to."""
    found = []
    with opened(made) as document:
        sheet, place, link = document[page], ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(sheet.raw, ctypes.byref(place), ctypes.byref(link)):
            if target := raw.FPDFLink_GetDest(document.raw, link):
                found.append(raw.FPDFDest_GetDestPageIndex(document.raw, target))
    return found


def part(made: bytes, name: str = "word/document.xml") -> ET.Element:
    """A part of a DOCX, read as XML."""
    with ZipFile(BytesIO(made)) as file:
        return ET.fromstring(file.read(name))  # noqa: S314 - our own


def paragraphs(made: bytes) -> list[str]:
    """The text of each paragraph of a DOCX that has any, its fields aside."""
    found = ("".join(text.text or "" for text in each.iter(f"{W}t")) for each in part(made).iter(f"{W}p"))
    return [text for text in found if text]


def attributes(elements: Iterable[ET.Element], name: str) -> list[str]:
    return [element.get(f"{W}{name}", "") for element in elements]
