"""The code book: every table, column and code of an export with its meaning, in the order in which they stand."""

from collections.abc import Iterator
from typing import Any

from incidents.domain.vocabulary import N_
from incidents.reports.columns import Column, ExportHead
from incidents.reports.rows import TABLES

NAME, TITLE = "codebook", N_("Code book")
HEADING = ("table", "column", "code", "meaning", "other_codes")
WIDTHS = (12, 24, 26, 70, 40)

Row = tuple[str, str, str, str, str]


def rows(head: ExportHead) -> Iterator[Row]:
    """The rows of the code book for the head's audience and language; a column is followed by its codes."""
    for table in TABLES:
        yield table.name, "", "", head.say(table.row), ""
        for column in table.shown(head.audience):
            meaning = head.say(column.meaning, **dict(column.params))
            yield table.name, column.name, "", meaning, ""
            for code, label, others in _codes(column, head):
                yield table.name, column.name, code, label, others


def _codes(column: Column[Any], head: ExportHead) -> Iterator[tuple[str, str, str]]:
    values = column.values
    if isinstance(values, str):
        for term in head.vocabulary.get(values, ()):
            yield term.slug, term.label(head.lang), " | ".join(f"{scheme}:{code}" for scheme, code in term.codes)
    elif isinstance(values, tuple):
        for code, label in values:
            yield code, head.say(label), ""
    else:
        for one in values:
            yield one.value, head.say(one.label), ""
