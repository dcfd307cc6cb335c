"""A claim: one statement of one article about one incident, with its quoted words.

`fields.md` calls the columns; the rule that turns claims into a published line is in `rule.py`.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from incidents.domain.counts import Bounds, Qualifier, bounds
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.moments import TimeSpan
from incidents.domain.vocabulary import ALL, ClaimKind, ClaimStatus, Scope, Tier


@dataclass(frozen=True, kw_only=True)
class Override:
    """A reviewer's word on whether a claim counts, against the rule or ahead of it."""

    counted: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One reported figure or fact.

    `number` is its place in the order of entry within the incident, from 1; it never changes. `value` and `upper`
    are people (0 or more) or None; empty is not zero. `replaces` is the `number` of an earlier claim.
    `said_by` are the words of the article; `institution` the code of the Source they name, if they name one.
    """

    number: int
    article: str
    kind: ClaimKind = ClaimKind.NUMBER
    outcome: str = ""
    group: str = ALL
    qualifier: Qualifier = Qualifier.EXACT
    value: int | None = None
    upper: int | None = None
    printed: str = ""
    scope: Scope = Scope.INCIDENT
    scope_from: date | None = None
    scope_to: date | None = None
    scope_place: str = ""
    combined: tuple[str, ...] = ()
    as_of: TimeSpan | None = None
    said_by: str = ""
    institution: str = ""
    passage: str = ""
    passage_lang: str = ""
    page_or_time: str = ""
    note: str = ""
    fact: str = ""
    term: str = ""
    status: ClaimStatus = ClaimStatus.ACTIVE
    replaces: int | None = None
    credibility: int | None = None
    credibility_reason: str = ""
    override: Override | None = None
    tier: Tier = Tier.PUBLIC

    @cached_property
    def bounds(self) -> Bounds:
        """The least and the most the words allow, by the table of qualifiers."""
        return bounds(self.qualifier, self.value, self.upper)

    @property
    def stated(self) -> Bounds | None:
        """The same, None for a statement without a number or with one that makes no sense."""
        if self.kind not in {ClaimKind.NUMBER, ClaimKind.DENIAL}:
            return None
        try:
            return self.bounds
        except Refused:
            return None


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A claim with what the rule asks of its article: whose voice it is, when it was published, its outlet's rating."""

    claim: Claim
    voice: str
    published: UncertainDate | None = None
    reliability: str = ""

    @cached_property
    def as_of(self) -> TimeSpan | None:
        """When the number held; the publication date stands in where nothing was said."""
        if self.claim.as_of is not None:
            return self.claim.as_of
        return TimeSpan.of(self.published) if self.published is not None else None

    @cached_property
    def recency(self) -> tuple[float, str, int]:
        """What rule v1 (4) orders by: the end of as-of, then publication, then entry."""
        as_of = self.as_of
        published = self.published.latest.isoformat() if self.published else ""
        return (as_of.end.timestamp() if as_of else float("-inf"), published, self.claim.number)


def voice_of(claim: Claim, *, family: str, source: str, origin_voice: str = "") -> str:
    """Whose voice a claim is: the institution it names, else the origin's, else the outlet's family (rule v1, 2)."""
    return claim.institution or origin_voice or family or source
