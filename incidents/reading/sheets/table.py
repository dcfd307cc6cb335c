"""What a file with a table looks like to whoever reads its rows, whatever kind of file it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from incidents.domain.checks import Warning_
from incidents.domain.errors import Refused
from incidents.domain.script import fold
from incidents.domain.tabled import Cell

KINDS = ("csv", "xlsx", "ods", "xls", "json")
Note = tuple[str, Mapping[str, object]]
"""Something odd that was found, as a msgid with its values."""


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """A column's name as it is compared: case, spaces, underscores and marks do not matter."""
    return "_".join(fold(name.replace("_", " ").replace("#", " ")).split())


@dataclass(frozen=True)
class DateHabit:
    """How a file writes days: whether the month stands first in 11/28/2019, and whether serial days count from 1904."""

    month_first: bool = False
    from_1904: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """One record of a table. `number` counts as people do: the line, or the row of the sheet, on which it begins.

    `cells` maps a column of the table to what stands in it. `problems` say why the row cannot be read at all; then
    `cells` is empty. `warnings` tell what was mended. `parts` are the rows of sister tables that belong to it, by the
    table's name; a table that is there and has none for it is named too. `plain` is an item of a JSON file.
    """

    number: int
    cells: Mapping[str, Cell] = field(default_factory=dict)
    problems: tuple[Refused, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    dates: DateHabit = DateHabit()
    parts: Mapping[str, "tuple[Row, ...]"] = field(default_factory=dict)
    plain: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table found in a file. Nothing but its beginning was read; `rows()` reads it from the top, as often as asked.

    `kind` is one of `KINDS`; `encoding` and `delimiter` are blank for workbooks; `header_row` is the number of the row
    with the columns' names. `sheets` are the sheets of a workbook, or the files of a zip; `sheet` is the one read.
    `rows()` raises Refused where the rest of the file turns out to be unreadable.
    """

    name: str
    kind: str
    columns: tuple[str, ...]
    header_row: int
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    dates: DateHabit = DateHabit()
    rows: Callable[[], Iterator[Row]]
    other: "Callable[[str], Table]"
    """Opens another sheet of the same file, by its name."""

    def column(self, name: str) -> str | None:
        """The column of this name, however it is written in the file."""
        return next((one for one in self.columns if key(one) == key(name)), None)
