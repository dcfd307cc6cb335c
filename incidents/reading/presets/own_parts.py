"""The sister tables of our own exports: reported figures, articles, places, actors, and what reviewers set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from incidents.domain.claims import Claim, Override
from incidents.domain.counts import Qualifier
from incidents.domain.errors import Refused
from incidents.domain.incident import Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedActor, NamedArticle, NamedPlace
from incidents.domain.vocabulary import ALL, N_, ClaimKind, ClaimStatus, PlaceRole, Relation, Scope
from incidents.reading.presets import own_library
from incidents.reading.presets.cells import Cells
from incidents.reading.presets.coded import edtf, member, precision, several, term, terms, trilingual, yes

#: The columns that tell each table; `own.PRESET` names them as its parts.
MARKS = {
    "ranges": ("incident", "outcome", "group", "rule_min"),
    "figures": ("incident", "number", "as_printed", "qualifier"),
    "articles": ("incident", "article", "relation", "outlet_en"),
    "places": ("incident", "place_code", "role", "level"),
    "actors": ("incident", "actor", "attribution", "alleged_by"),
    own_library.NAME: own_library.MARKS,
}


def rows(cells: Cells, name: str) -> Iterator[Cells]:
    """The rows of a sister table; what is wrong with them is said of the incident's row, with the table's name."""
    for row in cells.row.parts.get(name, ()):
        own = Cells(row, cells.names)
        yield own
        cells.problems += [problem.at(f"{name} {row.number}: {problem.field}") for problem in own.problems]
        cells.warnings += [replace(one, field=f"{name} {row.number}: {one.field}") for one in own.warnings]


def claims(cells: Cells) -> tuple[Claim, ...]:
    """The reported figures and facts, as they were said."""
    return tuple(claim for own in rows(cells, "figures") if (claim := _claim(own)) is not None)


def _claim(own: Cells) -> Claim | None:
    claim = Claim(
        number=own.people("number") or 0,
        article=own.code("article"),
        kind=member(own, "kind", ClaimKind, ClaimKind.NUMBER),
        outcome=term(own, "outcome", "outcome"),
        group=term(own, "group", "victim_group") or ALL,
        qualifier=member(own, "qualifier", Qualifier, Qualifier.EXACT),
        value=own.people("value"),
        upper=own.people("upper"),
        printed=own.line("as_printed"),
        scope=member(own, "scope", Scope, Scope.INCIDENT),
        scope_from=_day(own, "scope_from"),
        scope_to=_day(own, "scope_to"),
        scope_place=own.code("scope_place"),
        combined=terms(own, "combined", "outcome"),
        as_of=_as_of(own),
        said_by=own.line("said_by"),
        institution=own.code("institution"),
    )
    return _checked(own, _weighed(own, claim))


def _weighed(own: Cells, claim: Claim) -> Claim:
    """The claim with its words and with what became of it."""
    counts = own.line("review_counts")
    reason = own.line("review_reason")
    return replace(
        claim,
        passage=own.text("passage"),
        passage_lang=own.code("passage_lang"),
        page_or_time=own.line("page_or_time"),
        note=own.text("note"),
        fact=own.text("fact"),
        term=own.code("term"),
        status=member(own, "status", ClaimStatus, ClaimStatus.ACTIVE),
        replaces=own.people("replaces"),
        credibility=own.people("credibility"),
        credibility_reason=own.line("credibility_reason"),
        override=Override(counted=yes(own, "review_counts"), reason=reason) if counts else None,
    )


def _checked(own: Cells, claim: Claim) -> Claim | None:
    """The claim, if its number can be one."""
    if claim.kind != ClaimKind.NUMBER:
        return claim
    try:
        _ = claim.bounds
    except Refused as refused:
        own.problems.append(refused.at(own.shown("value")))
        return None
    return claim


def _day(own: Cells, column: str) -> date | None:
    when = own.day(column)
    return when.earliest if when is not None else None


def _as_of(own: Cells) -> TimeSpan | None:
    begin, end = own.line("as_of_from"), own.line("as_of_to")
    if not begin:
        return None
    try:
        return TimeSpan.between(begin, end)
    except Refused as refused:
        own.problems.append(refused.at(own.shown("as_of_from")))
    except OverflowError:  # the last day that the calendar has
        own.refuse("as_of_to", N_("“%(text)s” is no day of the calendar, or lies in the future."), text=end or begin)
    return None


def articles(cells: Cells) -> tuple[NamedArticle, ...]:
    """The articles that the incident rests on."""
    return tuple(_article(own) for own in rows(cells, "articles"))


def _article(own: Cells) -> NamedArticle:
    published = edtf(own, "published")
    if published is not None:
        published = replace(published, precision=precision(own, "published_precision", published))
    return NamedArticle(
        code=own.code("article"),
        title=own.line("title"),
        outlet=trilingual(own, "outlet"),
        via=own.line("via"),
        authors=several(own, "authors"),
        url=own.line("article_url"),
        archive_url=own.line("archive_url"),
        published=published,
        language=own.code("language"),
        correction_note=own.text("correction"),
        relation=member(own, "relation", Relation, Relation.REPORTS),
        voice=own.code("voice"),
    )


def places(cells: Cells) -> tuple[NamedPlace, ...]:
    """Every place of the incident."""
    return tuple(_place(own) for own in rows(cells, "places"))


def _place(own: Cells) -> NamedPlace:
    return NamedPlace(
        name=own.line("as_named") or own.line("name_en") or own.line("name_ar"),
        within=tuple(area for area in (own.line("governorate_en"),) if area),
        point=own.point("lat", "lon"),
        precision=member(own, "place_precision", PlacePrecision, PlacePrecision.UNKNOWN),
        code=own.code("place_code"),
        role=member(own, "role", PlaceRole, PlaceRole.SITE),
        radius_m=own.people("radius_m"),
        note=trilingual(own, "note", prose=True),
    )


def actors(cells: Cells) -> tuple[NamedActor, ...]:
    """Who is said to be responsible, by whom, and what they reply."""
    return tuple(_actor(own) for own in rows(cells, "actors"))


def _actor(own: Cells) -> NamedActor:
    return NamedActor(
        name=trilingual(own, "name"),
        involvement=Involvement(
            actor=own.code("actor"),
            degree=term(own, "degree", "degree"),
            attribution=term(own, "attribution", "attribution") or "alleged",
            basis=own.line("basis"),
            alleged_by=several(own, "alleged_by"),
            position=term(own, "position", "official_position"),
            reply=trilingual(own, "reply", prose=True),
            reply_article=own.code("reply_article"),
        ),
    )


def settings(cells: Cells) -> tuple[Setting, ...]:
    """The figures that reviewers set over the rule's own, each with its reason."""
    return tuple(_setting(own) for own in rows(cells, "ranges") if own.line("set_by") == "reviewer")


def _setting(own: Cells) -> Setting:
    low, best, high = (own.people(column) for column in ("min", "best", "max"))
    return Setting(
        outcome=term(own, "outcome", "outcome"),
        group=term(own, "group", "victim_group") or ALL,
        min=low if low != own.people("rule_min") else None,
        best=best,
        max=high if high != own.people("rule_max") or _closed(own) else None,
        reason=own.line("reason"),
    )


def _closed(own: Cells) -> bool:
    """Whether a reviewer took the "or more" away that the rule alone would say."""
    return yes(own, "rule_or_more") and not yes(own, "or_more")
