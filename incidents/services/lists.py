"""Evidence lists: make, fill, order, publish, and the records behind them."""

from collections.abc import Iterator
from dataclasses import replace

from incidents.domain.access import Action, Actor
from incidents.domain.codec import to_plain
from incidents.domain.criteria import Criteria
from incidents.domain.disclosure import disclose
from incidents.domain.errors import NotAllowed, NotFound, Refused
from incidents.domain.incident import Record, Summary
from incidents.domain.lists import EvidenceList, ListDraft, ListItem
from incidents.domain.moments import today
from incidents.domain.query import read_string, to_string
from incidents.domain.vocabulary import N_, Audience, Status
from incidents.services.reference import outcomes
from incidents.storage import exports, history, lists, publications
from incidents.storage.db import transaction
from incidents.storage.search import rows
from incidents.storage.search.answering import answers

MOST_ITEMS = 2000
_LONGEST_QUESTION = 4000
_LONGEST_TITLE = 500
_AT_ONCE = 200
_TOO_MANY = N_(
    "These are %(count)s incidents, and a list is printed, or kept as it is, with up to %(most)s. Ask for fewer, such"
    " as one year, or take them as a file."
)


def all_lists(by: Actor) -> tuple[EvidenceList, ...]:
    """The lists that whoever asks may read."""
    by.require(Action.READ_PUBLIC)
    return lists.all_lists(by.audience)


def changeable(by: Actor) -> tuple[EvidenceList, ...]:
    """The hand-picked lists that whoever asks may put an incident on."""
    if not by.may(Action.LIST):
        return ()
    found = lists.all_lists(by.audience)
    return tuple(one for one in found if one.content.query is None and may_change(one, by))


def evidence_list(code: str, by: Actor) -> EvidenceList:
    """One list as whoever asks may read it."""
    by.require(Action.READ_PUBLIC)
    return lists.evidence_list(code, by.audience)


def was_withdrawn(code: str) -> bool:
    """Whether a list was public once and was taken back."""
    return lists.was_public(code)


def may_change(found: EvidenceList, by: Actor) -> bool:
    """A list is changed and published by whoever made it; those who publish lists for all may change every one."""
    return by.may(Action.PUBLISH_LIST) or _owns(found, by)


def may_hand_out(found: EvidenceList, by: Actor) -> bool:
    """Whether somebody may take the team's copy of a list along: with the right to, or of an own list picked by hand.

    A question is not what somebody put together: one that asks for everything would hand out the house.
    """
    return by.may(Action.EXPORT_TEAM) or (_owns(found, by) and found.content.query is None)


def make(draft: ListDraft, by: Actor) -> str:
    """Keep a new list and return its code. Refused: without a title, or with a question that cannot be asked."""
    by.require(Action.LIST)
    kept = checked(draft)
    for item in kept.items:
        _findable(item.incident, by)
    with transaction(by) as session:
        code = lists.add(session, kept, by)
        history.append(session, by, "list made", ("list", code), {"content": to_plain(kept)})
    return code


def amend(code: str, draft: ListDraft, version: int, by: Actor) -> None:
    """Save a list anew: title, cover, order, notes. Conflict as for records."""
    _changeable(code, by)
    kept = checked(draft)
    with transaction(by) as session:
        lists.amend(session, code, kept, version)
        history.append(session, by, "list amended", ("list", code), {"content": to_plain(kept)})


def put(code: str, incident: str, by: Actor, note: str = "") -> None:
    """Add an incident at the end of a hand-picked list; twice the same adds nothing."""
    found = _changeable(code, by)
    if found.content.query is not None:
        raise Refused(N_("This list is a question; incidents come to it by themselves."), field="incident")
    _findable(incident, by)
    if not found.content.holds(incident):
        amend(code, found.content.with_item(incident, note), found.version, by)


def keep_as_is(code: str, version: int, by: Actor) -> None:
    """Turn a question into the incidents it finds now, so that the list does not change under those who cite it.

    Refused: more of them than a list holds.
    """
    found = _changeable(code, by)
    _refuse_too_many(found, by, by.audience)
    items = tuple(ListItem(one.code) for one in summaries(found, by))
    amend(code, replace(found.content, items=items, query=None), version, by)


def publish(code: str, by: Actor) -> None:
    """Let everyone read a list; of its incidents each reader sees only the public ones."""
    _changeable(code, by)
    with transaction(by) as session:
        lists.set_status(session, code, Status.PUBLISHED)
        history.append(session, by, "list published", ("list", code), {}, public=True)


def withdraw(code: str, by: Actor) -> None:
    """Take a list back from the public."""
    found = _changeable(code, by)
    if found.status != Status.PUBLISHED:
        raise Refused(N_("This list is not published."))
    with transaction(by) as session:
        lists.set_status(session, code, Status.WITHDRAWN)
        history.append(session, by, "list withdrawn", ("list", code), {}, public=True)


def question(found: EvidenceList) -> Criteria:
    """What a list asks: its own question, or simply what stands on it."""
    if found.content.query is None:
        return Criteria(lists=(found.code,))
    return read_string(found.content.query, outcomes=outcomes(), today=today())


def read_question(query: str) -> Criteria:
    """The question of a query string. Refused: what cannot be asked, or what a list cannot ask."""
    asked = read_string(query, outcomes=outcomes(), today=today()).question
    if asked.lists:
        raise Refused(N_("A list cannot ask for what stands on another list."), field="query")
    if asked.release is not None:
        raise Refused(N_("A list asks of what stands today, not of a release."), field="query")
    if len(to_string(asked)) > _LONGEST_QUESTION:
        raise Refused(N_("This question is too long to be kept."), field="query")
    return asked


def size(found: EvidenceList, by: Actor, audience: Audience | None = None) -> int:
    """How many incidents stand on a list, or answer its question for an audience, that of whoever asks unless told."""
    if found.content.query is None:
        return len(found.content.items)
    asked = question(found)
    return answers(audience or by.audience, asked).count(asked)


def left_out(found: EvidenceList, shown: int) -> int:
    """How many that were put on a list by hand are not among those shown; a question finds what may be shown alone."""
    return len(found.content.items) - shown if found.content.query is None else 0


def summaries(found: EvidenceList, by: Actor, audience: Audience | None = None) -> tuple[Summary, ...]:
    """The incidents of a list that the audience may find: in its own order; the newest of a question by date."""
    wanted = audience or by.audience
    by.require(Action.READ_TEAM if wanted == Audience.TEAM else Action.READ_PUBLIC)
    if found.content.query is None:
        return rows.summaries_of([item.incident for item in found.content.items], wanted)
    asked = question(found)
    return tuple(reversed(answers(wanted, asked).all_summaries(asked, MOST_ITEMS)))


def records(found: EvidenceList, by: Actor, audience: Audience) -> Iterator[Record]:
    """The records of a list for one audience, all of them in its order. The team's need the right to hand them out.

    Refused: a question that more answer than a list holds.
    """
    if audience == Audience.TEAM and not may_hand_out(found, by):
        raise NotAllowed(N_("The team's copy is for advocates and managers, and for a list that you picked by hand."))
    _refuse_too_many(found, by, audience)
    return _read([one.code for one in summaries(found, by, audience)], audience)


def _refuse_too_many(found: EvidenceList, by: Actor, audience: Audience) -> None:
    count = size(found, by, audience)
    if count > MOST_ITEMS:
        raise Refused(_TOO_MANY, field="query", count=count, most=MOST_ITEMS)


def _read(codes: list[str], audience: Audience) -> Iterator[Record]:
    """In parts, so that memory stays flat."""
    for start in range(0, len(codes), _AT_ONCE):
        part = codes[start : start + _AT_ONCE]
        if audience == Audience.PUBLIC:
            yield from publications.records(part)
        else:
            yield from (disclose(record, audience) for record in exports.team_records(part))


def handed_out(found: EvidenceList, by: Actor, count: int, digest: str) -> None:
    """Write into the history that the team's copy of a list was printed: how many incidents, and its digest."""
    with transaction(by) as session:
        content = {"audience": Audience.TEAM.value, "count": count, "sha256": digest}
        history.append(session, by, "list printed", ("list", found.code), content)


def _owns(found: EvidenceList, by: Actor) -> bool:
    return by.may(Action.LIST) and by.account is not None and found.owner_account == by.account


def checked(draft: ListDraft) -> ListDraft:
    """The draft with its question in the one spelling, without order and page. Refused: what cannot be kept."""
    if not draft.title:
        raise Refused(N_("Give the list a title."), field="title")
    if any(len(text) > _LONGEST_TITLE for text in draft.title.all()):
        raise Refused(N_("This is too long: at most %(name)s characters."), field="title", name=_LONGEST_TITLE)
    if len(draft.items) > MOST_ITEMS:
        raise Refused(N_("A list holds at most %(n)s incidents."), field="items", n=MOST_ITEMS)
    if draft.query is None:
        return draft
    return replace(draft, query=to_string(read_question(draft.query)))


def _findable(incident: str, by: Actor) -> None:
    """NotFound in the same words for what does not exist and for what may not be known."""
    if not rows.summaries_of([incident], by.audience):
        raise NotFound(N_("There is no such record."))


def _changeable(code: str, by: Actor) -> EvidenceList:
    by.require(Action.LIST)
    found = lists.evidence_list(code, Audience.TEAM)
    if not may_change(found, by):
        raise NotAllowed(N_("This is somebody else's list. Make one of your own from it."))
    return found
