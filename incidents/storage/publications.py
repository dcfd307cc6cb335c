"""Publications: what the public reads of an incident, as it was disclosed when it was published."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from incidents.domain.access import Actor
from incidents.domain.codec import from_plain, to_plain
from incidents.domain.errors import NotFound
from incidents.domain.incident import ArticleLink, Record
from incidents.domain.vocabulary import N_, Relation
from incidents.storage.db import now, session
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.publication import PublicationRow, stands

_AT_ONCE = 100


def publish(current: Session, record: Record, by: Actor) -> Record:
    """Let the public read a disclosed record; the one that stood before stands no longer. Returns it as kept."""
    incident = _incident(current, record.code)
    standing = _standing(current, incident)
    if standing is not None:
        standing.standing = False
        current.flush()
    moment = now()
    kept = replace(record, published_at=moment, public=True)
    current.add(
        PublicationRow(
            incident_id=incident,
            revision=record.revision,
            standing=True,
            body=to_plain(kept),
            at=moment,
            by_id=by.account or None,
        )
    )
    current.flush()
    return kept


def withdraw(current: Session, code: str, reason: str) -> None:
    """Take the standing publication back; its body stays on file."""
    standing = _standing(current, _incident(current, code))
    if standing is None:
        raise NotFound(N_("This record is not published."))
    standing.standing, standing.withdrawn_at, standing.withdrawn_reason = False, now(), reason
    current.flush()


def standing(current: Session, code: str) -> int | None:
    """The number of the publication that stands, if one does."""
    found = _standing(current, _incident(current, code))
    return found.id if found else None


def restore(current: Session, number: int) -> None:
    """Let a withdrawn publication stand again as it was; the reason of the withdrawal stays in the history."""
    row = current.get_one(PublicationRow, number)
    row.standing, row.withdrawn_at, row.withdrawn_reason = True, None, ""
    current.flush()


def record(code: str) -> Record:
    """The public copy of an incident as the public may read it now. NotFound if none stands."""
    [found] = with_open_links([as_published(code)])
    return found


def as_published(code: str) -> Record:
    """The same, word for word as it was published. NotFound if none stands."""
    query = (
        select(PublicationRow.body)
        .join(IncidentRow, IncidentRow.id == PublicationRow.incident_id)
        .where(IncidentRow.code == code, stands())
    )
    body = session().scalar(query)
    if body is None:
        raise NotFound(N_("There is no such record."))
    return from_plain(Record, body)


def records(codes: list[str]) -> tuple[Record, ...]:
    """The public copies of some incidents, in the order given; those that are not public are left out."""
    found = bodies(codes)
    return tuple(with_open_links(from_plain(Record, found[code]) for code in codes if code in found))


def with_open_links(found: Iterable[Record]) -> Iterator[Record]:
    """Published records with links to such others only as are public now: even the code of a hidden one is hidden.

    Some are read at a time, so that memory stays flat.
    """
    waiting = iter(found)
    while some := list(islice(waiting, _AT_ONCE)):
        linked = {link.code for one in some for link in one.content.links}
        seen = are_public(linked) if linked else frozenset()
        for one in some:
            links = tuple(link for link in one.content.links if link.code in seen)
            yield one if links == one.content.links else replace(one, content=replace(one.content, links=links))


def relations(codes: Collection[str]) -> dict[str, dict[str, Relation]]:
    """Code of an incident → code of each article it leans on → how, as the public reads it."""
    links = PublicationRow.body[("content", "articles")]
    query = select(IncidentRow.code, links).join(IncidentRow, IncidentRow.id == PublicationRow.incident_id)
    query = query.where(IncidentRow.code.in_(codes), stands())
    return {code: {one.article: one.relation for one in _links(found)} for code, found in session().execute(query)}


def _links(found: list[Any] | None) -> Iterator[ArticleLink]:
    return (from_plain(ArticleLink, one) for one in found or ())


def bodies(codes: Collection[str]) -> dict[str, Any]:
    """Code → the body that stands, as it is kept, of those incidents that are public."""
    query = (
        select(IncidentRow.code, PublicationRow.body)
        .join(IncidentRow, IncidentRow.id == PublicationRow.incident_id)
        .where(IncidentRow.code.in_(codes), stands())
    )
    return dict(session().execute(query).all())


def are_public(codes: Collection[str]) -> frozenset[str]:
    """Which of some incidents are public."""
    query = (
        select(IncidentRow.code)
        .join(PublicationRow, IncidentRow.id == PublicationRow.incident_id)
        .where(IncidentRow.code.in_(codes), stands())
    )
    return frozenset(session().scalars(query))


def read_all(numbers: Collection[int]) -> Iterator[Record]:
    """The public copies of incidents by row number, in the order given; those that are not public are left out.

    The bodies wait as text and are read one at a time, so that a thousand of them take little memory.
    """
    query = select(PublicationRow.incident_id, cast(PublicationRow.body, Text)).where(
        PublicationRow.incident_id.in_(numbers), stands()
    )
    texts: dict[int, str] = dict(session().execute(query).all())
    kept = (from_plain(Record, json.loads(texts.pop(number))) for number in numbers if number in texts)
    yield from with_open_links(kept)


def was_public(code: str) -> bool:
    """Whether an incident was public once and is not any more."""
    query = select(PublicationRow.standing).join(IncidentRow, IncidentRow.id == PublicationRow.incident_id)
    return set(session().scalars(query.where(IncidentRow.code == code).distinct())) == {False}


def _standing(current: Session, incident: int) -> PublicationRow | None:
    query = select(PublicationRow).where(PublicationRow.incident_id == incident, stands())
    return current.scalars(query).first()


def _incident(current: Session, code: str) -> int:
    number = current.scalar(select(IncidentRow.id).where(IncidentRow.code == code))
    if number is None:
        raise NotFound(N_("There is no such record."))
    return number
