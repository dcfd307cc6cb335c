"""Everything that a file says, however it is packed: zips in zips unpacked, documents read out."""

import gzip
import io
import re
import unicodedata
import zipfile

import pypdfium2

_ZIP, _PDF, _GZIP = b"PK", b"%PDF-", b"\x1f\x8b"


def said_in(file: bytes) -> str:
    """The names and texts in a file, of every file in it too, in one form of Unicode."""
    return unicodedata.normalize("NFC", "\n".join(_texts(file)))


def unbroken(text: str) -> str:
    """A text without its line breaks, spaces and hyphens: a narrow column may break a word anywhere."""
    return re.sub(r"[\s\u00ad\u200b\ufffe-]+", "", text)


def _texts(file: bytes) -> list[str]:
    if file.startswith(_ZIP):
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            names = archive.namelist()
            return names + [text for name in names for text in _texts(archive.read(name))]
    if file.startswith(_PDF):
        return _pages(file)
    if file.startswith(_GZIP):
        return _texts(gzip.decompress(file))
    return [file.decode("utf-8", "replace")]


def _pages(file: bytes) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        told = [*map(str, document.get_metadata_dict().values())]
        told += [entry.get_title() for entry in document.get_toc()]
        return [*told, *(page.get_textpage().get_text_bounded() for page in document)]
