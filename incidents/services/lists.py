"""Evidence lists: make, fill, order, publish, and the records behind them."""

from collections.abc import Iterator
from dataclasses import replace

from incidents.domain.access import Action, Actor, Role
from incidents.domain.codec import to_plain
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, Refused
from incidents.domain.incident import Record, Summary
from incidents.domain.lists import EvidenceList, ListDraft, ListItem
from incidents.domain.query import read_string
from incidents.domain.vocabulary import N_, Audience, Status
from incidents.services.recording import today
from incidents.services.reference import outcomes
from incidents.storage import history, incidents, lists, publications
from incidents.storage.db import transaction
from incidents.storage.search import rows

MOST_ITEMS = 2000


def all_lists(by: Actor) -> tuple[EvidenceList, ...]:
    """The lists that whoever asks may read."""
    by.require(Action.READ_PUBLIC)
    return lists.all_lists(by.audience)


def evidence_list(code: str, by: Actor) -> EvidenceList:
    """One list as whoever asks may read it."""
    by.require(Action.READ_PUBLIC)
    return lists.evidence_list(code, by.audience)


def may_change(found: EvidenceList, by: Actor) -> bool:
    """A list is changed by whoever made it; advocates and managers change every list."""
    own = by.account is not None and found.owner_account == by.account
    return by.may(Action.LIST) and (own or by.role in {Role.ADVOCATE, Role.MANAGER})


def make(draft: ListDraft, by: Actor) -> str:
    """Keep a new list and return its code. Refused: without a title, or with a question that cannot be asked."""
    by.require(Action.LIST)
    _check(draft)
    with transaction(by) as session:
        code = lists.add(session, draft, by)
        history.append(session, by, "list made", ("list", code), {"content": to_plain(draft)})
    return code


def amend(code: str, draft: ListDraft, version: int, by: Actor) -> None:
    """Save a list anew: title, cover, order, notes. Conflict as for records."""
    _changeable(code, by)
    _check(draft)
    with transaction(by) as session:
        lists.amend(session, code, draft, version)
        history.append(session, by, "list amended", ("list", code), {"content": to_plain(draft)})


def put(code: str, incident: str, by: Actor, note: str = "") -> None:
    """Add an incident at the end of a hand-picked list; twice the same adds nothing."""
    found = _changeable(code, by)
    if found.content.query is not None:
        raise Refused(N_("This list is a question; incidents come to it by themselves."), field="incident")
    if incident in {item.incident for item in found.content.items}:
        return
    items = (*found.content.items, ListItem(incident, note))
    amend(code, replace(found.content, items=items), found.version, by)


def publish(code: str, by: Actor) -> None:
    """Let everyone read a list; of its incidents each reader sees only the public ones."""
    by.require(Action.PUBLISH_LIST)
    _changeable(code, by)
    with transaction(by) as session:
        lists.set_status(session, code, Status.PUBLISHED)
        history.append(session, by, "list published", ("list", code), {}, public=True)


def withdraw(code: str, by: Actor) -> None:
    """Take a list back from the public."""
    by.require(Action.PUBLISH_LIST)
    _changeable(code, by)
    with transaction(by) as session:
        lists.set_status(session, code, Status.WITHDRAWN)
        history.append(session, by, "list withdrawn", ("list", code), {}, public=True)


def question(found: EvidenceList) -> Criteria:
    """What a list asks: its own question, or simply what stands on it."""
    if found.content.query is None:
        return Criteria(lists=(found.code,))
    return read_string(found.content.query, outcomes=outcomes(), today=today())


def summaries(found: EvidenceList, by: Actor, audience: Audience | None = None) -> tuple[Summary, ...]:
    """The incidents of a list in its order, those only that the audience may find."""
    wanted = audience or by.audience
    if found.content.query is None:
        return rows.summaries_of([item.incident for item in found.content.items], wanted)
    return rows.all_summaries(question(found), wanted, MOST_ITEMS)


def records(found: EvidenceList, by: Actor, audience: Audience) -> Iterator[Record]:
    """The records of a list for one audience, in its order. The team's need the right to hand them out."""
    if audience == Audience.TEAM and not (by.may(Action.EXPORT_TEAM) or may_change(found, by)):
        raise NotAllowed(N_("Your account is not set up for this. A manager can change that."))
    codes = [one.code for one in summaries(found, by, audience)]
    if audience == Audience.PUBLIC:
        return iter(publications.records(codes))
    return (incidents.record(code) for code in codes)


def _check(draft: ListDraft) -> None:
    if not draft.title:
        raise Refused(N_("Give the list a title."), field="title")
    if len(draft.items) > MOST_ITEMS:
        raise Refused(N_("A list holds at most %(n)s incidents."), field="items", n=MOST_ITEMS)
    if draft.query is not None:
        read_string(draft.query, outcomes=outcomes(), today=today())


def _changeable(code: str, by: Actor) -> EvidenceList:
    by.require(Action.LIST)
    found = lists.evidence_list(code, Audience.TEAM)
    if not may_change(found, by):
        raise NotAllowed(N_("This is somebody else's list. Make one of your own from it."))
    return found
