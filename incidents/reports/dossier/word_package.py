"""The Word file around its body: styles, lists, foot, properties. python-docx packs it, without its template."""

import re
from collections.abc import Iterator
from datetime import UTC
from functools import partial
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
_SIZES = re.compile(r'<w:sz w:val="(\d+)"/>(\s*)<w:szCs w:val="(\d+)"/>')


def pack(document: Document, made: Manuscript, out: IO[bytes]) -> None:
    """Write the file as python-docx makes it, its body and drawings still to be put in (`BODY`, `picture_name`)."""
    file = docx.Document()
    _bare(file)
    add = partial(_add, file)
    add("word/styles.xml", (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES), "styles", _styles(made))
    add("word/settings.xml", (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS), "settings", _settings())
    add("word/numbering.xml", (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING), "lists", _lists(made))
    add("word/footer1.xml", (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER), FOOT, foot(document, made))
    for relation in made.drawings.values():
        add(picture_name(relation), (CONTENT_TYPE.PNG, RELATIONSHIP_TYPE.IMAGE), relation, b"")
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


def _add(file: WordDocument, name: str, kind: tuple[str, str], key: str, blob: bytes) -> None:
    """A part of the file, of such a content and such a relation to the body, under this key."""
    content, relation = kind
    file.part.load_rel(relation, Part(PackURI(f"/{name}"), content, blob, file.part.package), key)


def _settings() -> bytes:
    return (_PARTS / "settings.xml").read_bytes()


def _styles(made: Manuscript) -> bytes:
    """The styles; the letters of the other direction are set a point apart from those of the document's own."""
    styles = (_PARTS / "styles.xml").read_text(encoding="utf-8")
    return _SIZES.sub(partial(_sizes, right=made.right), styles).encode()


def _sizes(found: re.Match[str], *, right: bool) -> str:
    latin, arabic = (int(found[3]) - 2, int(found[3])) if right else (int(found[1]), int(found[1]) + 2)
    return f'<w:sz w:val="{latin}"/>{found[2]}<w:szCs w:val="{arabic}"/>'


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
            f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="start"/>'
            '<w:pPr><w:ind w:start="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
        )
    yield '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    for number in range(2, numbered + 2):
        yield (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    yield "</w:numbering>"
