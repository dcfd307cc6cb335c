"""The demonstration: real reports on 2019 and 2020, published as they stand, and an account for every role.

Opening it twice adds nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from incidents.domain.access import LOADER, Role
from incidents.domain.accounts import name_key
from incidents.domain.codec import to_plain
from incidents.domain.disclosure import disclose, public_article
from incidents.domain.finding import Finding, find
from incidents.domain.incident import Record
from incidents.domain.vocabulary import Audience, Status
from incidents.services import demonstration_files
from incidents.services.demonstration_files import Demonstration, KeyedArticle, KeyedIncident
from incidents.services.reference import labels
from incidents.services.shipped import digest
from incidents.storage import (
    accounts,
    articles,
    exports,
    findings,
    history,
    incident_writing,
    loading,
    people,
    publications,
    site,
    sources,
)
from incidents.storage.db import Session, transaction

FOLDER = "demonstration"
#: Name and role of each account. None has a passphrase: the one-time link is the only way in.
ACCOUNTS = (
    ("Monitor", Role.MONITOR),
    ("Second monitor", Role.MONITOR),
    ("Reviewer", Role.REVIEWER),
    ("Researcher", Role.RESEARCHER),
    ("Advocate", Role.ADVOCATE),
    ("Manager", Role.MANAGER),
)
_LOADED = "demonstration"


def load(folder: Path) -> int:
    """Bring in what is not there yet, in one transaction; returns how many incidents were added.

    ValueError names the file and the field that are not in order; then nothing was kept.
    """
    files = digest(folder)
    if site.setting(_LOADED) == files:
        return 0
    shipped = demonstration_files.read(folder)
    with transaction() as session:
        kept = loading.kept_codes(session)
        _bring_names(session, shipped)
        for article in _originals_first(shipped.articles):
            if article.code not in kept:
                _bring_article(session, article)
        new = [incident for incident in shipped.incidents if incident.code not in kept]
        _bring_incidents(session, new)
        site.change(session, _LOADED, files)
    return len(new)


def open_accounts() -> int:
    """Make the accounts that are not there yet; returns how many were made."""
    known = {account.name for account in accounts.all_accounts()}
    new = [(name, role) for name, role in ACCOUNTS if name not in known]
    if new:
        with transaction() as session:
            for name, role in new:
                number = accounts.add(session, name, name_key(name), role, "")
                content = {"name": name, "role": role.value}
                history.append(session, LOADER, "account added", ("account", str(number)), content)
    return len(new)


def _bring_names(session: Session, shipped: Demonstration) -> None:
    for source in shipped.sources:
        sources.keep_source(session, source)
    for actor in shipped.actors:
        people.keep(session, actor)


def _bring_article(session: Session, article: KeyedArticle) -> None:
    articles.add(session, article.draft, LOADER, code=article.code)
    body = to_plain(public_article(article.draft))
    articles.publish(session, article.code, body)
    history.append(session, LOADER, "article published", ("article", article.code), {"body": body}, public=True)


def _bring_incidents(session: Session, new: Iterable[KeyedIncident]) -> None:
    """All of them first, then what they say of one another, then what each audience may find."""
    new = tuple(new)
    kept = incident_writing.add_all(session, {each.code: replace(each.draft, links=()) for each in new}, LOADER)
    numbers = {record.code: number for number, record in kept.items()}
    for incident in new:
        loading.settle(session, incident.code, Status.PUBLISHED, incident.grade)
        loading.add_links(session, incident.code, incident.draft)
    found: dict[Audience, dict[int, Finding]] = {audience: {} for audience in Audience}
    for record in exports.team_records([incident.code for incident in new]):
        public = publications.publish(session, disclose(record, Audience.PUBLIC), LOADER)
        for copy in (public, disclose(record, Audience.TEAM)):
            found[copy.audience][numbers[copy.code]] = _finding(session, copy)
        content = {"body": to_plain(public)}
        history.append(session, LOADER, "published", ("incident", record.code), content, public=True)
    for of_audience in found.values():
        findings.add_all(session, of_audience)


def _finding(session: Session, copy: Record) -> Finding:
    """As `disclosing` makes it after a deed; here the record was read together with all the others."""
    from_articles = findings.sources_of(session, [link.article for link in copy.content.articles])
    return find(copy, labels, from_articles)


def _originals_first(given: Iterable[KeyedArticle]) -> Iterator[KeyedArticle]:
    """Each article after the ones it names. ValueError where articles name one another in a circle."""
    waiting = {article.code: article for article in given}
    while waiting:
        ready = [article for article in waiting.values() if not waiting.keys() & _named(article)]
        if not ready:
            raise ValueError(f"These articles name one another in a circle: {', '.join(sorted(waiting))}")
        yield from ready
        for article in ready:
            del waiting[article.code]


def _named(article: KeyedArticle) -> set[str]:
    return {article.draft.origin, article.draft.superseded_by} - {article.code}
