"""Files with tables: CSV, XLSX, ODS and XLS, read row by row without running or expanding anything in them."""

from pathlib import Path
from typing import BinaryIO

from incidents.reading.sheets.table import DateHabit, Note, Row, Table

__all__ = ["DateHabit", "Note", "Row", "Table", "open_table"]


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
    raise NotImplementedError
