"""Which documents there are, and what one is made from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from incidents.domain.counts import Count
from incidents.domain.incident import IncidentLink, Record, Summary
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_, Term
from incidents.reports.charts.groups import Chart
from incidents.reports.columns import ExportHead
from incidents.reports.dossier.pictures import Atlas
from incidents.reports.told.tongue import Tongue


class Template(Term):
    """What a document is for."""

    REPORT = "report", N_("Special report, incident by incident")
    ANNEX = "annex", N_("Annex to a submission: table and footnotes")
    PROCEDURES = "procedures", N_("Annex for the UN Special Procedures")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a document is of: a list by its code, address, title and cover text, or a question; and what was found.

    `question` is the filter in words, `asked` the place and period of one that asks for these alone; `by_hand` tells
    that somebody picked the incidents. `notes` are the list's, by the code of their incident. `left_out` counts
    incidents of the list that this audience may not see. `digest` is the SHA-256 of the canonical selection,
    `reference` a total given by others, in words.
    """

    code: str = ""
    address: str = ""
    title: Trilingual = field(default_factory=Trilingual)
    cover: Trilingual = field(default_factory=Trilingual)
    question: tuple[str, ...] = ()
    asked: str = ""
    by_hand: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    count: int = 0
    left_out: int = 0
    digest: str = ""
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Tabled:
    """A chart with its title and what must be minded; `more` codes have no bar."""

    title: str
    chart: Chart
    note: str = ""
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The whole selection at a glance: people as ranges, and how many records stand behind them.

    `without` are events that give no number, `patterns` records over time that enter no sum. `summaries` are what the
    map draws, `off` how many the map leaves away. `period` and `places` are what the records themselves span.
    """

    patterns: int
    killed: Count
    injured: Count
    without: int
    period: str
    places: tuple[str, ...]
    tables: tuple[Tabled, ...]
    summaries: Sequence[Summary]
    off: int = 0


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything that a document is written from.

    `records` gives the disclosed records afresh, in their order; `copies` the SHA-256 of our copy of articles by
    code, for those the audience may know of; `links` what is linked with a record.
    """

    template: Template
    head: ExportHead
    tongue: Tongue
    subject: Subject
    overview: Overview
    atlas: Atlas
    records: Callable[[], Iterator[Record]]
    copies: Callable[[Sequence[str]], Mapping[str, str]]
    links: Callable[[Record], Sequence[IncidentLink]]
