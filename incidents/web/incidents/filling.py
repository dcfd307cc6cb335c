"""A record as the answers of the full form."""

from collections.abc import Iterable
from typing import Any

from flask import g

from incidents.domain.errors import NotFound
from incidents.domain.incident import Draft, IncidentPlace, Record
from incidents.domain.people import Involvement
from incidents.domain.text import LANGUAGES, Trilingual
from incidents.services import articles, reference
from incidents.web.gate import actor
from incidents.web.i18n import language
from incidents.web.incidents.article_question import article_words
from incidents.web.incidents.edit_form import EditForm
from incidents.web.incidents.figure_row import filled


def opened(record: Record) -> EditForm:
    """The form with everything the record holds; what was sent stands before it."""
    form = EditForm(data=answers(record))
    form.ask(article_choices(form))
    return form


def answers(record: Record) -> dict[str, Any]:
    """Field → what the record says, in the shape the form takes."""
    draft = record.content
    names = {source.code: source.name.best(language())[0] for source in reference.all_sources()}
    as_they_are = {name: getattr(draft, name) for name in _AS_THEY_ARE}
    return as_they_are | {
        "version": record.version,
        "title": _three(draft.title),
        "summary": _three(draft.summary),
        "lasting": _lasting(draft),
        "places": [_place(place) for place in draft.places],
        "articles": [{"article": link.article, "relation": link.relation} for link in draft.articles],
        "figures": [filled(claim, names) for claim in draft.claims],
        "causes": [{name: getattr(one, name) for name in ("term", "role", "article", "note")} for one in draft.causes],
        "actors": [_actor(one) for one in draft.actors],
        "links": [{"kind": link.kind, "code": link.code} for link in draft.links],
    }


_AS_THEY_ARE = (
    "occurred", "time_from", "time_text", "time_of_day", "clarity", "event_type", "violations", "no_number_reason",
    "sensitivity", "tier",
)  # fmt: skip


def article_choices(form: EditForm) -> list[tuple[str, str]]:
    """The articles of the form as (code, words), those added just now included."""
    codes = dict.fromkeys(row.form.article.data for row in form.articles if row.form.article.data)
    return [(code, _words(code) or code) for code in codes]


def words_of_articles(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Articles as (code, words), those that are not known left out."""
    return [(code, words) for code in dict.fromkeys(codes) if (words := _words(code))]


def _words(code: str) -> str:
    known: dict[str, str] = g.setdefault("incidents_articles", {})
    if code not in known:
        try:
            known[code] = article_words(articles.article(code, actor()))
        except NotFound:
            known[code] = ""
    return known[code]


def _three(text: Trilingual) -> dict[str, str]:
    return {code: getattr(text, code) for code in LANGUAGES}


def _lasting(draft: Draft) -> str:
    when = draft.occurred
    if when is None or when.earliest == when.latest:
        return ""
    return "lasting" if when.lasting else "moment"


def _place(place: IncidentPlace) -> dict[str, Any]:
    name = place.chain[0].name(language()) if place.chain else place.place
    return {
        "place": name,
        "place_code": place.place,
        "role": place.role,
        "precision": str(int(place.precision)),
        "radius_m": place.radius_m,
        "point": place.point,
        "public_precision": str(int(place.public_precision)),
        "as_named": place.as_named,
        "note": _three(place.note),
    }


def _actor(one: Involvement) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "degree": one.degree,
        "attribution": one.attribution,
        "basis": one.basis,
        "alleged_by": one.alleged_by,
        "position": one.position,
        "reply": _three(one.reply),
        "reply_article": one.reply_article,
        "public_name": _three(one.public_name),
        "tier": one.tier,
    }
