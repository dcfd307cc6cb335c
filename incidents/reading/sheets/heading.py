"""Where the heading of a table stands, what its columns are called, and the row of HXL tags that may follow it."""

import re
from collections import Counter
from collections.abc import Sequence

from incidents.domain.errors import Refused
from incidents.domain.script import DIGITS
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.limits import MOST_COLUMNS
from incidents.reading.sheets.mojibake import mended
from incidents.reading.sheets.records import Record
from incidents.reading.sheets.table import Note

_LOOKED_AT = 20  # records from the top
_SHARE = 0.6  # of the cells usually filled; a title above the heading fills fewer
_TAG = re.compile(r"#[a-z]+\w*(\s*\+\s*\w+)*", re.IGNORECASE)
_FIGURE = re.compile(r"[-+\d][\d\s.,:/+%-]*")
_LETTERS = 26


def find(sample: Sequence[Record]) -> int:
    """Which record of the sample is the heading: the first that is words throughout, and as full as the others."""
    filled = Counter(number for record in sample if (number := len(_filled(record.cells))))
    usual = max(filled, key=lambda width: (filled[width], width), default=0)
    for place, record in enumerate(sample[:_LOOKED_AT]):
        words = _filled(record.cells)
        if len(words) >= max(_SHARE * usual, min(2, usual)) and words and all(map(_is_word, words)):
            return place
    return next((place for place, record in enumerate(sample) if _filled(record.cells)), 0)


def names(cells: Sequence[Cell]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """The names of the columns, each once, none blank, and what had to be done to that end.

    Refused: more columns than any table has.
    """
    if len(cells) > MOST_COLUMNS:
        raise Refused(
            N_("The heading has %(columns)s columns; a table has %(most)s at most."),
            columns=len(cells),
            most=MOST_COLUMNS,
        )
    plain = [_plain(cell) for cell in cells]
    while plain and not plain[-1]:
        plain.pop()
    found: dict[str, None] = {}
    notes: list[Note] = []
    for place, name in enumerate(plain):
        own = name or f"column {letters(place)}"
        unique = _unique(own, found)
        if not name:
            notes.append((N_("Column %(letters)s has no name; it is called “%(name)s”."),
                          {"letters": letters(place), "name": unique}))  # fmt: skip
        elif unique != own:
            notes.append((N_("Two columns are called “%(name)s”; the later one is called “%(unique)s”."),
                          {"name": own, "unique": unique}))  # fmt: skip
        found[unique] = None
    return tuple(found), tuple(notes)


def is_tags(cells: Sequence[Cell]) -> bool:
    """Whether a row holds HXL tags, such as #date+start, and no content."""
    words = _filled(cells)
    return bool(words) and all(isinstance(word, str) and _TAG.fullmatch(word.strip()) for word in words)


def letters(place: int) -> str:
    """The letters by which a spreadsheet calls its column; `place` counts from 0."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell is not None and (not isinstance(cell, str) or cell.strip())]


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not _FIGURE.fullmatch(cell.strip().translate(DIGITS)) and len(cell) <= 200  # noqa: PLR2004 - longer is prose


def _plain(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    text = mended(text) or text
    return " ".join(text.replace("\ufeff", "").replace("\0", "").split())


def _unique(name: str, taken: dict[str, None]) -> str:
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name} ({number})"
    return unique
