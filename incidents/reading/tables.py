"""Files with tables: CSV, XLSX, ODS, XLS and our own JSON, read row by row; nothing in them is run or expanded."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO, Self

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.sheets import delimited, json_file, kinds, rowing, workbook, zips
from incidents.reading.sheets.limits import MOST_BYTES
from incidents.reading.sheets.rowing import Found
from incidents.reading.sheets.table import DateHabit, Note, Row, Table

__all__ = ["DateHabit", "Note", "Row", "Table", "open_table"]

_STEP = 1 << 20
_TOO_LARGE = N_("This file has more than %(most)s MB. Split it, or bring in a part.")


def open_table(
    source: Path | BinaryIO,
    name: str,
    *,
    sheet: str = "",
    encoding: str = "",
    delimiter: str = "",
    header_row: int | None = None,
) -> Table:
    """The table in a file called `name`. What is not given is found out.

    Refused, by name and number: what holds no table, is broken, locked, too large, or made to overwhelm its reader.
    """
    kept = _Kept.of(source)
    if kept.path.stat().st_size > MOST_BYTES:
        raise Refused(_TOO_LARGE, most=MOST_BYTES >> 20)
    wanted = _Wanted(name, encoding, delimiter, header_row)
    return _open(kept, wanted, sheet)


@dataclass(frozen=True)
class _Wanted:
    """What somebody knows of the file."""

    name: str
    encoding: str
    delimiter: str
    header_row: int | None


class _Kept:
    """A file on the disk for as long as a table of it is in use; `path` is removed afterwards if it was made here."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, source: Path | BinaryIO) -> Self:
        """The file itself, or a copy of what is being sent. Refused: more than is read."""
        if isinstance(source, Path):
            return cls(source)
        kept = cls.made()
        length = 0
        with kept.path.open("wb") as out:
            while piece := source.read(_STEP):
                length += len(piece)
                if length > MOST_BYTES:
                    raise Refused(_TOO_LARGE, most=MOST_BYTES >> 20)
                out.write(piece)
        return kept

    @classmethod
    def made(cls) -> Self:
        """A new, empty file."""
        handle, place = mkstemp(prefix="table-")
        with open(handle, "wb"):  # noqa: PTH123 - closes the handle that mkstemp opened
            kept = cls(Path(place))
        weakref.finalize(kept, kept.path.unlink, missing_ok=True)
        return kept


def _open(kept: _Kept, wanted: _Wanted, sheet: str) -> Table:
    kind = kinds.kind_of(kept.path)
    other = partial(_open, kept, wanted)
    if kind == "zip":
        return _open_zip(kept, wanted, sheet)
    if kind == "csv":
        return _table(kept, wanted, _text(kept, wanted, other))
    if kind == json_file.KIND:
        return json_file.open_json(kept.path, wanted.name, sheet, kept)
    found = workbook.open_workbook(kept.path, wanted.name, kind, sheet=sheet, other=other)
    return _table(kept, wanted, found)


def _open_zip(kept: _Kept, wanted: _Wanted, sheet: str) -> Table:
    """A workbook, or a zip with CSV files in it: the one named, else the first."""
    names = [info.filename for info in zips.members(kept.path)]
    kind = kinds.kind_in_zip(names)
    other = partial(_open_zip, kept, wanted)
    if kind != "csv":
        found = workbook.open_workbook(kept.path, wanted.name, kind, sheet=sheet, other=other)
        return _table(kept, wanted, found)
    tables = kinds.tables_in(names)
    if sheet and sheet not in tables:
        raise Refused(N_("There is no file “%(name)s” in this zip."), field="sheet", name=sheet[:80])
    chosen = sheet or tables[0]
    inner = _Kept.made()
    zips.unpack(kept.path, chosen, inner.path)
    if kinds.kind_of(inner.path) != "csv":
        raise Refused(N_("Take “%(name)s” out of the zip and bring it in by itself."), field="sheet", name=chosen[:80])
    found = replace(_text(inner, wanted, other), sheet=chosen, sheets=tuple(tables))
    return _table(inner, wanted, found)


def _text(kept: _Kept, wanted: _Wanted, other: Callable[[str], Table]) -> Found:
    return delimited.open_text(
        kept.path, wanted.name, encoding=wanted.encoding, delimiter=wanted.delimiter, other=other
    )


def _table(kept: _Kept, wanted: _Wanted, found: Found) -> Table:
    return rowing.table(replace(found, kept=kept), wanted.header_row)
