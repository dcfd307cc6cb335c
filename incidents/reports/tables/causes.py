"""The causes table: what is reported to have killed or injured, and by which article."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.domain.incident import Cause
from incidents.domain.vocabulary import N_, CauseRole
from incidents.reports.columns import BELONGS, Column, Entry, Table


@dataclass(frozen=True)
class CauseRow:
    """One cause of one incident."""

    entry: Entry
    cause: Cause


def _rows(entry: Entry) -> Iterable[CauseRow]:
    return (CauseRow(entry, cause) for cause in entry.record.content.causes)


CAUSES: Table[CauseRow] = Table(
    name="causes",
    title=N_("Causes"),
    row=N_("One row a reported cause of an incident"),
    columns=(
        *BELONGS,
        Column("cause", lambda row: row.cause.term, N_("The cause"), "cause"),
        Column("role", lambda row: row.cause.role, N_("Whether it is named alone, or as one among several"), CauseRole),
        Column("article", lambda row: row.cause.article, N_("The code of the article that reports it")),
        Column("note", lambda row: row.cause.note, N_("A note in our own words"), width=40),
    ),
    rows=_rows,
)
