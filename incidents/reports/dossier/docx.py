"""A document as DOCX, for those who go on writing in it: true right-to-left, real headings, tables, links and fields.

The body is written a part at a time and goes into the file as a stream, so memory does not grow with it.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from incidents.reports.dossier.blocks import Document
from incidents.reports.dossier.drawings import draw
from incidents.reports.dossier.manuscript import Manuscript
from incidents.reports.dossier.word_blocks import lines
from incidents.reports.dossier.word_contents import contents, marked
from incidents.reports.dossier.word_package import BODY, FOOT, pack, picture_name

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # zip has a time for each part; with one for all, the same input is the same bytes
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>'
)


def write(document: Document, out: IO[bytes]) -> int:
    """Write the document; 0, since only the program that opens it knows its pages.

    Refused: a picture could not be drawn. OSError: there is no room for it.
    """
    made = Manuscript(lang=document.lang)
    with TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "body").open("w", encoding="utf-8", newline="\n") as body:
            body.writelines(f"{line}\n" for line in lines(document, made))
        draw(made.drawings, folder)
        with (folder / "package").open("wb") as package:
            pack(document, made, package)
        with (folder / "whole").open("wb") as whole:
            _assemble(folder, made, whole)
        with (folder / "whole").open("rb") as whole:
            shutil.copyfileobj(whole, out)
    return 0


def _assemble(folder: Path, made: Manuscript, out: IO[bytes]) -> None:
    """The package with its body and its drawings in their places."""
    drawings = {
        picture_name(key): folder / f"{number}.png" for number, key in enumerate(made.drawings.values(), start=1)
    }
    with ZipFile(folder / "package") as package, ZipFile(out, "w") as whole:
        for name in sorted(package.namelist(), key=_place):
            with whole.open(_entry(name), "w") as part:
                if name == BODY:
                    _body(folder / "body", made, part)
                elif name in drawings:
                    part.write(drawings[name].read_bytes())
                else:
                    part.write(package.read(name))


def _place(name: str) -> tuple[bool, str]:
    """The list of content types comes first, as readers expect."""
    return not name.startswith("["), name


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _LONG_AGO)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _body(path: Path, made: Manuscript, part: IO[bytes]) -> None:
    part.write(_OPEN.encode())
    with path.open(encoding="utf-8", newline="\n") as body:
        for line in body:
            number = marked(line)
            part.write((contents(made.contents[number - 1], made) if number else line).encode())
    part.write(f"{_section(made)}</w:body></w:document>".encode())


def _section(made: Manuscript) -> str:
    """A4 with margins of 2.5 cm; the foot on each page."""
    bidi = "<w:bidi/>" if made.right else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOT}"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1361" w:right="1418" w:bottom="1474" w:left="1418" w:header="709" w:footer="709" '
        'w:gutter="0"/>'
        f"{bidi}</w:sectPr>"
    )
