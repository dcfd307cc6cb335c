"""Cells of our own exports: codes of our lists, several in one cell, days as EDTF, yes and no."""

import re
from enum import Enum
from typing import TypeVar

from incidents.domain.date_words import FIRST_YEAR, LAST_YEAR
from incidents.domain.dates import Precision, UncertainDate, is_edtf_shaped
from incidents.domain.errors import Refused
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.reading.presets.cells import Cells

E = TypeVar("E", bound=Enum)

_BETWEEN = "|"
_MARKED = re.compile(r"\\([|\\])")
_PART = re.compile(r"(?:\\.|[^|\\]|\\$)+")
_MOST_DIGITS = 9
_PRECISIONS = {code.value: code for code in Precision}


def member(cells: Cells, column: str, kind: type[E], blank: E) -> E:
    """A code of a list that the program decides on."""
    text = cells.line(column)
    if not text:
        return blank
    try:
        return kind(int(text) if text.isdigit() else text)
    except ValueError:
        cells.refuse(column, N_("“%(code)s” is no code of this column."), code=text[:40])
        return blank


def term(cells: Cells, column: str, words: str) -> str:
    """A code of a word list; one that is not known refuses the row."""
    text = cells.line(column)
    found = cells.names.term(words, text) if text else ""
    if text and not found:
        cells.refuse(column, N_("“%(code)s” is no code of this column."), code=text[:40])
    return found


def several(cells: Cells, column: str) -> tuple[str, ...]:
    """The parts of a cell that holds several; a bar with a backslash in front belongs to its part."""
    text = cells.line(column)
    if "\\" not in text:
        return tuple(part for one in text.split(_BETWEEN) if (part := one.strip()))
    parts = (_MARKED.sub(r"\1", one) for one in _PART.findall(text))
    return tuple(part for one in parts if (part := one.strip()))


def terms(cells: Cells, column: str, words: str) -> tuple[str, ...]:
    """Several codes of a word list; one that is not known refuses the row."""
    found = {text: cells.names.term(words, text) for text in several(cells, column)}
    for text in (text for text, code in found.items() if not code):
        cells.refuse(column, N_("“%(code)s” is no code of this column."), code=text[:40])
    return tuple(code for code in found.values() if code)


def yes(cells: Cells, column: str) -> bool:
    """Whether a cell says yes."""
    return cells.line(column).casefold() in {"yes", "true", "1"}


def whole(cells: Cells, column: str) -> int | None:
    """A whole number that need not be one of people, such as how many live in a place."""
    text = cells.line(column)
    if text and not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        cells.refuse(column, N_("“%(text)s” is not a whole number."), text=text[:40])
        return None
    return int(text) if text else None


def trilingual(cells: Cells, prefix: str, *, prose: bool = False) -> Trilingual:
    """Three columns as one text in three languages."""
    read = cells.text if prose else cells.line
    return Trilingual(en=read(f"{prefix}_en"), ar=read(f"{prefix}_ar"), ckb=read(f"{prefix}_ckb"))


def edtf(cells: Cells, column: str) -> UncertainDate | None:
    """A day as we write it, or as a spreadsheet made it anew."""
    text = cells.line(column)
    if not is_edtf_shaped(text):
        return cells.day(column)
    try:
        when = UncertainDate.from_edtf(text)
    except Refused as refused:
        cells.problems.append(refused.at(cells.shown(column)))
        return None
    if when.earliest > cells.names.today or not FIRST_YEAR <= when.earliest.year <= when.latest.year <= LAST_YEAR:
        cells.refuse(column, N_("“%(text)s” is no day of the calendar, or lies in the future."), text=text[:60])
        return None
    return when


def precision(cells: Cells, column: str, when: UncertainDate) -> Precision:
    """How exactly a day is known, by its column; as its length says where that is empty."""
    return cells.choice(column, _PRECISIONS, when.precision)
