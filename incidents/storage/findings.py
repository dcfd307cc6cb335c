"""Findings written: the disclosed columns, keys, lines and searchable words of an incident, an audience each."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from incidents.domain.finding import Finding, disagrees
from incidents.domain.incident import IncidentPlace, Record
from incidents.domain.mercator import project
from incidents.domain.places import Place, PlaceLevel, PlacePrecision
from incidents.domain.vocabulary import ALL, INJURED, KILLED, Audience, PlaceRole
from incidents.storage import bulk, history
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.finding import ChangeRow, FindingKeyRow, FindingLineRow, FindingRow, FindingTextRow
from incidents.storage.search import words

_GRAPHIC = "graphic"
_KEY_COLUMNS = ("finding_id", "param", "code")


def write(current: Session, incident: int, finding: Finding) -> None:
    """Replace an incident's finding for the audience its record was disclosed to."""
    write_all(current, {incident: finding})


def write_all(current: Session, found: Mapping[int, Finding]) -> None:
    """Replace the findings of some incidents, by row number; all of them for one audience."""
    audiences = {finding.record.audience for finding in found.values()}
    for audience in audiences:
        erase_all(current, found, audience)
    add_all(current, found)


def add_all(current: Session, found: Mapping[int, Finding]) -> None:
    """Keep the findings of some incidents, by row number, for an audience that found nothing of them yet."""
    numbered = dict(zip(bulk.numbers(current, FindingRow, len(found)), found.items(), strict=True))
    sites = {number: main_place(finding.record) for number, (_, finding) in numbered.items()}
    heads = [{"id": number, "incident_id": incident, **_columns(finding, sites[number])}
             for number, (incident, finding) in numbered.items()]  # fmt: skip
    bulk.insert_all(current, FindingRow, heads)
    keys = [
        (number, param, code)
        for number, (_, finding) in numbered.items()
        for param, codes in finding.keys.items()
        for code in codes
    ]
    bulk.insert_plain(current, FindingKeyRow.__tablename__, _KEY_COLUMNS, keys)
    lines = [row for number, (_, finding) in numbered.items() for row in _lines(number, finding)]
    bulk.insert_all(current, FindingLineRow, lines)
    texts = [{"finding_id": number, **_text(finding, sites[number])} for number, (_, finding) in numbered.items()]
    bulk.insert_all(current, FindingTextRow, texts)
    words.write_all(current, {number: finding.words for number, (_, finding) in numbered.items()})
    note_change(current, found)


def erase(current: Session, incident: int, audience: Audience) -> None:
    """Take an incident out of what an audience may find."""
    erase_all(current, [incident], audience)


def erase_all(current: Session, incidents: Iterable[int], audience: Audience) -> None:
    """Take some incidents out of what an audience may find."""
    query = select(FindingRow.id, FindingRow.incident_id).where(FindingRow.audience == audience.value)
    gone = dict(current.execute(query.where(FindingRow.incident_id.in_(list(incidents)))).all())
    if not gone:
        return
    words.erase_all(current, list(gone))
    for kind in (FindingKeyRow, FindingLineRow, FindingTextRow):
        current.execute(delete(kind).where(kind.finding_id.in_(gone)))
    current.execute(delete(FindingRow).where(FindingRow.id.in_(gone)))
    note_change(current, gone.values())


def note_change(current: Session, incidents: Iterable[int]) -> None:
    """The head of the history is locked first: so the changes are numbered in the order in which they are committed."""
    history.lock(current)
    bulk.insert_all(current, ChangeRow, [{"incident_id": incident} for incident in incidents])


def _lines(number: int, finding: Finding) -> Iterator[dict[str, object]]:
    for line in finding.lines:
        yield {
            "finding_id": number, "outcome": line.outcome, "group": line.group, "min": line.count.min,
            "max": line.count.max, "best": line.count.best, "open": line.count.open,
            "low_said": line.said[0], "high_said": line.said[1],
        }  # fmt: skip


def sources_of(current: Session, articles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Article code → codes of its outlet and of the outlet that carried it."""
    query = select(ArticleRow.code, SourceRow.code).join(
        SourceRow, SourceRow.id.in_([ArticleRow.source_id, ArticleRow.via_id])
    )
    found: dict[str, tuple[str, ...]] = {}
    for article, source in current.execute(query.where(ArticleRow.code.in_(list(articles)))):
        found[article] = (*found.get(article, ()), source)
    return found


def _columns(finding: Finding, site: IncidentPlace | None) -> dict[str, object]:
    record = finding.record
    when = record.content.occurred
    counts = {(line.outcome, line.group): line.count for line in finding.lines}
    killed, injured = counts.get((KILLED, ALL)), counts.get((INJURED, ALL))
    point = site.where if site else None
    x, y = project(point) if point else (None, None)
    return {
        "audience": record.audience.value,
        "code": record.code,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "governorate": _named(site, PlaceLevel.GOVERNORATE),
        "precision": int(site.precision if site else PlacePrecision.UNKNOWN),
        "radius_m": site.radius_m if site else None,
        "lat": point.lat if point else None,
        "lon": point.lon if point else None,
        "x": x,
        "y": y,
        "killed_min": killed.min if killed else None,
        "killed_max": killed.max if killed else None,
        "killed_open": killed.open if killed else False,
        "injured_min": injured.min if injured else None,
        "injured_max": injured.max if injured else None,
        "injured_open": injured.open if injured else False,
        "voices": finding.voices,
        "disagree": killed is not None and disagrees(killed),
        "has_number": any(line.group == ALL for line in finding.lines),
        "figures": finding.figures,
        "grade": record.grade.value,
        "status": record.status.value,
        "data_kind": record.content.data_kind.value,
        "clarity": record.content.clarity.value,
        "changed": record.changed,
    }


def _text(finding: Finding, site: IncidentPlace | None) -> dict[str, object]:
    content = finding.record.content
    place, area = _place_names(site)
    low, high = finding.first or (None, None)
    return {
        "title_en": content.title.en,
        "title_ar": content.title.ar,
        "title_ckb": content.title.ckb,
        "place_en": place.name_en if place else "",
        "place_ar": place.name_ar if place else "",
        "place_ckb": place.name_ckb if place else "",
        "area_en": area.name_en if area else "",
        "area_ar": area.name_ar if area else "",
        "area_ckb": area.name_ckb if area else "",
        "date_edtf": content.occurred.edtf if content.occurred else "",
        "causes": " ".join(cause.term for cause in content.causes),
        "graphic": _GRAPHIC in content.sensitivity,
        "first_min": low,
        "first_max": high,
    }


def main_place(record: Record) -> IncidentPlace | None:
    """The place an incident is drawn at and listed under: where it happened, else its first place that is shown."""
    shown = [place for place in record.content.places if place.chain]
    return next((place for place in shown if place.role == PlaceRole.SITE), shown[0] if shown else None)


def _place_names(site: IncidentPlace | None) -> tuple[Place | None, Place | None]:
    """The place itself, and the city or governorate around it that a reader knows."""
    if site is None or not site.chain:
        return None, None
    around = [place for place in site.chain[1:] if place.level in {PlaceLevel.CITY, PlaceLevel.GOVERNORATE}]
    return site.chain[0], around[0] if around else None


def _named(site: IncidentPlace | None, level: PlaceLevel) -> str:
    return next((place.code for place in site.chain if place.level == level), "") if site else ""
