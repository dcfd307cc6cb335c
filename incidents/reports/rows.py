"""The tables of an export in their order, and the rows that records give, one record after the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from incidents.domain.incident import Record
from incidents.reports.cells import Value
from incidents.reports.columns import Entry, ExportHead, Table
from incidents.reports.cover import Tally
from incidents.reports.tables.actors import ACTORS
from incidents.reports.tables.articles import ARTICLES
from incidents.reports.tables.figures import FIGURES
from incidents.reports.tables.incidents import INCIDENTS
from incidents.reports.tables.places import PLACES
from incidents.reports.tables.ranges import RANGES

TABLES: tuple[Table[Any], ...] = (INCIDENTS, RANGES, FIGURES, ARTICLES, PLACES, ACTORS)


def rows(records: Iterable[Record], head: ExportHead, tally: Tally) -> Iterator[tuple[str, list[Value]]]:
    """Each row of each table as (name of the table, values); `tally` counts the records as they go by."""
    tables = [(table.name, table.lines(head.audience)) for table in TABLES]
    for record in records:
        entry = Entry.of(record, head)
        tally.add(entry)
        for name, lines in tables:
            for row in lines(entry):
                yield name, row
