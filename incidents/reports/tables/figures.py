"""The figures table: every reported figure with its words, so that anyone can apply another rule to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim, Heard
from incidents.domain.counts import WORDINGS, Bounds
from incidents.domain.rule import Verdict
from incidents.domain.vocabulary import ALL, N_, ClaimKind, ClaimStatus, Scope, Tier, WhyNot
from incidents.reports.cells import Value
from incidents.reports.columns import BELONGS, YES_NO, Column, Entry, Table
from incidents.reports.tables.dates import date_part

QUALIFIERS = tuple((wording.qualifier.value, wording.counted) for wording in WORDINGS)


@dataclass(frozen=True)
class Reported:
    """One reported figure: as heard, from which article, and whether it counts.

    `verdict` is for all people of its outcome, `own` for its own group where it speaks of one.
    """

    entry: Entry
    heard: Heard
    ref: ArticleRef | None
    verdict: Verdict | None
    own: Verdict | None
    bounds: Bounds | None

    @property
    def claim(self) -> Claim:
        """What was said."""
        return self.heard.claim


def _rows(entry: Entry) -> Iterable[Reported]:
    verdicts = {
        (outcome, group, verdict.claim): verdict
        for (outcome, group), figure in entry.figures.items()
        for verdict in figure.line.verdicts
    }
    refs = {link.article: link.ref for link in entry.record.content.articles}
    for heard in entry.heard.values():
        claim = heard.claim
        yield Reported(
            entry=entry,
            heard=heard,
            ref=refs.get(claim.article),
            verdict=verdicts.get((claim.outcome, ALL, claim.number)),
            own=verdicts.get((claim.outcome, claim.group, claim.number)) if claim.group != ALL else None,
            bounds=claim.stated,
        )


def _claim(path: str) -> Callable[[Reported], Value]:
    return attrgetter(f"claim.{path}")


def _allows(part: str) -> Callable[[Reported], Value]:
    return lambda row: getattr(row.bounds, part) if row.bounds is not None else None


def _as_of(end: int) -> Callable[[Reported], Value]:
    return lambda row: row.claim.as_of.texts()[end] if row.claim.as_of is not None else None


def _judged(which: str, part: str) -> Callable[[Reported], Value]:
    def read(row: Reported) -> Value:
        verdict = getattr(row, which)
        return getattr(verdict, part) if verdict is not None else None

    return read


def _article(part: str) -> Callable[[Reported], Value]:
    def read(row: Reported) -> Value:
        return getattr(row.ref, part) if row.ref is not None else None

    return read


def _outlet(row: Reported) -> Value:
    return row.ref.outlet.best("en")[0] if row.ref is not None else None


def _published(row: Reported) -> Value:
    return date_part(row.ref.published, "edtf") if row.ref is not None else None


def _override(part: str) -> Callable[[Reported], Value]:
    return lambda row: getattr(row.claim.override, part) if row.claim.override is not None else None


_SAID: tuple[Column[Reported], ...] = (
    Column("number", _claim("number"), N_("The number of the figure within its incident; it never changes")),
    Column("kind", _claim("kind"), N_("What the statement is about"), ClaimKind),
    Column("outcome", _claim("outcome"), N_("What is said to have happened to people"), "outcome"),
    Column("group", _claim("group"), N_("Who they were"), "victim_group"),
    Column("as_printed", _claim("printed"), N_("The figure in the words of the article"), width=20),
    Column("qualifier", _claim("qualifier"), N_("How the words put it, and how that is counted"), QUALIFIERS),
    Column("value", _claim("value"), N_("The number said; empty where the words give none, which is not zero")),
    Column("upper", _claim("upper"), N_("The far end, where the words give a range such as 29 to 80")),
    Column("lower_bound", _allows("min"), N_("The fewest people the words allow")),
    Column("upper_bound", _allows("max"), N_("The most people the words name")),
    Column("or_more", _allows("open"), N_("Whether the words allow more than that"), YES_NO),
    Column("vague", _allows("vague"), N_("Whether a word such as “dozens” stands for the number"), YES_NO),
    Column("approximate", _allows("approximate"), N_("Whether the words say “about”"), YES_NO),
    Column("combined", _claim("combined"), N_("The harms that the words add together, where they do")),
    Column("scope", _claim("scope"), N_("What the number covers"), Scope),
    Column("scope_from", _claim("scope_from"), N_("The first day it covers, where that is more than the event")),
    Column("scope_to", _claim("scope_to"), N_("The last day it covers, where that is more than the event")),
    Column("scope_place", _claim("scope_place"), N_("The area it covers, where that is more than the event")),
    Column("as_of_from", _as_of(0), N_("When the figure was given, from"), width=17),
    Column("as_of_to", _as_of(1), N_("When the figure was given, to; empty where only the article is dated"), width=17),
)
_SAID_BY: tuple[Column[Reported], ...] = (
    Column("said_by", _claim("said_by"), N_("Whom the article names for the figure"), width=24),
    Column("institution", _claim("institution"), N_("The code of the institution it names")),
    Column("voice", attrgetter("heard.voice"), N_("Whose voice it is: figures of one voice are one source")),
    Column("article", _claim("article"), N_("The code of the article")),
    Column("outlet", _outlet, N_("Who published the article"), width=24),
    Column("published", _published, N_("When the article was published")),
    Column("article_url", _article("url"), N_("The article's own address"), width=30),
    Column("passage", _claim("passage"), N_("The words quoted; empty where the wording was not kept"), width=40),
    Column("passage_lang", _claim("passage_lang"), N_("The language of the quoted words")),
    Column("page_or_time", _claim("page_or_time"), N_("The page, or the minute of a recording")),
    Column("note", _claim("note"), N_("A note in our own words"), width=40),
    Column("fact", _claim("fact"), N_("What is stated, where it is not a number"), width=40),
    Column("term", _claim("term"), N_("The code of what is stated, such as a cause")),
)
_WEIGHED: tuple[Column[Reported], ...] = (
    Column("status", _claim("status"), N_("What became of it since"), ClaimStatus),
    Column("replaces", _claim("replaces"), N_("The number of the earlier figure it replaces")),
    Column("counted", _judged("verdict", "counted"), N_("Whether it counts towards the range of all people"), YES_NO),
    Column("why_not", _judged("verdict", "why"), N_("Why it does not count"), WhyNot),
    Column(
        "counted_in_group", _judged("own", "counted"), N_("Whether it counts towards its own group's range"), YES_NO
    ),
    Column("why_not_in_group", _judged("own", "why"), N_("Why it does not count there"), WhyNot),
    Column("review_counts", _override("counted"), N_("A reviewer's word on whether it counts"), YES_NO),
    Column("review_reason", _override("reason"), N_("The reviewer's reason"), width=40),
    Column("reliability", _article("reliability"), N_("Is this outlet usually reliable?"), "reliability", team=True),
    Column("credibility", _claim("credibility"), N_("How believable is this report?"), "credibility", team=True),
    Column("credibility_reason", _claim("credibility_reason"), N_("Why it was judged so"), team=True),
    Column("seen_by", _claim("tier"), N_("Who can see it"), Tier, team=True),
)
FIGURES: Table[Reported] = Table(
    name="figures",
    title=N_("Figures"),
    row=N_("One row a reported figure or fact, with the words that say it"),
    columns=(*BELONGS, *_SAID, *_SAID_BY, *_WEIGHED),
    rows=_rows,
)
