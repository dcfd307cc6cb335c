"""What the public reads of an invented incident and its articles, as JSON put together from parts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from incidents.domain.vocabulary import Clarity
from incidents.storage.inventing.days import iso
from incidents.storage.inventing.invention import Invention
from incidents.storage.inventing.stories import Slot

_HOST = "invented.example"
_EVENT, _NOTHING = Clarity.EVENT.value, "[]"


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
        f'"grade": "{one.grade}", "content": {{{", ".join(_content(one, articles))}}}, '
        f'"created": "{one.created[:10]}", "changed": "{changed}", "published_at": "{changed}", "public": true}}'
    )


def _content(one: Invention, articles: Sequence[Written]) -> list[str]:
    """The members of the content; those at their default are left out, as the codec does."""
    told = one.told
    places = one.site.body % one.point if one.point else one.site.body
    return [
        f'"title": {json.dumps({"en": one.title.en, "ar": one.title.ar})}',
        f'"summary": {json.dumps({"en": one.summary.en, "ar": one.summary.ar})}',
        f'"event_type": "{told.event_type}", "data_kind": "invented", "places": {places}',
        *([f'"occurred": {one.day.body}'] if one.day.body else ()),
        *(['"clarity": "summary"'] if told.clarity != _EVENT else ()),
        *([f'"no_number_reason": {json.dumps(told.no_number_reason)}'] if told.no_number_reason else ()),
        *([f'"sensitivity": {told.sensitivity}'] if told.sensitivity != _NOTHING else ()),
        *_terms(one),
        *([_filled(one, articles)] if told.body else ()),
    ]


def _terms(one: Invention) -> list[str]:
    every = ("violations", one.violations), ("causes", one.causes), ("actors", one.actors)
    return [f'"{name}": {terms.body}' for name, terms in every if terms.rows]


def _filled(one: Invention, articles: Sequence[Written]) -> str:
    last = one.day.last
    values = [
        iso(last + number) if what == "day" else getattr(articles[number], what) for what, number in one.told.filling
    ]
    return one.told.body % tuple(values)


def _whole_day(day: str) -> str:
    return f'{{"earliest": "{day}", "latest": "{day}", "precision": 1}}'
