"""A document as the typesetter takes it: one JSON object whose texts are strings and never mark-up.

`incidents/data/dossier/document.typ` reads it. Blocks are written as they come, so nothing is held but the anchors.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import IO, Any

from incidents.reports.dossier import lettering, letters
from incidents.reports.dossier.blocks import (
    Contents,
    Document,
    Facts,
    Heading,
    Kind,
    Listed,
    Manner,
    NewPage,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
)
from incidents.reports.dossier.drawings import Drawing
from incidents.reports.dossier.outlining import Outline
from incidents.reports.dossier.rows import kept_whole, shares

_Part = dict[str, Any]

_SHORT = 16  # characters of a range or a code that no line end parts
_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r"\w{1,10}\W{0,3}|\W{1,10}")


def compose(document: Document, out: IO[str]) -> None:
    """Write the document; the anchors that links may land on stand at its end."""
    outline = Outline()
    opening = '{"blocks":[\n'
    for part in _parts(document, outline):
        out.write(opening)
        out.write(letters.coded(json.dumps(part, ensure_ascii=False, separators=(",", ":"))))
        opening = ",\n"
    out.write("\n]," if opening == ",\n" else '{"blocks":[],')
    about = {**_about(document), "anchors": sorted(outline.anchors)}
    out.write(letters.coded(json.dumps(about, ensure_ascii=False)[1:]))


def _about(document: Document) -> _Part:
    return {
        "title": lettering.line(document.title),
        "author": lettering.line(document.author),
        "subject": lettering.line(document.subject),
        "keywords": [lettering.line(word) for word in document.keywords],
        "lang": document.lang,
        "dir": "rtl" if lettering.from_the_right(document.lang) else "ltr",
        "dated": _moment(document.dated),
        "running": lettering.foot(document.running),
        "page_words": lettering.line(document.page_words),
    }


def _moment(dated: datetime) -> dict[str, int]:
    there = dated.astimezone(UTC)
    return {name: getattr(there, name) for name in ("year", "month", "day", "hour", "minute", "second")}


def _parts(document: Document, outline: Outline) -> Iterator[_Part]:
    for number, (block, kept) in enumerate(outline.put_right(document.blocks)):
        part = _KINDS[type(block)](block, document.lang)
        opens = not number and isinstance(block, Heading)
        yield {**part, "kept": kept, "kind": "title" if opens else part["kind"]}


def _said(text: Text, lang: str) -> list[str | _Part]:
    return [_run(run, lang) for run in text]


def _run(run: Run, lang: str) -> str | _Part:
    text = lettering.worded(run, lang)
    long = _LONG_WORD.search(text)
    if not long and not run.link and not run.lang and run.kind not in _SET_APART:
        return text
    short = run.kind is Kind.FIXED and len(text) <= _SHORT and " " not in text
    return {
        "kind": "short" if short else run.kind,
        "parts": _pieces(text) if long else [text],
        "lang": lettering.tag("en" if run.kind is Kind.FIXED else run.lang),
        "link": lettering.address(run.link),
    }


_SET_APART = frozenset({Kind.STRONG, Kind.NOTE, Kind.FIXED})


def _pieces(text: str) -> list[str]:
    """The text cut where a line may end although no word does."""
    parts, done = list[str](), 0
    for word in _LONG_WORD.finditer(text):
        first, *others = _PIECE.findall(word[0])
        parts += [text[done : word.start()] + first, *others]
        done = word.end()
    if done < len(text):
        parts[-1] += text[done:]
    return parts


def _heading(block: Heading, lang: str) -> _Part:
    return {"kind": "heading", "level": block.level, "text": _said(block.text, lang), "anchor": block.anchor}


def _paragraph(block: Paragraph, lang: str) -> _Part:
    turned = lettering.turned(block.text, lang)
    return {"kind": "paragraph", "manner": block.manner, "text": _said(block.text, lang), "turned": turned}


def _facts(block: Facts, lang: str) -> _Part:
    return {"kind": "facts", "rows": [[_said(name, lang), _said(what, lang)] for name, what in block.rows]}


def _items(block: Listed, lang: str) -> _Part:
    return {"kind": "items", "items": [_said(item, lang) for item in block.items], "numbered": block.numbered}


def _table(block: Table, lang: str) -> _Part:
    if not block.head:
        return _paragraph(Paragraph(block.caption, Manner.SMALL), lang)
    widths = shares(block)
    return {
        "kind": "table",
        "caption": _said(block.caption, lang),
        "head": [_said(cell, lang) for cell in block.head],
        "rows": [
            {"cells": [[_said(text, lang) for text in cell] for cell in row], "whole": kept_whole(row, widths)}
            for row in block.rows
        ],
        "widths": widths,
        "numbers": sorted(block.numbers),
    }


def _picture(block: Picture, lang: str) -> _Part:
    drawing = Drawing.of(block)
    across, down = drawing.size_pt
    return {
        "kind": "picture",
        "svg": drawing.svg,
        "alt": drawing.alt,
        "caption": _said(block.caption, lang),
        "width": across,
        "height": down,
    }


def _contents(block: Contents, lang: str) -> _Part:
    return {
        "kind": "contents",
        "title": _said(block.title, lang) if lettering.worded_at_all(block.title) else None,
        "depth": block.depth,
    }


def _page(_: NewPage, __: str) -> _Part:
    return {"kind": "page"}


_KINDS: dict[type, Callable[[Any, str], _Part]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Listed: _items,
    Table: _table,
    Picture: _picture,
    Contents: _contents,
    NewPage: _page,
}
