"""The parts of a document as WordprocessingML, each by its kind: one line of XML a part."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import (
    Contents,
    Document,
    Facts,
    Heading,
    Listed,
    Manner,
    NewPage,
    Paragraph,
    Picture,
    Table,
)
from incidents.reports.dossier.drawings import Drawing
from incidents.reports.dossier.manuscript import Manuscript, bookmark
from incidents.reports.dossier.outlining import Outline
from incidents.reports.dossier.word_contents import marker
from incidents.reports.dossier.word_runs import bookmarked, paragraph, properties, runs
from incidents.reports.dossier.word_tables import facts, table

_EMU = 12_700  # of Word's units to a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_STYLES = {
    Manner.BODY: "Normal",
    Manner.LEAD: "Lead",
    Manner.SMALL: "Small",
    Manner.WARNING: "Warning",
    Manner.FIGURE: "Figure",
}


def lines(document: Document, made: Manuscript) -> Iterator[str]:
    """Each part of the document as a line of XML."""
    for number, (block, made.kept) in enumerate(Outline().put_right(document.blocks)):
        if not number and isinstance(block, Heading):
            yield _title(block, made)
        else:
            yield _KINDS[type(block)](block, made)


def _title(block: Heading, made: Manuscript) -> str:
    body = bookmarked(0, (bookmark(block.anchor),) if block.anchor else (), runs(block.text, made))
    return f"<w:p>{properties('Title', made)}{body}</w:p>"


def _heading(block: Heading, made: Manuscript) -> str:
    number, names = made.headed(block)
    body = bookmarked(number, names, runs(block.text, made))
    return f"<w:p>{properties(f'Heading{block.level}', made)}{body}</w:p>"


def _paragraph(block: Paragraph, made: Manuscript) -> str:
    keep = "<w:keepNext/>" if made.kept else ""
    set_as = properties(_STYLES[block.manner], made, first=keep, turned=lettering.turned(block.text, made.lang))
    return f"<w:p>{set_as}{runs(block.text, made)}</w:p>"


def _items(block: Listed, made: Manuscript) -> str:
    number = made.listed() if block.numbered else 0
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number + 1}"/></w:numPr>'
    set_as = properties("ListParagraph", made, first=numbered)
    return "".join(f"<w:p>{set_as}{runs(item, made)}</w:p>" for item in block.items)


def _picture(block: Picture, made: Manuscript) -> str:
    number, relation = made.drawn(block)
    keep = "<w:keepNext/>" if block.caption else ""
    centred = properties("Normal", made, '<w:jc w:val="center"/>', keep)
    drawn = f"<w:p>{centred}<w:r>{_inline(number, relation, Drawing.of(block))}</w:r></w:p>"
    return drawn + (paragraph(block.caption, "Caption", made, '<w:jc w:val="center"/>') if block.caption else "")


def _inline(number: int, relation: str, drawing: Drawing) -> str:
    across, down = (round(side * _EMU) for side in drawing.size_pt)
    said = escape(drawing.alt)
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{number}" descr="{said}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{number}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _contents(block: Contents, made: Manuscript) -> str:
    made.contents.append(block)
    return marker(len(made.contents))


def _page(_: NewPage, __: Manuscript) -> str:
    return '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


_KINDS: dict[type, Callable[[Any, Manuscript], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: facts,
    Listed: _items,
    Table: table,
    Picture: _picture,
    Contents: _contents,
    NewPage: _page,
}
