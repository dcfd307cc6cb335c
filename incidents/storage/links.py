"""Links between incidents, seen from either side, for one audience."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.codec import from_plain
from incidents.domain.incident import Draft, IncidentLink, Record
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, LinkKind, Tier
from incidents.storage.db import session
from incidents.storage.incident_values import occurred_of
from incidents.storage.models.incident import IncidentLinkRow, IncidentRow
from incidents.storage.models.publication import PublicationRow, stands


def around(record: Record) -> tuple[IncidentLink, ...]:
    """The links of a record and those that lead to it, each once, with the title and date its audience may read."""
    current = session()
    own = [(link.kind, link.code) for link in record.content.links]
    others = [*own, *_leading_to(current, record.code)]
    public = record.audience == Audience.PUBLIC
    known = _published(current, others) if public else _kept(current, others)
    links = dict.fromkeys(own)
    for kind, code in others[len(own) :]:
        if code in known and (not public or record.code in {link.code for link in known[code].links}):
            links[kind, code] = None
    return tuple(
        IncidentLink(kind=kind, code=code, title=known[code].title, occurred=known[code].occurred)
        for kind, code in links
        if code in known
    )


def _leading_to(current: Session, code: str) -> list[tuple[LinkKind, str]]:
    target = select(IncidentRow.id).where(IncidentRow.code == code).scalar_subquery()
    query = (
        select(IncidentLinkRow.kind, IncidentRow.code)
        .join(IncidentRow, IncidentRow.id == IncidentLinkRow.incident_id)
        .where(IncidentLinkRow.other_id == target)
    )
    return [(LinkKind(kind).inverse, other) for kind, other in current.execute(query)]


def _published(current: Session, links: Iterable[tuple[LinkKind, str]]) -> dict[str, Draft]:
    query = (
        select(IncidentRow.code, PublicationRow.body)
        .join(IncidentRow, IncidentRow.id == PublicationRow.incident_id)
        .where(IncidentRow.code.in_({code for _, code in links}), stands())
    )
    return {code: from_plain(Draft, body["content"]) for code, body in current.execute(query)}


def _kept(current: Session, links: Iterable[tuple[LinkKind, str]]) -> dict[str, Draft]:
    rows = current.scalars(
        select(IncidentRow).where(
            IncidentRow.code.in_({code for _, code in links}), IncidentRow.tier != Tier.CONFIDENTIAL.value
        )
    )
    return {
        row.code: Draft(title=Trilingual(row.title_en, row.title_ar, row.title_ckb), occurred=occurred_of(row))
        for row in rows
    }
