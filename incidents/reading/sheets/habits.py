"""How a file writes its days: which of 11/28/2019 is the month is told by those days that can be read one way only."""

import re
from collections.abc import Iterable, Sequence

from incidents.domain.script import DIGITS
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.table import Note

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?:[ T].*)?")
_MONTHS = 12
_MONTH_FIRST = N_("Days are read month first, as 11/28/2019: some can be read no other way.")
_MIXED = N_(
    "Some days put the month first, others the day. They are read day first, as 28/11/2019; others are refused."
)
_EITHER = N_("Days such as 11/10/2019 can be read two ways. They are read day first, as 28/11/2019.")


def of_days(records: Iterable[Sequence[Cell]]) -> tuple[bool, tuple[Note, ...]]:
    """Whether the month stands first in the days of these records, and what there is to say about it."""
    seen = {_order(found) for cells in records for cell in cells if (found := _day(cell)) is not None}
    if "month" in seen:
        return "day" not in seen, ((_MIXED if "day" in seen else _MONTH_FIRST, {}),)
    return False, ((_EITHER, {}),) if seen == {"either"} else ()


def _day(cell: Cell) -> re.Match[str] | None:
    if not isinstance(cell, str) or not 6 <= len(cell) <= 30:  # noqa: PLR2004 - 1/1/20 to a day with its time
        return None
    return _DAY.fullmatch(cell.strip().translate(DIGITS))


def _order(found: re.Match[str]) -> str:
    first, second = int(found[1]), int(found[2])
    if first > _MONTHS >= second:
        return "day"
    if second > _MONTHS >= first:
        return "month"
    return "same" if first == second else "either"
