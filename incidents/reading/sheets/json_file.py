"""A JSON file of our own as a table: each of its lists is read like a sheet, item by item."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from incidents.domain.errors import Refused
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import N_
from incidents.reading.sheets import json_text
from incidents.reading.sheets.table import Row, Table

KIND = "json"
RECORDS = "records"
_HEAD = "incidents"
_FORMAT, _VERSION = "incidents-json", 1
COLUMNS = ("code", _FORMAT)
"""What the records have as columns; no table of anybody else's is called so."""
_NOT_OURS = N_("This JSON is not a file of this program, so it cannot be brought in.")
_NEWER = N_("This file is of version %(version)s of our JSON; here version %(known)s is read.")
_NO_OBJECT = N_("This is not what a file of ours holds here: an object is wanted.")


def open_json(path: Path, name: str, section: str = "", kept: object = None) -> Table:
    """One list of the document, that of the records where none is named. Refused: it is not a file of ours.

    `kept` is whatever has to live as long as the file is read.
    """
    _check(next((value for part, _, value in json_text.parts(path) if part == _HEAD), None))
    return _table(path, name, section or RECORDS, kept)


def _table(path: Path, name: str, section: str, kept: object) -> Table:
    other: Callable[[str], Table] = partial(_other, path, name, kept)
    return Table(
        name=name,
        kind=KIND,
        columns=COLUMNS if section == RECORDS else (section,),
        header_row=1,
        encoding="utf-8",
        sheet=section,
        rows=partial(_rows, path, section, kept),
        other=other,
    )


def _other(path: Path, name: str, kept: object, section: str) -> Table:
    return _table(path, name, section, kept)


def _rows(path: Path, section: str, _kept: object) -> Iterator[Row]:
    """The items of a list. Of the records the whole document is read, so that its end is seen to be whole."""
    begun = False
    for part, number, value in json_text.parts(path):
        if part == section and number:
            begun = True
            yield _row(number, value)
        elif begun and section != RECORDS:
            return


def _row(number: int, value: Any) -> Row:
    if not isinstance(value, dict):
        return Row(number=number, problems=(Refused(_NO_OBJECT),))
    return Row(number=number, cells={"code": _code(value.get("code")), _FORMAT: None}, plain=value)


def _code(value: Any) -> str:
    """The code of an item; blank where it has none that could be one."""
    try:
        return clean_line(value) if isinstance(value, str) else ""
    except Refused:
        return ""


def _check(head: Any) -> None:
    if not isinstance(head, dict) or head.get("format") != _FORMAT:
        raise Refused(_NOT_OURS)
    if head.get("version") != _VERSION:
        raise Refused(_NEWER, version=str(head.get("version"))[:20], known=_VERSION)
