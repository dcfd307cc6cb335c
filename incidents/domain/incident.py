"""An incident in the shapes that travel: a draft as entered, a record as kept, a summary as listed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim, Heard, voice_of
from incidents.domain.counts import Count
from incidents.domain.dates import UncertainDate
from incidents.domain.fates import Since
from incidents.domain.moments import BAGHDAD, TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlacePrecision, Point
from incidents.domain.rule import Line, Window, derive
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import (
    ALL,
    Audience,
    CauseRole,
    Clarity,
    DataKind,
    Grade,
    LinkKind,
    PlaceRole,
    Relation,
    Status,
    Tier,
)


@dataclass(frozen=True, kw_only=True)
class IncidentPlace:
    """A place with its part in the incident; `radius_m` in metres is drawn as a circle.

    `point` is set only where this incident is placed more exactly than its place; `public_precision` is the finest
    that the public may see. `chain` (the place, then its ancestors) is filled in on the way out of storage.
    """

    place: str
    role: PlaceRole = PlaceRole.SITE
    precision: PlacePrecision = PlacePrecision.SITE
    radius_m: int | None = None
    point: Point | None = None
    public_precision: PlacePrecision = PlacePrecision.SITE
    as_named: str = ""
    note: Trilingual = field(default_factory=Trilingual)
    chain: tuple[Place, ...] = ()

    @property
    def where(self) -> Point | None:
        """The point to draw: the incident's own, else the place's."""
        return self.point or (self.chain[0].point if self.chain else None)

    @property
    def withheld(self) -> bool:
        """Whether the public is shown less than is known, beyond what every record withholds."""
        return self.public_precision > max(self.precision, PlacePrecision.SITE)


@dataclass(frozen=True, kw_only=True)
class Cause:
    """What is reported to have killed or injured; `article` is who reports it."""

    term: str
    role: CauseRole = CauseRole.CAUSE
    article: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ArticleLink:
    """An article of the incident; `ref` is filled in on the way out of storage."""

    article: str
    relation: Relation = Relation.REPORTS
    ref: ArticleRef | None = None


@dataclass(frozen=True, kw_only=True)
class IncidentLink:
    """To another incident by code; title and date are filled in, for readers who may see it."""

    kind: LinkKind
    code: str
    title: Trilingual = field(default_factory=Trilingual)
    occurred: UncertainDate | None = None


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A reviewer's own figure for a line, with the reason that the rule asks for."""

    outcome: str
    group: str = ALL
    min: int | None = None
    best: int | None = None
    max: int | None = None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Everything a person enters about an incident. It has no code and no number yet derived.

    `closed` are the articles and incidents that it names and that are kept for named people; filled in on the way out
    of storage.
    """

    title: Trilingual = field(default_factory=Trilingual)
    summary: Trilingual = field(default_factory=Trilingual)
    occurred: UncertainDate | None = None
    time_from: time | None = None
    time_text: str = ""
    time_of_day: str = ""
    clarity: Clarity = Clarity.EVENT
    event_type: str = ""
    places: tuple[IncidentPlace, ...] = ()
    violations: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    actors: tuple[Involvement, ...] = ()
    claims: tuple[Claim, ...] = ()
    articles: tuple[ArticleLink, ...] = ()
    links: tuple[IncidentLink, ...] = ()
    settings: tuple[Setting, ...] = ()
    no_number_reason: str = ""
    sensitivity: tuple[str, ...] = ()
    tier: Tier = Tier.PUBLIC
    data_kind: DataKind = DataKind.RECORD
    closed: tuple[str, ...] = ()

    @property
    def window(self) -> Window | None:
        """The first day after the incident began (rule v1, 5)."""
        if self.occurred is None:
            return None
        span = TimeSpan.of(self.occurred)
        if self.time_from is None or (self.occurred.earliest != self.occurred.latest and not self.occurred.lasting):
            return Window.of(span, time_known=False)
        begin = datetime.combine(self.occurred.earliest, self.time_from, BAGHDAD)
        return Window.of(TimeSpan(begin, max(begin, span.end)), time_known=True)

    def cited(self) -> Iterator[str]:
        """Codes of the articles that its links, figures, causes and replies name; blank where one names none."""
        yield from (link.article for link in self.articles)
        yield from (claim.article for claim in self.claims)
        yield from (cause.article for cause in self.causes)
        yield from (actor.reply_article for actor in self.actors)

    def heard(self) -> tuple[Heard, ...]:
        """The claims as the rule hears them, each with the voice of its article."""
        return self._heard

    @cached_property
    def _heard(self) -> tuple[Heard, ...]:
        refs = {link.article: link.ref for link in self.articles if link.ref is not None}
        return tuple(_heard(claim, refs.get(claim.article)) for claim in self.claims)

    def lines(self) -> tuple[Line, ...]:
        """What rule v1 makes of the claims; a pattern over time forms no line."""
        return self._lines

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        """Worked out once: what is written, found and shown of a record asks for it each time."""
        return () if self.clarity == Clarity.SUMMARY else derive(self.heard(), self.window)


def typed(draft: Draft) -> Draft:
    """A draft without what is filled in on the way out of storage."""
    nothing = Trilingual()
    return replace(
        draft,
        places=tuple(replace(one, chain=()) for one in draft.places),
        actors=tuple(replace(one, name=nothing, person=False) for one in draft.actors),
        articles=tuple(replace(one, ref=None) for one in draft.articles),
        links=tuple(replace(one, title=nothing, occurred=None) for one in draft.links),
        closed=(),
    )


def _heard(claim: Claim, ref: ArticleRef | None) -> Heard:
    voice = voice_of(claim, family=ref.voice if ref else "", source=claim.article)
    return Heard(
        claim=claim, voice=voice, published=ref.published if ref else None, reliability=ref.reliability if ref else ""
    )


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A published line: the rule's own result, and a reviewer's figure over it where one was set."""

    line: Line
    setting: Setting | None = None

    @cached_property
    def count(self) -> Count:
        """Minimum, best and maximum to show."""
        own = self.setting
        low, high, is_open = self.line.min, self.line.max, self.line.open
        if own is not None:
            low = own.min if own.min is not None else low
            is_open = is_open and own.max is None
            high = own.max if own.max is not None else high
        return Count(low, high, open=is_open, best=own.best if own else None)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a record on its way, for the team: who took it, from where to where, and why."""

    at: datetime
    by: str
    old: Status
    new: Status
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """An incident as kept and as one audience may see it.

    `kept_figures` are the lines of a record whose claims are not shown any more.
    """

    code: str
    audience: Audience
    version: int
    revision: int
    status: Status
    grade: Grade
    content: Draft
    created: date
    changed: datetime
    published_at: datetime | None = None
    public: bool = False
    grade_reason: str = ""
    contributors: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    forwarded_to: str = ""
    kept_figures: tuple[Figure, ...] = ()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The derived lines with the reviewers' settings."""
        if self.kept_figures:
            return self.kept_figures
        settings = {(one.outcome, one.group): one for one in self.content.settings}
        return tuple(
            Figure(line=line, setting=settings.get((line.outcome, line.group))) for line in self.content.lines()
        )

    def figure(self, outcome: str, group: str = ALL) -> Figure | None:
        """The line of one outcome and group, if any claim speaks of it."""
        return next((one for one in self.figures if (one.line.outcome, one.line.group) == (outcome, group)), None)

    def ref(self, article: str) -> ArticleRef | None:
        """The article of this record with the code given."""
        return next((link.ref for link in self.content.articles if link.article == article), None)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A row of a list, a card, a mark on the map: the disclosed columns of one finding.

    `point`, `precision` and `radius_m` are the published ones. `counts` maps an outcome to its `all` line, `said` to
    how the figures that set its two ends were said (codes of Qualifier, blank where unknown). In a release
    `since` says what became of the record after it, None where nothing did.
    """

    code: str
    audience: Audience
    title: Trilingual
    occurred: UncertainDate | None
    place: Trilingual
    area: Trilingual
    governorate: str
    point: Point | None
    precision: PlacePrecision
    radius_m: int | None
    counts: dict[str, Count]
    voices: int
    disagree: bool
    grade: Grade
    status: Status
    data_kind: DataKind
    clarity: Clarity
    causes: tuple[str, ...]
    changed: datetime
    graphic: bool = False
    has_first: tuple[int | None, int | None] | None = None
    said: dict[str, tuple[str, str]] = field(default_factory=dict)
    since: Since | None = None
