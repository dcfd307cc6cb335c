"""The one door through which a value reaches a spreadsheet cell.

A cell that begins like a formula runs when the file is opened (ASVS 1.2.10), so such text gets a `'` in front in CSV.
The mark can be taken off again: text that began with `'` and then like a formula gets one more, so a reader who takes
one `'` off every cell that matches has the very text back. XLSX needs no mark: its cells are typed as text.
"""

from datetime import date, datetime, time
from enum import Enum

from incidents.domain.formulas import marked

Value = str | int | float | bool | date | time | Enum | tuple[str, ...] | None
Plain = str | int | float

#: Between the parts of one cell, such as the codes of several causes.
BETWEEN = " | "


def plain(value: Value) -> Plain:
    """A value as text or number: days and times in ISO form, yes and no, parts joined, empty text for nothing.

    Half a character (a lone surrogate), which no file can hold, is written as its number.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, tuple):
        value = BETWEEN.join(value)
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value if isinstance(value, int | float) else _iso(value)


def cell(value: Value) -> Plain:
    """A value no spreadsheet will run as a formula; a number typed as a number stays one, also below zero."""
    found = plain(value)
    return marked(found) if isinstance(found, str) else found


def _iso(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return value.isoformat()
