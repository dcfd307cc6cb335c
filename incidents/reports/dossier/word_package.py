"""The Word file around its body: styles, lists, foot, properties. python-docx packs it; nothing of its template stays."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import IO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import Document
from incidents.reports.dossier.manuscript import Manuscript
from incidents.reports.dossier.word_foot import foot

_PARTS = Path(__file__).resolve().parents[2] / "data" / "dossier" / "word"
_MOST = 255  # characters of a property that Word shows whole
BODY = "word/document.xml"
FOOT = "f1"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHIPPED = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
}


def pack(document: Document, made: Manuscript, out: IO[bytes]) -> None:
    """Write the file as python-docx makes it, its body and drawings still to be put in (`BODY`, `picture_name`)."""
    file = docx.Document()
    _bare(file)
    for name, (content, relation) in _SHIPPED.items():
        _add(file, f"word/{name}.xml", content, relation, name, (_PARTS / f"{name}.xml").read_bytes())
    _add(file, "word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, "numbering", _lists(made))
    _add(file, "word/footer1.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, FOOT, foot(document, made))
    for relation in made.drawings.values():
        _add(file, picture_name(relation), CONTENT_TYPE.PNG, RELATIONSHIP_TYPE.IMAGE, relation, b"")
    for address, relation in made.addresses.items():
        file.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, relation, is_external=True)
    _describe(file, document)
    file.save(out)


def picture_name(relation: str) -> str:
    """Where in the file the drawing of a relation stands."""
    return f"word/media/{relation}.png"


def _bare(file: WordDocument) -> None:
    """Leave of the template its properties and its body alone, which both are written anew."""
    file.part.rels.clear()
    for key, relation in list(file.part.package.rels.items()):
        if relation.reltype not in {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}:
            del file.part.package.rels[key]


def _add(file: WordDocument, name: str, content: str, relation: str, key: str, blob: bytes) -> None:  # noqa: PLR0913, PLR0917
    file.part.load_rel(relation, Part(PackURI(f"/{name}"), content, blob, file.part.package), key)


def _describe(file: WordDocument, document: Document) -> None:
    """The properties: what the document says of itself, and nothing of who made it where."""
    told = file.core_properties
    told.title = lettering.line(document.title)[:_MOST]
    told.author = lettering.line(document.author)[:_MOST]
    told.subject = lettering.line(document.subject)[:_MOST]
    told.keywords = ", ".join(map(lettering.line, document.keywords))[:_MOST]
    told.language = lettering.tag(document.lang)
    told.created = told.modified = document.dated.astimezone(UTC).replace(microsecond=0)
    told.comments = told.last_modified_by = told.category = ""
    told.revision = 1


def _lists(made: Manuscript) -> bytes:
    """The dotted list, and the numbered ones, each of which begins at one."""
    return "".join(_numbering(made.numbered)).encode()


def _numbering(numbered: int) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering {_W}>'
    for kind, (form, text) in enumerate((("bullet", "•"), ("decimal", "%1."))):
        yield (
            f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
        )
    yield '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    for number in range(2, numbered + 2):
        yield (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    yield "</w:numbering>"
