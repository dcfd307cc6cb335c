"""The one way from a record to what each audience may find and read; called inside the deed that changed it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from incidents.domain.access import Actor
from incidents.domain.disclosure import disclose
from incidents.domain.errors import NotFound
from incidents.domain.finding import find
from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_, Audience, Status, Tier
from incidents.services.reference import labels
from incidents.storage import exports, findings, incidents, publications
from incidents.storage.db import Session


def refresh_team(session: Session, code: str) -> Record:
    """Rewrite what the team may find of an incident; a confidential or rejected record is not to be found."""
    return refresh_team_all(session, [code])[0]


def refresh_team_all(session: Session, codes: Sequence[str]) -> tuple[Record, ...]:
    """The same for some incidents, in the order given. NotFound if one of them is not there."""
    records = exports.team_records(list(codes))
    if len(records) != len(codes):
        raise NotFound(N_("There is no such record."))
    numbers = incidents.numbers(session, codes)
    hidden = [numbers[one.code] for one in records if _is_hidden(one)]
    findings.erase_all(session, hidden, Audience.TEAM)
    shown = [disclose(one, Audience.TEAM) for one in records if not _is_hidden(one)]
    articles = {link.article for one in shown for link in one.content.articles}
    sources = findings.sources_of(session, articles)
    findings.write_all(session, {numbers[one.code]: find(one, labels, sources) for one in shown})
    return records


def show_new(session: Session, new: Mapping[int, Record]) -> None:
    """Let the team find incidents that were kept just now, by row number, from the records as they were written."""
    shown = {number: disclose(one, Audience.TEAM) for number, one in new.items() if not _is_hidden(one)}
    sources = findings.sources_of(session, {link.article for one in shown.values() for link in one.content.articles})
    findings.add_all(session, {number: find(one, labels, sources) for number, one in shown.items()})


def _is_hidden(record: Record) -> bool:
    return record.content.tier == Tier.CONFIDENTIAL or record.status == Status.REJECTED


def publish(session: Session, code: str, by: Actor) -> Record:
    """Disclose the working copy to the public as it now stands. Refused: a record that is not for the public."""
    record = replace(incidents.record(code), status=Status.PUBLISHED)
    public = publications.publish(session, disclose(record, Audience.PUBLIC), by)
    _write(session, incidents.number(session, code), public)
    return public


def withdraw(session: Session, code: str, reason: str) -> None:
    """Take an incident back from the public."""
    publications.withdraw(session, code, reason)
    findings.erase(session, incidents.number(session, code), Audience.PUBLIC)


def republish(session: Session, code: str, publication: int) -> None:
    """Let a publication that was taken back stand again, word for word."""
    publications.restore(session, publication)
    _write(session, incidents.number(session, code), publications.record(code))


def _write(session: Session, number: int, record: Record) -> None:
    articles = [link.article for link in record.content.articles]
    findings.write(session, number, find(record, labels, findings.sources_of(session, articles)))
