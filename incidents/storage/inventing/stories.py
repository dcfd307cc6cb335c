"""What was reported of an invented incident: the articles and figures, and what the rule makes of them.

A story is told once, around one day. The rule knows days only by their distance from one another, so the same story on
another day has the same lines; `Told` holds what does not vary, and the places into which codes and days are put.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.codec import to_plain
from incidents.domain.disclosure import disclose
from incidents.domain.finding import Finding, Labels, disagrees, find
from incidents.domain.incident import ArticleLink, Draft
from incidents.domain.script import tokens
from incidents.domain.synonyms import OUTCOME_WORDS
from incidents.domain.vocabulary import ALL, INJURED, KILLED, Audience, ClaimKind, FigureState, Tier
from incidents.storage.inventing.parts import Keys, Words, words_of
from incidents.storage.inventing.records import record_of
from incidents.storage.terms import term_id

_TOLD = frozenset({"outcome", "group", "figures", "source"})


@dataclass(frozen=True, kw_only=True)
class Story:
    """A draft whose last day is `base`; its articles are named "0", "1" … and carry their references.

    `outlets` and `excerpts` tell who published each of them, as the code of a source, and what it says.
    """

    draft: Draft
    base: date
    outlets: Mapping[str, str]
    excerpts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Slot:
    """An article of a story. `days` from the last day of the incident to its publication."""

    source: int
    outlet: str
    language: str
    days: int
    public: bool
    tier: str
    excerpt: str
    excerpt_tokens: str
    outlet_words: Words


@dataclass(frozen=True, kw_only=True)
class Telling:
    """The finding of one audience, as far as the reports make it.

    `figures` are its columns from `killed_min` to `figures`; `slots` the articles that this audience is shown.
    """

    figures: tuple[Any, ...]
    keys: Keys
    lines: tuple[tuple[Any, ...], ...]
    first: tuple[int | None, int | None]
    slots: tuple[int, ...]
    claims: Words
    outcomes: Words


@dataclass(frozen=True, kw_only=True)
class Told:
    """A story in rows. `claims` are (slot, days of as-of or None, first and last day of scope or None, other columns).

    `body` is the JSON of the public articles and figures: `%s` for each of `filling` (("code", slot) or ("day", n)).
    """

    clarity: str
    event_type: str
    no_number_reason: str
    sensitivity: str
    graphic: bool
    slots: tuple[Slot, ...]
    claims: tuple[tuple[int, int | None, tuple[int, int] | None, tuple[Any, ...]], ...]
    lines: tuple[tuple[Any, ...], ...]
    team: Telling
    public: Telling
    body: str
    filling: tuple[tuple[str, int], ...]
    disagree: bool
    voices: int


def told(story: Story, labels: Labels, sources: Callable[[str], int]) -> Told:
    """What a story hands to every table; `sources` gives the row number of an outlet by its code."""
    record, base = record_of(story.draft), story.base
    outlets: dict[str, tuple[str, ...]] = {article: (code,) for article, code in story.outlets.items()}
    team = find(disclose(record, Audience.TEAM), labels, outlets)
    public = find(disclose(record, Audience.PUBLIC), labels, outlets)
    body, filling = _body(public.record.content, base)
    return Told(
        clarity=story.draft.clarity.value,
        event_type=story.draft.event_type,
        no_number_reason=story.draft.no_number_reason,
        sensitivity=json.dumps(story.draft.sensitivity),
        graphic="graphic" in story.draft.sensitivity,
        slots=tuple(_slot(link, story, sources) for link in story.draft.articles),
        claims=tuple(_claim(claim, base) for claim in story.draft.claims),
        lines=tuple(_lines(story.draft)),
        team=_telling(team, labels),
        public=_telling(public, labels),
        body=body,
        filling=filling,
        disagree=FigureState.DISAGREE.value in team.keys["figures"],
        voices=team.voices,
    )


def _slot(link: ArticleLink, story: Story, sources: Callable[[str], int]) -> Slot:
    ref, outlet, excerpt = _ref(link), story.outlets[link.article], story.excerpts[link.article]
    return Slot(
        source=sources(outlet),
        outlet=outlet,
        language=ref.language,
        days=_days(ref, story.base),
        public=ref.public,
        tier=(Tier.PUBLIC if ref.public else Tier.TEAM).value,
        excerpt=excerpt,
        excerpt_tokens=" ".join(tokens(excerpt)),
        outlet_words=words_of(*ref.outlet.all()),
    )


def _ref(link: ArticleLink) -> ArticleRef:
    if link.ref is None or link.ref.published is None:
        raise RuntimeError("An article of a story has its reference and its day.")
    return link.ref


def _days(ref: ArticleRef, base: date) -> int:
    return (ref.published.latest - base).days if ref.published else 0


def _claim(claim: Claim, base: date) -> tuple[int, int | None, tuple[int, int] | None, tuple[Any, ...]]:
    as_of = (claim.as_of.last_day - base).days if claim.as_of else None
    scope = None
    if claim.scope_from and claim.scope_to:
        scope = ((claim.scope_from - base).days, (claim.scope_to - base).days)
    columns = (
        claim.number, term_id("outcome", claim.outcome), term_id("victim_group", claim.group), claim.qualifier.value,
        claim.value, claim.upper, claim.printed, claim.scope.value, claim.said_by, claim.passage, claim.passage_lang,
        claim.status.value, claim.tier.value,
    )  # fmt: skip
    return int(claim.article), as_of, scope, columns


def _lines(draft: Draft) -> list[tuple[Any, ...]]:
    return [
        (
            line.outcome, line.group, line.min, line.max, line.open, line.voices, line.rule,
            json.dumps([[one.claim, one.counted, one.why.value if one.why else ""] for one in line.verdicts]),
        )
        for line in draft.lines()
    ]  # fmt: skip


def _telling(finding: Finding, labels: Labels) -> Telling:
    content = finding.record.content
    counts = {(line.outcome, line.group): line.count for line in finding.lines}
    killed, injured = counts.get((KILLED, ALL)), counts.get((INJURED, ALL))
    outcomes = dict.fromkeys(claim.outcome for claim in content.claims if claim.outcome)
    return Telling(
        figures=(
            *((killed.min, killed.max, killed.open) if killed else (None, None, False)),
            *((injured.min, injured.max, injured.open) if injured else (None, None, False)),
            finding.voices,
            killed is not None and disagrees(killed),
            any(line.group == ALL for line in finding.lines),
            sum(claim.kind == ClaimKind.NUMBER for claim in content.claims),
        ),
        keys=tuple((param, code) for param in _TOLD for code in dict.fromkeys(finding.keys[param])),
        lines=tuple(
            (one.outcome, one.group, one.count.min, one.count.max, one.count.best, one.count.open, *one.said)
            for one in finding.lines
        ),
        first=finding.first or (None, None),
        slots=tuple(int(link.article) for link in content.articles),
        claims=words_of(*(text for claim in content.claims for text in (claim.passage, claim.said_by, claim.fact))),
        outcomes=words_of(
            *(text for each in outcomes for text in (*labels("outcome", each), OUTCOME_WORDS.get(each, "")))
        ),
    )


def _body(content: Draft, base: date) -> tuple[str, tuple[tuple[str, int], ...]]:
    """`"articles": […], "claims": […]` of the public copy, and what each `%s` in it stands for."""
    filling: list[tuple[str, int]] = []
    articles = [_article_body(link, base, filling) for link in content.articles]
    claims = [_claim_body(claim, base, filling) for claim in content.claims]
    parts = [f'"{name}": [{", ".join(each)}]' for name, each in (("articles", articles), ("claims", claims)) if each]
    return ", ".join(parts), tuple(filling)


def _article_body(link: ArticleLink, base: date, filling: list[tuple[str, int]]) -> str:
    ref, number = _ref(link), int(link.article)
    plain = to_plain(replace(ref, code="", title="", url="", published=None))
    kept = json.dumps({name: value for name, value in plain.items() if name != "code"})[1:-1].replace("%", "%%")
    days = _days(ref, base)
    filling += [("code", number), ("code", number), ("title", number), ("url", number), ("day", days), ("day", days)]
    published = '"published": {"earliest": "%s", "latest": "%s", "precision": 1}'
    return f'{{"article": "%s", "ref": {{"code": "%s", "title": %s, "url": "%s", {published}, {kept}}}}}'


def _claim_body(claim: Claim, base: date, filling: list[tuple[str, int]]) -> str:
    number, as_of, scope, _ = _claim(claim, base)
    bare = replace(claim, article="", as_of=None, scope_from=None, scope_to=None)
    plain = {name: value for name, value in to_plain(bare).items() if name != "article"}
    text = json.dumps(plain)[:-1].replace("%", "%%") + ', "article": "%s"'
    filling.append(("code", number))
    if as_of is not None:
        text += ', "as_of": {"begin": "%sT00:00:00+03:00", "end": "%sT00:00:00+03:00"}'
        filling += [("day", as_of), ("day", as_of + 1)]
    if scope is not None:
        text += ', "scope_from": "%s", "scope_to": "%s"'
        filling += [("day", scope[0]), ("day", scope[1])]
    return text + "}"
