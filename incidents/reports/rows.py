"""The tables of an export in their order, and the rows that records give, one record after the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from incidents.domain.incident import Record
from incidents.reports.cells import Value
from incidents.reports.columns import Beside, Entry, ExportHead, Sheet, Table
from incidents.reports.companions import Named
from incidents.reports.cover import Tally
from incidents.reports.tables.actors import ACTORS
from incidents.reports.tables.articles import ARTICLES
from incidents.reports.tables.causes import CAUSES
from incidents.reports.tables.companions import GAZETTEER, LIST_ITEMS, LISTS, REGISTER, SOURCES
from incidents.reports.tables.figures import FIGURES
from incidents.reports.tables.incidents import INCIDENTS
from incidents.reports.tables.library import LIBRARY
from incidents.reports.tables.places import PLACES
from incidents.reports.tables.ranges import RANGES
from incidents.reports.tables.settings import SETTINGS

OF_RECORDS: tuple[Table[Any], ...] = (INCIDENTS, RANGES, FIGURES, ARTICLES, PLACES, ACTORS, CAUSES, SETTINGS)
#: The library first: reading it finds the outlets and places that articles name.
BESIDE: tuple[Beside[Any], ...] = (LIBRARY, SOURCES, GAZETTEER, REGISTER, LISTS, LIST_ITEMS)
TABLES: tuple[Sheet[Any], ...] = (*OF_RECORDS, *BESIDE)


def rows(records: Iterable[Record], head: ExportHead, tally: Tally) -> Iterator[tuple[str, list[Value]]]:
    """Each row of each table as (name of the table, values); `tally` counts the records as they go by."""
    tables = [(table.name, table.lines(head.audience)) for table in OF_RECORDS]
    with Named(head.companions, head.audience) as named:
        for record in records:
            entry = Entry.of(record, head)
            tally.add(entry)
            named.add(record.content)
            for name, lines in tables:
                for row in lines(entry):
                    yield name, row
        for table in BESIDE:
            yield from ((table.name, row) for row in table.lines(head.audience, named))
