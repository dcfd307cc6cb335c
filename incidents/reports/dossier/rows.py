"""Which rows of a table stay on one page, and the widths of its columns."""

from collections.abc import Sequence

from incidents.reports.dossier.blocks import Table, Text

_LINE = 90  # characters across the page at the size of a table
_MOST_LINES = 14  # of a row that is not parted


def shares(table: Table) -> tuple[float, ...]:
    """The share of the page of each column of the head; even ones where none are given or they do not fit."""
    if not table.head:
        return ()
    given = table.widths if len(table.widths) == len(table.head) and min(table.widths, default=0) > 0 else ()
    whole = sum(given)
    return tuple(width / whole for width in given) or (1 / len(table.head),) * len(table.head)


def kept_whole(row: Sequence[Sequence[Text]], widths: Sequence[float]) -> bool:
    """Whether a row is short enough to be moved to the next page as it is."""
    return all(_lines(cell, width) <= _MOST_LINES for cell, width in zip(row, widths, strict=True))


def _lines(cell: Sequence[Text], width: float) -> float:
    return sum(1 + sum(len(run.text) + _LINE * run.text.count("\n") for run in text) / (width * _LINE) for text in cell)
