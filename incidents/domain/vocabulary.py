"""Terms the code decides on. Every other word list is data (`incidents/data/vocabulary`)."""

from enum import StrEnum
from typing import Self


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "extract this, translate it later"
    """Mark `message` for the catalogues without translating it here."""
    return message


class Term(StrEnum):
    """A code with the English label that the catalogues translate."""

    label: str

    def __new__(
        cls, code: str, label: str = ""
    ) -> Self:  # a default, so that Term("code") type-checks as the look-up it is
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term


class Status(Term):
    """Where a record stands on its way to the public (fields.md 2.4)."""

    DRAFT = "draft", N_("Draft")
    SUBMITTED = "submitted", N_("Submitted for review")
    VERIFIED = "verified", N_("Reviewed, not yet public")
    PUBLISHED = "published", N_("Published")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    REJECTED = "rejected", N_("Not accepted")


class Tier(Term):
    """Who may see a record or a field."""

    PUBLIC = "public", N_("Everyone, once published")
    TEAM = "team", N_("The team only")
    CONFIDENTIAL = "confidential", N_("Named people only")


class Audience(StrEnum):
    """For whom a value was disclosed. Names of the two kinds of finding and of an export."""

    PUBLIC = "public"
    TEAM = "team"


class DataKind(Term):
    """Whether a record is real work, the demonstration, or invented for load tests."""

    RECORD = "record", N_("Record")
    DEMONSTRATION = "demonstration", N_("Demonstration: taken from published reports, not verified by anyone")
    INVENTED = "invented", N_("Invented for tests")


class Grade(Term):
    """How well an incident is supported (Airwars' words, our tests: fields.md 2.3.6)."""

    CONFIRMED = "confirmed", N_("Confirmed")
    FAIR = "fair", N_("Several independent sources")
    WEAK = "weak", N_("One source")
    CONTESTED = "contested", N_("Sources disagree")
    DISCOUNTED = "discounted", N_("Not counted here")
    PROVISIONAL = "provisional", N_("Not yet reviewed")


class Scope(Term):
    """What a reported figure covers."""

    INCIDENT = "incident", N_("This event")
    PART = "part", N_("A part of it")
    WIDER_AREA = "wider_area", N_("A wider area")
    SEVERAL_DAYS = "several_days", N_("More than one day")
    CUMULATIVE = "cumulative", N_("A running total since a date")
    NATIONAL = "national", N_("The whole country")
    MORE = "more", N_("More than this event")
    UNSURE = "unsure", N_("Not sure")


class ClaimKind(Term):
    """What a reported statement is about."""

    NUMBER = "number", N_("A number of people")
    DENIAL = "denial", N_("An official denial")
    CAUSE = "cause", N_("A cause")
    WEAPON = "weapon", N_("A weapon or its maker")
    ACTOR = "actor", N_("Who is said to be responsible")
    PLACE = "place", N_("A place")
    DATE = "date", N_("A date")
    NAME = "name", N_("A name")


class ClaimStatus(Term):
    """What became of a statement since; never deleted."""

    ACTIVE = "active", N_("Stands")
    SUPERSEDED = "superseded", N_("Replaced by its source")
    CORRECTED = "corrected", N_("Corrected by its source")
    RETRACTED = "retracted", N_("Withdrawn by its source")
    DISPUTED = "disputed", N_("Disputed")
    REJECTED = "rejected", N_("Left out by review")


class WhyNot(Term):
    """Why rule v1 does not count a figure; the first that holds, in this order."""

    REVIEW = "review", N_("left out by a reviewer")
    WITHDRAWN = "withdrawn", N_("withdrawn or corrected by its source")
    DENIAL = "denial", N_("an official position, shown beside the figure")
    COMBINED = "combined", N_("adds different harms together")
    MORE = "more", N_("covers more than this event")
    PART = "part", N_("covers a part only")
    UNSURE = "unsure", N_("not certain what it covers")
    UNDATED = "undated", N_("undated")
    SUPERSEDED = "superseded", N_("a later figure from the same source replaces it")
    EARLY = "early", N_("first-day report; other sources spoke later")
    OWN_TOTAL = "own_total", N_("the same source gives a total of its own")
    SUBGROUP = "subgroup", N_("counts some of the people only")


class PlaceRole(Term):
    """How a place belongs to an incident."""

    SITE = "site", N_("Where it happened")
    DEATH = "death", N_("Where people died")
    ROUTE = "route", N_("On the way")
    ORIGIN = "origin", N_("Where it began")


class CauseRole(Term):
    """A cause alone, or one that a source lists among several: then nobody is said to have died of it."""

    CAUSE = "cause", N_("Reported cause")
    AMONG = "among", N_("Reported among causes")


class Relation(Term):
    """How an article belongs to an incident."""

    REPORTS = "reports", N_("Reports it")
    CONTEXT = "context", N_("Gives its context")
    CORRECTS = "corrects", N_("Corrects an earlier report")


class LinkKind(Term):
    """Between two incidents (HURIDOCS list 22)."""

    PRECEDES = "precedes", N_("Before")
    FOLLOWS = "follows", N_("After")
    ENCOMPASSES = "encompasses", N_("Part of it")
    WITHIN = "within", N_("Part of")
    CAUSES = "causes", N_("Led to")
    CONSEQUENCE = "consequence", N_("Followed from")
    PARALLEL = "parallel", N_("At the same time")

    @property
    def inverse(self) -> "LinkKind":
        """The same link, seen from the other incident."""
        return _INVERSE[self]


_INVERSE = {
    LinkKind.PRECEDES: LinkKind.FOLLOWS,
    LinkKind.FOLLOWS: LinkKind.PRECEDES,
    LinkKind.ENCOMPASSES: LinkKind.WITHIN,
    LinkKind.WITHIN: LinkKind.ENCOMPASSES,
    LinkKind.CAUSES: LinkKind.CONSEQUENCE,
    LinkKind.CONSEQUENCE: LinkKind.CAUSES,
    LinkKind.PARALLEL: LinkKind.PARALLEL,
}


class Clarity(Term):
    """One event, or a pattern over months (UCDP event_clarity); a pattern forms no line and enters no total."""

    EVENT = "event", N_("One event")
    SUMMARY = "summary", N_("A pattern over time")


class FigureState(Term):
    """What can be asked about an incident's figures as a whole."""

    ONE_SOURCE = "one-source", N_("One source")
    DISAGREE = "disagree", N_("Sources disagree on the number")
    NO_NUMBER = "no-number", N_("No number given")


#: Victim groups along the role axis: only these are added up to a source's own total (rule v1, 6).
ROLE_AXIS = frozenset(
    {
        "civilians", "protesters", "bystanders", "medics", "journalists", "rights_defenders", "lawyers", "students",
        "security_forces", "armed_group_members",
    }
)  # fmt: skip
#: Roles that are civilians too: a source that counts civilians as well has counted them already.
WITHIN_CIVILIANS = ROLE_AXIS - {"civilians", "security_forces", "armed_group_members"}
ALL = "all"
KILLED = "killed"
INJURED = "injured"
