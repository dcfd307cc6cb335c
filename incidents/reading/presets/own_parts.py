"""The sister tables of our own exports: reported figures, articles, places, actors, and what reviewers set."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from incidents.domain.articles import ArticleDraft
from incidents.domain.claims import Claim, Override
from incidents.domain.counts import Qualifier
from incidents.domain.errors import Refused
from incidents.domain.incident import Cause, IncidentPlace, Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedArticle, NamedPlace
from incidents.domain.vocabulary import ALL, N_, CauseRole, ClaimKind, ClaimStatus, PlaceRole, Relation, Scope, Tier
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
    "causes": ("incident", "cause", "role", "article"),
    "settings": ("incident", "outcome", "group", "set_min"),
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
        scope_place=own.line("scope_place"),
        combined=terms(own, "combined", "outcome"),
        as_of=_as_of(own),
        said_by=own.line("said_by"),
        institution=own.code("institution"),
    )
    return _checked(own, _weighed(own, claim))


def _weighed(own: Cells, claim: Claim) -> Claim:
    """The claim with its words and with what became of it."""
    counts = own.line("review_counts")
    reason = own.text("review_reason")
    return replace(
        claim,
        passage=own.text("passage"),
        passage_lang=own.line("passage_lang"),
        page_or_time=own.line("page_or_time"),
        tier=member(own, "seen_by", Tier, Tier.PUBLIC),
        note=own.text("note"),
        fact=own.text("fact"),
        term=own.code("term"),
        status=member(own, "status", ClaimStatus, ClaimStatus.ACTIVE),
        replaces=own.people("replaces"),
        credibility=own.people("credibility"),
        credibility_reason=own.text("credibility_reason"),
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


def articles(cells: Cells, library: Mapping[str, ArticleDraft]) -> tuple[NamedArticle, ...]:
    """The articles that the incident rests on: from the library where the file has one, else as its own table says."""
    tier = Tier.TEAM if own_library.NAME in cells.row.parts else Tier.PUBLIC
    return tuple(_article(own, library, tier) for own in rows(cells, "articles"))


def _article(own: Cells, library: Mapping[str, ArticleDraft], tier: Tier) -> NamedArticle:
    code, relation = own.code("article"), member(own, "relation", Relation, Relation.REPORTS)
    if code in library:
        return own_library.cited(code, relation, library[code])
    published = edtf(own, "published")
    if published is not None:
        published = replace(published, precision=precision(own, "published_precision", published))
    return NamedArticle(
        code=code,
        title=own.line("title"),
        outlet=trilingual(own, "outlet"),
        via=own.line("via"),
        authors=several(own, "authors"),
        url=own.line("article_url"),
        archive_url=own.line("archive_url"),
        published=published,
        language=own.code("language"),
        correction_note=own.text("correction"),
        relation=relation,
        voice=own.code("voice"),
        tier=tier,
    )


def places(cells: Cells) -> tuple[NamedPlace, ...]:
    """Every place of the incident, as exact as the table says."""
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


def whole_places(cells: Cells) -> tuple[IncidentPlace, ...]:
    """The same from a file that says all there is to say of a place of an incident."""
    return tuple(_whole_place(own) for own in rows(cells, "places"))


def _whole_place(own: Cells) -> IncidentPlace:
    return IncidentPlace(
        place=own.code("place_code"),
        role=member(own, "role", PlaceRole, PlaceRole.SITE),
        precision=member(own, "place_precision", PlacePrecision, PlacePrecision.UNKNOWN),
        radius_m=own.people("radius_m"),
        point=own.point("lat", "lon") if yes(own, "own_point") else None,
        public_precision=member(own, "public_precision", PlacePrecision, PlacePrecision.SITE),
        as_named=own.line("as_named"),
        note=trilingual(own, "note", prose=True),
    )


def actors(cells: Cells) -> tuple[Involvement, ...]:
    """Who is said to be responsible, by whom, and what they reply."""
    return tuple(_actor(own) for own in rows(cells, "actors"))


def _actor(own: Cells) -> Involvement:
    return Involvement(
        actor=own.code("actor"),
        degree=term(own, "degree", "degree"),
        attribution=term(own, "attribution", "attribution") or "alleged",
        basis=own.line("basis"),
        alleged_by=several(own, "alleged_by"),
        position=term(own, "position", "official_position"),
        reply=trilingual(own, "reply", prose=True),
        reply_article=own.code("reply_article"),
        public_name=trilingual(own, "public_name"),
        official_act=own.text("official_act"),
        tier=member(own, "seen_by", Tier, Tier.PUBLIC),
        name=trilingual(own, "name"),
    )


def causes(cells: Cells) -> tuple[Cause, ...]:
    """What is reported to have killed or injured, by which article."""
    return tuple(
        Cause(
            term=term(own, "cause", "cause"),
            role=member(own, "role", CauseRole, CauseRole.CAUSE),
            article=own.code("article"),
            note=own.text("note"),
        )
        for own in rows(cells, "causes")
    )


def settings(cells: Cells) -> tuple[Setting, ...]:
    """The figures that reviewers set over the rule's own, each with its reason; older files have them as ranges."""
    if "settings" in cells.row.parts:
        return tuple(_set(own) for own in rows(cells, "settings"))
    return tuple(_setting(own) for own in rows(cells, "ranges") if own.line("set_by") == "reviewer")


def _set(own: Cells) -> Setting:
    return Setting(
        outcome=term(own, "outcome", "outcome"),
        group=term(own, "group", "victim_group") or ALL,
        min=own.people("set_min"),
        best=own.people("set_best"),
        max=own.people("set_max"),
        reason=own.text("reason"),
    )


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
