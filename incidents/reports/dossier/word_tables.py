"""Tables as WordprocessingML: they run from the right where their document does, and repeat their heads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.reports.dossier.blocks import Facts, Table, Text
from incidents.reports.dossier.manuscript import Manuscript
from incidents.reports.dossier.rows import kept_whole, shares
from incidents.reports.dossier.word_runs import paragraph

ACROSS = 9_070  # width of the text on the page, in twentieths of a point
_FACTS = (0.28, 0.72)
_GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'  # or two tables would become one


@dataclass(frozen=True, kw_only=True)
class _Look:
    """How the cells of a row look, and what is said of the row."""

    style: str
    row: str = ""
    cell: str = ""


_HEAD = _Look(
    style="CellHead",
    row="<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
    cell='<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="14213D"/></w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F5F6F9"/>',
)
_WHOLE = _Look(style="Cell", row="<w:trPr><w:cantSplit/></w:trPr>")
_PARTED = _Look(style="Cell")
_NAME, _WHAT = _Look(style="FactName"), _Look(style="Fact")


def table(block: Table, made: Manuscript) -> str:
    """A table under its caption."""
    caption = paragraph(block.caption, "Caption", made, first="<w:keepNext/>") if block.caption else ""
    if not block.head:
        return caption
    widths = shares(block)
    rows = [_row([(text,) for text in block.head], widths, _HEAD, block.numbers, made)]
    rows += (
        _row(row, widths, _WHOLE if kept_whole(row, widths) else _PARTED, block.numbers, made) for row in block.rows
    )
    return f"{caption}{_table('Figures', widths, rows, made)}{_GAP}"


def facts(block: Facts, made: Manuscript) -> str:
    """Names and what they are, without a head."""
    widths = [round(share * ACROSS) for share in _FACTS]
    rows = [
        f"<w:tr>{_cell((name,), widths[0], _NAME, made)}{_cell((what,), widths[1], _WHAT, made)}</w:tr>"
        for name, what in block.rows
    ]
    return f"{_table('Facts', _FACTS, rows, made)}{_GAP}" if rows else ""


def _table(style: str, widths: Sequence[float], rows: Iterable[str], made: Manuscript) -> str:
    columns = "".join(f'<w:gridCol w:w="{round(width * ACROSS)}"/>' for width in widths)
    visual = "<w:bidiVisual/>" if made.right else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{ACROSS}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(
    cells: Sequence[Sequence[Text]], widths: Sequence[float], look: _Look, numbers: frozenset[int], made: Manuscript
) -> str:
    written = (
        _cell(cell, round(width * ACROSS), look, made, flush=place in numbers)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{look.row}{''.join(written)}</w:tr>"


def _cell(texts: Sequence[Text], width: int, look: _Look, made: Manuscript, *, flush: bool = False) -> str:
    more = '<w:jc w:val="end"/>' if flush else ""
    body = "".join(paragraph(text, look.style, made, more) for text in texts or ((),))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look.cell}</w:tcPr>{body}</w:tc>'
