"""A row of somebody's table, read into the terms of this record. Nothing of it is kept yet.

Names stay as the row has them: which place, actor or outlet of ours is meant is decided by whoever keeps the row.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol

from incidents.domain.articles import ArticleDraft
from incidents.domain.checks import Warning_
from incidents.domain.claims import Claim
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Cause, IncidentLink, IncidentPlace, Setting
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity, DataKind, Grade, PlaceRole, Relation, Status, Tier

Cell = str | int | float | date | datetime | None
"""What a cell may hold: None where it is empty, which is never zero."""


class Names(Protocol):
    """What a preset has to ask somebody else."""

    @property
    def today(self) -> date:
        """The day after which nothing can have happened yet."""

    def term(self, words: str, text: str) -> str:
        """The code of a term of the list `words` ("cause", "event_type" …), blank where there is none.

        `text` is its code, its label in any language, or its code in another scheme ("acled:Protests").
        """


@dataclass(frozen=True, kw_only=True)
class NamedPlace:
    """A place as a row names it; `within` are the areas around it, the largest first.

    `precision` is how exactly the table says it is known: the record may be coarser, never finer. None where the table
    does not say: then the place is as exact as the one found by its name, and a bare point as exact as its digits.
    `code`, `radius_m` (metres) and `given`, the place as it stood in our own record, come from our own exports alone.
    """

    name: str = ""
    within: tuple[str, ...] = ()
    point: Point | None = None
    precision: PlacePrecision | None = None
    code: str = ""
    role: PlaceRole = PlaceRole.SITE
    radius_m: int | None = None
    note: Trilingual = field(default_factory=Trilingual)
    given: IncidentPlace | None = None


@dataclass(frozen=True, kw_only=True)
class NamedActor:
    """Who is said to be responsible; `involvement.actor` is blank, or the code of our own exports.

    `perpetrator_type` is a code of that list, blank where the table does not say.
    """

    name: Trilingual
    perpetrator_type: str = ""
    involvement: Involvement = field(default_factory=lambda: Involvement(actor=""))


@dataclass(frozen=True, kw_only=True)
class NamedArticle:
    """An article that a row rests on; `code` is what the row's claims call it, `voice` whose voice it is, by code.

    `whole` is the article as it stood in our own library, by the codes of the file; our own exports alone have it.
    """

    code: str
    title: str = ""
    outlet: Trilingual = field(default_factory=Trilingual)
    via: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    archive_url: str = ""
    published: UncertainDate | None = None
    language: str = ""
    correction_note: str = ""
    relation: Relation = Relation.REPORTS
    voice: str = ""
    tier: Tier = Tier.PUBLIC
    whole: ArticleDraft | None = None


@dataclass(frozen=True, kw_only=True)
class Stood:
    """Where a record of our own stood in the house that it was exported from."""

    status: Status | None = None
    grade: Grade = Grade.PROVISIONAL
    grade_reason: str = ""
    revision: int = 1
    created: date | None = None
    published: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RowDraft:
    """One row of a table as an incident.

    `external` is the code by which the data set knows it. A claim's `article` is blank where the data set itself says
    it, else the `code` of one of `articles`; claims are numbered from 1 within the row. `passage` is the data set's own
    text, to be quoted. `sources` are the outlets it names. With `problems` the row is refused: each names its column in
    `field`. `warnings` are said, and the row comes in.

    `settings`, `links` and what follows come from our own exports alone. `whole`: the row is a record as it stood, to
    which nothing is added. `beside` are articles that it names without resting on them, such as the origin of another.
    """

    external: str = ""
    title: Trilingual = field(default_factory=Trilingual)
    summary: Trilingual = field(default_factory=Trilingual)
    passage: str = ""
    occurred: UncertainDate | None = None
    time_from: time | None = None
    time_text: str = ""
    time_of_day: str = ""
    clarity: Clarity = Clarity.EVENT
    event_type: str = ""
    places: tuple[NamedPlace, ...] = ()
    violations: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    actors: tuple[NamedActor, ...] = ()
    claims: tuple[Claim, ...] = ()
    articles: tuple[NamedArticle, ...] = ()
    links: tuple[IncidentLink, ...] = ()
    settings: tuple[Setting, ...] = ()
    sources: tuple[str, ...] = ()
    no_number_reason: str = ""
    sensitivity: tuple[str, ...] = ()
    tier: Tier = Tier.PUBLIC
    data_kind: DataKind = DataKind.RECORD
    whole: bool = False
    beside: tuple[NamedArticle, ...] = ()
    stood: Stood | None = None
    problems: tuple[Refused, ...] = ()
    warnings: tuple[Warning_, ...] = ()
