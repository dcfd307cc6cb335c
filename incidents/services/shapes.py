"""Values of the domain as JSON: the shapes that the schemas of the API describe, and that digests are taken of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from incidents.domain.articles import Article, ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.counts import Count
from incidents.domain.dates import UncertainDate
from incidents.domain.fates import Since
from incidents.domain.incident import ArticleLink, Cause, Figure, IncidentPlace, Record, Summary
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.rule import VERSION, Verdict
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ALL, CauseRole

Json = dict[str, Any]


@dataclass(frozen=True)
class Addresses:
    """The whole addresses of an incident and of an article, from their codes."""

    incident: Callable[[str], str]
    article: Callable[[str], str]


def incident_shape(record: Record, lang: str, addresses: Addresses) -> Json:
    """A record as its audience may see it."""
    content = record.content
    verdicts = _verdicts(record.figures)
    return {
        "code": record.code,
        "url": addresses.incident(record.code),
        "audience": record.audience.value,
        "data_kind": content.data_kind.value,
        "title": texts(content.title),
        "summary": texts(content.summary),
        "clarity": content.clarity.value,
        "date": when(content.occurred),
        "places": [_place(place) for place in content.places],
        "casualties": [_line(figure) for figure in record.figures],
        "rule": VERSION,
        "no_number_reason": content.no_number_reason,
        "violations": list(content.violations),
        "causes": _causes(content.causes, CauseRole.CAUSE),
        "causes_among": _causes(content.causes, CauseRole.AMONG),
        "actors": [_actor(actor, lang) for actor in content.actors],
        "claims": [_claim(claim, verdicts) for claim in content.claims],
        "articles": [_article_link(link, lang, addresses) for link in content.articles],
        "links": [{"kind": link.kind.value, "code": link.code} for link in content.links],
        "sensitivity": list(content.sensitivity),
        "grade": record.grade.value,
        "status": record.status.value,
        "changed": moment(record.changed),
        "revision": record.revision,
    }


def summary_shape(found: Summary, addresses: Addresses) -> Json:
    """A row of the list. Coordinates stand only where the place is known more exactly than its district."""
    point = found.point if found.precision < PlacePrecision.DISTRICT else None
    return {
        "code": found.code,
        "url": addresses.incident(found.code),
        "data_kind": found.data_kind.value,
        "title": texts(found.title),
        "clarity": found.clarity.value,
        "date": when(found.occurred),
        "place": {
            "name": texts(found.place),
            "area": texts(found.area),
            "governorate": found.governorate,
            "lat": point.lat if point else None,
            "lon": point.lon if point else None,
            "precision": int(found.precision),
            "radius_m": found.radius_m,
        },
        "people": {outcome: _count(count) for outcome, count in found.counts.items()},
        "voices": found.voices,
        "causes": list(found.causes),
        "grade": found.grade.value,
        "status": found.status.value,
        "graphic": found.graphic,
        "changed": moment(found.changed),
        "since": _since(found.since),
    }


def _since(since: Since | None) -> Json | None:
    """What became of a record of a release; null where nothing did, and where no release was asked."""
    return {"fate": since.fate.value, "day": since.day.isoformat(), "leads_to": since.into} if since else None


def feature_shape(found: Summary, addresses: Addresses) -> Json:
    """The same row as a GeoJSON feature; no point is drawn for a place known to its district or coarser."""
    told = summary_shape(found, addresses)
    lat, lon = told["place"].pop("lat"), told["place"].pop("lon")
    geometry = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": found.code, "geometry": geometry, "properties": told}


def article_shape(found: Article, lang: str, addresses: Addresses) -> Json:
    """An article of the library as its audience may read it."""
    content, covers = found.content, found.content.covers
    return {
        "code": found.code,
        "page": addresses.article(found.code),
        "data_kind": content.data_kind.value,
        "title": content.title,
        "outlet": found.outlet_name.best(lang)[0],
        "via": found.via_name.best(lang)[0],
        "authors": list(content.authors),
        "published": _edtf(content.published),
        "language": content.language,
        "kind": content.kind,
        "excerpt": content.excerpt,
        "excerpt_truncated": content.excerpt_truncated,
        "summary": texts(content.summary),
        "url": content.url if content.url_shown else "",
        "archive_url": content.archive_url,
        "correction_note": content.correction_note,
        "covers": None
        if covers is None
        else {"place": covers.place, "first": covers.first.isoformat(), "last": covers.last.isoformat()},
        "incidents": [{"code": code, "relation": relation.value} for code, relation in found.incidents],
        "more_incidents": found.many,
    }


def sums_shape(found: Mapping[str, Any]) -> Json:
    """Outcome → sum of ranges, of anything with min, max, open and records."""
    return {
        outcome: {"min": one.min, "max": one.max, "max_open": one.open, "records": one.records}
        for outcome, one in found.items()
    }


def texts(text: Trilingual) -> Json:
    """A text in its three languages; blank where it was not written in one."""
    return {"en": text.en, "ar": text.ar, "ckb": text.ckb}


def when(date_: UncertainDate | None) -> Json | None:
    """An uncertain date; null where none is known."""
    if date_ is None:
        return None
    return {
        "edtf": date_.edtf,
        "earliest": date_.earliest.isoformat(),
        "latest": date_.latest.isoformat(),
        "precision": int(date_.precision),
        "qualifier": date_.qualifier.value,
        "lasting": date_.lasting,
        "as_printed": date_.as_printed,
    }


def moment(at: datetime | date) -> str:
    """A moment as ISO text in UTC."""
    text = at.isoformat()
    return text if not isinstance(at, datetime) or at.tzinfo is not None else text + "Z"


def _place(place: IncidentPlace) -> Json:
    own = place.chain[0] if place.chain else None
    point = place.where if place.precision < PlacePrecision.DISTRICT else None
    return {
        "code": place.place,
        "name": {"en": own.name_en, "ar": own.name_ar, "ckb": own.name_ckb} if own else texts(Trilingual()),
        "role": place.role.value,
        "lat": point.lat if point else None,
        "lon": point.lon if point else None,
        "precision": int(place.precision),
        "radius_m": place.radius_m,
    }


def _line(figure: Figure) -> Json:
    line = figure.line
    return {
        "outcome": line.outcome,
        "group": line.group,
        **_count(figure.count),
        "first_reports": None if line.first is None else {"min": line.first[0], "max": line.first[1]},
        "voices": line.voices,
        "claims": list(line.counted),
        "reason": figure.setting.reason if figure.setting else "",
    }


def _count(count: Count) -> Json:
    return {"min": count.min, "best": count.best, "max": count.max, "max_open": count.open}


def _causes(causes: Iterable[Cause], role: CauseRole) -> list[str]:
    return list(dict.fromkeys(cause.term for cause in causes if cause.role == role))


def _actor(actor: Involvement, lang: str) -> Json:
    return {
        "code": actor.actor,
        "name": actor.name.best(lang)[0],
        "degree": actor.degree,
        "attribution": actor.attribution,
        "position": actor.position,
        "reply": texts(actor.reply),
        "alleged_by": list(actor.alleged_by),
    }


def _verdicts(figures: Iterable[Figure]) -> dict[tuple[str, str, int], Verdict]:
    return {
        (figure.line.outcome, figure.line.group, verdict.claim): verdict
        for figure in figures
        for verdict in figure.line.verdicts
    }


def _claim(claim: Claim, verdicts: Mapping[tuple[str, str, int], Verdict]) -> Json:
    allowed = claim.stated
    whole = verdicts.get((claim.outcome, ALL, claim.number))
    own = verdicts.get((claim.outcome, claim.group, claim.number)) if claim.group != ALL else None
    return {
        "number": claim.number,
        "kind": claim.kind.value,
        "outcome": claim.outcome,
        "group": claim.group,
        "min": allowed.min if allowed else None,
        "max": allowed.max if allowed else None,
        "max_open": bool(allowed and allowed.open),
        "qualifier": claim.qualifier.value,
        "printed": claim.printed,
        "scope": claim.scope.value,
        "combined": list(claim.combined),
        "as_of": "/".join(dict.fromkeys(claim.as_of.texts())) if claim.as_of else None,
        "status": claim.status.value,
        "counted": bool(whole and whole.counted),
        "why_not": whole.why.value if whole and whole.why else None,
        "counted_in_group": own.counted if own else None,
        "said_by": claim.said_by,
        "passage": claim.passage,
        "passage_lang": claim.passage_lang,
        "page_or_time": claim.page_or_time,
        "note": claim.note,
        "fact": claim.fact,
        "article": claim.article,
    }


def _article_link(link: ArticleLink, lang: str, addresses: Addresses) -> Json:
    ref = link.ref or ArticleRef(code=link.article)
    return {
        "code": link.article,
        "page": addresses.article(link.article),
        "title": ref.title,
        "outlet": ref.outlet.best(lang)[0],
        "published": _edtf(ref.published),
        "url": ref.url,
        "relation": link.relation.value,
    }


def _edtf(when_: UncertainDate | None) -> str | None:
    return when_.edtf if when_ else None
