"""Opens one workbook for `workbook.py`, in a process of its own that may use little memory and time.

Run as a script: path, sheet (blank: the first with content), most bytes, most seconds. Writes lines of JSON: what was
found, then a row a line. A library that reads hostile files may abort; then this process ends, and no other.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

try:
    import resource
except ImportError:  # Windows has no such limits; there the sizes checked before have to do
    resource = None  # type: ignore[assignment]

FAULTS = (CalamineError, OSError, ValueError, IndexError)


def main() -> None:
    """Read what the arguments name and write it to standard output."""
    path, wanted, memory, seconds = sys.argv[1:5]
    _limit(int(memory), int(seconds))
    try:
        for line in _lines(path, wanted):
            sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")
    except PasswordError:
        sys.stdout.write('{"fault":"locked"}\n')
    except MemoryError:
        sys.stdout.write('{"fault":"memory"}\n')
    except FAULTS:
        sys.stdout.write('{"fault":"broken"}\n')


def _limit(memory: int, seconds: int) -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lines(path: str, wanted: str) -> Iterator[Any]:
    book = CalamineWorkbook.from_path(path)
    names = [one.name for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    hidden = {one.name for one in book.sheets_metadata if one.visible is not SheetVisibleEnum.Visible}
    if wanted and wanted not in names:
        yield {"fault": "sheet", "sheets": names}
        return
    candidates = [wanted] if wanted else [name for name in names if name not in hidden] or names
    for name in candidates:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is not None or name == candidates[-1]:
            yield {"sheets": names, "sheet": name, "hidden": sorted(hidden)}
            for number, row in enumerate(sheet.iter_rows(), start=1):
                yield [number, [_plain(cell) for cell in row]]
            return


def _plain(cell: Any) -> Any:
    """A cell as JSON has it: days and moments as one-key tables, whole numbers without a point, yes and no as words."""
    if cell is None or cell == "":
        return None
    return next((write(cell) for kind, write in _WRITTEN if isinstance(cell, kind)), cell)


def _number(cell: float) -> int | float:
    return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell


_EXACT = 2**53  # beyond it a float no longer tells whole numbers apart
#: How kinds of cells are written; the first that fits, since a moment is a day and yes is a number too.
_WRITTEN: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (bool, lambda cell: "yes" if cell else "no"),
    (float, _number),
    (datetime, lambda cell: {"moment": cell.isoformat()}),
    (date, lambda cell: {"day": cell.isoformat()}),
    (time, lambda cell: cell.isoformat("minutes")),
    (timedelta, str),
)


if __name__ == "__main__":
    main()
