"""A draft as rows: the columns of its head, and the rows of everything that hangs on it, by the table they go to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from incidents.domain.claims import Claim
from incidents.domain.incident import Draft
from incidents.storage.models.claim import ClaimRow
from incidents.storage.models.incident import (
    IncidentArticleRow,
    IncidentLinkRow,
    IncidentPlaceRow,
    IncidentTermRow,
    InvolvementRow,
    SettingRow,
)
from incidents.storage.terms import term_id

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Numbers:
    """Code → row number of everything that drafts refer to."""

    articles: Mapping[str, int]
    sources: Mapping[str, int]
    places: Mapping[str, int]
    actors: Mapping[str, int]
    incidents: Mapping[str, int]


def head(draft: Draft) -> dict[str, Any]:
    """The columns of the head that a draft says."""
    when = draft.occurred
    return {
        "title_en": draft.title.en,
        "title_ar": draft.title.ar,
        "title_ckb": draft.title.ckb,
        "summary_en": draft.summary.en,
        "summary_ar": draft.summary.ar,
        "summary_ckb": draft.summary.ckb,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "date_precision": int(when.precision) if when else None,
        "date_qualifier": when.qualifier.value if when else "",
        "date_lasting": when.lasting if when else False,
        "date_as_printed": when.as_printed if when else "",
        "time_from": draft.time_from.strftime("%H:%M") if draft.time_from else "",
        "time_text": draft.time_text,
        "time_of_day": draft.time_of_day,
        "clarity": draft.clarity.value,
        "event_type": draft.event_type,
        "tier": draft.tier.value,
        "data_kind": draft.data_kind.value,
        "no_number_reason": draft.no_number_reason,
        "sensitivity": list(draft.sensitivity),
    }


def parts(draft: Draft, numbers: Numbers, hand: Callable[[int], int | None]) -> tuple[tuple[Any, Rows], ...]:
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


def lines(incident: int, draft: Draft) -> Iterator[dict[str, Any]]:
    """What the rule derives for an incident, each claim's verdict with it."""
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


def _places(draft: Draft, numbers: Numbers) -> Rows:
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


def _terms(draft: Draft, numbers: Numbers) -> Rows:
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


def _actors(draft: Draft, numbers: Numbers) -> Rows:
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


def _articles(draft: Draft, numbers: Numbers) -> Rows:
    relations = {link.article: link.relation for link in draft.articles}
    return [
        {"position": position, "article_id": numbers.articles[article], "relation": relation.value}
        for position, (article, relation) in enumerate(relations.items())
    ]


def _links(draft: Draft, numbers: Numbers) -> Rows:
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


def _claim(claim: Claim, numbers: Numbers, entered_by: int | None) -> dict[str, Any]:
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
