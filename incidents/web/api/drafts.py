"""What a program sent, as values of the domain; a fault in a value is named by where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from incidents.domain.articles import ArticleDraft
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier, bounds
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentLink, IncidentPlace
from incidents.domain.moments import TimeSpan, clock
from incidents.domain.people import Involvement
from incidents.domain.places import Point
from incidents.domain.quick import placed
from incidents.domain.script import clean_line, clean_text
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import (
    N_,
    CauseRole,
    ClaimKind,
    Clarity,
    LinkKind,
    PlaceRole,
    Relation,
    Scope,
    Term,
    Tier,
)
from incidents.services import reference

Sent = Mapping[str, Any]
Value = TypeVar("Value")
_NOTHING = Trilingual()
_CODES: dict[str, type[Term]] = {"kind": ClaimKind, "scope": Scope}


def changed(before: Draft, sent: Sent) -> Draft:
    """The draft with what was sent in it. Figures are matched by their number, new ones numbered on; none is dropped.

    Refused: a value that does not make sense, at its path.
    """
    readers: dict[str, Callable[[Any], Any]] = {
        "title": lambda given: _texts(given, "title", before.title),
        "summary": lambda given: _texts(given, "summary", before.summary),
        "time_from": lambda given: clock(given or ""),
        "time_text": lambda given: _line(given, "time_text"),
        "clarity": Clarity,
        "event_type": str,
        "places": lambda given: _each(given, "places", _place),
        "articles": lambda given: tuple(
            ArticleLink(article=one["code"], relation=Relation(one.get("relation", Relation.REPORTS))) for one in given
        ),
        "claims": lambda given: _claims(before, given),
        "causes": lambda given: _each(given, "causes", _cause),
        "violations": tuple,
        "actors": lambda given: _each(given, "actors", lambda one, path: _actor(before, one, path)),
        "links": lambda given: tuple(IncidentLink(kind=LinkKind(one["kind"]), code=one["code"]) for one in given),
        "no_number_reason": lambda given: _prose(given, "no_number_reason"),
        "sensitivity": tuple,
        "tier": Tier,
    }
    draft = replace(before, **{name: readers[name](given) for name, given in sent.items() if name in readers})
    return replace(draft, occurred=_occurred(before, sent))


def claims(sent: Any) -> tuple[Claim, ...]:
    """Figures to add to a record; they are numbered when they are kept. Refused: a value that does not make sense."""
    rows = sent if isinstance(sent, list) else [sent]
    for place, one in enumerate(rows):
        if "number" in one:
            raise Refused(N_("A new figure has no number yet; it is given one."), field=f"[{place}].number")
    return _each(rows, "", lambda one, path: _claim(Claim(number=1, article=one["article"]), one, path))


def article(sent: Sent) -> tuple[ArticleDraft, str, str]:
    """An article, and the names of its outlet and of the one that carried it. Refused: a value without sense."""
    published = sent.get("published")
    draft = ArticleDraft(
        title=_line(sent.get("title", ""), "title"),
        authors=tuple(_line(name, "authors") for name in sent.get("authors", ())),
        url=_line(sent.get("url", ""), "url"),
        url_shown=bool(sent.get("url")),
        published=_at("published", lambda: UncertainDate.from_edtf(published)) if published else None,
        language=sent.get("language", ""),
        kind=_line(sent.get("kind", ""), "kind"),
        excerpt=_prose(sent.get("excerpt", ""), "excerpt"),
        excerpt_truncated=sent.get("excerpt_truncated", False),
        summary=_texts(sent.get("summary", {}), "summary"),
        origin=_line(sent.get("origin", ""), "origin"),
        archive_url=_line(sent.get("archive_url", ""), "archive_url"),
        tier=Tier(sent.get("tier", Tier.PUBLIC)),
    )
    return draft, _line(sent.get("outlet", ""), "outlet"), _line(sent.get("via", ""), "via")


def _occurred(before: Draft, sent: Sent) -> UncertainDate | None:
    if "date" not in sent:
        return before.occurred
    if not sent["date"]:
        return None
    when = _at("date", lambda: UncertainDate.from_edtf(sent["date"]))
    return replace(when, as_printed=_line(sent.get("date_as_printed", ""), "date_as_printed"))


def _place(sent: Sent, path: str) -> IncidentPlace:
    """As exactly as the place itself is known, unless more or less is said."""
    known = next((one for one in reference.gazetteer_places() if one.code == sent["code"]), None)
    if known is None:
        raise Refused(N_("“%(text)s” is not a code that is known here."), field=f"{path}.code", text=sent["code"])
    plain = placed(known)
    lat, lon = sent.get("lat"), sent.get("lon")
    if (lat is None) != (lon is None):
        raise Refused(N_("Give both latitude and longitude, or neither."), field=path)
    precisions: dict[str, Any] = {
        name: type(plain.precision)(sent[name]) for name in ("precision", "public_precision") if name in sent
    }
    return replace(
        plain,
        role=PlaceRole(sent.get("role", plain.role)),
        radius_m=sent.get("radius_m", plain.radius_m),
        point=None if lat is None or lon is None else _at(path, lambda: Point(lat, lon)),
        as_named=_line(sent.get("as_named", ""), f"{path}.as_named"),
        note=_texts(sent.get("note", {}), f"{path}.note"),
        **precisions,
    )


def _cause(sent: Sent, path: str) -> Cause:
    return Cause(
        term=sent["term"],
        role=CauseRole(sent.get("role", CauseRole.CAUSE)),
        article=sent.get("article", ""),
        note=_prose(sent.get("note", ""), f"{path}.note"),
    )


def _actor(before: Draft, sent: Sent, path: str) -> Involvement:
    """Refused: a natural person whom the record does not name yet; that is a manager's deed, with a reason."""
    known = {one.actor: one for one in before.actors}
    stood = known.get(sent["code"])
    if stood is None and any(one.person and one.code == sent["code"] for one in reference.all_actors()):
        raise Refused(N_("A person is named by a manager alone, with a reason."), field=f"{path}.code")
    given = {
        name: sent[name] for name in ("degree", "attribution", "basis", "position", "reply_article") if name in sent
    }
    plain = stood or Involvement(actor=sent["code"])
    told = {"reply": plain.reply, "public_name": plain.public_name}
    given |= {name: _texts(sent[name], f"{path}.{name}", was) for name, was in told.items() if name in sent}
    if "alleged_by" in sent:
        given["alleged_by"] = tuple(sent["alleged_by"])
    return replace(plain, **given)


def _claims(before: Draft, given: list[Sent]) -> tuple[Claim, ...]:
    kept = {claim.number: claim for claim in before.claims}
    free = max(kept, default=0) + 1
    for place, one in enumerate(given):
        path = f"claims[{place}]"
        number = one.get("number", free)
        if "number" in one and number not in kept:
            raise Refused(N_("There is no figure %(number)s in this record."), field=f"{path}.number", number=number)
        kept[number] = _claim(kept.get(number) or Claim(number=number, article=one["article"]), one, path)
        free = max(free, number + 1)
    return tuple(kept.values())


def _claim(before: Claim, sent: Sent, path: str) -> Claim:
    """The figure with what was sent in it; what a reviewer said of it stays."""
    given: dict[str, Any] = {
        name: _line(sent[name], f"{path}.{name}")
        for name in ("article", "printed", "scope_place", "said_by", "institution", "page_or_time")
        if name in sent
    }
    given |= {name: _prose(sent[name], f"{path}.{name}") for name in ("passage", "note", "fact") if name in sent}
    given |= {name: kind(sent[name]) for name, kind in _CODES.items() if name in sent}
    given |= {name: sent[name] for name in ("outcome", "group", "value", "upper", "passage_lang") if name in sent}
    given |= {name: _day(sent[name], f"{path}.{name}") for name in ("scope_from", "scope_to") if name in sent}
    if "qualifier" in sent:
        given["qualifier"] = Qualifier(sent["qualifier"])
    if "combined" in sent:
        given["combined"] = tuple(sent["combined"])
    if "as_of" in sent:
        given["as_of"] = _span(sent["as_of"], f"{path}.as_of")
    return _sensible(replace(before, **given), path)


def _sensible(claim: Claim, path: str) -> Claim:
    """Refused: a number that the words need and that is missing, a reversed range, a figure that names no harm."""
    if claim.kind is ClaimKind.NUMBER:
        _at(path, lambda: bounds(claim.qualifier, claim.value, claim.upper))
        if not claim.outcome and not claim.combined:
            raise Refused(N_("Say what happened to these people."), field=f"{path}.outcome")
    if claim.upper is not None and (claim.value is None or claim.upper < claim.value):
        raise Refused(N_("The far end of a range cannot be below its start."), field=f"{path}.upper")
    if claim.scope_from and claim.scope_to and claim.scope_to < claim.scope_from:
        raise Refused(N_("It ends before it begins."), field=f"{path}.scope_to")
    return claim


def _span(text: str | None, path: str) -> TimeSpan | None:
    if not text:
        return None
    begin, _, end = text.partition("/")
    return _at(path, lambda: TimeSpan.between(begin, end))


def _day(text: str | None, path: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise Refused(N_("“%(text)s” is not a day such as 2019-11-28."), field=path, text=text[:40]) from fault


def _texts(sent: Sent, path: str, before: Trilingual = _NOTHING) -> Trilingual:
    """The text with the languages that were sent; one that is left out stays as it was."""
    return replace(before, **{lang: _prose(text, f"{path}.{lang}") for lang, text in sent.items()})


def _line(text: str, path: str) -> str:
    return _at(path, lambda: clean_line(text))


def _prose(text: str, path: str) -> str:
    return _at(path, lambda: clean_text(text))


def _each(rows: list[Sent], name: str, read: Callable[[Sent, str], Value]) -> tuple[Value, ...]:
    return tuple(read(one, f"{name}[{place}]") for place, one in enumerate(rows))


def _at(path: str, read: Callable[[], Value]) -> Value:
    """What `read` makes; its refusal is said of `path`."""
    try:
        return read()
    except Refused as refusal:
        raise refusal.at(path) from refusal
