"""Workbooks: XLSX, ODS and XLS. Formulas are read as the value they last had; macros are never run.

The library that reads them takes a whole sheet into memory, and a hostile sheet can ask it for more than there is. So
it works in a process of its own, with a limit (`worker.py`), and its rows come over one by one.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from incidents.domain.errors import Refused
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets import rowing
from incidents.reading.sheets.limits import WORKER_MEMORY, WORKER_SECONDS
from incidents.reading.sheets.records import Record
from incidents.reading.sheets.table import Note, Table

_WORKER = Path(__file__).with_name("worker.py")
_FAULTS = {
    "locked": N_("This file is locked with a password. Save it without one."),
    "broken": N_("This workbook is damaged: it cannot be read."),
    "memory": N_("This sheet needs more memory or time than is given to one file here (%(most)s MB). Save it as CSV."),
}
_WORKBOOK_XML = "xl/workbook.xml"
_FROM_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']", re.IGNORECASE)
_MACROS = "xl/vbaProject.bin"


def open_workbook(path: Path, name: str, kind: str, *, sheet: str, other: Callable[[str], Table]) -> rowing.Found:
    """A sheet of a workbook, by its name; the first with content where none is named.

    Refused: what is damaged or locked, what needs too much memory, a sheet that there is not.
    """
    reading = _read(path, sheet)
    about = next(reading)
    reading.close()
    from_1904, macros = _inside(path) if kind == "xlsx" else (False, False)
    return rowing.Found(
        name=name,
        kind=kind,
        records=partial(_records, path, about["sheet"]),
        other=other,
        sheet=about["sheet"],
        sheets=tuple(about["sheets"]),
        notes=(*_hidden(about), *_macros(macros), *_calendar(from_1904)),
        from_1904=from_1904,
        padded=True,
    )


def _records(path: Path, sheet: str) -> Iterator[Record]:
    reading = _read(path, sheet)
    next(reading)
    for number, cells in reading:
        yield Record(number, [_cell(cell) for cell in cells])


def _read(path: Path, sheet: str) -> Generator[Any]:
    """What the worker says: first about the workbook, then the rows."""
    limits = (str(WORKER_MEMORY), str(WORKER_SECONDS))
    command = [sys.executable, "-P", str(_WORKER), str(path), sheet, *limits]
    with subprocess.Popen(  # noqa: S603 - our own script; path and sheet are arguments, no shell
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as worker:
        try:
            for line in worker.stdout or ():
                said = json.loads(line)
                if isinstance(said, dict) and "fault" in said:
                    raise _refusal(said, sheet)
                yield said
            if worker.wait():  # it was ended by its limits, or by the library's own end
                raise _refusal({"fault": "memory"}, sheet)
        finally:
            worker.kill()


def _refusal(said: dict[str, Any], sheet: str) -> Refused:
    if said["fault"] == "sheet":
        return Refused(
            N_("There is no sheet “%(sheet)s”; there are: %(sheets)s."),
            field="sheet",
            sheet=sheet[:80],
            sheets=", ".join(said["sheets"][:20]),
        )
    return Refused(_FAULTS[said["fault"]], most=WORKER_MEMORY >> 20)


def _cell(cell: Any) -> Cell:
    if isinstance(cell, dict):
        return date.fromisoformat(cell["day"]) if "day" in cell else datetime.fromisoformat(cell["moment"])
    found: Cell = cell
    return found


def _inside(path: Path) -> tuple[bool, bool]:
    """Whether the days of a workbook count from 1904, and whether it carries macros."""
    with ZipFile(path) as archive:
        names = set(archive.namelist())
        settings = archive.read(_WORKBOOK_XML) if _WORKBOOK_XML in names else b""
    return _FROM_1904.search(settings) is not None, _MACROS in names


def _hidden(about: dict[str, Any]) -> tuple[Note, ...]:
    return tuple((N_("The sheet “%(sheet)s” is hidden."), {"sheet": name}) for name in about["hidden"])


def _macros(macros: bool) -> tuple[Note, ...]:  # noqa: FBT001 - what was found
    return ((N_("The workbook carries macros; they are not run."), {}),) if macros else ()


def _calendar(from_1904: bool) -> tuple[Note, ...]:  # noqa: FBT001 - what was found
    return ((N_("The workbook counts its days from 1904."), {}),) if from_1904 else ()
