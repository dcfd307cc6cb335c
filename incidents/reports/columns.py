"""What every table of an export is made of: a column, a table, one record as the columns read it, and the file's head.

The tables themselves are in `tables`; CSV, XLSX and the code book all read them, so a column has one name, one meaning
and one value wherever it stands. Names of columns are for programs and the same in every language; meanings are msgids.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from incidents.domain.claims import Heard
from incidents.domain.counts import BOUNDS_VERSION, Count
from incidents.domain.incident import Figure, IncidentPlace, Record
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.reference import Term as ListTerm
from incidents.domain.rule import VERSION, Line
from incidents.domain.vocabulary import ALL, N_, Audience, PlaceRole, Term
from incidents.reports.cells import Value

R_contra = TypeVar("R_contra", contravariant=True)
R = TypeVar("R")

#: The codes a column may hold: the name of a vocabulary list, a list the program decides on, or (code, msgid) pairs.
Values = str | type[Term] | tuple[tuple[str, str], ...]
YES_NO = (("yes", N_("Yes")), ("no", N_("No")))


def english(message: str, **params: Any) -> str:
    """The msgid itself with its values put in: what stands in place of a catalogue where none is handed in."""
    return message % params if params else message


@dataclass(frozen=True, kw_only=True)
class ExportHead:
    """What a file says about itself.

    `base_url` gives the address of an incident from its code; `filter_words` the question in words, a condition a
    line; `say` translates a msgid and puts its values in; `vocabulary` holds the lists for the code book, by name.
    `count` is how many records are expected, 0 where nobody counted.
    """

    audience: Audience
    made_at: datetime
    base_url: Callable[[str], str]
    filter_words: tuple[str, ...] = ()
    count: int = 0
    lang: str = "en"
    data_kind_note: str = ""
    rule_version: str = VERSION
    bounds_version: str = BOUNDS_VERSION
    method_lines: tuple[str, ...] = ()
    licence: str = ""
    vocabulary: Mapping[str, tuple[ListTerm, ...]] = field(default_factory=dict)
    say: Callable[..., str] = english

    @property
    def right_to_left(self) -> bool:
        """Whether the file is read from the right."""
        return self.lang in {"ar", "ckb"}


@dataclass(frozen=True)
class Entry:
    """One disclosed record, with what its columns read again and again worked out once."""

    record: Record
    url: str
    figures: Mapping[tuple[str, str], Figure]
    heard: Mapping[int, Heard]

    @classmethod
    def of(cls, record: Record, head: ExportHead) -> "Entry":
        """The entry of a record in a file with this head."""
        return cls(
            record,
            head.base_url(record.code),
            {(one.line.outcome, one.line.group): one for one in record.figures},
            {one.claim.number: one for one in record.content.heard()},
        )

    @property
    def entry(self) -> "Entry":
        """Itself: a row of the incidents table is the entry."""
        return self

    def count(self, outcome: str, group: str = ALL) -> Count | None:
        """The published range of an outcome and group; None where nothing counts towards it."""
        figure = self.figures.get((outcome, group))
        return figure.count if figure is not None and figure.count.known else None

    def line(self, outcome: str, group: str = ALL) -> Line | None:
        """What the rule made of an outcome and group, before any reviewer's figure."""
        figure = self.figures.get((outcome, group))
        return figure.line if figure is not None else None

    @property
    def main_place(self) -> IncidentPlace | None:
        """Where it happened: the first place of that role, else the first of any."""
        places = self.record.content.places
        return next((one for one in places if one.role == PlaceRole.SITE), places[0] if places else None)


class OfIncident(Protocol):
    """A row that belongs to one incident."""

    @property
    def entry(self) -> Entry:
        """The incident it belongs to."""


@dataclass(frozen=True)
class Column(Generic[R_contra]):
    """A column: its name, how its value is read off a row, what it means (a msgid with `params`), which codes it holds.

    `team` columns are left out of what goes to the public. `width` is in characters, for sheets.
    """

    name: str
    read: Callable[[R_contra], Value]
    meaning: str
    values: Values = ""
    team: bool = False
    width: int = 0
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table: its name in file names, its title and what one row of it is (msgids), its columns, its rows."""

    name: str
    title: str
    row: str
    columns: tuple[Column[R], ...]
    rows: Callable[[Entry], Iterable[R]]

    def shown(self, audience: Audience) -> tuple[Column[R], ...]:
        """The columns this audience gets."""
        return tuple(one for one in self.columns if audience == Audience.TEAM or not one.team)

    def lines(self, entry: Entry, audience: Audience) -> Iterable[list[Value]]:
        """The rows of one record, each the values of the shown columns in order."""
        columns = self.shown(audience)
        return ([column.read(row) for column in columns] for row in self.rows(entry))


#: The columns that open every table but the incidents' own.
BELONGS: tuple[Column[OfIncident], ...] = (
    Column("incident", lambda row: row.entry.record.code, N_("The code of the incident")),
    Column("url", lambda row: row.entry.url, N_("The address of the incident's page"), width=30),
    Column(
        "data_kind",
        lambda row: row.entry.record.content.data_kind,
        N_("What kind of record it is: real work, the demonstration, or invented for tests"),
    ),
)


def above(place: IncidentPlace | None, level: PlaceLevel) -> Place | None:
    """The place of this level that holds `place`, or is it."""
    return next((one for one in place.chain if one.level == level), None) if place is not None else None
