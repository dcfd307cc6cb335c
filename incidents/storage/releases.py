"""Dated releases in and out, and the records that they froze."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from incidents.domain.access import Actor
from incidents.domain.codec import from_plain, to_plain
from incidents.domain.errors import NotFound
from incidents.domain.incident import Record
from incidents.domain.releases import RecordLine, Release, ReleaseCounts, ReleaseDraft, digest_of
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.storage import freezing
from incidents.storage.db import now, session
from incidents.storage.models.publication import PublicationRow
from incidents.storage.models.release import ReleaseRow, ReleaseSpanRow
from incidents.storage.publications import with_open_links
from incidents.storage.search import words
from incidents.storage.search.sights import held_by

_LARGEST = 2**31 - 1  # what a column of PostgreSQL holds


def add(current: Session, draft: ReleaseDraft, counts: ReleaseCounts, seq: int, by: Actor) -> Release:
    """Freeze what is public now as the next release; `seq` is the newest deed before it."""
    title, note = draft.title, draft.note
    row = ReleaseRow(
        number=(current.scalar(select(func.max(ReleaseRow.number))) or 0) + 1,
        title_en=title.en, title_ar=title.ar, title_ckb=title.ckb,
        note_en=note.en, note_ar=note.ar, note_ckb=note.ckb,
        at=now(), by_id=by.account or None, digest="", counts=to_plain(counts), history_seq=seq,
    )  # fmt: skip
    current.add(row)
    current.flush()
    freezing.freeze(current, row.number)
    row.digest = digest_of(freezing.lines(current, row.number))
    current.flush()
    return _value(row)


def all_releases() -> tuple[Release, ...]:
    """Every release, the newest first."""
    return tuple(map(_value, session().scalars(select(ReleaseRow).order_by(ReleaseRow.number.desc()))))


def release(number: int) -> Release:
    """One release. NotFound if there is none of this number."""
    row = _row(number)
    if row is None:
        raise NotFound(N_("There is no release of this number."))
    return _value(row)


def exists(number: int) -> bool:
    """Whether there is a release of this number."""
    return _row(number) is not None


def lines(number: int) -> Iterator[RecordLine]:
    """A line for each record of a release, by code."""
    return freezing.lines(session(), number)


def read_all(number: int, incidents: Collection[int]) -> Iterator[tuple[int, Record]]:
    """Row number and public copy, as a release froze it, of some incidents, in the order given.

    Links lead only to what is public now.
    """
    held = held_by(number).subquery()
    query = select(PublicationRow.incident_id, cast(PublicationRow.body, Text))
    query = query.join(held, held.c.publication_id == PublicationRow.id).where(
        PublicationRow.incident_id.in_(incidents)
    )
    bodies: dict[int, str] = dict(session().execute(query).all())
    there = [incident for incident in incidents if incident in bodies]
    yield from zip(
        there, with_open_links(from_plain(Record, json.loads(bodies.pop(one))) for one in there), strict=True
    )


def bodies(number: int) -> Iterator[tuple[str, str]]:
    """The digest that a release keeps of each of its records, and the digest of the body as it is on file now."""
    held = held_by(number).subquery()
    query = select(held.c.digest, cast(PublicationRow.body, Text))
    query = query.join(PublicationRow, PublicationRow.id == held.c.publication_id)
    for kept, body in session().execute(query, execution_options={"yield_per": 500}):
        yield kept, freezing.digest_of_body(body)


def write_words(current: Session, words_of: Callable[[Record], Sequence[str]]) -> int:
    """Make the searchable words of every frozen finding anew from the record it was made of; returns how many."""
    query = select(ReleaseSpanRow.finding_id, PublicationRow.body)
    query = query.join(PublicationRow, PublicationRow.id == ReleaseSpanRow.publication_id)
    found = {number: words_of(from_plain(Record, body)) for number, body in current.execute(query)}
    words.erase_all(current, list(found))
    words.write_all(current, found)
    return len(found)


def _row(number: int) -> ReleaseRow | None:
    return session().get(ReleaseRow, number) if number <= _LARGEST else None


def _value(row: ReleaseRow) -> Release:
    counts: dict[str, Any] = row.counts
    return Release(
        number=row.number,
        content=ReleaseDraft(
            title=Trilingual(row.title_en, row.title_ar, row.title_ckb),
            note=Trilingual(row.note_en, row.note_ar, row.note_ckb),
        ),
        at=row.at,
        digest=row.digest,
        counts=from_plain(ReleaseCounts, counts),
        history_seq=row.history_seq,
    )
