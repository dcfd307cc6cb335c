"""A draft into rows: the head of an incident and everything that hangs on it, written anew at each save."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from incidents.domain.claims import Claim
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import N_
from incidents.storage import lookup
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.claim import ClaimRow, LineRow
from incidents.storage.models.incident import (
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
from incidents.storage.models.term import TermRow
from incidents.storage.terms import term_id

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class _Numbers:
    """Code → row number of everything a draft refers to."""

    articles: Mapping[str, int]
    sources: Mapping[str, int]
    places: Mapping[str, int]
    actors: Mapping[str, int]
    incidents: Mapping[str, int]


def fill_head(row: IncidentRow, draft: Draft) -> None:
    """Set the columns of the head from the draft."""
    row.title_en, row.title_ar, row.title_ckb = draft.title.en, draft.title.ar, draft.title.ckb
    row.summary_en, row.summary_ar, row.summary_ckb = draft.summary.en, draft.summary.ar, draft.summary.ckb
    when = draft.occurred
    row.earliest, row.latest = (when.earliest, when.latest) if when else (None, None)
    row.date_precision = int(when.precision) if when else None
    row.date_qualifier = when.qualifier.value if when else ""
    row.date_lasting = when.lasting if when else False
    row.date_as_printed = when.as_printed if when else ""
    row.time_from = draft.time_from.strftime("%H:%M") if draft.time_from else ""
    row.time_text, row.time_of_day = draft.time_text, draft.time_of_day
    row.clarity, row.event_type, row.tier = draft.clarity.value, draft.event_type, draft.tier.value
    row.data_kind = draft.data_kind.value
    row.no_number_reason, row.sensitivity = draft.no_number_reason, list(draft.sensitivity)


def write_parts(current: Session, drafts: Mapping[int, Draft], *, entered_by: int | None) -> None:
    """Replace everything that hangs on some incidents, by row number, with what their drafts say.

    Refused: a code that is not known.
    """
    numbers = _numbers(current, drafts.values())
    _check_terms(current, drafts.values())
    writers = _writers(current, drafts)
    written: dict[Any, Rows] = {}
    for incident, draft in drafts.items():
        hand = partial(_hand, writers, incident, entered_by)
        for kind, rows in _parts(draft, numbers, hand):
            written.setdefault(kind, []).extend({"incident_id": incident, **row} for row in rows)
    for kind, rows in written.items():
        current.execute(delete(kind).where(kind.incident_id.in_(drafts)))
        if rows:
            current.execute(insert(kind), rows)


def _parts(draft: Draft, numbers: _Numbers, hand: Callable[[int], int | None]) -> tuple[tuple[Any, Rows], ...]:
    """The rows of each table; `hand(number)` is the account that entered a claim."""
    return (
        (IncidentPlaceRow, _places(draft, numbers)),
        (IncidentTermRow, _terms(draft, numbers)),
        (InvolvementRow, _actors(draft, numbers)),
        (IncidentArticleRow, _articles(draft, numbers)),
        (IncidentLinkRow, _links(draft, numbers)),
        (SettingRow, _settings(draft)),
        (ClaimRow, [_claim(claim, numbers, hand(claim.number)) for claim in draft.claims]),
    )


def _writers(current: Session, incidents: Iterable[int]) -> dict[tuple[int, int], int | None]:
    """(incident, number) of each claim that is there → the account that entered it."""
    query = select(ClaimRow.incident_id, ClaimRow.number, ClaimRow.entered_by_id)
    found = current.execute(query.where(ClaimRow.incident_id.in_(list(incidents))))
    return {(incident, number): account for incident, number, account in found}


def _hand(
    writers: Mapping[tuple[int, int], int | None], incident: int, entered_by: int | None, number: int
) -> int | None:
    return writers.get((incident, number), entered_by)


def write_lines(current: Session, drafts: Mapping[int, Draft]) -> None:
    """Keep what the rule derives for some incidents, each claim's verdict with it."""
    current.execute(delete(LineRow).where(LineRow.incident_id.in_(drafts)))
    rows = [row for incident, draft in drafts.items() for row in _lines(incident, draft)]
    if rows:
        current.execute(insert(LineRow), rows)


def _lines(incident: int, draft: Draft) -> Iterator[dict[str, Any]]:
    own = {(one.outcome, one.group): one for one in draft.settings}
    for line in draft.lines():
        setting = own.get((line.outcome, line.group))
        yield {
            "incident_id": incident,
            "outcome": line.outcome,
            "group": line.group,
            "min": setting.min if setting and setting.min is not None else line.min,
            "best": setting.best if setting else None,
            "max": setting.max if setting and setting.max is not None else line.max,
            "open": line.open,
            "voices": line.voices,
            "rule": line.rule,
            "derivation": [[one.claim, one.counted, one.why.value if one.why else ""] for one in line.verdicts],
        }


def _numbers(current: Session, drafts: Collection[Draft]) -> _Numbers:
    """Every code of every draft in one question a table."""

    def every(codes: Callable[[Draft], Iterable[str]]) -> list[str]:
        return [code for draft in drafts for code in codes(draft)]

    return _Numbers(
        articles=lookup.ids(current, ArticleRow, every(_article_codes), field="articles"),
        sources=lookup.ids(current, SourceRow, every(lambda one: (c.institution for c in one.claims)), field="claims"),
        places=lookup.ids(current, PlaceRow, every(lambda one: (p.place for p in one.places)), field="places"),
        actors=lookup.ids(current, ActorRow, every(lambda one: (a.actor for a in one.actors)), field="actors"),
        incidents=lookup.ids(current, IncidentRow, every(lambda one: (k.code for k in one.links)), field="links"),
    )


def _article_codes(draft: Draft) -> Iterator[str]:
    yield from (link.article for link in draft.articles)
    yield from (claim.article for claim in draft.claims)
    yield from (cause.article for cause in draft.causes)
    yield from (actor.reply_article for actor in draft.actors)


def _check_terms(current: Session, drafts: Iterable[Draft]) -> None:
    wanted = {key: field for draft in drafts for key, field in _term_keys(draft)}
    known = set(current.scalars(select(TermRow.id).where(TermRow.id.in_(wanted))))
    for key, field in wanted.items():
        if key not in known:
            raise Refused(N_("“%(text)s” is not a term of this list."), field=field, text=key.partition(":")[2][:80])


def _term_keys(draft: Draft) -> Iterator[tuple[str, str]]:
    yield from ((term_id("violation", slug), "violations") for slug in draft.violations)
    yield from ((term_id("cause", cause.term), "causes") for cause in draft.causes)
    yield from ((term_id("outcome", claim.outcome), "claims") for claim in draft.claims if claim.outcome)
    yield from ((term_id("victim_group", claim.group), "claims") for claim in draft.claims)


def _places(draft: Draft, numbers: _Numbers) -> Rows:
    return [
        {
            "position": position,
            "place_id": numbers.places[place.place],
            "role": place.role.value,
            "precision": int(place.precision),
            "radius_m": place.radius_m,
            "lat": place.point.lat if place.point else None,
            "lon": place.point.lon if place.point else None,
            "public_precision": int(place.public_precision),
            "as_named": place.as_named,
            "note_en": place.note.en,
            "note_ar": place.note.ar,
            "note_ckb": place.note.ckb,
        }
        for position, place in enumerate(draft.places)
    ]


def _terms(draft: Draft, numbers: _Numbers) -> Rows:
    rows: Rows = [
        {"term_id": term_id("violation", slug), "role": "", "article_id": None, "note": ""} for slug in draft.violations
    ]
    rows += [
        {
            "term_id": term_id("cause", cause.term),
            "role": cause.role.value,
            "article_id": numbers.articles.get(cause.article),
            "note": cause.note,
        }
        for cause in draft.causes
    ]
    return [{"position": position, **row} for position, row in enumerate(rows)]


def _actors(draft: Draft, numbers: _Numbers) -> Rows:
    return [
        {
            "position": position,
            "actor_id": numbers.actors[actor.actor],
            "degree": actor.degree,
            "attribution": actor.attribution,
            "basis": actor.basis,
            "alleged_by": list(actor.alleged_by),
            "official_position": actor.position,
            "reply_en": actor.reply.en,
            "reply_ar": actor.reply.ar,
            "reply_ckb": actor.reply.ckb,
            "reply_article_id": numbers.articles.get(actor.reply_article),
            "public_name_en": actor.public_name.en,
            "public_name_ar": actor.public_name.ar,
            "public_name_ckb": actor.public_name.ckb,
            "official_act": actor.official_act,
            "tier": actor.tier.value,
        }
        for position, actor in enumerate(draft.actors)
    ]


def _articles(draft: Draft, numbers: _Numbers) -> Rows:
    relations = {link.article: link.relation for link in draft.articles}
    return [
        {"position": position, "article_id": numbers.articles[article], "relation": relation.value}
        for position, (article, relation) in enumerate(relations.items())
    ]


def _links(draft: Draft, numbers: _Numbers) -> Rows:
    return [
        {"position": position, "other_id": numbers.incidents[link.code], "kind": link.kind.value}
        for position, link in enumerate(draft.links)
    ]


def _settings(draft: Draft) -> Rows:
    return [
        {"outcome": one.outcome, "group": one.group, "min": one.min, "best": one.best, "max": one.max,
         "reason": one.reason}
        for one in draft.settings
    ]  # fmt: skip


def _claim(claim: Claim, numbers: _Numbers, entered_by: int | None) -> dict[str, Any]:
    begin, end = claim.as_of.texts() if claim.as_of else ("", "")
    return {
        "number": claim.number,
        "article_id": numbers.articles[claim.article],
        "kind": claim.kind.value,
        "outcome_id": term_id("outcome", claim.outcome) if claim.outcome else None,
        "group_id": term_id("victim_group", claim.group),
        "qualifier": claim.qualifier.value,
        "value": claim.value,
        "upper": claim.upper,
        "printed": claim.printed,
        "scope": claim.scope.value,
        "scope_from": claim.scope_from,
        "scope_to": claim.scope_to,
        "scope_place": claim.scope_place,
        "combined": list(claim.combined),
        "as_of_from": begin,
        "as_of_to": end,
        "said_by": claim.said_by,
        "institution_id": numbers.sources.get(claim.institution),
        "passage": claim.passage,
        "passage_lang": claim.passage_lang,
        "page_or_time": claim.page_or_time,
        "note": claim.note,
        "fact": claim.fact,
        "term": claim.term,
        "status": claim.status.value,
        "replaces": claim.replaces,
        "credibility": claim.credibility,
        "credibility_reason": claim.credibility_reason,
        "counted": claim.override.counted if claim.override else None,
        "counted_reason": claim.override.reason if claim.override else "",
        "tier": claim.tier.value,
        "entered_by_id": entered_by,
    }
