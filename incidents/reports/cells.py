"""The one door through which a value reaches a spreadsheet cell.

A cell that begins like a formula runs when the file is opened (ASVS 1.2.10), so such text gets a `'` in front in CSV.
The mark can be taken off again: text that began with `'` and then like a formula gets one more, so a reader who takes
one `'` off every cell that matches has the very text back. XLSX needs no mark: its cells are typed as text.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from enum import Enum, IntEnum, StrEnum
from functools import cache, partial
from typing import Any

from incidents.domain.formulas import marked

Value = str | int | float | bool | date | time | Enum | tuple[str, ...] | None
Plain = str | int | float

#: Between the parts of one cell, such as the codes of several causes.
BETWEEN = " | "


def plain(value: Value) -> Plain:
    """A value as text or number: days and times in ISO form, yes and no, parts joined, empty text for nothing.

    Half a character (a lone surrogate), which no file can hold, is written as its number.
    """
    kind: Any = type(value)
    return _form(kind)(value)


def cell(value: Value) -> Plain:
    """A value no spreadsheet will run as a formula; a number typed as a number stays one, also below zero."""
    kind: Any = type(value)
    return _cell_form(kind)(value)


def cells(values: Iterable[Any]) -> list[Plain | None]:
    """A row of values as `cell` writes them; nothing stays None, which stands for an empty text."""
    form: Callable[[Any], Callable[[Any], Plain]] = _cell_form
    return [value if value is None else form(type(value))(value) for value in values]


@cache
def _form(kind: type) -> Callable[[Any], Plain]:
    """How values of a type are written; looked up once a type, since a file has millions of cells."""
    return next(write for base, write in _FORMS if issubclass(kind, base))


@cache
def _cell_form(kind: type) -> Callable[[Any], Plain]:
    write = _form(kind)
    if write in _NEVER_RUN:
        return write
    return _safe_text if write is _text else partial(_safe, write)


def _safe(write: Callable[[Any], Plain], value: Value) -> Plain:
    found = write(value)
    return _safe_text(found) if isinstance(found, str) else found


def _safe_text(text: str) -> str:
    return text if text[:1].isalnum() and text.isascii() else marked(_text(text))


def _nothing(_: None) -> str:
    return ""


def _yes_or_no(value: bool) -> str:  # noqa: FBT001 - the value of a cell
    return "yes" if value else "no"


def _code(value: Enum) -> Plain:
    return plain(value.value)


def _joined(parts: tuple[str, ...]) -> str:
    """The parts with the bar between them; a bar within a part, and a backslash, have a backslash in front."""
    whole = BETWEEN.join(parts)
    if "\\" in whole or whole.count("|") >= len(parts):
        whole = BETWEEN.join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)
    return _text(whole)


def _text(text: str) -> str:
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def _number(value: float) -> float:
    return value


_moment = partial(datetime.isoformat, timespec="seconds")
_hour = partial(time.isoformat, timespec="minutes")
#: The first that fits: yes and no are numbers to Python, codes are texts or numbers, moments are days.
_FORMS: tuple[tuple[Any, Callable[[Any], Plain]], ...] = (
    (type(None), _nothing),
    (bool, _yes_or_no),
    (StrEnum, str.__str__),
    (IntEnum, int),
    (Enum, _code),
    (tuple, _joined),
    (str, _text),
    ((int, float), _number),
    (datetime, _moment),
    (time, _hour),
    (date, date.isoformat),
)
#: What these write is a number, or begins with a letter or a digit.
_NEVER_RUN = (_nothing, _yes_or_no, int, _number, _moment, _hour, date.isoformat)
