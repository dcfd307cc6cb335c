"""What of a record each audience may see. Page, map, count, search, export and log all read the one result."""

from dataclasses import replace

from incidents.domain.access import Action, Actor
from incidents.domain.articles import ArticleDraft, ArticleRef
from incidents.domain.claims import Claim, Override
from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Draft, IncidentPlace, Record
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, finest_precision, published_place
from incidents.domain.vocabulary import N_, Audience, Grade, Tier

_UNRELIABLE, _IMPROBABLE = "E", 5


def may_read(actor: Actor, tier: Tier, *, is_author: bool = False) -> bool:
    """Whether the team's copy of a record of this tier is open to an actor."""
    if tier == Tier.CONFIDENTIAL:
        return is_author or actor.may(Action.CONFIDENTIAL)
    return actor.may(Action.READ_TEAM)


def disclose(record: Record, audience: Audience) -> Record:
    """The record as `audience` may read it. Refused: the public copy of a record that is not for the public."""
    if audience == Audience.TEAM:
        return record if record.audience == audience else replace(record, audience=audience)
    if record.content.tier != Tier.PUBLIC:
        raise Refused(N_("This record is kept for the team. Change who can see it before it is published."))
    return replace(
        record,
        audience=audience,
        content=_public_draft(record.content),
        grade_reason=record.grade_reason if record.grade == Grade.DISCOUNTED else "",
        contributors=(),
        steps=(),
    )


def public_article(article: ArticleDraft) -> ArticleDraft:
    """An article as the public may read it: an address is shown only where it is whole and the outlet's own."""
    if article.tier != Tier.PUBLIC:
        raise Refused(N_("This article is kept for the team. Change who can see it before it is published."))
    return replace(article, url=article.url if article.url_shown else "")


def _public_draft(draft: Draft) -> Draft:
    articles = tuple(_public_link(link) for link in draft.articles if link.ref is not None and link.ref.public)
    shown = {link.article for link in articles}
    ratings = {link.article: link.ref.reliability for link in draft.articles if link.ref is not None}
    claims = tuple(
        _public_claim(claim, ratings.get(claim.article, ""))
        for claim in draft.claims
        if claim.tier == Tier.PUBLIC and claim.article in shown
    )
    return replace(
        draft,
        places=tuple(_public_place(place) for place in draft.places),
        actors=tuple(_public_actor(actor, shown) for actor in draft.actors if _is_public(actor)),
        causes=tuple(replace(cause, article=cause.article if cause.article in shown else "") for cause in draft.causes),
        articles=articles,
        claims=claims,
        links=tuple(replace(link, title=type(link.title)(), occurred=None) for link in draft.links),
    )


def _public_link(link: ArticleLink) -> ArticleLink:
    """Without the rating; in the article's own voice where its origin is hidden."""
    return replace(link, ref=_public_ref(link.ref) if isinstance(link.ref, ArticleRef) else None)


def _public_ref(ref: ArticleRef) -> ArticleRef:
    return replace(ref, reliability="", voice=ref.own_voice or ref.voice, own_voice="")


def _public_claim(claim: Claim, reliability: str) -> Claim:
    """Without the ratings; where a rating leaves the claim out, that it was left out by a reviewer."""
    override = claim.override
    if override is None and (reliability == _UNRELIABLE or claim.credibility == _IMPROBABLE):
        override = Override(counted=False, reason="")
    return replace(claim, credibility=None, credibility_reason="", override=override)


def _is_public(involvement: Involvement) -> bool:
    """A natural person is public only for an official act or a court's decision, set so by a manager with a reason."""
    return involvement.tier == Tier.PUBLIC and (not involvement.person or bool(involvement.official_act))


def _public_actor(involvement: Involvement, shown: set[str]) -> Involvement:
    renamed = bool(involvement.public_name)
    return replace(
        involvement,
        actor="" if renamed else involvement.actor,
        name=involvement.public_name if renamed else involvement.name,
        public_name=type(involvement.public_name)(),
        alleged_by=tuple(article for article in involvement.alleged_by if article in shown),
        reply_article=involvement.reply_article if involvement.reply_article in shown else "",
        official_act="",
    )


def _public_place(place: IncidentPlace) -> IncidentPlace:
    """The ancestor at the public precision, at that place's stored point; never a shifted point."""
    if place.public_precision == PlacePrecision.EXACT:
        return place
    public = published_place(place.chain, place.public_precision)
    start = next((index for index, each in enumerate(place.chain) if each.code == public.code), len(place.chain))
    hidden = start > 0 or place.point is not None  # words on a place may tell more than its public point
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
