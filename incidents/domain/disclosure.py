"""What of a record each audience may see. Page, map, count, search, export and log all read the one result."""

from collections.abc import Iterator
from dataclasses import replace

from incidents.domain.access import Action, Actor
from incidents.domain.articles import ArticleDraft, ArticleRef
from incidents.domain.claims import Claim, Override
from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentPlace, Record, Setting
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, finest_precision, published_place
from incidents.domain.vocabulary import N_, Audience, ClaimKind, Clarity, Grade, Tier

_UNRELIABLE, _IMPROBABLE = "E", 5
_FIGURES = frozenset({ClaimKind.NUMBER, ClaimKind.DENIAL})
_CAUSES = frozenset({ClaimKind.CAUSE, ClaimKind.WEAPON})


def may_read(actor: Actor, tier: Tier, *, is_author: bool = False) -> bool:
    """Whether the team's copy of a record of this tier is open to an actor."""
    if tier == Tier.CONFIDENTIAL:
        return is_author or actor.may(Action.CONFIDENTIAL)
    return actor.may(Action.READ_TEAM)


def reads_whole(actor: Actor, record: Record) -> bool:
    """Whether no part of a record is kept from an actor: none is for named people, or they are one of them."""
    kept = record.content.tier == Tier.CONFIDENTIAL or _holds_closed(record.content)
    return not kept or may_read(actor, Tier.CONFIDENTIAL, is_author=actor.name in record.contributors)


def copy_for(actor: Actor, record: Record) -> Record:
    """The working copy as one of the team reads it: whole for who may read all of it, disclosed for the others."""
    return record if reads_whole(actor, record) else disclose(record, Audience.TEAM)


def disclose(record: Record, audience: Audience) -> Record:
    """The record as `audience` may read it. Refused: the public copy of a record that is not for the public."""
    if audience == Audience.TEAM:
        content = _team_draft(record.content)
        untouched = content is record.content and record.audience == audience
        return record if untouched else replace(record, audience=audience, content=content)
    if record.content.tier != Tier.PUBLIC:
        raise Refused(N_("This record is kept for the team. Change who can see it before it is published."))
    return replace(
        record,
        audience=audience,
        content=_public_draft(_team_draft(record.content)),
        grade_reason=record.grade_reason if record.grade == Grade.DISCOUNTED else "",
        contributors=(),
        steps=(),
    )


def public_article(article: ArticleDraft) -> ArticleDraft:
    """An article as the public may read it: an address is shown only where it is whole and the outlet's own."""
    if article.tier != Tier.PUBLIC:
        raise Refused(N_("This article is kept for the team. Change who can see it before it is published."))
    return replace(article, url=article.url if article.url_shown else "")


def _holds_closed(draft: Draft) -> bool:
    tiers = [claim.tier for claim in draft.claims] + [actor.tier for actor in draft.actors]
    return bool(draft.closed) or Tier.CONFIDENTIAL in tiers


def _team_draft(draft: Draft) -> Draft:
    """Without the parts that are kept for named people, and without what rests on them."""
    if not _holds_closed(draft):
        return draft
    closed = frozenset(draft.closed)
    open_claims = (claim for claim in draft.claims if claim.tier != Tier.CONFIDENTIAL and claim.article not in closed)
    copy = replace(
        draft,
        claims=tuple(open_claims),
        causes=tuple(replace(one, article="", note="") if one.article in closed else one for one in draft.causes),
        actors=tuple(_team_actor(actor, closed) for actor in draft.actors if actor.tier != Tier.CONFIDENTIAL),
        articles=tuple(link for link in draft.articles if link.article not in closed),
        links=tuple(link for link in draft.links if link.code not in closed),
        closed=(),
    )
    return replace(copy, settings=_of_lines_left(draft, copy))


def _team_actor(involvement: Involvement, closed: frozenset[str]) -> Involvement:
    answered = involvement.reply_article not in closed
    return replace(
        involvement,
        alleged_by=tuple(article for article in involvement.alleged_by if article not in closed),
        reply=involvement.reply if answered else type(involvement.reply)(),
        reply_article=involvement.reply_article if answered else "",
    )


def _of_lines_left(whole: Draft, copy: Draft) -> tuple[Setting, ...]:
    """The reviewers' figures but for those of lines that only the parts left out speak of."""
    gone = _outcomes_told(whole) - _outcomes_told(copy)
    return tuple(one for one in whole.settings if (one.outcome, one.group) not in gone)


def _public_draft(draft: Draft) -> Draft:
    articles = tuple(_public_links(draft))
    shown = {link.article for link in articles}
    claims = _public_claims(draft, shown)
    public = replace(
        draft,
        places=tuple(_public_place(place) for place in draft.places),
        actors=tuple(_public_actor(actor, shown) for actor in draft.actors if _is_public(actor, shown)),
        causes=_public_causes(draft.causes, claims, shown),
        articles=articles,
        claims=claims,
        links=tuple(replace(link, title=type(link.title)(), occurred=None) for link in draft.links),
    )
    return replace(
        public,
        settings=_with_a_line(public),
        no_number_reason="" if _gives_figures(public) else public.no_number_reason,
    )


def _with_a_line(draft: Draft) -> tuple[Setting, ...]:
    """The reviewers' figures of those lines that are left: one of a hidden line would tell it, number and reason."""
    left = _outcomes_told(draft)
    return tuple(one for one in draft.settings if (one.outcome, one.group) in left)


def _outcomes_told(draft: Draft) -> set[tuple[str, str]]:
    """(outcome, group) of each of its lines."""
    return {(line.outcome, line.group) for line in draft.lines()}


def _gives_figures(draft: Draft) -> bool:
    """Whether any figure is shown: in a line, or beside one another where a pattern over time forms none."""
    if draft.clarity == Clarity.SUMMARY:
        return any(claim.kind in _FIGURES for claim in draft.claims)
    return bool(draft.lines())


def _public_causes(causes: tuple[Cause, ...], claims: tuple[Claim, ...], shown: set[str]) -> tuple[Cause, ...]:
    """A cause goes with its article, as a figure does; the term alone stays where a public claim states it too."""
    is_open = {cause: not cause.article or cause.article in shown for cause in causes}
    told = {(cause.term, cause.role) for cause in causes if is_open[cause]}
    stated = {claim.term for claim in claims if claim.kind in _CAUSES}
    left = (
        cause if is_open[cause] else replace(cause, article="", note="")
        for cause in causes
        if is_open[cause] or (cause.term in stated and (cause.term, cause.role) not in told)
    )
    return tuple(dict.fromkeys(left))


def _public_links(draft: Draft) -> Iterator[ArticleLink]:
    """Articles without their ratings. Those of one hidden origin stay one voice: that of the first of them."""
    voices: dict[str, str] = {}
    for link in draft.articles:
        ref = link.ref
        if isinstance(ref, ArticleRef) and ref.public:
            voice = voices.setdefault(ref.voice, ref.own_voice) if ref.own_voice else ref.voice
            yield replace(link, ref=replace(ref, reliability="", voice=voice, own_voice=""))


def _public_claims(draft: Draft, shown: set[str]) -> tuple[Claim, ...]:
    ratings = {link.article: link.ref.reliability for link in draft.articles if link.ref is not None}
    named = _names_shown(draft.places) if any(map(_is_blurred, draft.places)) else None
    return tuple(
        _public_claim(_placed(claim, named), ratings.get(claim.article, ""))
        for claim in draft.claims
        if claim.tier == Tier.PUBLIC and claim.article in shown
    )


def _placed(claim: Claim, named: frozenset[str] | None) -> Claim:
    """What it covers is told where no place is withheld (`named` is None), else only by a place that is shown."""
    return claim if named is None or claim.scope_place in named else replace(claim, scope_place="")


def _names_shown(places: tuple[IncidentPlace, ...]) -> frozenset[str]:
    chains = (_public_place(place).chain for place in places)
    return frozenset(name for chain in chains for place in chain for name in (place.code, *place.names))


def _public_claim(claim: Claim, reliability: str) -> Claim:
    """Without the ratings; where a rating leaves the claim out, that it was left out by a reviewer."""
    override = claim.override
    if override is None and (reliability == _UNRELIABLE or claim.credibility == _IMPROBABLE):
        override = Override(counted=False, reason="")
    return replace(claim, credibility=None, credibility_reason="", override=override)


def _is_public(involvement: Involvement, shown: set[str]) -> bool:
    """Somebody alleged by closed articles alone goes with them, as a figure does.

    A natural person is public only for an official act or a court's decision, set so by a manager with a reason.
    """
    if involvement.alleged_by and shown.isdisjoint(involvement.alleged_by):
        return False
    return involvement.tier == Tier.PUBLIC and (not involvement.person or bool(involvement.official_act))


def _public_actor(involvement: Involvement, shown: set[str]) -> Involvement:
    renamed = bool(involvement.public_name)
    closed = bool(involvement.reply_article) and involvement.reply_article not in shown
    return replace(
        involvement,
        actor="" if renamed else involvement.actor,
        name=involvement.public_name if renamed else involvement.name,
        public_name=type(involvement.public_name)(),
        basis="",
        alleged_by=tuple(article for article in involvement.alleged_by if article in shown),
        reply=type(involvement.reply)() if closed else involvement.reply,
        reply_article="" if closed else involvement.reply_article,
        official_act="",
    )


def _public_place(place: IncidentPlace) -> IncidentPlace:
    """The ancestor at the public precision, at that place's stored point; never a shifted point."""
    if place.public_precision == PlacePrecision.EXACT:
        return place
    public = published_place(place.chain, place.public_precision)
    start = next((index for index, each in enumerate(place.chain) if each.code == public.code), len(place.chain))
    hidden = _is_blurred(place)  # words on a place may tell more than its public point
    precision = max(place.precision, finest_precision(public.level)) if public.code else PlacePrecision.UNKNOWN
    return replace(
        place,
        place=public.code,
        chain=place.chain[start:],
        point=None,
        precision=precision,
        radius_m=public.radius_m if hidden else place.radius_m,
        as_named="" if hidden else place.as_named,
        note=type(place.note)() if hidden else place.note,
    )


def _is_blurred(place: IncidentPlace) -> bool:
    """Whether the public is shown less than is known: an ancestor, not the incident's own point, or on purpose."""
    if place.public_precision == PlacePrecision.EXACT:
        return False
    shown = published_place(place.chain, place.public_precision)
    return place.withheld or place.point is not None or shown.code != place.place
