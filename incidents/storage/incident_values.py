"""Rows into drafts, many incidents at a time and one question a table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim, Override
from incidents.domain.counts import Qualifier
from incidents.domain.dates import DateQualifier, Precision, UncertainDate
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentLink, IncidentPlace, Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import (
    CauseRole,
    ClaimKind,
    ClaimStatus,
    Clarity,
    DataKind,
    LinkKind,
    PlaceRole,
    Relation,
    Scope,
    Tier,
)
from incidents.storage import closed, lookup
from incidents.storage.article_values import refs
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.claim import ClaimRow
from incidents.storage.models.incident import (
    ForwardRow,
    IncidentArticleRow,
    IncidentLinkRow,
    IncidentPlaceRow,
    IncidentRow,
    IncidentTermRow,
    InvolvementRow,
    SettingRow,
)
from incidents.storage.models.person import ActorRow
from incidents.storage.models.place import PlaceRow
from incidents.storage.places import chains
from incidents.storage.plain_rows import Values, by_number, every_column
from incidents.storage.terms import slug_of

#: Code → term, for the columns that an export reads by the million.
_KINDS = {one.value: one for one in ClaimKind}
_QUALIFIERS = {one.value: one for one in Qualifier}
_SCOPES = {one.value: one for one in Scope}
_STATUSES = {one.value: one for one in ClaimStatus}
_TIERS = {one.value: one for one in Tier}

Head = Any
"""The head of an incident: its row, or the columns of it."""


@dataclass(frozen=True)
class _Around:
    """Everything the rows of some incidents refer to, by row number."""

    refs: Mapping[int, ArticleRef]
    articles: Mapping[int, str]
    sources: Mapping[int, str]
    places: Mapping[int, tuple[Place, ...]]
    actors: Mapping[int, Values]
    heads: Mapping[int, Values]


def drafts(current: Session, heads: Sequence[Head]) -> dict[int, Draft]:
    """Row number → the draft of each incident, its places, articles and actors filled in."""
    numbers = [head.id for head in heads]
    parts = {kind: _by_incident(current, kind, order, numbers) for kind, order in _PARTS}
    around = _around(current, parts)
    found = {
        head.id: _draft(head, {kind: rows.get(head.id, []) for kind, rows in parts.items()}, around) for head in heads
    }
    return closed.marked(current, found)


def occurred_of(head: Head) -> UncertainDate | None:
    """When an incident happened, from the columns of its head."""
    if head.earliest is None or head.latest is None or head.date_precision is None:
        return None
    return UncertainDate(
        head.earliest,
        head.latest,
        Precision(head.date_precision),
        DateQualifier(head.date_qualifier),
        head.date_lasting,
        head.date_as_printed,
    )


def forwards(current: Session, codes: Iterable[str]) -> dict[str, str]:
    """Old code → the code it leads to, of those that lead anywhere."""
    query = select(ForwardRow.code, IncidentRow.code).join(IncidentRow, IncidentRow.id == ForwardRow.incident_id)
    return dict(current.execute(query.where(ForwardRow.code.in_(list(codes)))).all())


def led_on(current: Session, codes: Iterable[str]) -> dict[str, str]:
    """Old code → the code at the end of the chain that it begins; what leads nowhere, or in a circle, is left out.

    One question for each step of the longest chain, however many codes there are.
    """
    begun, steps = set(codes), dict[str, str]()
    asked = begun
    while asked:
        found = forwards(current, asked)
        steps |= found
        asked = set(found.values()) - steps.keys()
    ends = {code: _end(code, steps) for code in begun & steps.keys()}
    return {code: end for code, end in ends.items() if end}


def _end(code: str, steps: Mapping[str, str]) -> str:
    """The last code of a chain; "" for a circle."""
    seen = set[str]()
    while code in steps and code not in seen:
        seen.add(code)
        code = steps[code]
    return "" if code in seen else code


_PARTS: tuple[tuple[Any, Any], ...] = (
    (IncidentPlaceRow, IncidentPlaceRow.position),
    (IncidentTermRow, IncidentTermRow.position),
    (InvolvementRow, InvolvementRow.position),
    (IncidentArticleRow, IncidentArticleRow.position),
    (IncidentLinkRow, IncidentLinkRow.position),
    (SettingRow, SettingRow.outcome),
    (ClaimRow, ClaimRow.number),
)


def _by_incident(current: Session, kind: Any, order: Any, numbers: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    query = every_column(kind).where(kind.incident_id.in_(numbers))
    for row in current.execute(query.order_by(kind.incident_id, order)):
        found[row.incident_id].append(row)
    return found


def _around(current: Session, parts: Mapping[Any, Mapping[int, list[Any]]]) -> _Around:
    def every(kind: Any, column: str) -> set[int]:
        values = (getattr(row, column) for rows in parts[kind].values() for row in rows)
        return {value for value in values if value is not None}

    articles = every(IncidentArticleRow, "article_id") | every(ClaimRow, "article_id")
    articles |= every(IncidentTermRow, "article_id") | every(InvolvementRow, "reply_article_id")
    place_codes = lookup.codes(current, PlaceRow, every(IncidentPlaceRow, "place_id"))
    found = chains(place_codes.values())
    actors = every(InvolvementRow, "actor_id")
    heads = every(IncidentLinkRow, "other_id")
    return _Around(
        refs=refs(current, articles),
        articles=lookup.codes(current, ArticleRow, articles),
        sources=lookup.codes(current, SourceRow, every(ClaimRow, "institution_id")),
        places={number: found[code] for number, code in place_codes.items()},
        actors=by_number(current, ActorRow, actors),
        heads=by_number(current, IncidentRow, heads),
    )


def _draft(head: Head, parts: Mapping[Any, list[Any]], around: _Around) -> Draft:
    terms: list[Values] = parts[IncidentTermRow]
    return Draft(
        title=Trilingual(head.title_en, head.title_ar, head.title_ckb),
        summary=Trilingual(head.summary_en, head.summary_ar, head.summary_ckb),
        occurred=occurred_of(head),
        time_from=time.fromisoformat(head.time_from) if head.time_from else None,
        time_text=head.time_text,
        time_of_day=head.time_of_day,
        clarity=Clarity(head.clarity),
        event_type=head.event_type,
        places=tuple(_place(row, around) for row in parts[IncidentPlaceRow]),
        violations=tuple(slug_of(row.term_id) for row in terms if not row.role),
        causes=tuple(_cause(row, around) for row in terms if row.role),
        actors=tuple(_actor(row, around) for row in parts[InvolvementRow]),
        claims=tuple(_claim(row, around) for row in parts[ClaimRow]),
        articles=tuple(_article(row, around) for row in parts[IncidentArticleRow]),
        links=tuple(_link(row, around) for row in parts[IncidentLinkRow]),
        settings=tuple(_setting(row) for row in parts[SettingRow]),
        no_number_reason=head.no_number_reason,
        sensitivity=tuple(head.sensitivity),
        tier=Tier(head.tier),
        data_kind=DataKind(head.data_kind),
    )


def _place(row: Values, around: _Around) -> IncidentPlace:
    chain = around.places[row.place_id]
    return IncidentPlace(
        place=chain[0].code,
        role=PlaceRole(row.role),
        precision=PlacePrecision(row.precision),
        radius_m=row.radius_m,
        point=Point(row.lat, row.lon) if row.lat is not None and row.lon is not None else None,
        public_precision=PlacePrecision(row.public_precision),
        as_named=row.as_named,
        note=Trilingual(row.note_en, row.note_ar, row.note_ckb),
        chain=chain,
    )


def _cause(row: Values, around: _Around) -> Cause:
    return Cause(
        term=slug_of(row.term_id),
        role=CauseRole(row.role),
        article=around.articles.get(row.article_id or 0, ""),
        note=row.note,
    )


def _actor(row: Values, around: _Around) -> Involvement:
    actor = around.actors[row.actor_id]
    return Involvement(
        actor=actor.code,
        degree=row.degree,
        attribution=row.attribution,
        basis=row.basis,
        alleged_by=tuple(row.alleged_by),
        position=row.official_position,
        reply=Trilingual(row.reply_en, row.reply_ar, row.reply_ckb),
        reply_article=around.articles.get(row.reply_article_id or 0, ""),
        public_name=Trilingual(row.public_name_en, row.public_name_ar, row.public_name_ckb),
        official_act=row.official_act,
        tier=Tier(row.tier),
        name=Trilingual(actor.name_en, actor.name_ar, actor.name_ckb),
        person=actor.person,
    )


def _article(row: Values, around: _Around) -> ArticleLink:
    ref = around.refs[row.article_id]
    return ArticleLink(article=ref.code, relation=Relation(row.relation), ref=ref)


def _link(row: Values, around: _Around) -> IncidentLink:
    other = around.heads[row.other_id]
    return IncidentLink(
        kind=LinkKind(row.kind),
        code=other.code,
        title=Trilingual(other.title_en, other.title_ar, other.title_ckb),
        occurred=occurred_of(other),
    )


def _setting(row: Values) -> Setting:
    return Setting(outcome=row.outcome, group=row.group, min=row.min, best=row.best, max=row.max, reason=row.reason)


@lru_cache(maxsize=10_000)
def _as_of(begin: str, end: str) -> TimeSpan | None:
    """When a figure was given; thousands of figures share each day."""
    return TimeSpan.between(begin, end) if begin else None


def _claim(row: Values, around: _Around) -> Claim:
    override = Override(counted=row.counted, reason=row.counted_reason) if row.counted is not None else None
    return Claim(
        number=row.number,
        article=around.articles[row.article_id],
        kind=_KINDS[row.kind],
        outcome=slug_of(row.outcome_id),
        group=slug_of(row.group_id),
        qualifier=_QUALIFIERS[row.qualifier],
        value=row.value,
        upper=row.upper,
        printed=row.printed,
        scope=_SCOPES[row.scope],
        scope_from=row.scope_from,
        scope_to=row.scope_to,
        scope_place=row.scope_place,
        combined=tuple(row.combined),
        as_of=_as_of(row.as_of_from, row.as_of_to),
        said_by=row.said_by,
        institution=around.sources.get(row.institution_id or 0, ""),
        passage=row.passage,
        passage_lang=row.passage_lang,
        page_or_time=row.page_or_time,
        note=row.note,
        fact=row.fact,
        term=row.term,
        status=_STATUSES[row.status],
        replaces=row.replaces,
        credibility=row.credibility,
        credibility_reason=row.credibility_reason,
        override=override,
        tier=_TIERS[row.tier],
    )
