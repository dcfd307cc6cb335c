"""What every table of an export is made of: a column, a table, one record as the columns read it, and the file's head.

The tables themselves are in `tables`; CSV, XLSX and the code book all read them, so a column has one name, one meaning
and one value wherever it stands. Names of columns are for programs and the same in every language; meanings are msgids.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from incidents.domain.claims import Heard
from incidents.domain.counts import BOUNDS_VERSION, Count
from incidents.domain.incident import Figure, IncidentPlace, Record
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.reference import Term as ListTerm
from incidents.domain.rule import VERSION, Line
from incidents.domain.vocabulary import ALL, N_, Audience, PlaceRole, Term
from incidents.reports.cells import Value
from incidents.reports.companions import Answers, Named

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
    `companions` answers what the codes in the records stand for. `count` is how many records are expected, 0 where
    nobody counted. `losses` says in sentences what this form cannot carry of the selection; `sides` gives the kind of
    an actor (a term of the list `perpetrator_type`) from its code.
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
    losses: tuple[str, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)
    vocabulary: Mapping[str, tuple[ListTerm, ...]] = field(default_factory=dict)
    say: Callable[..., str] = english
    companions: Answers = field(default_factory=Answers)

    @cached_property
    def _terms(self) -> Mapping[tuple[str, str], ListTerm]:
        return {(name, term.slug): term for name, terms in self.vocabulary.items() for term in terms}

    def term(self, list_name: str, slug: str) -> ListTerm | None:
        """The term of a list; None where the list has no such term."""
        return self._terms.get((list_name, slug))

    def label(self, list_name: str, slug: str) -> str:
        """The label of a term in the language of the file; its code where the list is not at hand."""
        term = self.term(list_name, slug)
        return term.label(self.lang) if term is not None else slug

    @property
    def right_to_left(self) -> bool:
        """Whether the file is read from the right."""
        return self.lang in {"ar", "ckb"}


@dataclass(frozen=True)
class Entry:
    """One disclosed record, with what its columns read again and again worked out once.

    `figures` and `counts` are by outcome and group; `counts` holds the ranges to which anything counts. `main_place` is
    where it happened: of the places that are shown the first of that role, else the first; `around` is what holds it.
    """

    record: Record
    url: str
    figures: Mapping[tuple[str, str], Figure]
    counts: Mapping[tuple[str, str], Count]
    main_place: IncidentPlace | None
    around: Mapping[PlaceLevel, Place]

    @classmethod
    def of(cls, record: Record, head: ExportHead) -> "Entry":
        """The entry of a record in a file with this head."""
        figures = {(one.line.outcome, one.line.group): one for one in record.figures}
        counts = {key: figure.count for key, figure in figures.items()}
        places = [one for one in record.content.places if one.chain] or record.content.places
        main = next((one for one in places if one.role == PlaceRole.SITE), places[0] if places else None)
        known = {key: count for key, count in counts.items() if count.known}
        return cls(record, head.base_url(record.code), figures, known, main, around(main))

    @property
    def entry(self) -> "Entry":
        """Itself: a row of the incidents table is the entry."""
        return self

    @cached_property
    def heard(self) -> Mapping[int, Heard]:
        """Number → the reported figure, as the rule hears it."""
        return {one.claim.number: one for one in self.record.content.heard()}

    def count(self, outcome: str, group: str = ALL) -> Count | None:
        """The published range of an outcome and group; None where nothing counts towards it."""
        return self.counts.get((outcome, group))

    def line(self, outcome: str, group: str = ALL) -> Line | None:
        """What the rule made of an outcome and group, before any reviewer's figure."""
        figure = self.figures.get((outcome, group))
        return figure.line if figure is not None else None


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
class Sheet(Generic[R]):
    """What every table has: its name in file names, its title and what one row of it is (msgids), its columns."""

    name: str
    title: str
    row: str
    columns: tuple[Column[R], ...]

    def shown(self, audience: Audience) -> tuple[Column[R], ...]:
        """The columns this audience gets."""
        return tuple(one for one in self.columns if audience == Audience.TEAM or not one.team)


@dataclass(frozen=True)
class Table(Sheet[R]):
    """A table whose rows are of incidents."""

    rows: Callable[[Entry], Iterable[R]]

    def lines(self, audience: Audience) -> Callable[[Entry], list[list[Value]]]:
        """How the rows of one record are read for this audience, each the values of the shown columns in order."""
        reads = [column.read for column in self.shown(audience)]
        return lambda entry: [[read(row) for read in reads] for row in self.rows(entry)]


@dataclass(frozen=True)
class Beside(Sheet[R]):
    """A table of what stands beside the records: it is asked for its rows once all of these have gone by."""

    rows: Callable[[Named], Iterable[R]]

    def lines(self, audience: Audience, named: Named) -> Iterator[list[Value]]:
        """Its rows for this audience, each the values of the shown columns in order."""
        reads = [column.read for column in self.shown(audience)]
        return ([read(row) for read in reads] for row in self.rows(named))


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


def around(place: IncidentPlace | None) -> Mapping[PlaceLevel, Place]:
    """Level → the place of this level that holds `place`, or is it; the nearest where there are two of a level."""
    return {one.level: one for one in reversed(place.chain)} if place is not None else {}
