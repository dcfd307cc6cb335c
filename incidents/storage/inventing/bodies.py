"""What the public reads of an invented incident and its articles, as JSON put together from parts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from incidents.domain.vocabulary import Clarity
from incidents.storage.inventing.days import iso
from incidents.storage.inventing.invention import Invention
from incidents.storage.inventing.stories import Slot

_HOST = "invented.example"


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """An article of an incident as it was written: row number, code, title as JSON and address."""

    number: int
    code: str
    title: str
    url: str


def address(source: int, article: int) -> str:
    """The address of an article without its scheme, under a name that no machine can have (RFC 2606)."""
    return f"source-{source}.{_HOST}/{article}"


def article(slot: Slot, written: Written, published: str, words: str, at: str) -> str:
    """What the public reads of an article (`storage/articles.py`, publish)."""
    return (
        f'{{"content": {{"title": {written.title}, "outlet": {json.dumps(slot.outlet)}, "url": "{written.url}", '
        f'"url_shown": true, "published": {_whole_day(published)}, "language": "{slot.language}", "kind": "newspaper", '
        f'"excerpt": {json.dumps(slot.excerpt)}, "tier": "public", "data_kind": "invented"}}, '
        f'"words": {json.dumps(words)}, "at": "{at.replace(" ", "T")}"}}'
    )


def publication(one: Invention, code: str, articles: Sequence[Written]) -> str:
    """The body of a publication (`domain/codec.py`, to_plain of the disclosed record)."""
    changed = one.changed.replace(" ", "T")
    return (
        f'{{"code": "{code}", "audience": "public", "version": 1, "revision": 1, "status": "published", '
        f'"grade": "{one.grade.value}", "content": {{{", ".join(_content(one, articles))}}}, '
        f'"created": "{one.created[:10]}", "changed": "{changed}", "published_at": "{changed}", "public": true}}'
    )


def _content(one: Invention, articles: Sequence[Written]) -> list[str]:
    draft = one.told.draft
    parts = [
        f'"title": {json.dumps({"en": one.title.en, "ar": one.title.ar})}',
        f'"summary": {json.dumps({"en": one.summary.en, "ar": one.summary.ar})}',
        f'"event_type": "{draft.event_type}", "data_kind": "invented"',
        f'"places": {one.site.body % one.point if one.point else one.site.body}',
    ]
    if one.day.body:
        parts.append(f'"occurred": {one.day.body}')
    if draft.clarity is Clarity.SUMMARY:
        parts.append('"clarity": "summary"')
    if draft.no_number_reason:
        parts.append(f'"no_number_reason": {json.dumps(draft.no_number_reason)}')
    if draft.sensitivity:
        parts.append(f'"sensitivity": {json.dumps(draft.sensitivity)}')
    for name, terms in (("violations", one.violations), ("causes", one.causes), ("actors", one.actors)):
        if terms.rows:
            parts.append(f'"{name}": {terms.body}')
    if one.told.body:
        parts.append(_filled(one, articles))
    return parts


def _filled(one: Invention, articles: Sequence[Written]) -> str:
    last = one.day.last
    values = [
        iso(last + number) if what == "day" else getattr(articles[number], what) for what, number in one.told.filling
    ]
    return one.told.body % tuple(values)


def _whole_day(day: str) -> str:
    return f'{{"earliest": "{day}", "latest": "{day}", "precision": 1}}'
